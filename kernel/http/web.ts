// The web server's one pipeline: limits, then the route's audience, then a transaction as the
// person who asks, then the handler; and the only place where errors become answers.
import { randomUUID } from 'node:crypto'
import { Hono, type Context } from 'hono'
import { type Actor, visitor } from '../access/actor.ts'
import { belongsTo } from '../access/audience.ts'
import type { Database } from '../database/database.ts'
import { read } from '../database/transaction.ts'
import { isLanguage, type Language, negotiateLanguage } from '../i18n/languages.ts'
import { createPageCache, type PageCache } from './page-cache.ts'
import { problemBody, type ProblemStatus } from './problem.ts'
import { createRateLimit } from './rate-limit.ts'
import { type Failure, failureOf } from './failure.ts'
import { acceptsHtml, checkShape, clientAddress, readForm } from './request.ts'
import { prepare, send, type Prepared } from './respond.ts'
import type {
  FileAnswer, FormatRoute, MachineRoute, PageAnswer, PageRoute, Route,
} from './route.ts'
import { createRouter } from './router.ts'
import { secure } from './security-headers.ts'

/** What the application gives the pipeline: its looks, and the texts of its errors. */
export type Shell = {
  render: (answer: PageAnswer, context: ShellContext) => string
  /** The page for an error; `detail` says more where more can be said. */
  errorPage: (failure: Failure, context: ShellContext) => PageAnswer
  /** The title and sentence of an error for machines. */
  errorText: (failure: Failure, language: Language) => { title: string, detail: string }
}

export type ShellContext = {
  language: Language
  /** The same page in each language; undefined where there is none (errors). */
  alternates: Record<Language, string> | undefined
  path: string
  origin: string
  theme: 'light' | 'dark' | undefined
  requestId: string
}

export type WebSettings = {
  origin: string
  trial: boolean
  requestsPerMinute: number
  /** Trust `X-Forwarded-For` of this many proxies in front. */
  proxies: number
}

type Bindings = { Variables: { requestId: string, actor: Actor, started: number } }
export type Web = Hono<Bindings>
type Ask = Context<Bindings>

type Parts = {
  database: Database, shell: Shell, settings: WebSettings, cache: PageCache,
  languagesOf: (
    route: PageRoute, language: Language, values: Record<string, string>, answer: PageAnswer,
  ) => Record<Language, string>
}

/** Builds the web application from its routes; `extra` mounts what brings its own router. */
export function createWeb(
  { database, shell, settings, routes, languagesOf, extra }: Omit<Parts, 'cache'> & {
    routes: Route[], extra?: (web: Web) => void,
  },
): Web {
  const web: Web = new Hono<Bindings>()
  const parts: Parts = { database, shell, settings, languagesOf, cache: createPageCache(database) }
  const limit = createRateLimit(settings.requestsPerMinute)
  web.use(async (c, next) => {
    c.set('requestId', randomUUID())
    c.set('started', performance.now())
    c.set('actor', visitor(c.get('requestId')))
    const refused = checkShape(c.req.raw) ?? checkBudget(limit(clientAddress(c, settings.proxies)))
    if (refused) c.res = await answerFailure(c, parts, refused)
    // Hono hands errors to onError, but lets whatever else was thrown pass.
    else await next().catch(async (thrown: unknown) => {
      c.res = await answerFailure(c, parts, failureOf(thrown, c.get('requestId')))
    })
    finish(c, settings)
  })
  web.onError((error, c) => answerFailure(c, parts, failureOf(error, c.get('requestId'))))
  for (const route of routes) if (route.kind === 'machine') mountMachine(web, parts, route)
  extra?.(web)
  mountPages(web, parts, routes.filter((route) => route.kind !== 'machine'))
  return web
}

