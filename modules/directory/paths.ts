// The addresses of this module, in four languages, and the links made from them.
import { link } from '../../kernel/http/paths.ts'
import type { Language } from '../../kernel/i18n/languages.ts'

const countries = { en: 'countries', es: 'paises', pt: 'paises', fr: 'pays' } as const
const bodies = { en: 'bodies', es: 'organos', pt: 'orgaos', fr: 'organes' } as const
const departments = {
  en: 'departments', es: 'departamentos', pt: 'departamentos', fr: 'departements',
} as const
const treaties = { en: 'treaties', es: 'tratados', pt: 'tratados', fr: 'traites' } as const
const topics = { en: 'topics', es: 'temas', pt: 'temas', fr: 'themes' } as const

export const paths = {
  countries: [countries],
  country: [countries, ':id'],
  departments: [departments],
  department: [departments, ':id'],
  bodies: [bodies],
  body: [bodies, ':id'],
  treaties: [treaties],
  treaty: [treaties, ':id'],
  topics: [topics],
  topic: [topics, ':id'],
} as const

export const href = {
  countries: (language: Language) => link(paths.countries, language, {}),
  country: (language: Language, id: string) =>
    link(paths.country, language, { id: id.toLowerCase() }),
  departments: (language: Language) => link(paths.departments, language, {}),
  department: (language: Language, id: string) => link(paths.department, language, { id }),
  bodies: (language: Language) => link(paths.bodies, language, {}),
  body: (language: Language, id: string) => link(paths.body, language, { id }),
  treaties: (language: Language) => link(paths.treaties, language, {}),
  treaty: (language: Language, id: string) =>
    link(paths.treaty, language, { id: id.toLowerCase() }),
  topics: (language: Language) => link(paths.topics, language, {}),
  topic: (language: Language, id: string) => link(paths.topic, language, { id }),
}
