// What the application gives the pipeline (its looks, its words, its addresses of signing in), and
// what every step of the pipeline knows about the request it works on.
import type { Context, Hono } from 'hono'
import type { Actor, Person } from '../access/actor.ts'
import { deriveToken } from '../access/secrets.ts'
import type { Database } from '../database/database.ts'
import type { Reader } from '../database/transaction.ts'
import type { Language } from '../i18n/languages.ts'
import type { Failure } from './failure.ts'
import type { PageCache } from './page-cache.ts'
import type { PageAnswer, PageRoute } from './route.ts'

/** The looks, and the texts of errors. */
export type Shell = {
  render: (answer: PageAnswer, context: ShellContext) => string
  /** The page for an error; `detail` says more where more can be said. */
  errorPage: (failure: Failure, context: ShellContext) => PageAnswer
  /** The title and sentence of an error for machines. */
  errorText: (failure: Failure, language: Language) => { title: string, detail: string }
  /** Where to sign in and who is signed in; without it nobody can. */
  people?: People
}

export type People = {
  /** What the frame shows of who is signed in. */
  describe: (reader: Reader, actor: Person) => Promise<Described>
  /** Where a person signs in, or shows once more who they are, to come back to `back`. */
  signIn: (language: Language, ask: SignInAsk) => string
}

export type SignInAsk = {
  /** An address of this site. */
  back: string
  /** `first`: not signed in; `ended`: the session ended; `again`: once more, for what follows. */
  reason: 'first' | 'ended' | 'again'
}

export type Described = {
  name: string
  /** Someone of an exercise: every page says so. */
  exercise: boolean
  /** What waits, by the name of a place in the menu. */
  counts?: Record<string, number>
  /** Keys pressed outside of fields lead somewhere. */
  shortcuts?: boolean
  /** Places of the menu that are there for this person only. */
  places?: string[]
}

export type Viewer = Described & {
  /** What a form in the frame must carry (signing out). */
  token: string
}

export type ShellContext = {
  language: Language
  /** The same page in each language; undefined where there is none (errors). */
  alternates: Record<Language, string> | undefined
  path: string
  origin: string
  theme: 'light' | 'dark' | undefined
  requestId: string
  /** Who is signed in; undefined for visitors. */
  viewer?: Viewer | undefined
}

export type UploadSettings = {
  /** For files while they arrive; on the disk of the file store. Emptied at start. */
  folder: string
  /** How much of the disk uploads leave free. */
  reserveBytes?: number
  /** How long an upload may stand still. */
  idleMs?: number
}

export type WebSettings = {
  /** Without it there can be no forms with files. */
  uploads?: UploadSettings
  origin: string
  trial: boolean
  requestsPerMinute: number
  /** Trust `X-Forwarded-For` of this many proxies in front. */
  proxies: number
}

export type Bindings = { Variables: {
  requestId: string, actor: Actor, started: number, address: string
  /** The secret of the session's cookie, when it is one. */
  secret?: string | undefined
  /** The account of a session that is over. */
  lapsed?: string | undefined
} }
export type Web = Hono<Bindings>
export type Ask = Context<Bindings>

export type Parts = {
  database: Database, shell: Shell, settings: WebSettings, cache: PageCache,
  languagesOf: (
    route: { path: PageRoute['path'] }, language: Language, values: Record<string, string>,
    answer: PageAnswer,
  ) => Record<Language, string>
}

export function contextOf(c: Ask, { settings }: Parts, language: Language): ShellContext {
  return {
    language, alternates: undefined, path: c.req.path, origin: settings.origin,
    theme: themeOf(c), requestId: c.get('requestId'),
  }
}

export function themeOf(c: Ask): 'light' | 'dark' | undefined {
  const found = /(?:^|;\s*)theme=(light|dark)(?:;|$)/.exec(c.req.header('cookie') ?? '')?.[1]
  return found === 'light' || found === 'dark' ? found : undefined
}

export const isSecure = ({ settings }: Parts) => settings.origin.startsWith('https:')

/** What each form of a session must carry; empty for visitors, who have no session to misuse. */
export function formToken(c: Ask): string {
  const secret = c.get('secret')
  return c.get('actor').kind === 'person' && secret !== undefined
    ? deriveToken(secret, 'form') : ''
}

/** Who is signed in, for the frame; undefined for everyone else. */
export async function viewerOf(
  c: Ask, { shell }: Parts, reader: Reader,
): Promise<Viewer | undefined> {
  const actor = c.get('actor')
  if (actor.kind !== 'person' || !shell.people) return undefined
  return { ...await shell.people.describe(reader, actor), token: formToken(c) }
}
