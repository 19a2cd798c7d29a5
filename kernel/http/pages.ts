// Pages and their formats: found by address, read as the person who asks, remembered for visitors.
import { belongsTo } from '../access/audience.ts'
import { system } from '../access/actor.ts'
import { type Reader, read, write } from '../database/transaction.ts'
import { type Language, negotiateLanguage } from '../i18n/languages.ts'
import { answerFailure, headersOf, preparePage } from './answer.ts'
import { askToSignIn, readKept, sealOf } from './forms.ts'
import { acceptsHtml } from './request.ts'
import { prepare, type Prepared, send } from './respond.ts'
import type {
  FileAnswer, FormatRoute, PageRequest, PageRoute, Route, StoredAnswer,
} from './route.ts'
import { createRouter } from './router.ts'
import { answerStored } from './stored.ts'
import { type Ask, contextOf, type Parts, themeOf, viewerOf, type Web } from './shell.ts'

type Mounted = { routes: Route[], takesForm: (path: string) => boolean }

/** Mounts `/` and every page; what is no page's address is not found. */
export function mountPages(web: Web, parts: Parts, { routes, takesForm }: Mounted): void {
  const match = createRouter(
    routes.filter((route) => route.kind === 'page' || route.kind === 'format'),
  )
  web.all('/', async (c) => {
    if (!isReading(c)) return answerFailure(c, parts, { status: 405, allow: 'GET, HEAD' })
    const language = negotiateLanguage(c.req.header('accept-language'))
    return c.body(null, 302, { location: `/${language}`, vary: 'accept-language', 'cache-control': 'no-cache' })
  })
  web.all('*', async (c) => {
    const path = safeDecode(c.req.path)
    const found = match(path)
    const [page, form] = [found.kind !== 'none', takesForm(path)]
    if (isReading(c) ? form && !page : page || form) {
      const allow = [...page ? ['GET, HEAD'] : [], ...form ? ['POST'] : []].join(', ')
      return answerFailure(c, parts, { status: 405, allow })
    }
    switch (found.kind) {
      case 'none':
        return answerFailure(c, parts, { status: 404 })
      case 'moved':
        return c.body(null, 301, { location: found.to + new URL(c.req.url).search })
      case 'found':
        if (!belongsTo(c.get('actor'), found.route.audience)) return turnAway(c, parts, found)
        return found.route.kind === 'page'
          ? sendPage(c, parts, { ...found, route: found.route })
          : sendFormat(c, parts, { ...found, route: found.route })
    }
  })
}

const isReading = (c: Ask) => c.req.method === 'GET' || c.req.method === 'HEAD'

type Found<R> = { route: R, language: Language, values: Record<string, string> }

// Who could read it after signing in is led there; for everyone else there is nothing here.
function turnAway(
  c: Ask, parts: Parts, { route, language }: Found<PageRoute | FormatRoute>,
): Promise<Response> | Response {
  const isForPeople = route.audience === 'signed-in' || route.audience === 'stepped-up'
  if (!isForPeople || !parts.shell.people) return answerFailure(c, parts, { status: 404 })
  const { pathname, search } = new URL(c.req.url)
  return askToSignIn(c, parts, { language, back: pathname + search })
}

async function sendFormat(c: Ask, parts: Parts, { route, language, values }: Found<FormatRoute>) {
  const answer = await read(parts.database, c.get('actor'), async (reader) =>
    route.handle(await requestOf(c, parts, { reader, language, values })))
  return noteAndSend(c, parts, answer)
}

async function sendPage(c: Ask, parts: Parts, found: Found<PageRoute>) {
  if (!acceptsHtml(c.req.header('accept'))) return answerFailure(c, parts, { status: 406 })
  const actor = c.get('actor')
  // What Puente itself reads for a page is more than the memory goes by.
  const isKept = actor.kind === 'visitor' && found.route.as === undefined
  if (!isKept) return send(await makePage(c, parts, found), headersOf(c), true)
  const url = new URL(c.req.url)
  const key = `${url.pathname}${url.search} ${themeOf(c) ?? ''}`
  return send(await parts.cache.get(key, () => makePage(c, parts, found)), headersOf(c))
}

async function makePage(
  c: Ask, parts: Parts, { route, language, values }: Found<PageRoute>,
): Promise<Prepared> {
  const asker = route.as === undefined
    ? c.get('actor') : system(route.as, c.get('requestId'))
  const { answer, viewer } = await read(parts.database, asker, async (reader) => ({
    answer: await route.handle(await requestOf(c, parts, { reader, language, values })),
    viewer: await viewerOf(c, parts, reader),
  }))
  if (answer.record) await write(parts.database, asker, answer.record)
  const context = {
    ...contextOf(c, parts, language), viewer,
    alternates: parts.languagesOf(route, language, values, answer),
  }
  return preparePage(c, parts, { answer, context })
}

async function requestOf(
  c: Ask, parts: Parts,
  { reader, language, values }: {
    reader: Reader, language: Language, values: Record<string, string>,
  },
): Promise<PageRequest> {
  const query = new URL(c.req.url).searchParams
  return {
    language, values, query, reader, actor: c.get('actor'), origin: parts.settings.origin,
    seal: sealOf(c), kept: await readKept(c, reader, query),
  }
}

/** Sends what is not a page, once it is noted who gets it: when that fails, nothing leaves. */
export async function noteAndSend(
  c: Ask, parts: Parts, answer: FileAnswer | StoredAnswer | Prepared,
): Promise<Response> {
  const asked = { method: c.req.method, header: (name: string) => c.req.header(name) }
  const sent = 'file' in answer ? answerStored(answer, asked) : answer
  if ('record' in sent && sent.record) await write(parts.database, c.get('actor'), sent.record)
  return sendFile(c, sent)
}

/** Sends a file, a feed, a redirect. */
export async function sendFile(c: Ask, answer: FileAnswer | Prepared): Promise<Response> {
  if ('etag' in answer) return send(answer, headersOf(c))
  const { body, type, status = 200, headers = {} } = answer
  const all = { 'content-type': type, ...headers }
  if (body === null || body instanceof ReadableStream) return new Response(
    body, { status, headers: all },
  )
  return send(prepare(status, { 'cache-control': 'public, max-age=0, must-revalidate', ...all },
    body), headersOf(c), true)
}

function safeDecode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
