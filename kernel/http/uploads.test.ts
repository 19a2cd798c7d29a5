// Forms with files: the walls of every form, and what people are told when a file is not taken.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, afterEach, before, test } from 'node:test'
import { sql } from 'kysely'
import { signIn, type Visit } from '../../tests/support/people.ts'
import {
  address, ALL_BYTES_MAX, type Fields, FILE_BYTES_MAX, openUploads, sealOf, sendUpload,
} from '../../tests/support/uploads.tsx'
import type { Web } from './web.ts'

let open: Awaited<ReturnType<typeof openUploads>>
let ana: Visit
before(async () => {
  open = await openUploads()
  ana = await signIn(open.site, 'ana')
})
after(() => open.end())
afterEach(() => open.settle())

type How = { to?: string, headers?: Record<string, string>, by?: Web }
const send = (visit: Visit | undefined, fields: Fields, { by = open.web, ...how }: How = {}) =>
  sendUpload(by, visit, { fields, ...how })

const sealed = async (fields: Fields): Promise<Fields> => {
  const { token, once } = await sealOf(open.web, ana)
  return [['token', token], ['once', once], ...fields]
}

test('Ana sends a text and a file: both arrive, the file is kept whole', async () => {
  const bytes = 'ñ'.repeat(90_000)
  const fields = await sealed([
    ['text', 'Señal'], ['file', [bytes, '../informe señal.txt']], ['after', 'x'],
  ])
  const answer = await send(ana, fields)
  assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/en/done'])
  const [{ files: [file], text } = { files: [], text: '' }] = open.calls
  assert.equal(text, 'Señal')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const { field, name, sizeBytes, type } = file ?? {}
  assert.deepEqual({ field, name, sizeBytes, type, sha256: file?.sha256 },
    { field: 'file', name: 'informe señal.txt', sizeBytes: 180_000, type: 'text/plain', sha256 })
  assert.equal(readFileSync(open.store.pathOf(sha256), 'utf8'), bytes)
})

test('a name with marks in it arrives as its owner wrote it, but for what no disk takes', async () => {
  await send(ana, await sealed([['file', ['x', 'señal "1" 100% ½.txt']]]))
  assert.equal(open.calls[0]?.files[0]?.name, 'señal _1_ 100% ½.txt')
})

test('a field in which no file was chosen is no file', async () => {
  assert.equal((await send(ana, await sealed([['file', ['', '']]]))).status, 303)
  assert.deepEqual(open.calls[0]?.files, [])
})

test('the same form sent twice acts once', async () => {
  const fields = await sealed([['file', ['Once.', 'a.txt']]])
  const answers = [await send(ana, fields), await send(ana, fields)]
  assert.deepEqual(answers.map(({ status }) => status), [303, 303])
  assert.equal(open.calls.length, 1)
})

test('a program is refused by its content, and the text comes back', async () => {
  const fields = await sealed([['text', 'still here'], ['file', ['MZ\0\0', 'a.pdf']]])
  const answer = await send(ana, fields)
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /value="still here"[\s\S]*Refused: executable/)
})

test('a file that is larger than allowed is told in words, and the text comes back', async () => {
  const large = Buffer.alloc(FILE_BYTES_MAX + 1, 'a')
  const fields = await sealed([['text', 'still here'], ['file', [large, 'a.txt']]])
  const answer = await send(ana, fields)
  assert.equal(answer.status, 413)
  assert.match(await answer.text(), /value="still here"[\s\S]*Refused: too-large/)
  const most = Buffer.alloc(FILE_BYTES_MAX, 'a')
  assert.equal((await send(ana, await sealed([['file', [most, 'a.txt']]]))).status, 303)
})

test('what says that it is far too large is not read at all', async () => {
  const answer = await send(ana, await sealed([]), { headers: { 'content-length': '5000000000' } })
  assert.deepEqual([answer.status, open.calls.length], [413, 0])
})

/** What the handler was given of each file: its name, and why it was refused. */
const judged = () => open.calls[0]?.files.map(({ name, refusal }) => [name, refusal])

test('several files come in one form, each judged alone', async () => {
  const large = Buffer.alloc(FILE_BYTES_MAX + 1, 'a')
  await send(ana, await sealed([
    ['file', ['x', '1.txt']], ['file', [large, '2.txt']], ['file', ['MZ\0', '3.txt']],
  ]))
  assert.deepEqual(judged(), [
    ['1.txt', undefined], ['2.txt', 'too-large'], ['3.txt', 'executable'],
  ])
})

test('files beyond what one form takes are named, and those before them are there', async () => {
  const names = ['1.txt', '2.txt', '3.txt', '4.txt', '5.txt']
  await send(ana, await sealed(names.map((name) => ['file', [name, name]])))
  const [, , third] = open.calls[0]?.files ?? []
  assert.equal(third?.sha256, createHash('sha256').update('3.txt').digest('hex'))
  assert.deepEqual(judged(), names.map((name, at) =>
    [name, at < 3 ? undefined : 'too-many-at-once']))
})

