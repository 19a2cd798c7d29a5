// The addresses of the exchange, in four languages, and the links made from them.
import { link, type Query, queryText } from '../../kernel/http/paths.ts'
import type { Language } from '../../kernel/i18n/languages.ts'

const w = { en: 'w', es: 'w', pt: 'w', fr: 'w' } as const
const exchange = { en: 'exchange', es: 'intercambio', pt: 'intercambio', fr: 'echange' } as const
const communities = {
  en: 'communities', es: 'comunidades', pt: 'comunidades', fr: 'communautes',
} as const
const fresh = { en: 'new', es: 'nuevo', pt: 'novo', fr: 'nouveau' } as const
const draft = { en: 'draft', es: 'borrador', pt: 'rascunho', fr: 'brouillon' } as const
const versions = { en: 'versions', es: 'versiones', pt: 'versoes', fr: 'versions' } as const
const readers = { en: 'readers', es: 'lectores', pt: 'leitores', fr: 'lecteurs' } as const
const acknowledgements = {
  en: 'acknowledgements', es: 'confirmaciones', pt: 'confirmacoes', fr: 'accuses-de-reception',
} as const
const replies = { en: 'replies', es: 'respuestas', pt: 'respostas', fr: 'reponses' } as const
const sightings = {
  en: 'sightings', es: 'avistamientos', pt: 'avistamentos', fr: 'observations',
} as const
const life = { en: 'life', es: 'vida', pt: 'vida', fr: 'vie' } as const
const issue = { en: 'issue', es: 'emision', pt: 'emissao', fr: 'emission' } as const
const marking = { en: 'marking', es: 'marcado', pt: 'marcacao', fr: 'marquage' } as const
const recipients = {
  en: 'recipients', es: 'destinatarios', pt: 'destinatarios', fr: 'destinataires',
} as const
const onward = { en: 'onward', es: 'clientes', pt: 'clientes', fr: 'clients' } as const
const decision = { en: 'decision', es: 'decision', pt: 'decisao', fr: 'decision' } as const
const translations = {
  en: 'translations', es: 'traducciones', pt: 'traducoes', fr: 'traductions',
} as const
const proposal = { en: 'library', es: 'biblioteca', pt: 'biblioteca', fr: 'bibliotheque' } as const
const desk = { en: 'desk', es: 'mesa', pt: 'mesa', fr: 'bureau' } as const
const work = { en: 'exchange', es: 'intercambio', pt: 'intercambio', fr: 'echange' } as const
const files = { en: 'files', es: 'archivos', pt: 'arquivos', fr: 'fichiers' } as const
const sourceFiles = {
  en: 'source-files', es: 'archivos-del-original', pt: 'arquivos-do-original',
  fr: 'fichiers-de-l-original',
} as const
const preferences = {
  en: 'preferences', es: 'preferencias', pt: 'preferencias', fr: 'preferences',
} as const
const views = { en: 'views', es: 'vistas', pt: 'visualizacoes', fr: 'vues' } as const
const end = { en: 'end', es: 'fin', pt: 'fim', fr: 'fin' } as const

const practices = {
  en: 'practices-and-typologies', es: 'practicas-y-tipologias', pt: 'praticas-e-tipologias',
  fr: 'pratiques-et-typologies',
} as const

export const paths = {
  practices: [practices],
  practice: [practices, ':number'],
  home: [w],
  communities: [w, communities],
  community: [w, communities, ':code'],
  inbox: [w, exchange],
  fresh: [w, exchange, fresh],
  item: [w, exchange, ':id'],
  versions: [w, exchange, ':id', versions],
  readers: [w, exchange, ':id', readers],
  acknowledgements: [w, exchange, ':id', acknowledgements],
  replies: [w, exchange, ':id', replies],
  sightings: [w, exchange, ':id', sightings],
  life: [w, exchange, ':id', life],
  issue: [w, exchange, ':id', issue],
  end: [w, exchange, ':id', end],
  marking: [w, exchange, ':id', marking],
  recipients: [w, exchange, ':id', recipients],
  onward: [w, exchange, ':id', onward],
  onwardDecision: [w, exchange, ':id', onward, decision],
  translations: [w, exchange, ':id', translations],
  translation: [w, exchange, ':id', translations, ':language'],
  proposal: [w, exchange, ':id', proposal],
  decision: [w, exchange, ':id', proposal, decision],
  files: [w, exchange, ':id', files],
  file: [w, exchange, ':id', files, ':file'],
  sourceFiles: [w, exchange, ':id', sourceFiles],
  deskWork: [w, desk, work],
  preferences: [w, exchange, preferences],
  views: [w, exchange, views],
  draft: [w, exchange, ':id', draft],
  step: [w, exchange, ':id', draft, ':step'],
} as const

type OfItem = typeof paths.item | typeof paths.versions | typeof paths.readers |
  typeof paths.acknowledgements | typeof paths.replies | typeof paths.sightings |
  typeof paths.life | typeof paths.issue | typeof paths.end | typeof paths.draft |
  typeof paths.marking | typeof paths.recipients | typeof paths.onward |
  typeof paths.onwardDecision | typeof paths.translations | typeof paths.proposal |
  typeof paths.decision | typeof paths.files | typeof paths.sourceFiles

const ofItem = (path: OfItem) => (language: Language, id: string, query: Query = {}) =>
  link(path, language, { id }, query)

export const href = {
  practices: (language: Language) => link(paths.practices, language, {}),
  practice: (language: Language, number: string) => link(paths.practice, language, { number }),
  home: (language: Language) => link(paths.home, language, {}),
  communities: (language: Language) => link(paths.communities, language, {}),
  community: (language: Language, code: string) => link(paths.community, language, { code }),
  inbox: (language: Language, query: Query = {}) => link(paths.inbox, language, {}, query),
  /** An item beside the list that the query asks for. */
  beside: (language: Language, item: string, query: Query) =>
    link(paths.inbox, language, {}, { ...query, item }).concat('#item'),
  exported: (language: Language, query: Query) =>
    link(paths.inbox, language, {}).concat('.csv', queryText(query)),
  fresh: (language: Language, query: Query = {}) => link(paths.fresh, language, {}, query),
  item: ofItem(paths.item),
  versions: ofItem(paths.versions),
  readers: ofItem(paths.readers),
  acknowledgements: ofItem(paths.acknowledgements),
  replies: ofItem(paths.replies),
  sightings: ofItem(paths.sightings),
  life: ofItem(paths.life),
  issue: ofItem(paths.issue),
  end: ofItem(paths.end),
  draft: ofItem(paths.draft),
  marking: ofItem(paths.marking),
  recipients: ofItem(paths.recipients),
  onward: ofItem(paths.onward),
  onwardDecision: ofItem(paths.onwardDecision),
  translations: ofItem(paths.translations),
  translation: (language: Language, id: string, other: Language) =>
    link(paths.translation, language, { id, language: other }),
  proposal: ofItem(paths.proposal),
  decision: ofItem(paths.decision),
  files: ofItem(paths.files),
  sourceFiles: ofItem(paths.sourceFiles),
  file: (language: Language, id: string, file: string) => link(paths.file, language, { id, file }),
  deskWork: (language: Language) => link(paths.deskWork, language, {}),
  preferences: (language: Language) => link(paths.preferences, language, {}),
  views: (language: Language, query: Query = {}) => link(paths.views, language, {}, query),
  step: (
    language: Language, { id, step, ...query }: { id: string, step: string } & Query,
  ) => link(paths.step, language, { id, step }, query),
}
