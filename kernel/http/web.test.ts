// What the pipeline answers, to people and to machines, before and around any page.
import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { openMigrated, type TestDatabase } from '../../tests/support/engine.ts'
import { createTinyWeb, trouble } from '../../tests/support/tiny-web.ts'
import { BadInput, Conflict, Gone, Unavailable } from './problem.ts'
import type { Web } from './web.ts'

let opened: TestDatabase
let web: Web
before(async () => {
  opened = await openMigrated()
  web = createTinyWeb(opened.database)
})
after(() => opened.end())
afterEach(() => { trouble.error = undefined })

const ask = async (address: string, headers: Record<string, string> = {}, method = 'GET') =>
  web.request(address, { method, headers })

test('a page says its language and its tag, and is not sent again to who has it', async () => {
  const first = await ask('/es/cosas')
  assert.equal(first.status, 200)
  assert.equal(first.headers.get('content-language'), 'es')
  const etag = first.headers.get('etag') ?? ''
  const again = await ask('/es/cosas', { 'if-none-match': `"other", ${etag}` })
  assert.deepEqual([again.status, await again.text(), again.headers.get('etag')], [304, '', etag])
  assert.equal((await ask('/es/cosas?q=new', { 'if-none-match': etag })).status, 200)
})

test('HEAD answers as GET does, without the body', async () => {
  const [got, head] = [await ask('/en/things'), await ask('/en/things', {}, 'HEAD')]
  assert.deepEqual([head.status, await head.text()], [200, ''])
  for (const name of ['etag', 'content-type', 'content-length', 'vary']) {
    assert.equal(head.headers.get(name), got.headers.get(name), name)
  }
})

test('a method that does not work here is refused with those that do', async () => {
  const page = await ask('/en/things', {}, 'DELETE')
  assert.deepEqual([page.status, page.headers.get('allow')], [405, 'GET, HEAD'])
  const form = await ask('/form', {}, 'PUT')
  assert.deepEqual([form.status, form.headers.get('allow')], [405, 'GET, HEAD, POST'])
  assert.equal((await ask('/', {}, 'POST')).status, 405)
})

test('OPTIONS tells what works', async () => {
  const answer = await ask('/form', {}, 'OPTIONS')
  assert.deepEqual(
    [answer.status, answer.headers.get('allow'), await answer.text()], [204, 'GET, HEAD, POST', ''],
  )
})

test('each answer has a reference of its own', async () => {
  const addresses = ['/en/things', '/en/things', '/nowhere']
  const references = await Promise.all(addresses.map(async (address) =>
    (await ask(address)).headers.get('x-request-id')))
  assert.equal(new Set(references).size, 3)
  for (const one of references) assert.match(one ?? '', /^[0-9a-f-]{36}$/)
})

test('every answer carries the security headers, errors and redirects too', async () => {
  for (const address of ['/en/things', '/en/nothing', '/nowhere', '/', '/form', '/en/%ff']) {
    const { headers } = await ask(address)
    const policy = headers.get('content-security-policy') ?? ''
    assert.match(policy, /default-src 'none'.*base-uri 'none'.*frame-ancestors 'none'/, address)
    assert.doesNotMatch(policy, /unsafe|\*/, address)
    assert.equal(headers.get('x-content-type-options'), 'nosniff', address)
    assert.ok(headers.get('referrer-policy') && headers.get('cross-origin-opener-policy'), address)
    assert.equal(headers.get('strict-transport-security'), null, address)
  }
})

test('an https site tells browsers to stay with https', async () => {
  const answer = await createTinyWeb(opened.database, { origin: 'https://puente.test' })
    .request('/en/things')
  assert.match(
    answer.headers.get('strict-transport-security') ?? '', /max-age=\d{8}; includeSubDomains/,
  )
})

test('only pages keep to themselves; machine interfaces are open to other origins', async () => {
  assert.equal((await ask('/en/things')).headers.get('access-control-allow-origin'), null)
  assert.equal((await ask('/form')).headers.get('access-control-allow-origin'), '*')
})

test('the time a page took is told in trial mode only, and to nobody behind a proxy', async () => {
  assert.match((await ask('/en/things')).headers.get('server-timing') ?? '', /^total;dur=[\d.]+$/)
  for (const header of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip']) {
    const answer = await ask('/en/things', { [header]: '203.0.113.7' })
    assert.equal(answer.headers.get('server-timing'), null, header)
  }
  const answer = await createTinyWeb(opened.database, { trial: false }).request('/en/things')
  assert.equal(answer.headers.get('server-timing'), null)
})

test('an error is a page for people and problem details for machines, in the language asked for', async () => {
  const page = await ask('/pt/coisas/99', { accept: 'text/html' })
  assert.deepEqual(
    [page.status, page.headers.get('content-type')], [404, 'text/html; charset=utf-8'],
  )
  assert.match(await page.text(), /<html lang="pt">/)
  const problem = await ask('/nowhere', { accept: 'application/json', 'accept-language': 'fr' })
  assert.equal(problem.headers.get('content-type'), 'application/problem+json')
  assert.deepEqual(await problem.json(), {
    type: 'about:blank', title: 'Error 404', status: 404, detail: 'In fr',
    instance: `urn:uuid:${problem.headers.get('x-request-id')}`,
  })
})

test('who cannot read HTML is told so, not sent it', async () => {
  for (const accept of ['image/png', 'application/json', 'text/html;q=0, image/png']) {
    const answer = await ask('/en/things', { accept })
    assert.deepEqual([answer.status, answer.headers.get('content-type')],
      [406, 'application/problem+json'], accept)
  }
  for (const accept of ['*/*', 'text/*;q=0.1', 'application/xhtml+xml,text/html']) {
    assert.equal((await ask('/en/things', { accept })).status, 200, accept)
  }
})

