// The addresses of this module, in four languages, and the links made from them.
import { link, type Query } from '../../kernel/http/paths.ts'
import type { Language } from '../../kernel/i18n/languages.ts'

const data = { en: 'data', es: 'datos', pt: 'dados', fr: 'donnees' } as const
const word = (en: string, es: string, pt: string, fr: string) => ({ en, es, pt, fr })
const indicators = word('indicators', 'indicadores', 'indicadores', 'indicateurs')
const beside = word('side-by-side', 'lado-a-lado', 'lado-a-lado', 'cote-a-cote')
const areas = word('countries', 'paises', 'paises', 'pays')
const groups = word('groups', 'grupos', 'grupos', 'groupes')
const sources = word('sources', 'fuentes', 'fontes', 'sources')
const claims = word('how-we-count', 'como-contamos', 'como-contamos', 'comment-nous-comptons')
const cubes = word('sub-national', 'subnacional', 'subnacional', 'infranational')

export const paths = {
  data: [data],
  compare: [data, word('compare', 'comparar', 'comparar', 'comparer')],
  methods: [data, word('methods', 'metodos', 'metodos', 'methodes')],
  releases: [data, word('releases', 'publicaciones', 'publicacoes', 'parutions')],
  machines: [data, word('download', 'descargar', 'baixar', 'telecharger')],
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
