// What people are told when something does not work: in their language, with a way on.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { languages } from '../kernel/i18n/languages.ts'
import { openSite, type Site } from './support/site.ts'

let site: Site
before(async () => { site =
  await openSite({ PUENTE_REQUESTS_PER_MINUTE: '1000', PUENTE_PROXIES: '1' }) })
after(() => site.end())

const ask = (address: string, headers: Record<string, string> = {}) =>
  site.get(address, { accept: 'text/html', 'x-forwarded-for': '192.0.2.1', ...headers })
const heading = (html: string) => /<h1[^>]*>(.*?)<\/h1>/.exec(html)?.[1]

test('a page that does not exist says so in each language, and offers search and ways on', async () => {
  const titles = await Promise.all(languages.map(async (language) => {
    const answer = await ask(`/${language}/no-such-page`)
    const html = await answer.text()
    assert.equal(answer.status, 404)
    assert.match(html, new RegExp(`<html lang="${language}"`))
    assert.match(html, /role="search"/)
    assert.ok((html.match(new RegExp(`href="/${language}[/"]`, 'g')) ?? []).length > 5)
    return heading(html)
  }))
  assert.equal(new Set(titles).size, languages.length)
})

test('an address without a language is answered in the language of the browser', async () => {
  const html = await (await ask('/no-such-page', { 'accept-language': 'pt-BR' })).text()
  assert.match(html, /<html lang="pt"/)
})

test('an address that no browser writes is named as what it is', async () => {
  const answer = await ask('/es/temas/%ff')
  assert.equal(answer.status, 400)
  assert.match(await answer.text(), /UTF-8/)
})

test('a machine is told the same in problem details, in its language', async () => {
  const answer = await site.get('/oai/none', { accept: 'application/json', 'accept-language': 'fr' })
  assert.deepEqual(
    [answer.status, answer.headers.get('content-type')], [404, 'application/problem+json'],
  )
  const { status, title, detail } = await answer.json()
  assert.equal(status, 404)
  assert.match(`${title} ${detail}`, /[éà]/)
})

test('an absurd page of a list says that it does not exist, and leads to the first', async () => {
  const far = await ask('/es/publicaciones?page=99999')
  assert.equal(far.status, 404)
  assert.match(await far.text(), /99999[\s\S]*href="\/es\/publicaciones"/)
  const wrong = await ask('/fr/publications?page=abc')
  assert.equal(wrong.status, 400)
  assert.match(await wrong.text(), /abc/)
})

test('who asks too often is told in words how long to wait', async () => {
  const from = { 'x-forwarded-for': '192.0.2.99' }
  let last = await ask('/robots.txt', from)
  for (let count = 0; last.status !== 429 && count < 1_100; count += 1) last =
    await ask('/robots.txt', from)
  const refused = await ask('/es/temas', from)
  assert.equal(refused.status, 429)
  assert.ok(Number(refused.headers.get('retry-after')) >= 1)
  assert.match(await refused.text(), /<html lang="es"[\s\S]*segundo/)
})

test('a bug in the program shows a reference and nothing of its inside', async (context) => {
  const log = context.mock.method(console, 'error', () => {})
  await site.database.pool.query('alter table directory.topics rename to topics_gone')
  const answer = await ask('/es/temas?q=palabra-secreta')
  const html = await answer.text()
  await site.database.pool.query('alter table directory.topics_gone rename to topics')
  assert.equal(answer.status, 500)
  assert.match(html, /<html lang="es"/)
  assert.ok(html.includes(answer.headers.get('x-request-id') ?? 'none'))
  assert.doesNotMatch(html, /topics_gone|relation|does not exist|node_modules|\.ts:/)
  const words = log.mock.calls.map(({ arguments: [text] }) => String(text))
  assert.equal(words.length, 1)
  assert.doesNotMatch(words.join(), /palabra-secreta|relation|select/i)
})

test('a database that is away is no bug: the reader is asked to come back', async (context) => {
  const log = context.mock.method(console, 'error', () => {})
  const away = Object.assign(new Error('Connection terminated'), { code: 'ECONNRESET' })
  context.mock.method(
    site.database.connections, 'connection', () => ({ execute: () => Promise.reject(away) }),
  )
  const answer = await ask('/en/projects?status=closed')
  assert.deepEqual(
    [answer.status, answer.headers.get('retry-after'), log.mock.callCount()], [503, '30', 0],
  )
})
