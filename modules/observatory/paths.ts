// The addresses of this module, in four languages, and the links made from them.
import { link, type Query } from '../../kernel/http/paths.ts'
import type { Language } from '../../kernel/i18n/languages.ts'

const data = { en: 'data', es: 'datos', pt: 'dados', fr: 'donnees' } as const
const indicators = {
  en: 'indicators', es: 'indicadores', pt: 'indicadores', fr: 'indicateurs',
} as const
const beside = {
  en: 'side-by-side', es: 'lado-a-lado', pt: 'lado-a-lado', fr: 'cote-a-cote',
} as const
const areas = {
  en: 'countries', es: 'paises', pt: 'paises', fr: 'pays',
} as const
const groups = {
  en: 'groups', es: 'grupos', pt: 'grupos', fr: 'groupes',
} as const
const sources = {
  en: 'sources', es: 'fuentes', pt: 'fontes', fr: 'sources',
} as const
const claims = {
  en: 'how-we-count', es: 'como-contamos', pt: 'como-contamos', fr: 'comment-nous-comptons',
} as const
const cubes = {
  en: 'sub-national', es: 'subnacional', pt: 'subnacional', fr: 'infranational',
} as const

export const paths = {
  data: [data],
  compare: [data, { en: 'compare', es: 'comparar', pt: 'comparar', fr: 'comparer' }],
  methods: [data, { en: 'methods', es: 'metodos', pt: 'metodos', fr: 'methodes' }],
  releases: [data, { en: 'releases', es: 'publicaciones', pt: 'publicacoes', fr: 'parutions' }],
  machines: [data, { en: 'download', es: 'descargar', pt: 'baixar', fr: 'telecharger' }],
  indicator: [data, indicators, ':id'],
  beside: [data, beside, ':id'],
  area: [data, areas, ':id'],
  groups: [data, groups],
  group: [data, groups, ':id'],
  sources: [data, sources],
  source: [data, sources, ':id'],
  claims: [data, claims],
  claim: [data, claims, ':id'],
  cubes: [data, cubes],
  cube: [data, cubes, ':id'],
} as const

export const href = {
  data: (language: Language) => link(paths.data, language, {}),
  compare: (language: Language, query: Query = {}) => link(paths.compare, language, {}, query),
  methods: (language: Language) => link(paths.methods, language, {}),
  releases: (language: Language, query: Query = {}) => link(paths.releases, language, {}, query),
  machines: (language: Language) => link(paths.machines, language, {}),
  indicator: (language: Language, id: string, query: Query = {}) =>
    link(paths.indicator, language, { id }, query),
  beside: (language: Language, id: string, query: Query = {}) =>
    link(paths.beside, language, { id }, query),
  area: (language: Language, id: string) => link(paths.area, language, { id: id.toLowerCase() }),
  groups: (language: Language) => link(paths.groups, language, {}),
  group: (language: Language, id: string) => link(paths.group, language, { id }),
  sources: (language: Language) => link(paths.sources, language, {}),
  source: (language: Language, id: string) => link(paths.source, language, { id }),
  claims: (language: Language) => link(paths.claims, language, {}),
  claim: (language: Language, id: string, query: Query = {}) =>
    link(paths.claim, language, { id }, query),
  cubes: (language: Language) => link(paths.cubes, language, {}),
  cube: (language: Language, id: string, query: Query = {}) =>
    link(paths.cube, language, { id }, query),
}
