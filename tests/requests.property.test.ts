// Thousands of absurd requests at every route: always a clear answer, never a bug, never a stack.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { endpoints } from '../app/api/endpoints.ts'
import { link, type Path } from '../kernel/http/paths.ts'
import type { Route } from '../kernel/http/route.ts'
import { languages } from '../kernel/i18n/languages.ts'
import { openSite, type Site, templates } from './support/site.ts'


const ASKED_MIN = 20 // requests at each route

let site: Site
const logged: string[] = []
const { error } = console
before(async () => {
  site = await openSite()
  console.error = (...parts: unknown[]) => { logged.push(parts.join(' ')) }
})
after(async () => {
  console.error = error
  await site.end()
})

const nasty = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('-1', '0', '99999999999', 'NaN', '1e9', '../../etc/passwd', '%00', '%ff%fe', '%c0%ae',
    '\u0000', '\ud800', "' or 1=1 --", '<script>alert(1)</script>', '{{7*7}}', 'a'.repeat(10_000), '٣', '💥',
    '%0d%0aset-cookie:%20a=b', '//evil.example', 'constructor', '__proto__', '2147483648', '1;drop table x'),
)
const sensible = fc.constantFrom('1', '3', 'mem', 'drugs', 'hnd', 'a-63', 'cicad')
const segment = (text: string) => {
  if (text.startsWith('%')) return text
  try {
    return encodeURIComponent(text)
  } catch {
    return '%ED%A0%80' // A lone surrogate, as a broken client would send it.
  }
}
const value = fc.oneof(nasty, sensible).map(segment)

const names = fc.constantFrom('q', 'page', 'kind', 'language', 'topic', 'department', 'year', 'type', 'status',
  'country', 'verb', 'metadataPrefix', 'resumptionToken', 'identifier', 'set', 'from', 'until', 'limit', 'after',
  'theme', 'back', 'donor', 'x', '__proto__', '%5B%5D', '')
const query = fc.array(fc.tuple(names, value), { maxLength: 4 })
  .map((pairs) => pairs.map((pair) => pair.join('=')).join('&'))
const headers = fc.record({
  accept: fc.oneof(
    fc.constantFrom('text/html', '*/*'),
    fc.constantFrom('application/json', 'image/png', 'nonsense', 'text/html;q=0', ',;=,', '*/*'),
  ),
  'accept-language': fc.constantFrom('es', 'pt-BR,en;q=0.5', 'zz', '*', 'fr;q=abc', ',,,'),
  'accept-encoding': fc.constantFrom('br', 'gzip;q=0', 'identity;q=0', '*', ','),
  cookie: fc.constantFrom('', 'theme=dark', 'theme=<b>', 'a=b; theme=light', '=;=;'),
  range: fc.constantFrom('', 'bytes=0-', 'bytes=9-1', 'bytes=-', 'bits=1', 'bytes=0-1,5-9'),
  'if-none-match': fc.constantFrom('', '*', 'W/"x"', '"'),
  'content-type': fc.constantFrom('application/x-www-form-urlencoded', 'application/json', 'text/plain', ';'),
}, { requiredKeys: [] })
const method = fc.oneof(
  { weight: 10, arbitrary: fc.constant('GET') },
  { weight: 4, arbitrary: fc.constantFrom('HEAD', 'POST') },
  { weight: 2, arbitrary: fc.constantFrom('PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND') },
)

type Target = { name: string, address: (values: string[], index: number) => string }

/** Every route and every endpoint, with its identifiers to be filled in. */
function targetsOf(routes: Route[]): Target[] {
  const pattern = (name: string, text: string): Target => ({
    name, address: (values) => text.replaceAll(/:\w+|\{\w+\}/g, () => values.pop() ?? '1'),
  })
  return [
    ...routes.map((route): Target => route.kind === 'machine' ? pattern(route.name, route.pattern) : {
      name: route.name,
      address: (values, index) => {
        const language = languages[index % languages.length] ?? 'en'
        const filled = link(
          route.path as Path, language, new Proxy({}, { get: () => 'ID' }) as never,
        )
          .replaceAll('/ID', () => `/${values.pop() ?? '1'}`)
        return route.kind === 'format' ? `${filled}.${route.extension}` : filled
      },
    }),
    ...endpoints.map(({ name, path }) => pattern(name, `/api/v1${path}`)),
    ...Object.entries(templates)
    .map(([name, address]) => pattern(`template ${name}`, address.split('?')[0] ?? '')),
    pattern('start', '/'), pattern('description', '/openapi.json'), pattern('nowhere', '/:a/:b'),
    pattern('too deep', '/en/:a/:b/:c/:d'), pattern('api', '/api/:a'),
  ]
}

test('every absurd request gets a clear answer and the right status, at every route', { timeout: 300_000 }, async () => {
  const targets = targetsOf(site.routes)
  const asked = new Map(targets.map(({ name }) => [name, 0]))
  const request = fc.record({
    target: fc.nat(), values: fc.array(value, { minLength: 4, maxLength: 4 }), query, headers,
    method,
  })
  let run = 0
  await fc.assert(fc.asyncProperty(request, async ({ target, values, query: search, headers: sent, method: verb }) => {
    // Chance chooses what is sent; the routes take turns, so that none is left out.
    const { name, address } = targets[run % targets.length] ?? { name: '', address: () => '/' }
    run += 1
    asked.set(name, (asked.get(name) ?? 0) + 1)
    const url = `${address([...values], target)}?${search}`
    await checkAnswer(url, verb, await site.web.request(url, {
      method: verb, headers: sent, ...(verb === 'POST' && { body: search }),
    }))
  }), { numRuns: ASKED_MIN * targets.length })
  assert.deepEqual(logged, [], 'something was logged that should not be')
  assert.deepEqual([...asked].filter(([, times]) => times < ASKED_MIN), [])
})

async function checkAnswer(url: string, verb: string, answer: Response) {
  const about = `${verb} ${url.slice(0, 200)} answered ${answer.status}`
  const body = await answer.text()
  const type = answer.headers.get('content-type') ?? ''
  assert.ok(answer.status < 500, about)
  assert.match(answer.headers.get('x-request-id') ?? '', /^[0-9a-f-]{36}$/, about)
  assert.ok(answer.headers.get('x-content-type-options'), about)
  assert.equal(answer.headers.get('set-cookie')?.includes('a=b') ?? false, false, about)
  assert.doesNotMatch(body, /node_modules|at file:\/\/|\.tsx?:\d|syntax error at/, about)
  assert.ok(!type.startsWith('text/html') || !body.includes('<script>alert(1)'), `${about}: unescaped`)
  if (answer.status >= 400 && body !== '') assert
    .match(type, /^(text\/html|application\/problem\+json)/, about)
  if (answer.status === 405) assert.ok(answer.headers.get('allow'), about)
  if (answer.status >= 300 && answer.status < 400 && answer.status !== 304) {
    assert.match(answer.headers.get('location') ??
      '', /^(\/(?!\/)|http:\/\/puente\.test\/)/, `${about}: leads elsewhere`)
  }
}
