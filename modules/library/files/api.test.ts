// How the bytes of a file are sent: parts of it, whether it changed, under which name.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { disposition } from '../../../kernel/files/name.ts'
import { runCommand } from '../../../app/commands.ts'
import { makePdf } from '../../../tests/support/pdf.ts'
import { openSite, serveSite, type Site } from '../../../tests/support/site.ts'

let site: Site
let origin: string
let close: () => Promise<void>
let address: string
const bytes = makePdf(['A report about the range of small arms.'], { padding: 300_000 })
before(async () => {
  site = await openSite()
  const served = await serveSite(site)
  origin = served.origin
  close = served.close
  const folder = mkdtempSync(path.join(tmpdir(), 'puente-bytes-'))
  writeFileSync(path.join(folder, 'range.pdf'), bytes)
  assert.equal(
    await runCommand(['add', '--publication', '4', path.join(folder, 'range.pdf')], site, () => {}),
    0,
  )
  rmSync(folder, { recursive: true })
  address =
    /\/files\/\d+\/range\.pdf/.exec(await (await site.get('/en/publications/4')).text())?.[0] ?? ''
})
after(async () => {
  await close()
  await site.end()
})

const get = (headers: Record<string, string> = {}, method = 'GET') =>
  fetch(origin + address, { headers, method })
const bodyOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer())

test('the whole file arrives as it was added', async () => {
  const answer = await get()
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('content-length'), String(bytes.length))
  assert.ok((await bodyOf(answer)).equals(bytes))
})

test('a viewer that asks for a part gets that part', async () => {
  const parts: [string, number, number][] = [
    ['bytes=0-99', 0, 100],
    ['bytes=1000-1000', 1000, 1001],
    [`bytes=${bytes.length - 10}-`, bytes.length - 10, bytes.length],
    ['bytes=-7', bytes.length - 7, bytes.length],
    ['bytes=5-99999999', 5, bytes.length],
  ]
  for (const [range, start, end] of parts) {
    const answer = await get({ range })
    assert.equal(answer.status, 206, range)
    assert.equal(answer.headers.get('content-range'), `bytes ${start}-${end - 1}/${bytes.length}`)
    assert.ok((await bodyOf(answer)).equals(bytes.subarray(start, end)), range)
  }
})

test('a part outside the file is refused, with the size of the file', async () => {
  const answer = await get({ range: `bytes=${bytes.length}-` })
  assert.equal(answer.status, 416)
  assert.equal(answer.headers.get('content-range'), `bytes */${bytes.length}`)
  assert.equal((await bodyOf(answer)).length, 0)
})

test('a range that makes no sense, or several, get the whole file', async () => {
  for (const range of ['bytes=9-1', 'bytes=-', 'lines=1-2', 'bytes=0-1,5-6', 'bytes=a-b']) {
    const answer = await get({ range })
    assert.equal(answer.status, 200, range)
    assert.equal((await bodyOf(answer)).length, bytes.length)
  }
})

test('who has the file already is told so; a part of another version is not mixed in', async () => {
  const etag = (await get({}, 'HEAD')).headers.get('etag') ?? ''
  assert.match(etag, /^"[0-9a-f]{32}"$/)
  const again = await get({ 'if-none-match': etag })
  assert.equal(again.status, 304)
  assert.equal(again.headers.get('etag'), etag)
  assert.equal((await get({ range: 'bytes=0-9', 'if-range': etag })).status, 206)
  const other = await get({ range: 'bytes=0-9', 'if-range': '"another"' })
  assert.equal(other.status, 200)
  await bodyOf(other)
})

test('HEAD tells the size and the kind, and sends nothing', async () => {
  const answer = await get({}, 'HEAD')
  assert.equal(answer.headers.get('content-length'), String(bytes.length))
  assert.equal(answer.headers.get('content-type'), 'application/pdf')
  assert.equal((await bodyOf(answer)).length, 0)
})

test('a reader who goes away in the middle leaves the server well', async () => {
  const controller = new AbortController()
  const answer = await fetch(origin + address, { signal: controller.signal })
  await answer.body?.getReader().read()
  controller.abort()
  assert.equal((await get({ range: 'bytes=0-9' })).status, 206)
})

test('nothing in a PDF may run or load anything, and it is never taken for something else', async () => {
  const { headers } = await get({}, 'HEAD')
  assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/)
  assert.doesNotMatch(headers.get('content-security-policy') ?? '', /script-src/)
  assert.equal(headers.get('x-content-type-options'), 'nosniff')
})

test('an address of a file that does not exist is a clear 404', async () => {
  for (const wrong of [
    '/files/999999/x.pdf',
    '/files/0/x.pdf',
    '/files/abc/x.pdf',
    '/covers/999999',
  ]) {
    assert.equal((await site.get(wrong)).status, 404, wrong)
  }
})

test('a name is written for old and for new clients', () => {
  assert.equal(disposition('inline', 'a.pdf'), `inline; filename="a.pdf"; filename*=UTF-8''a.pdf`)
  assert.equal(
    disposition('attachment', 'çã "x"\r\n%\\.pdf'),
    `attachment; filename="ca _x_____.pdf"; filename*=UTF-8''%C3%A7%C3%A3%20%22x%22%0D%0A%25%5C.pdf`,
  )
})