test('what is too much together is named, and a smaller one after it still fits', async () => {
  const [most, rest] = [FILE_BYTES_MAX, ALL_BYTES_MAX - FILE_BYTES_MAX]
  await send(ana, await sealed([
    ['file', [Buffer.alloc(most, 'a'), '1.txt']], ['file', [Buffer.alloc(rest + 1, 'b'), '2.txt']],
    ['file', [Buffer.alloc(rest, 'c'), '3.txt']],
  ]))
  assert.deepEqual(judged(), [
    ['1.txt', undefined], ['2.txt', 'too-much-at-once'], ['3.txt', undefined],
  ])
})

test('hundreds of files, or more text than a form has, are refused', async () => {
  const files: Fields = Array.from({ length: 201 }, (_, at) => [`f${at}`, ['x', `${at}.txt`]])
  assert.equal((await send(ana, await sealed(files))).status, 413)
  assert.equal((await send(ana, await sealed([['text', 'x'.repeat(100_001)]]))).status, 413)
  const many: Fields = Array.from({ length: 250 }, (_, at) => [`f${at}`, 'x'])
  assert.equal((await send(ana, await sealed(many))).status, 413)
  assert.equal(open.calls.length, 0)
})

test('without the token of the session nothing is kept, nor with the token after the file', async () => {
  const { token } = await sealOf(open.web, ana)
  const file: Fields = [['file', ['x', 'a.txt']]]
  assert.equal((await send(ana, file)).status, 403)
  assert.equal((await send(ana, [['token', 'wrong'], ...file])).status, 403)
  assert.equal((await send(ana, [...file, ['token', token]])).status, 403)
  assert.equal((await send(ana, [['text', 'no file either']])).status, 403)
  assert.equal(open.calls.length, 0)
})

test('a form of another site is refused', async () => {
  const fields = await sealed([['file', ['x', 'a.txt']]])
  const headers = { 'sec-fetch-site': 'cross-site' }
  assert.equal((await send(ana, fields, { headers })).status, 403)
  assert.equal(open.calls.length, 0)
})

test('a visitor is led to sign in', async () => {
  const answer = await send(undefined, [['file', ['x', 'a.txt']]])
  assert.equal(answer.headers.get('location'), `/sign-in?reason=first&back=${address}`)
  assert.equal(open.calls.length, 0)
})

const keptOf = (answer: Response, reason: string) => {
  const leads = answer.headers.get('location') ?? String(answer.status)
  const kept = new RegExp(`reason=${reason}&back=.*kept=([\\w-]{36})`).exec(leads)?.[1]
  assert.ok(kept, leads)
  return kept
}

test('who must sign in once more finds the text again; the file must be chosen again', async () => {
  const fields = await sealed([['text', 'Señal'], ['file', ['x', 'a.txt']]])
  await open.change(sql`update access.sessions set stepped_up_at = null`)
  const answer = await send(ana, fields, { to: `${address}/strict` })
  await open.change(sql`update access.sessions set stepped_up_at = now()`)
  const kept = keptOf(answer, 'again')
  const headers = { cookie: ana.cookie() }
  const page = await open.web.request(`${address}?kept=${kept}`, { headers })
  assert.match(await page.text(), /value="Señal"/)
  assert.equal(open.calls.length, 0)
})

test('a session that ended meanwhile: the text is kept, a forged one is not', async () => {
  const fields = await sealed([['text', 'Señal'], ['file', ['x', 'a.txt']]])
  await open.change(sql`update access.sessions set seen_at = now() - interval '40 minutes'`)
  const forged = await send(ana, [['token', 'wrong'], ...fields.slice(1)])
  const answer = await send(ana, fields)
  await open.change(sql`update access.sessions set seen_at = now()`)
  assert.equal(forged.status, 403)
  keptOf(answer, 'ended')
  assert.equal(open.calls.length, 0)
})

test('what is no form with files is told so', async () => {
  const answer = await open.web.request(address, {
    method: 'POST', body: 'text=x',
    headers: {
      'content-type': 'application/x-www-form-urlencoded', cookie: ana.cookie(),
      'sec-fetch-site': 'same-origin',
    },
  })
  assert.equal(answer.status, 415)
})

test('what an earlier run left half received is removed at start', () => {
  mkdirSync(path.join(open.folder, 'left'), { recursive: true })
  writeFileSync(path.join(open.folder, 'left', '1'), 'half a file')
  open.buildWeb()
  assert.deepEqual(readdirSync(open.folder), [])
})

test('a disk without room is told in words before anything is read', async () => {
  const by = open.buildWeb({ reserveBytes: Number.MAX_SAFE_INTEGER })
  assert.equal((await send(ana, await sealed([['file', ['x', 'a.txt']]]), { by })).status, 507)
  assert.equal(open.calls.length, 0)
})

test('a bug in the handler leaves nothing behind', async () => {
  const { error } = console
  console.error = () => {}
  const answer = await send(ana, await sealed([['text', 'a bug'], ['file', ['x', 'a.txt']]]))
  console.error = error
  assert.equal(answer.status, 500)
})
