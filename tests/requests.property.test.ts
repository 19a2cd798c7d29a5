// Thousands of absurd requests at every route: always a clear answer, never a bug, never a stack.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { openSite, type Site, templates } from './support/site.ts'

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

const addresses = [
  ...Object.values(templates).map((address) => address.split('?')[0] ?? ''),
  '/oai', '/api/v1/publications', '/api/v1/publications/1', '/api/v1/treaties/A-63/participations',
  '/en/publications.atom', '/en/publications/1.bib', '/files/1/x.pdf', '/covers/1', '/sitemap.xml',
  '/openapi.json', '/theme', '/', '/assets/none.css',
]

const nasty = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('-1', '0', '99999999999', 'NaN', '1e9', '../../etc/passwd', '%00', '%ff%fe', '%c0%ae',
    '\u0000', '\ud800', "' or 1=1 --", '<script>alert(1)</script>', '{{7*7}}', 'a'.repeat(10_000), '٣', '💥'),
)
const names = fc.constantFrom('q', 'page', 'kind', 'language', 'topic', 'department', 'year', 'type', 'status',
  'country', 'verb', 'metadataPrefix', 'resumptionToken', 'identifier', 'set', 'from', 'until', 'limit', 'after', 'x')
const headers = fc.record({
  accept: fc.constantFrom('text/html', '*/*', 'application/json', 'image/png', 'nonsense', 'text/html;q=0'),
  'accept-language': fc.constantFrom('es', 'pt-BR,en;q=0.5', 'zz', '*', 'fr;q=abc', ',,,'),
  cookie: fc.constantFrom('', 'theme=dark', 'theme=<b>', 'a=b; theme=light'),
  range: fc.constantFrom('', 'bytes=0-', 'bytes=9-1', 'bytes=-', 'bits=1'),
  'if-none-match': fc.constantFrom('', '*', 'W/"x"', '"'),
}, { requiredKeys: [] })

const segment = (text: string) => {
  try {
    return encodeURIComponent(text)
  } catch {
    return '%ED%A0%80' // A lone surrogate, as a broken client would send it.
  }
}
const safeSegment = nasty.map((text) => text.startsWith('%') ? text : segment(text))
const query = fc.array(fc.tuple(names, safeSegment), { maxLength: 4 })
  .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&'))
const request = fc.record({
  address: fc.oneof(fc.constantFrom(...addresses), fc.tuple(fc.constantFrom(...addresses), safeSegment)
    .map(([start, end]) => `${start}/${end}`)),
  query, headers,
  method: fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'),
})

test('every absurd request gets a clear answer and the right status', async () => {
  await fc.assert(fc.asyncProperty(request, async ({ address, query: search, headers: sent, method }) => {
    const answer = await site.web.request(`${address}?${search}`, {
      method, headers: sent, ...(method === 'POST' && { body: search }),
    })
    assert.ok(answer.status < 500, `${method} ${address}?${search} answered ${answer.status}`)
    assert.ok(answer.headers.get('x-request-id'))
    assert.ok(answer.headers.get('content-security-policy'))
    const body = await answer.text()
    assert.doesNotMatch(body, /node_modules|at file:\/\/|\.tsx?:\d/)
    const isHtml = answer.headers.get('content-type')?.startsWith('text/html') ?? false
    assert.ok(!isHtml || !body.includes('<script>alert(1)'), 'markup came back unescaped')
    if (answer.status >= 400 && body !== '') {
      const type = answer.headers.get('content-type') ?? ''
      assert.match(type, /^(text\/html|application\/problem\+json)/)
    }
  }), { numRuns: 3000 })
  assert.deepEqual(logged, [], 'something was logged that should not be')
})
