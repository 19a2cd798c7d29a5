// The shapes of routes. `audience` is required: a route that does not say who may call it
// does not compile.
import type { ComponentChildren } from 'preact'
import type { Actor } from '../access/actor.ts'
import type { Audience } from '../access/audience.ts'
import type { Client } from '../access/client.ts'
import type { FileRefusal } from '../files/kinds.ts'
import type { Reader, Writer } from '../database/transaction.ts'
import type { Language } from '../i18n/languages.ts'
import type { Path, PathValues, Query } from './paths.ts'
import type { Prepared } from './respond.ts'

/** What a page's handler is given: a read-only transaction as the person who asks. */
export type PageRequest<Values = Record<string, string>> = {
  language: Language
  values: Values
  query: URLSearchParams
  reader: Reader
  actor: Actor
  /** The public address of the site, without a final slash. */
  origin: string
  /** What every form on this page must carry: <Seal of={seal} /> of kernel/ui/form.tsx. */
  seal: FormSeal
  /** What was being sent when the session ended: a page with a form gives it back. */
  kept: URLSearchParams | undefined
}

export type FormSeal = {
  /** Made from the secret of the session: no other site can know it. Empty for visitors. */
  token: string
  /** Names this one form, so that it acts once however often it arrives. Empty for visitors. */
  once: string
}

/** What a page's handler answers; the layout around it is the application's. */
export type PageAnswer = {
  title: string
  main: ComponentChildren
  /** One or two sentences for search engines and previews. */
  description?: string
  /** The way back, from the home page (left out) to the page above this one. */
  trail?: { href: string, text: string }[]
  /** The part of the query that makes this page what it is: kept by the language switch. */
  query?: Query
  /** Which item of the main navigation this belongs to. */
  section?: string
  status?: 200 | 400 | 404 | 413 | 422 | 429
  /** Elements for <head>: metadata, alternate formats. */
  head?: ComponentChildren
  /** Values of the Link header (RFC 8288), for FAIR Signposting. */
  links?: string[]
  /** The page has a form of kernel/ui/form.tsx, and needs its styles. */
  hasForm?: boolean
  /** A script of kernel/ui/scripts that this page cannot do without: passkeys alone have one. */
  script?: 'passkeys.js'
  /** Keep out of search engines. */
  unlisted?: boolean
  /** The title of the home page is that of the site. */
  home?: boolean
  /** The page has a search box of its own, so the masthead shows none. */
  hasSearch?: boolean
  /** What stands at the top and at the bottom of the page and of every sheet: its marking. */
  edge?: { top: string, bottom: string, mark: ComponentChildren }
  /** Has to be noted before this answer leaves: who read it. When that fails, nothing is shown. */
  record?: Recording
}

export type Recording = (writer: Writer) => Promise<void>

/** An answer that is not a page of ours: a redirect, a file, a feed. */
export type FileAnswer = {
  /** null: only the headers, which are sent as they are. */
  body: string | Uint8Array<ArrayBuffer> | ReadableStream | null
  type: string
  status?: 200 | 206 | 301 | 302 | 303 | 304 | 400 | 404 | 410 | 416 | 422
  headers?: Record<string, string>
  /** As for a page. */
  record?: Recording
}

/** A file of the store: sent whole or in part, as it is asked for (kernel/http/stored.ts). */
export type StoredAnswer = {
  file: {
    path: string
    sizeBytes: number
    /** A strong entity tag: the same only for the same bytes. */
    etag: string
  }
  type: string
  headers: Record<string, string>
  /** Has to be noted before a byte leaves. `isRest`: a part that begins after the first byte. */
  record?: (sent: { isRest: boolean }) => Recording
}

export type PageRoute = {
  kind: 'page'
  name: string
  path: Path
  audience: Audience
  /** Puente itself reads for this page, because who asks has no rights yet: signing in. */
  as?: string
  handle: (request: PageRequest<Record<string, string>>) => Promise<PageAnswer>
}

/**
 * The same address with an extension, for machines: `/en/publications/1.bib`. With an empty one it
 * is the address itself that answers with something that is no page.
 */
export type FormatRoute = {
  kind: 'format'
  name: string
  path: Path
  extension: string
  audience: Audience
  handle: (request: PageRequest<Record<string, string>>) => Promise<FileAnswer | StoredAnswer>
}

/** What the handler of a form is given: a writing transaction as the person who sends it. */
export type FormRequest<Values = Record<string, string>> = PageRequest<Values> & {
  writer: Writer
  /** What was entered, at most 100 kB. */
  form: URLSearchParams
  client: Client
  requestId: string
}

/** Done: on to another page (303). `session` sets the cookie that signs in; null removes it. */
export type Redirect = { to: string, session?: string | null }

/** On to another page; or a page: the form again with what is wrong (422), or what it made. */
export type FormAnswer = Redirect | PageAnswer