function mountMachine(web: Web, parts: Parts, route: MachineRoute) {
  web.all(route.pattern, async (c) => {
    const method = c.req.method === 'HEAD' ? 'GET' : c.req.method
    if (!route.methods.some((one) => one === method)) {
      const allow = route.methods.flatMap((one) => (one === 'GET' ? ['GET', 'HEAD'] : one))
        .join(', ')
      return answerFailure(c, parts, { status: 405, allow })
    }
    if (!belongsTo(c.get('actor'), route.audience)) return answerFailure(c, parts, { status: 404 })
    const form = method === 'POST' ? await readForm(c.req.raw) : new URLSearchParams()
    if (!(form instanceof URLSearchParams)) return answerFailure(c, parts, form)
    const answer = await read(parts.database, c.get('actor'), (reader) => route.handle({
      method, path: c.req.path, values: c.req.param() as Record<string, string>,
      query: new URL(c.req.url).searchParams, form, header: (name) => c.req.header(name),
      reader, actor: c.get('actor'), origin: parts.settings.origin,
    }))
    return sendFile(c, answer)
  })
}

function mountPages(web: Web, parts: Parts, routes: (PageRoute | FormatRoute)[]) {
  const match = createRouter(routes)
  web.all('/', async (c) => {
    if (!isReading(c)) return answerFailure(c, parts, { status: 405, allow: 'GET, HEAD' })
    const language = negotiateLanguage(c.req.header('accept-language'))
    return c.body(null, 302, { location: `/${language}`, vary: 'accept-language', 'cache-control': 'no-cache' })
  })
  web.all('*', async (c) => {
    const found = match(safeDecode(c.req.path))
    if (!isReading(c) && found.kind !== 'none') {
      return answerFailure(c, parts, { status: 405, allow: 'GET, HEAD' })
    }
    switch (found.kind) {
      case 'none':
        return answerFailure(c, parts, { status: 404 })
      case 'moved':
        return c.body(null, 301, { location: found.to + new URL(c.req.url).search })
      case 'found':
        if (!belongsTo(c.get('actor'), found.route.audience)) return answerFailure(
          c, parts, { status: 404 },
        )
        return found.route.kind === 'page'
          ? sendPage(c, parts, { ...found, route: found.route })
          : sendFormat(c, parts, { ...found, route: found.route })
    }
  })
}

const isReading = (c: Ask) => c.req.method === 'GET' || c.req.method === 'HEAD'

type Found<R> = { route: R, language: Language, values: Record<string, string> }

async function sendFormat(c: Ask, parts: Parts, { route, language, values }: Found<FormatRoute>) {
  const answer = await read(parts.database, c.get('actor'), (reader) => route.handle({
    language, values, query: new URL(c.req.url).searchParams, reader,
    actor: c.get('actor'), origin: parts.settings.origin,
  }))
  return sendFile(c, answer)
}

async function sendPage(c: Ask, parts: Parts, found: Found<PageRoute>) {
  if (!acceptsHtml(c.req.header('accept'))) return answerFailure(c, parts, { status: 406 })
  const actor = c.get('actor')
  if (actor.kind !== 'visitor') return send(await makePage(c, parts, found), request(c), true)
  const url = new URL(c.req.url)
  const key = `${url.pathname}${url.search} ${themeOf(c) ?? ''}`
  return send(await parts.cache.get(key, () => makePage(c, parts, found)), request(c))
}

async function makePage(
  c: Ask, parts: Parts, { route, language, values }: Found<PageRoute>,
): Promise<Prepared> {
  const answer = await read(parts.database, c.get('actor'), (reader) => route.handle({
    language, values, query: new URL(c.req.url).searchParams, reader,
    actor: c.get('actor'), origin: parts.settings.origin,
  }))
  const context = { ...contextOf(c, parts, language),
    alternates: parts.languagesOf(route, language, values, answer) }
  return prepare(answer.status ?? 200, {
    'content-type': 'text/html; charset=utf-8',
    'content-language': language,
    'cache-control': c.get('actor').kind === 'visitor' ? 'public, max-age=0, must-revalidate' : 'private, no-store',
    vary: 'cookie',
    ...(answer.links && answer.links.length > 0 && { link: answer.links.join(', ') }),
  }, parts.shell.render(answer, context))
}

