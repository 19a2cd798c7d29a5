// The addresses of the pages that draw on several modules.
import { link, type Query } from '../../kernel/http/paths.ts'
import type { Language } from '../../kernel/i18n/languages.ts'

const about = { en: 'about', es: 'acerca', pt: 'sobre', fr: 'a-propos' } as const
const search = { en: 'search', es: 'buscar', pt: 'buscar', fr: 'recherche' } as const
const help = { en: 'help', es: 'ayuda', pt: 'ajuda', fr: 'aide' } as const

const simple = {
  accessibility: {
    en: 'accessibility', es: 'accesibilidad', pt: 'acessibilidade', fr: 'accessibilite',
  },
  privacy: { en: 'privacy', es: 'privacidad', pt: 'privacidade', fr: 'confidentialite' },
  licence: { en: 'licence', es: 'licencia', pt: 'licenca', fr: 'licence' },
  contact: { en: 'contact', es: 'contacto', pt: 'contato', fr: 'contact' },
  status: { en: 'status', es: 'estado-del-servicio', pt: 'status-do-servico', fr: 'etat-du-service' },
  api: { en: 'api', es: 'api', pt: 'api', fr: 'api' },
} as const

export const paths = {
  home: [],
  about: [about],
  search: [search],
  help: [help],
  accessibility: [simple.accessibility],
  privacy: [simple.privacy],
  licence: [simple.licence],
  contact: [simple.contact],
  status: [simple.status],
  api: [simple.api],
} as const

type Plain = Exclude<keyof typeof paths, 'search'>

const plain = (name: Plain) => (language: Language) => link(paths[name], language, {})

export const href = {
  home: plain('home'),
  about: plain('about'),
  help: plain('help'),
  accessibility: plain('accessibility'),
  privacy: plain('privacy'),
  licence: plain('licence'),
  contact: plain('contact'),
  status: plain('status'),
  api: plain('api'),
  search: (language: Language, query: Query = {}) => link(paths.search, language, {}, query),
}
