// What people load that is not as it should be, and what they are told.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { Rejection } from './build.ts'
import { readFile } from './read-file.ts'
import { events, eventsFile, totals, totalsFile } from './sample.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'puente-read-'))
after(() => rmSync(folder, { recursive: true, force: true }))

async function read(content: string | Uint8Array, cube = events) {
  const file = path.join(folder, 'table')
  writeFileSync(file, content)
  return readAt(file, cube)
}

async function readAt(file: string, cube = events) {
  const rejections: Rejection[] = []
  const result = await readFile(cube, file, (one) => rejections.push(one))
  return { result, rejections }
}

/** What the file's places are called, and the sum of its figures. */
async function gist(content: string | Uint8Array) {
  const { result, rejections } = await read(content)
  assert.equal(result.kind, 'read', JSON.stringify([result, rejections]))
  if (result.kind !== 'read') return undefined
  const { dimensions: [places], figures } = result.columns
  return [places?.values.map(({ printed }) => printed).join(), [...figures].reduce((a, b) => a + b)]
}
const expected = ['CALI,Medellín (CT)', 11]

async function reason(content: string | Uint8Array) {
  const { result } = await read(content)
  return result.kind === 'refused' ? result.reason : JSON.stringify(result)
}

test('a file is read with its byte order mark, in Latin-1, with semicolons, packed or not', async () => {
  const semicolons = eventsFile.replaceAll(',', ';').replaceAll('\n', '\r\n')
  assert.deepEqual(await gist(eventsFile), expected)
  assert.deepEqual(await gist(`\ufeff${eventsFile}`), expected)
  assert.deepEqual(await gist(Buffer.from(eventsFile, 'latin1')), expected)
  assert.deepEqual(await gist(semicolons), expected)
  assert.deepEqual(await gist(eventsFile.replaceAll(',', '\t')), expected)
  assert.deepEqual(await gist(gzipSync(eventsFile)), expected)
  assert.deepEqual(await gist(eventsFile.trimEnd()), expected)
})

test('a decimal comma is a fraction where there are fractions, and never a guess in counts', async () => {
  const cube = { ...events, measure: { ...events.measure, decimals: 1 } }
  const { result } = await read('date;place;weapon;victims\n2012-01-01;A;;12,5\n', cube)
  assert.deepEqual(result.kind === 'read' && [...result.columns.figures], [12.5])
  const counts = ['date;place;weapon;victims', '2012-01-01;A;;12,5', '2012-01-01;A;;1.000']
  const { rejections } = await read(counts.join('\n'))
  assert.deepEqual(rejections, [
    { line: 2, reason: '"12,5" is not a whole number' },
    { line: 3, reason: '"1.000" may be a thousand or a fraction: write it without a separator' },
  ])
})

test('every row that cannot be used is told with its line and what is wrong', async () => {
  const { result, rejections } = await read([
    'date,place,weapon,victims', '2012-01-01,A,,1', '2012-13-01,A,,1', '2012-01-01,A', '2012-01-01,A,,1,2',
    '2012-01-01,A,,NaN', '2012-01-01,A,,-1', '2012-01-01,A,,', '2012-01-01,,,1', 'date,place,weapon,victims',
    '2012-01-01,"A\nB",,x', 'soon,A,,1', '2012-01-01,A,,9999999999',
  ].join('\n'))
  assert.deepEqual(rejections, [
    { line: 3, reason: '"2012-13-01" is not known in date' },
    { line: 4, reason: '2 fields; the header has 4' },
    { line: 5, reason: '5 fields; the header has 4' },
    { line: 6, reason: '"NaN" is not a number' },
    { line: 7, reason: '"-1" is not a number' },
    { line: 8, reason: '"" is not a number' },
    { line: 9, reason: '"" is not known in place' },
    { line: 10, reason: 'the header again' },
    { line: 12, reason: '"x" is not a number' },
    { line: 13, reason: '"soon" is not known in date' },
    { line: 14, reason: '"9999999999" is larger than 2147483647' },
  ])
  assert.deepEqual(result, { kind: 'rejected', count: 11, lines: 14 })
})

test('a category that a closed dimension does not have is rejected', async () => {
  const { rejections } = await read(`${totalsFile}2002,X,A,1\n`, totals)
  assert.deepEqual(rejections, [{ line: 8, reason: '"X" is not known in sex' }])
})

test('a row that says twice what must be said once is rejected, with the line of the first', async () => {
  const { rejections } = await read(`${totalsFile}2001,F,A,4\n`, totals)
  assert.deepEqual(rejections, [{ line: 8, reason: 'the same categories as line 4' }])
})

test('a header with a column missing or twice stops the reading, by name', async () => {
  const lacking = await reason('date,place,weapon\n')
  assert.match(lacking, /line 1: these columns are missing: victims; there are: date/)
  const doubled = await reason('date,place,weapon,victims,place\n')
  assert.match(doubled, /line 1: the column "place" is there twice/)
})

test('what is no table is refused for what it is', async () => {
  assert.equal(await reason(''), 'the file is empty')
  assert.match(await reason('%PDF-1.7\n'), /is a PDF; save the table as CSV/)
  const zip = Buffer.from([0x50, 0x4b, 3, 4, 20, 0])
  assert.match(await reason(zip), /zip file or an Excel workbook/)
  assert.match(await reason(Buffer.from('date', 'utf16le')), /not text/)
  assert.match(await reason('date,place,weapon,victims\n'), /a header and no row/)
  assert.match(await reason('x'.repeat(200_000)), /line 1 does not end/)
  const { result } = await readAt(folder)
  assert.deepEqual(result, { kind: 'refused', reason: 'it is not a file' })
})

test('an open quotation mark is told with its line', async () => {
  const quoted = `${eventsFile}2013-01-01,"A,,1\n`
  assert.match(await reason(quoted), /line [67]: a quotation mark opens and never closes/)
  const long = await reason(`${quoted}${'2013-01-01,A,,1\n'.repeat(10_000)}`)
  assert.match(long, /line \d+: .*quotation mark/)
})

test('a packed file that was cut off or damaged is refused, with the line it was readable to', async () => {
  const rows = Array.from({ length: 20_000 }, (_, place) => `2012-01-01,P${place},,${place}\n`)
  const packed = gzipSync(`date,place,weapon,victims\n${rows.join('')}`)
  const cut = await reason(packed.subarray(0, packed.length / 2))
  assert.match(cut, /^line [1-9]\d{3,}: .*ends too early/)
  const middle = packed.length >> 1
  packed.fill(0xff, middle, middle + 8)
  assert.match(await reason(packed), /^line \d+: the packed file is damaged/)
})

test('a file of 10 GB is refused before it is read', async () => {
  const file = path.join(folder, 'huge.csv')
  writeFileSync(file, eventsFile)
  truncateSync(file, 10_000_000_000) // sparse: takes no room
  const { result } = await readAt(file)
  assert.deepEqual(result, { kind: 'refused', reason: 'the file has 10.0 GB; at most 4 GB are read' })
})