/** A form that is sent (POST). Its page, if any, is a page route of the same path. */
export type FormRoute = {
  kind: 'form'
  name: string
  path: Path
  audience: Audience
  /** Puente itself writes for this form, because who sends it has no rights yet: signing in. */
  as?: string
  handle: (request: FormRequest<Record<string, string>>) => Promise<FormAnswer>
}

/** A file that came with a form; it is gone when the handler has ended, unless it was kept. */
export type UploadedFile = {
  /** The name of its field. */
  field: string
  /** What its owner calls it, cleaned. */
  name: string
  sizeBytes: number
  sha256: string
  temporaryPath: string
  /** Its media type by its content; empty when it is refused. */
  type: string
  refusal: FileRefusal | undefined
}

export type UploadRequest<Values = Record<string, string>> = FormRequest<Values> & {
  /** Those that were chosen, in their order. */
  files: UploadedFile[]
}

/**
 * A form with files (multipart/form-data), which only people send. Bytes cannot be kept for later:
 * a form that comes back has its text, and its files must be chosen again.
 */
export type UploadRoute = {
  kind: 'upload'
  name: string
  path: Path
  audience: 'signed-in' | 'stepped-up'
  /** How many files, how large each may be, and all of them together. */
  limits: { files: number, bytesMax: number, allBytesMax: number }
  handle: (request: UploadRequest<Record<string, string>>) => Promise<FormAnswer>
}

export type MachineRequest = {
  method: string
  /** The path without its language or origin, e.g. "/oai". */
  path: string
  values: Record<string, string>
  query: URLSearchParams
  /** The form of a POST, decoded; empty for GET. */
  form: URLSearchParams
  header: (name: string) => string | undefined
  reader: Reader
  actor: Actor
  origin: string
}

type MachineAddress = {
  name: string
  methods: readonly ('GET' | 'POST')[]
  /** A Hono pattern: "/files/:id/:name". */
  pattern: string
  audience: Audience
}

/** What a handler is given that opens its transactions itself. */
export type ApartRequest = Omit<MachineRequest, 'reader' | 'form'> & {
  url: string
  client: Client
  requestId: string
}

/** An address of one spelling in all languages: `/oai`, `/sitemap.xml`, `/files/…`. */
export type MachineRoute = MachineAddress & { kind: 'machine' } & (
  | { handle: (request: MachineRequest) => Promise<FileAnswer | StoredAnswer | Prepared> }
  /** Waits for others on the network, so no transaction may be open meanwhile. */
  | { apart: (request: ApartRequest) => Promise<FileAnswer> }
)

export type Route = PageRoute | FormatRoute | FormRoute | UploadRoute | MachineRoute

/** A page; the identifiers of its path reach the handler by name. */
export function page<const P extends Path>(route: {
  name: string
  path: P
  audience: Audience
  as?: string
  handle: (
    request: PageRequest<Record<keyof PathValues<P> & string, string>>,
  ) => Promise<PageAnswer>
}): PageRoute {
  return forget({ kind: 'page', ...route })
}

/** A machine's form of a page, told by its extension. */
export function format<const P extends Path>(route: {
  name: string
  path: P
  extension: string
  audience: Audience
  handle: (
    request: PageRequest<Record<keyof PathValues<P> & string, string>>,
  ) => Promise<FileAnswer | StoredAnswer>
}): FormatRoute {
  return forget({ kind: 'format', ...route })
}

/** A form; the identifiers of its path reach the handler by name. */
export function form<const P extends Path>(route: {
  name: string
  path: P
  audience: Audience
  as?: string
  handle: (
    request: FormRequest<Record<keyof PathValues<P> & string, string>>,
  ) => Promise<FormAnswer>
}): FormRoute {
  return forget({ kind: 'form', ...route })
}

/** A form with files; its handler's transaction opens once all bytes are there. */
export function upload<const P extends Path>(route: {
  name: string
  path: P
  audience: UploadRoute['audience']
  limits: UploadRoute['limits']
  handle: (
    request: UploadRequest<Record<keyof PathValues<P> & string, string>>,
  ) => Promise<FormAnswer>
}): UploadRoute {
  return forget({ kind: 'upload', ...route })
}

/** An address for machines. */
export function machine(
  route: MachineAddress & Pick<Extract<MachineRoute, { handle: unknown }>, 'handle'>,
): MachineRoute {
  return { kind: 'machine', ...route }
}

/** An address whose handler opens its transactions itself, because it waits for the network. */
export function apart(
  route: MachineAddress & Pick<Extract<MachineRoute, { apart: unknown }>, 'apart'>,
): MachineRoute {
  return { kind: 'machine', ...route }
}

// A handler knows the names of its path's identifiers; a list of routes does not.
const forget = <R extends Route>(route: unknown): R => route as R
