// Forms: where they may come from, that they act once, that nothing entered is lost.
import { randomUUID } from 'node:crypto'
import { system } from '../access/actor.ts'
import { belongsTo } from '../access/audience.ts'
import { describeClient } from '../access/client.ts'
import { deriveToken, isSame } from '../access/secrets.ts'
import { type Reader, write } from '../database/transaction.ts'
import type { Language } from '../i18n/languages.ts'
import { answerFailure, headersOf, preparePage } from './answer.ts'
import {
  beginSubmission, dropKept, finishSubmission, forgetSubmission, insertKept, selectKept,
} from './form-queries.ts'
import { readForm } from './request.ts'
import { send, type Prepared } from './respond.ts'
import type { Path } from './paths.ts'
import type { FormAnswer, FormRequest, FormRoute, FormSeal, Redirect, Route } from './route.ts'
import { createRouter } from './router.ts'
import { sessionCookie } from './cookies.ts'
import {
  type Ask, contextOf, formToken, isSecure, type Parts, type SignInAsk, viewerOf, type Web,
} from './shell.ts'

type Found = { route: FormRoute, language: Language, values: Record<string, string> }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Mounts every form; other requests pass. `takes` says whether an address takes a form. */
export function mountForms(
  web: Web, parts: Parts, routes: Route[],
): { takes: (path: string) => boolean } {
  const match = createRouter(routes.filter((route) => route.kind === 'form'))
  const find = (path: string): Found | undefined => {
    const found = match(path)
    return found.kind === 'found' ? found : undefined
  }
  web.post('*', async (c, next) => {
    const found = find(c.req.path)
    if (!found) {
      await next()
      return undefined
    }
    return sendForm(c, parts, found)
  })
  return { takes: (path) => find(path) !== undefined }
}

async function sendForm(c: Ask, parts: Parts, found: Found): Promise<Response> {
  if (!isFromHere(c)) return answerFailure(c, parts, { status: 403 })
  const form = await readForm(c.req.raw)
  if (!(form instanceof URLSearchParams)) return answerFailure(c, parts, form)
  if (!carriesToken(c, form)) return answerFailure(c, parts, { status: 403 })
  if (!belongsTo(c.get('actor'), found.route.audience)) {
    const isForPeople = ['signed-in', 'stepped-up'].includes(found.route.audience)
    if (!isForPeople || !parts.shell.people) return answerFailure(c, parts, { status: 404 })
    return keepAndAsk(c, parts, { language: found.language, form })
  }
  const answer = await act(c, parts, { ...found, form, handle: found.route.handle })
  return answerForm(c, parts, answer)
}

/** On to where it leads, or the page that the handler answered with. */
export function answerForm(c: Ask, parts: Parts, answer: Redirect | Prepared): Response {
  return 'to' in answer ? redirect(parts, answer) : send(answer, headersOf(c), true)
}

/**
 * Whether a form comes from a page of this site: browsers say so (Fetch Metadata), older ones give
 * the origin. A client that says neither is no browser, and only the token of a session counts.
 */
export function isFromHere(c: Ask): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin'
  const origin = c.req.header('origin')
  if (origin === undefined) return true
  return URL.canParse(origin) && new URL(origin).host === new URL(c.req.url).host
}

/**
 * Whether a form of a session has its token. A lapsed session still proves by it that its own page
 * was sent, and not one of a stranger.
 */
export function carriesToken(c: Ask, form: URLSearchParams): boolean {
  const secret = c.get('secret')
  if (c.get('actor').kind !== 'person' && c.get('lapsed') === undefined) return true
  return secret !== undefined && isSame(form.get('token') ?? '', deriveToken(secret, 'form'))
}

type Acting = {
  route: { path: Path, as?: string }, language: Language, values: Record<string, string>
  form: URLSearchParams
  handle: (request: FormRequest) => Promise<FormAnswer>
}

