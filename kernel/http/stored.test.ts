// Parts of files, by RFC 9110.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { answerStored, readRange } from './stored.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'puente-stored-'))
after(() => rmSync(folder, { recursive: true }))
const bytes = Buffer.from('0123456789')
writeFileSync(path.join(folder, 'file'), bytes)

const etag = '"abc"'
function ask(headers: Record<string, string>, method = 'GET') {
  const notes: boolean[] = []
  const answer = answerStored({
    file: { path: path.join(folder, 'file'), sizeBytes: bytes.length, etag }, type: 'text/plain',
    headers: {},
    record: ({ isRest }) => {
      notes.push(isRest)
      return async () => {}
    },
  }, { method, header: (name) => headers[name] })
  return { ...answer, notes }
}
const textOf = ({ body }: Pick<ReturnType<typeof ask>, 'body'>) => new Response(body).text()

test('the first and the last byte count', () => {
  assert.deepEqual(readRange('bytes=0-0', 10), { start: 0, end: 0 })
  assert.deepEqual(readRange('bytes=9-', 10), { start: 9, end: 9 })
  assert.deepEqual(readRange('Bytes=-3', 10), { start: 7, end: 9 })
  assert.equal(readRange('bytes=10-', 10), 'outside')
  assert.equal(readRange('bytes=-0', 10), 'outside')
  assert.equal(readRange(undefined, 10), undefined)
})

test('any range there is gives the bytes it says, and any other text the whole file', async () => {
  const ranges = fc.tuple(fc.nat(14), fc.nat(14)).map(([from, to]) => `bytes=${from}-${to}`)
  await fc.assert(fc.asyncProperty(fc.oneof(ranges, fc.string()), async (range) => {
    const answer = ask({ range })
    const told = answer.headers?.['content-range'] ?? ''
    const [, from, to] = /^bytes (\d+)-(\d+)\/10$/.exec(told) ?? []
    const part = bytes.toString().slice(Number(from), Number(to) + 1)
    const expected = answer.status === 206 ? part : answer.status === 416 ? '' : '0123456789'
    assert.equal(await textOf(answer), expected)
  }), { numRuns: 200 })
})

test('what leaves is noted: as the rest when it does not begin at the first byte', () => {
  assert.deepEqual(ask({}).notes, [false])
  assert.deepEqual(ask({ range: 'bytes=0-3' }).notes, [false])
  assert.deepEqual(ask({ range: 'bytes=4-' }).notes, [true])
  assert.deepEqual(ask({ range: 'bytes=-1' }).notes, [true])
})

test('what sends no byte of it is not noted', () => {
  const still = [
    ask({}, 'HEAD'), ask({ range: 'bytes=10-' }), ask({ 'if-none-match': `"x", W/${etag}` }),
  ]
  assert.deepEqual(still.map(({ status, notes, body }) => [status, notes.length, body]),
    [[undefined, 0, null], [416, 0, null], [304, 0, null]])
})

test('HEAD does not know of parts', () => {
  const { status, headers } = ask({ range: 'bytes=2-3' }, 'HEAD')
  assert.deepEqual([status, headers?.['content-length'], headers?.['accept-ranges']],
    [undefined, '10', 'bytes'])
})

test('a part of another file is not mixed in', () => {
  const range = 'bytes=2-3'
  assert.equal(ask({ range, 'if-range': etag }).status, 206)
  for (const other of ['"other"', `W/${etag}`, 'Sat, 28 Nov 2026 10:00:00 GMT']) {
    assert.equal(ask({ range, 'if-range': other }).status, 200, other)
  }
})