test('each thing a page may throw has its status', async () => {
  const expected: [unknown, number][] = [
    [new Gone('/en/things/1'), 410], [new Conflict('first'), 409], [new Unavailable(), 503],
    [new BadInput([{ pointer: 'q', detail: 'wrong' }]), 400],
    [Object.assign(new Error('x'), { code: '57P01' }), 503],
  ]
  for (const [error, status] of expected) {
    trouble.error = error
    assert.equal((await ask(`/en/things?${status}`)).status, status)
  }
  trouble.error = new Unavailable()
  assert.equal((await ask('/en/things?later')).headers.get('retry-after'), '30')
})

test('a bug shows a reference, and the log shows that reference and no word of the reader', async (context) => {
  const log = context.mock.method(console, 'error', () => {})
  trouble.error = new Error('select secret from people where name = searched-word')
  const answer = await ask('/en/things?q=searched-word')
  const reference = answer.headers.get('x-request-id') ?? ''
  const body = await answer.text()
  assert.equal(answer.status, 500)
  assert.ok(body.includes(reference))
  assert.doesNotMatch(body, /secret|searched-word| at |\.ts/)
  assert.equal(log.mock.callCount(), 1)
  const entry = JSON.parse(String(log.mock.calls[0]?.arguments[0]))
  assert.deepEqual([entry.level, entry.requestId], ['error', reference])
  assert.match(entry.place, /web\.test\.ts/)
  assert.doesNotMatch(JSON.stringify(entry), /secret|searched-word/)
})

test('what is not an error of ours is still answered, whatever was thrown', async (context) => {
  context.mock.method(console, 'error', () => {})
  trouble.error = 'a word'
  assert.equal((await ask('/en/things?w')).status, 500)
})

test('broken UTF-8, control characters and endless addresses are refused as what they are', async () => {
  const statusOf = async (address: string) => (await ask(address)).status
  assert.equal(await statusOf('/en/things/%ff%fe'), 400)
  assert.equal(await statusOf('/en/things?q=%c0%ae'), 400)
  assert.equal(await statusOf('/en/things/%00'), 400)
  assert.equal(await statusOf('/en/things/a%0d%0ab'), 400)
  assert.equal(await statusOf(`/en/things?q=${'a'.repeat(10_000)}`), 200)
  assert.equal(await statusOf(`/en/things?q=${'a'.repeat(40_000)}`), 414)
})

test('an unknown parameter does not disturb a page', async () => {
  assert.equal((await ask('/en/things?utm_source=x&page=99999999999&%5B%5D=1')).status, 200)
})

test('only the bare address looks at what language the browser wants', async () => {
  const start = await ask('/', { 'accept-language': 'pt-BR,en;q=0.5' })
  assert.deepEqual([start.status, start.headers.get('location')], [302, '/pt'])
  assert.match(start.headers.get('vary') ?? '', /accept-language/)
  assert.equal((await ask('/')).headers.get('location'), '/en')
  assert.equal((await ask('/es/cosas', { 'accept-language': 'fr' })).headers.get('content-language'), 'es')
})

test('words of another language and stray slashes lead to the one address, with the query', async () => {
  const moved = async (address: string) => {
    const answer = await ask(address)
    return [answer.status, answer.headers.get('location')]
  }
  assert.deepEqual(await moved('/fr/things?q=a%20b'), [301, '/fr/choses?q=a%20b'])
  assert.deepEqual(await moved('/es/coisas/1'), [301, '/es/cosas/1'])
  assert.deepEqual(await moved('/en/things/'), [301, '/en/things'])
  assert.deepEqual(await moved('/en//things'), [301, '/en/things'])
  assert.deepEqual(await moved('/en/%F0%9F%92%A5/'), [301, '/en/%F0%9F%92%A5'])
  assert.deepEqual(await moved('/en//evil.example//'), [301, '/en/evil.example'])
})

test('what is for staff looks to a visitor as if it were not there', async () => {
  const [hidden, absent] = [await ask('/en/things/things'), await ask('/en/things/absent')]
  assert.deepEqual([hidden.status, absent.status], [404, 404])
})

test('a form is taken in the usual encoding only, and up to a limit', async () => {
  const post = (body: string, type = 'application/x-www-form-urlencoded') =>
    web.request('/form', { method: 'POST', body, headers: { 'content-type': type } })
  assert.equal(await (await post('name=Mar%C3%ADa')).text(), 'POST María')
  assert.equal((await post('{}', 'application/json')).status, 415)
  assert.equal((await post(`name=${'a'.repeat(200_000)}`)).status, 413)
})

test('who asks too often is told when to come back, and others are not', async () => {
  const limited = createTinyWeb(opened.database, { requestsPerMinute: 3, proxies: 1 })
  const from = (address: string) => limited
    .request('/en/things', { headers: { 'x-forwarded-for': address } })
  for (let count = 0; count < 3; count += 1) assert.equal((await from('192.0.2.1')).status, 200)
  const refused = await from('192.0.2.1')
  assert.equal(refused.status, 429)
  const wait = Number(refused.headers.get('retry-after'))
  assert.ok(wait > 0 && wait <= 20, String(wait))
  assert.equal((await from('192.0.2.2')).status, 200)
})

test('without trusted proxies nobody can pretend to be someone else', async () => {
  const limited = createTinyWeb(opened.database, { requestsPerMinute: 1 })
  const from = (address: string) => limited
    .request('/en/things', { headers: { 'x-forwarded-for': address } })
  assert.deepEqual([(await from('192.0.2.1')).status, (await from('192.0.2.2')).status], [200, 429])
})
