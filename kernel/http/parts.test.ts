// The pure pieces of kernel/http: encodings, tags, filters, budgets, addresses.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { readFilters } from './facets.ts'
import { link, queryText } from './paths.ts'
import { createRateLimit } from './rate-limit.ts'
import { chooseEncoding, prepare, send } from './respond.ts'

const asking = (headers: Record<string, string>) => ({ header: (name: string) => headers[name] })
const html = { 'content-type': 'text/html; charset=utf-8', vary: 'cookie' }
const long = 'A sentence that comes again. '.repeat(100)

test('the smallest encoding that the client takes is chosen', () => {
  assert.equal(chooseEncoding('gzip, deflate, br'), 'br')
  assert.equal(chooseEncoding('gzip;q=1.0, br;q=0'), 'gzip')
  assert.equal(chooseEncoding('GZIP'), 'gzip')
  assert.equal(chooseEncoding('identity'), 'identity')
  assert.equal(chooseEncoding(undefined), 'identity')
})

test('what is sent compressed is the same text, with its length, and says what it varies by', async () => {
  const decode = { br: brotliDecompressSync, gzip: gunzipSync }
  for (const [encoding, unpack] of Object.entries(decode)) {
    const answer = send(prepare(200, html, long), asking({ 'accept-encoding': encoding }))
    const bytes = Buffer.from(await answer.arrayBuffer())
    assert.equal(answer.headers.get('content-encoding'), encoding)
    assert.equal(answer.headers.get('content-length'), String(bytes.length))
    assert.equal(answer.headers.get('vary'), 'cookie, accept-encoding')
    assert.ok(bytes.length < long.length / 5)
    assert.equal(String(unpack(bytes)), long)
  }
})

test('pictures and crumbs are sent as they are', () => {
  const ask = asking({ 'accept-encoding': 'br' })
  assert.equal(send(prepare(200, { 'content-type': 'image/png' }, long),
    ask).headers.get('content-encoding'), null)
  assert.equal(send(prepare(200, html, 'short'), ask).headers.get('content-encoding'), null)
})

test('the tag follows the content, and an error is never "not modified"', () => {
  const [one, same, other] = ['a', 'a', 'b'].map((body) => prepare(200, html, body))
  assert.equal(one?.etag, same?.etag)
  assert.notEqual(one?.etag, other?.etag)
  assert.equal(send(prepare(200, html, 'a'), asking({ 'if-none-match': '*' })).status, 304)
  assert.equal(send(prepare(404, html, 'a'), asking({ 'if-none-match': '*' })).status, 404)
})

const known = { topic: (value: string) => ['drugs', 'arms'].includes(value) }
const filters = (query: string) => readFilters(new URLSearchParams(query), known)

test('filters that cannot exist are named and left out', () => {
  const { filters: read, errors } = filters('topic=drugs&topic=nonsense&topic=drugs&topic=&utm=x')
  assert.deepEqual(read, { topic: ['drugs'], page: 1 })
  assert.deepEqual(errors, [{ pointer: 'topic', detail: 'nonsense' }])
})

test('an absurd page number becomes the first page, and is named', () => {
  for (const page of ['-1', '0', '1e9', 'NaN', '99999999999', '٣', '1.5', "1' or 1=1"]) {
    const { filters: read, errors } = filters(`page=${encodeURIComponent(page)}`)
    assert.equal(read.page, 1, page)
    assert.deepEqual(errors.map(({ pointer }) => pointer), ['page'], page)
  }
  assert.equal(filters('page=12').filters.page, 12)
})

test('a wrong value is shown back only in part', () => {
  assert.ok((filters(`topic=${'a'.repeat(5_000)}`).errors[0]?.detail.length ?? 0) <= 60)
})

test('a budget fills again steadily, and says exactly when the next request is welcome', () => {
  let now = 0
  const limit = createRateLimit(60, () => now)
  for (let count = 0; count < 60; count += 1) assert.equal(limit('a').allowed, true)
  assert.deepEqual(limit('a'), { allowed: false, waitSeconds: 1 })
  assert.equal(limit('b').allowed, true)
  now = 1_000
  assert.equal(limit('a').allowed, true)
  assert.equal(limit('a').allowed, false)
})

test('a budget of nothing means no limit', () => {
  const limit = createRateLimit(0)
  assert.ok(Array.from({ length: 10_000 }, () => limit('a').allowed).every(Boolean))
})

test('links are made of the words of the language, with safe identifiers', () => {
  const path = [{ en: 'things', es: 'cosas', pt: 'coisas', fr: 'choses' }, ':id'] as const
  assert.equal(link(path, 'es', { id: 'A/63 ñ?' }), '/es/cosas/A%2F63%20%C3%B1%3F')
  assert.equal(link(path, 'fr', { id: 1 }, { q: 'a b', page: undefined, topic: ['x', 'y'] }),
    '/fr/choses/1?q=a+b&topic=x&topic=y')
  assert.equal(queryText({ a: '', b: undefined }), '')
})