async function sendFile(c: Ask, answer: FileAnswer | Prepared) {
  if ('etag' in answer) return send(answer, request(c))
  const { body, type, status = 200, headers = {} } = answer
  const all = { 'content-type': type, ...headers }
  if (body === null || body instanceof ReadableStream) return new Response(
    body, { status, headers: all },
  )
  return send(prepare(status, { 'cache-control': 'public, max-age=0, must-revalidate', ...all },
    body), request(c), true)
}

async function answerFailure(c: Ask, parts: Parts, failure: Failure): Promise<Response> {
  const language = languageOf(c)
  const headers: Record<string, string> = {
    'cache-control': 'no-store',
    ...(failure.allow && { allow: failure.allow }),
    ...(failure.waitSeconds !== undefined && { 'retry-after': String(failure.waitSeconds) }),
  }
  if (isForPeople(c) && failure.status !== 406) {
    const context = contextOf(c, parts, language)
    const html = parts.shell.render(parts.shell.errorPage(failure, context), context)
    const page = prepare(failure.status,
      { ...headers, 'content-type': 'text/html; charset=utf-8', 'content-language': language }, html)
    return send(page, request(c), true)
  }
  const { title, detail } = parts.shell.errorText(failure, language)
  const body = problemBody(failure.status as ProblemStatus, {
    title, detail, instance: `urn:uuid:${c.get('requestId')}`,
    ...(failure.errors && { errors: failure.errors }),
  })
  return send(prepare(failure.status, {
    ...headers, 'content-type': 'application/problem+json', 'content-language': language,
  }, body), request(c), true)
}

function finish(c: Ask, settings: WebSettings) {
  // RFC 9110 §9.3.7: what works here is asked politely, and told without a body.
  if (c.req.method === 'OPTIONS' && c.res.status === 405) {
    c.res = new Response(
      null, { status: 204, headers: { allow: c.res.headers.get('allow') ?? 'GET, HEAD' } },
    )
  }
  const isPage = c.res.headers.get('content-type')?.startsWith('text/html') ?? false
  secure(c.res.headers, { open: !isPage, secure: settings.origin.startsWith('https:') })
  c.res.headers.set('x-request-id', c.get('requestId'))
  if (settings.trial) {
    const took = (performance.now() - c.get('started')).toFixed(1)
    c.res.headers.set('server-timing', `total;dur=${took}`)
  }
}

const request = (c: Ask) => ({ header: (name: string) => c.req.header(name) })

function checkBudget(budget: ReturnType<ReturnType<typeof createRateLimit>>): Failure | undefined {
  return budget.allowed ? undefined : { status: 429, waitSeconds: budget.waitSeconds }
}

function contextOf(c: Ask, { settings }: Parts, language: Language): ShellContext {
  return {
    language, alternates: undefined, path: c.req.path, origin: settings.origin,
    theme: themeOf(c), requestId: c.get('requestId'),
  }
}

/** The language of an error: that of the address, else what the reader's browser asks for. */
function languageOf(c: Ask): Language {
  const first = c.req.path.split('/')[1]
  return isLanguage(first) ? first : negotiateLanguage(c.req.header('accept-language'))
}

// A person's browser asks for HTML by name; everything else is told in problem details.
function isForPeople(c: Ask): boolean {
  return (c.req.header('accept') ?? '').includes('text/html') ||
    isLanguage(c.req.path.split('/')[1])
}

function themeOf(c: Ask): 'light' | 'dark' | undefined {
  const found = /(?:^|;\s*)theme=(light|dark)(?:;|$)/.exec(c.req.header('cookie') ?? '')?.[1]
  return found === 'light' || found === 'dark' ? found : undefined
}

function safeDecode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
