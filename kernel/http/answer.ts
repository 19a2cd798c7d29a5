// Finished pages and told errors: what the steps of the pipeline answer with.
import { read } from '../database/transaction.ts'
import { isLanguage, type Language, negotiateLanguage } from '../i18n/languages.ts'
import type { Failure } from './failure.ts'
import { problemBody } from './problem.ts'
import { prepare, type Prepared, send } from './respond.ts'
import type { PageAnswer } from './route.ts'
import {
  type Ask, contextOf, type Parts, type ShellContext, type Viewer, viewerOf,
} from './shell.ts'

/** The headers of a request, as send() asks for them. */
export const headersOf = (c: Ask) => ({ header: (name: string) => c.req.header(name) })

/** A page in its frame. Only a visitor's page may be kept by anyone. */
export function preparePage(
  c: Ask, parts: Parts, { answer, context }: { answer: PageAnswer, context: ShellContext },
): Prepared {
  const isPublic = c.get('actor').kind === 'visitor' && c.req.method !== 'POST'
  const prepared = prepare(answer.status ?? 200, {
    'content-type': 'text/html; charset=utf-8',
    'content-language': context.language,
    'cache-control': isPublic ? 'public, max-age=0, must-revalidate' : 'private, no-store',
    vary: 'cookie',
    ...(answer.links && answer.links.length > 0 && { link: answer.links.join(', ') }),
  }, parts.shell.render(answer, context))
  return answer.home === undefined ? prepared : { ...prepared, often: answer.home }
}

/** What went wrong: a page for people, problem details for machines. */
export async function answerFailure(c: Ask, parts: Parts, failure: Failure): Promise<Response> {
  const language = languageOf(c)
  const headers: Record<string, string> = {
    'cache-control': 'no-store',
    ...(failure.allow && { allow: failure.allow }),
    ...(failure.waitSeconds !== undefined && { 'retry-after': String(failure.waitSeconds) }),
    // RFC 6750 §3: how to show who one is.
    ...(failure.status === 401 && { 'www-authenticate': 'Bearer error="invalid_token"' }),
  }
  if (isForPeople(c) && failure.status !== 406) {
    const context = { ...contextOf(c, parts, language), viewer: await findViewer(c, parts) }
    const html = parts.shell.render(parts.shell.errorPage(failure, context), context)
    const page = prepare(failure.status,
      { ...headers, 'content-type': 'text/html; charset=utf-8', 'content-language': language }, html)
    return send(page, headersOf(c), true)
  }
  const { title, detail } = parts.shell.errorText(failure, language)
  const body = problemBody(failure.status, {
    title, detail, instance: `urn:uuid:${c.get('requestId')}`,
    ...(failure.errors && { errors: failure.errors }),
  })
  return send(prepare(failure.status, {
    ...headers, 'content-type': 'application/problem+json', 'content-language': language,
  }, body), headersOf(c), true)
}

// Someone signed in stays so in the frame of an error; when even that cannot be read, the page of
// a visitor is better than none.
async function findViewer(c: Ask, parts: Parts): Promise<Viewer | undefined> {
  const actor = c.get('actor')
  if (actor.kind !== 'person') return undefined
  return read(parts.database, actor, (reader) => viewerOf(c, parts, reader)).catch(() => undefined)
}

/** The language of an error: that of the address, else what the reader's browser asks for. */
export function languageOf(c: Ask): Language {
  const first = c.req.path.split('/')[1]
  return isLanguage(first) ? first : negotiateLanguage(c.req.header('accept-language'))
}

// A person's browser asks for HTML by name; everything else is told in problem details.
function isForPeople(c: Ask): boolean {
  return (c.req.header('accept') ?? '').includes('text/html') ||
    isLanguage(c.req.path.split('/')[1])
}