/** Runs the handler in one writing transaction; the same form sent twice acts once. */
export async function act(
  c: Ask, parts: Parts, { route, language, values, form, handle }: Acting,
): Promise<Redirect | Prepared> {
  const actor = c.get('actor')
  const once = form.get('once') ?? ''
  const isCounted = actor.kind === 'person' && UUID.test(once)
  const requestId = c.get('requestId')
  const writesAs = route.as === undefined ? actor : system(route.as, requestId)
  return write(parts.database, writesAs, async (writer) => {
    if (isCounted) {
      const earlier = await beginSubmission(writer, actor.id, once)
      if (earlier !== undefined) return { to: earlier }
    }
    const request: FormRequest = {
      language, values, form, reader: writer, writer, actor, requestId,
      query: new URL(c.req.url).searchParams, origin: parts.settings.origin, kept: undefined,
      client: describeClient(c.req.header('user-agent'), c.get('address')),
      seal: { token: formToken(c), once: isCounted ? once : '' },
    }
    const answer = await handle(request)
    if ('to' in answer) {
      if (isCounted) await finishSubmission(writer, { account: actor.id, once, to: answer.to })
      if (actor.kind === 'person') await dropKept(writer, actor.id, c.req.path)
      return answer
    }
    // Nothing was done yet: the corrected form may come under the same name.
    if (isCounted) await forgetSubmission(writer, actor.id, once)
    const context = { ...contextOf(c, parts, language),
      viewer: await viewerOf(c, parts, writer),
      alternates: parts.languagesOf(route, language, values, answer) }
    return preparePage(c, parts, { answer, context })
  })
}

function redirect(parts: Parts, { to, session }: Redirect): Response {
  const headers = new Headers({ location: to, 'cache-control': 'no-store' })
  if (session !== undefined) headers.set('set-cookie', sessionCookie(session, isSecure(parts)))
  // OWASP ASVS 5.0 V14.3.1: what the browser kept of a session goes with it.
  if (session === null) headers.set('clear-site-data', '"cache", "storage"')
  return new Response(null, { status: 303, headers })
}

/** Keeps what was entered for its account, and leads to signing in and back to the form. */
export async function keepAndAsk(
  c: Ask, parts: Parts, { language, form }: { language: Language, form: URLSearchParams },
): Promise<Response> {
  const actor = c.get('actor')
  const account = actor.kind === 'person' ? actor.id : c.get('lapsed')
  const back = pageOf(c, language)
  if (account === undefined) return askToSignIn(c, parts, { language, back })
  for (const name of ['token', 'once']) form.delete(name)
  const kept = await write(parts.database, system('forms', c.get('requestId')), (writer) =>
    insertKept(writer, { account, path: c.req.path, content: form.toString() }))
  const joined = `${back}${back.includes('?') ? '&' : '?'}kept=${kept}`
  return askToSignIn(c, parts, { language, back: joined })
}

// The page the form stood on: what the browser says it comes from, or the form's own address.
function pageOf(c: Ask, language: Language): string {
  const referer = c.req.header('referer') ?? ''
  const url = URL.canParse(referer) ? new URL(referer) : undefined
  const isOurs = url?.host === new URL(c.req.url).host && url.pathname.startsWith(`/${language}`)
  if (!url || !isOurs) return c.req.path
  url.searchParams.delete('kept')
  return url.pathname + url.search
}

/** On to signing in, or to signing in once more, with the way back. */
export function askToSignIn(
  c: Ask, parts: Parts, { language, back }: { language: Language, back: string },
): Response {
  const reason: SignInAsk['reason'] = c.get('actor').kind === 'person'
    ? 'again' : c.get('lapsed') === undefined ? 'first' : 'ended'
  const to = parts.shell.people?.signIn(language, { back, reason }) ?? `/${language}`
  return new Response(null, { status: 303, headers: { location: to, 'cache-control': 'no-store' } })
}

/** What the forms of a page carry: nothing for visitors, whose pages are the same for all. */
export function sealOf(c: Ask): FormSeal {
  const token = formToken(c)
  return { token, once: token === '' ? '' : randomUUID() }
}

/** What was being sent when the session of this person ended; nobody else's. */
export async function readKept(
  c: Ask, reader: Reader, query: URLSearchParams,
): Promise<URLSearchParams | undefined> {
  const [actor, id] = [c.get('actor'), query.get('kept') ?? '']
  if (actor.kind !== 'person' || !UUID.test(id)) return undefined
  const content = await selectKept(reader, actor.id, id)
  return content === undefined ? undefined : new URLSearchParams(content)
}
