// The web server's one pipeline: limits, then the route's audience, then a transaction as the
// person who asks, then the handler; and the only place where errors become answers.
import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { visitor } from '../access/actor.ts'
import { belongsTo } from '../access/audience.ts'
import { describeClient } from '../access/client.ts'
import { read } from '../database/transaction.ts'
import { answerFailure } from './answer.ts'
import { type Failure, failureOf } from './failure.ts'
import { mountForms } from './forms.ts'
import { identifyRequest } from './identify.ts'
import { createPageCache } from './page-cache.ts'
import { mountPages, noteAndSend, sendFile } from './pages.ts'
import { createRateLimit } from './rate-limit.ts'
import { checkShape, clientAddress, isFromHere, readForm } from './request.ts'
import type { ApartRequest, MachineRoute, Route } from './route.ts'
import { secure } from './security-headers.ts'
import type { Ask, Bindings, Parts, Web, WebSettings } from './shell.ts'
import { mountUploads } from './uploads.ts'

export type { Shell, ShellContext, Web, WebSettings } from './shell.ts'

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
    c.set('address', clientAddress(c, settings.proxies))
    const refused = checkShape(c.req.raw) ?? checkBudget(limit(c.get('address'))) ??
      await identifyRequest(c, parts)
    if (refused) c.res = await answerFailure(c, parts, refused)
    // Hono hands errors to onError, but lets whatever else was thrown pass.
    else await next().catch(async (thrown: unknown) => {
      c.res = await answerFailure(c, parts, failureOf(thrown, c.get('requestId')))
    })
    finish(c, settings)
  })
  web.onError((error, c) => answerFailure(c, parts, failureOf(error, c.get('requestId'))))
  // What is for trial mode is not there at all elsewhere.
  const there = routes.filter(({ audience }) => audience !== 'trial' || settings.trial)
  for (const route of there) if (route.kind === 'machine') mountMachine(web, parts, route)
  extra?.(web)
  const forms = mountForms(web, parts, there)
  const uploads = mountUploads(web, parts, there)
  const takesForm = (path: string) => forms.takes(path) || uploads.takes(path)
  mountPages(web, parts, { routes: there, takesForm })
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
    if ('apart' in route) return sendFile(c, await route.apart(apartRequest(c, parts)))
    const form = method === 'POST' ? await readForm(c.req.raw) : new URLSearchParams()
    if (!(form instanceof URLSearchParams)) return answerFailure(c, parts, form)
    const answer = await read(parts.database, c.get('actor'), (reader) => route.handle({
      method, path: c.req.path, values: valuesOf(c),
      query: new URL(c.req.url).searchParams, form, header: (name) => c.req.header(name),
      reader, actor: c.get('actor'), origin: parts.settings.origin,
    }))
    return noteAndSend(c, parts, answer)
  })
}

const valuesOf = (c: Ask) => c.req.param() as Record<string, string>

const apartRequest = (c: Ask, { settings }: Parts): ApartRequest => ({
  method: c.req.method, path: c.req.path, values: valuesOf(c),
  url: c.req.url, query: new URL(c.req.url).searchParams, header: (name) => c.req.header(name),
  actor: c.get('actor'), origin: settings.origin, requestId: c.get('requestId'),
  client: describeClient(c.req.header('user-agent'), c.get('address')),
})

function finish(c: Ask, settings: WebSettings) {
  // RFC 9110 §9.3.7: what works here is asked politely, and told without a body.
  if (c.req.method === 'OPTIONS' && c.res.status === 405) {
    c.res = new Response(
      null, { status: 204, headers: { allow: c.res.headers.get('allow') ?? 'GET, HEAD' } },
    )
  }
  const isPage = c.res.headers.get('content-type')?.startsWith('text/html') ?? false
  const isPublic = c.get('actor').kind === 'visitor'
  // What a person or a key may read is nobody else's, not even a cache's.
  if (!isPublic && !c.req.path.startsWith('/assets/')) {
    c.res.headers.set('cache-control', 'private, no-store')
  }
  secure(c.res.headers, {
    open: !isPage && isPublic, secure: settings.origin.startsWith('https:'),
  })
  c.res.headers.set('x-request-id', c.get('requestId'))
  if (settings.trial && isFromHere(c)) {
    const took = (performance.now() - c.get('started')).toFixed(1)
    c.res.headers.set('server-timing', `total;dur=${took}`)
  }
}

function checkBudget(budget: ReturnType<ReturnType<typeof createRateLimit>>): Failure | undefined {
  return budget.allowed ? undefined : { status: 429, waitSeconds: budget.waitSeconds }
}
