// The addresses of the desk and of an organization's own administration.
import { link, type Path, type Query } from '../../kernel/http/paths.ts'
import type { Language } from '../../kernel/i18n/languages.ts'
import { paths } from './paths.ts'

const desk = { en: 'desk', es: 'mesa', pt: 'mesa', fr: 'bureau' } as const
const decisions = {
  en: 'decisions', es: 'decisiones', pt: 'decisoes', fr: 'decisions',
} as const
const notes = { en: 'notes', es: 'notas', pt: 'notas', fr: 'notes' } as const
const contacts = { en: 'contacts', es: 'contactos', pt: 'contatos', fr: 'contacts' } as const
const ending = { en: 'ending', es: 'cese', pt: 'encerramento', fr: 'cessation' } as const
const entering = { en: 'entering', es: 'ingresos', pt: 'ingressos', fr: 'adhesions' } as const
const joining = { en: 'joining', es: 'ingreso', pt: 'ingresso', fr: 'adhesion' } as const
const organizations = {
  en: 'organizations', es: 'organizaciones', pt: 'organizacoes', fr: 'organisations',
} as const
const adding = {
  en: 'new-person', es: 'persona-nueva', pt: 'nova-pessoa', fr: 'nouvelle-personne',
} as const
const people = { en: 'people', es: 'personas', pt: 'pessoas', fr: 'personnes' } as const
const first = {
  en: 'first-time', es: 'primera-vez', pt: 'primeira-vez', fr: 'premiere-fois',
} as const
const reach = { en: 'reach', es: 'contacto', pt: 'contato', fr: 'coordonnees' } as const

const daysOff = {
  en: 'days-off', es: 'dias-no-laborables', pt: 'dias-nao-uteis', fr: 'jours-non-ouvres',
} as const

const [workspace] = paths.home
const [account] = paths.account
const [signIn] = paths.signIn

export const deskPaths = {
  desk: [workspace, desk],
  decisions: [workspace, desk, decisions],
  note: [workspace, desk, notes],
  contacts: [workspace, desk, contacts],
  ending: [workspace, desk, contacts, ':id', ending],
  entering: [workspace, desk, entering],
  daysOff: [workspace, desk, daysOff],
  joining: [...paths.community, joining],
  organizations: [workspace, organizations],
  organization: [workspace, organizations, ':id'],
  adding: [workspace, organizations, ':id', adding],
  member: [workspace, organizations, ':id', people, ':membership'],
  first: [signIn, first],
  reach: [account, reach],
} as const

const plain = (path: Path & readonly Record<string, unknown>[]) =>
  (language: Language, query: Query = {}) => link(path, language, {}, query)

export const deskHref = {
  desk: plain(deskPaths.desk),
  decisions: plain(deskPaths.decisions),
  note: plain(deskPaths.note),
  contacts: plain(deskPaths.contacts),
  ending: (language: Language, id: string) => link(deskPaths.ending, language, { id }),
  entering: plain(deskPaths.entering),
  daysOff: plain(deskPaths.daysOff),
  joining: (language: Language, code: string) => link(deskPaths.joining, language, { code }),
  organizations: plain(deskPaths.organizations),
  /** An organization by its code. */
  organization: (language: Language, id: string, query: Query = {}) =>
    link(deskPaths.organization, language, { id }, query),
  adding: (language: Language, id: string) => link(deskPaths.adding, language, { id }),
  /** A role by its organization's code and its own id; `ended`: so many sessions, just now. */
  member: (
    language: Language, { ended, ...of }: { id: string, membership: string, ended?: number },
  ) => link(deskPaths.member, language, of, { ended }),
  first: plain(deskPaths.first),
  reach: plain(deskPaths.reach),
}
