// Files as people really give them: every one that cannot be read is refused with a sentence that
// says what to change, and what is only unusual is read.
import assert from 'node:assert/strict'
import { mkdirSync, truncateSync } from 'node:fs'
import { after, test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { decode } from './decode.ts'
import { linesOf, makeWorkbook, openFolder, readWith, world } from './example.ts'
import type { Target } from './figure.ts'
import { openFile } from './file.ts'
import { gather } from './gather.ts'
import { readRows } from './rows.ts'
import { tidyFormat } from './tidy.ts'
import { limits, WrongFile } from './wrong-file.ts'

const folder = openFolder()
after(() => folder.end())

const rates = world.targets.get('homicide-rate.unodc')
const form = tidyFormat(rates ?? missing(), { own: false, where: [] })
function missing(): Target { throw new Error('the example has no such series') }

const read = (name: string, bytes: Uint8Array | string) => readWith(form, folder.place(name, bytes))
const good = 'iso3,year,value\nHND,2023,31.1\nMEX,2023,24.9\n'
const goodLines = ['homicide-rate.unodc HND 2023: 31.1', 'homicide-rate.unodc MEX 2023: 24.9']

async function refused(reading: Promise<unknown>, sentence: RegExp) {
  await assert.rejects(reading, (error) => {
    assert.ok(error instanceof WrongFile, String(error))
    assert.match(error.message, sentence)
    return true
  })
}

test('a file that begins with the mark of UTF-8 is read', async () => {
  assert.deepEqual(linesOf(await read('bom.csv', `\uFEFF${good}`)), goodLines)
})

test('UTF-16 with its mark is read, in either order of bytes', async () => {
  const little = Buffer.from(`\uFEFF${good}`, 'utf16le')
  assert.deepEqual(linesOf(await read('le.csv', little)), goodLines)
  assert.deepEqual(linesOf(await read('be.csv', Buffer.from(little).swap16())), goodLines)
})

test('UTF-16 without its mark is refused, because it could be anything', async () => {
  await refused(
    read('utf16.csv', Buffer.from(good, 'utf16le')),
    /UTF-16 without the mark.*Save it as CSV UTF-8/,
  )
})

test('Latin-1 is refused with the line of the first letter that is not UTF-8', async () => {
  const text = `iso3,year,value,name\nHND,2023,31.1,Honduras\nPAN,2023,12.9,Panamá\n`
  await refused(
    read('latin1.csv', Buffer.from(text, 'latin1')),
    /line 3 is not UTF-8.*Windows-1252 or Latin-1.*Save it as CSV UTF-8/,
  )
})

test('Latin-1 deep inside a large file is found too', async () => {
  const many = `iso3,year,value,name\n${'HND,2023,31.1,Honduras\n'.repeat(9998)}`
  await refused(
    read('deep.csv', Buffer.from(`${many}PAN,2023,1,Panamá\n`, 'latin1')),
    /line 10000 is not UTF-8/,
  )
})

test('a letter cut in two between pieces of a file is one letter', async () => {
  const bytes = Buffer.from('año,b\n1,2\n')
  async function* single() { for (const byte of bytes) yield Uint8Array.of(byte) }
  const { value: header } = await readRows(decode(single())).next()
  assert.deepEqual(header?.cells, ['año', 'b'])
})

test('semicolons and tabs separate as well as commas', async () => {
  assert.deepEqual(linesOf(await read('semicolons.csv', good.replaceAll(',', ';'))), goodLines)
  assert.deepEqual(linesOf(await read('tabs.tsv', good.replaceAll(',', '\t'))), goodLines)
})

test('a decimal comma is refused and not taken for a thousand', async () => {
  const { figures, rejected } = await read('comma.csv', 'iso3;year;value\nHND;2023;31,1\nMEX;2023;1.234,5\n')
  assert.equal(figures.length, 0)
  assert.deepEqual(rejected.map(({ line }) => line), [2, 3])
  assert.match(rejected[0]?.reason ?? '', /"31,1" holds a comma.*Write 1234\.5/)
})

test('a header that names a column twice is refused', async () => {
  await refused(
    read('twice.csv', 'iso3,year,value,Value\nHND,2023,1,2\n'),
    /line 1: the column "value" stands twice/,
  )
})

test('a missing column is named', async () => {
  await refused(
    read('missing.csv', 'iso3,value\nHND,2023\n'),
    /has no column "year" in its header \(line 1\)/,
  )
})

test('a table of something else is refused by what was expected', async () => {
  await refused(
    read('other.csv', 'name,colour\napple,red\n'),
    /has no header with the columns "iso3", "year", "value"/,
  )
})

test('rows with too few or too many cells are rejected with their lines', async () => {
  const { figures, rejected } = await read('ragged.csv',
    'iso3,year,value\nHND,2023\nMEX,2023,24.9\nPAN,2023,12,9\n')
  assert.equal(figures.length, 1)
  assert.deepEqual(rejected.map(({ line }) => line), [2, 4])
  assert.match(rejected[1]?.reason ?? '', /has 4 cells and the header 3/)
})

test('empty cells at the end of a line do no harm', async () => {
  assert.deepEqual(linesOf(await read('commas.csv', good.replaceAll('\n', ',,\n'))), goodLines)
})

test('a quotation mark that is not closed is found where its row begins', async () => {
  const text = `iso3,year,value,note\nHND,2023,31.1,a\nMEX,2023,24.9,"b\n${'PAN,2023,1,c\n'.repeat(50)}`
  await refused(read('quote.csv', text), /row that begins on line 3 does not end.*quotation mark/)
})

test('a quotation mark inside a cell is refused with its line', async () => {
  await refused(
    read('inside.csv', 'iso3,year,value,note\nHND,2023,1,the "big" one\n'),
    /line 2: a quotation mark stands inside a cell/,
  )
})

test('a cell may hold line breaks; later rows keep their line numbers', async () => {
  const { rejected } = await read('breaks.csv', 'iso3,year,value,note\nHND,2023,1,"a\nb"\n\nXYZ,2023,1,\n')
  assert.deepEqual(rejected.map(({ line }) => line), [5])
})

test('NaN, infinity and figures too large are rejected', async () => {
  const { rejected } = await read('nan.csv',
    'iso3,year,value\nHND,2021,NaN\nHND,2022,Infinity\nHND,2023,1e999\n')
  assert.deepEqual(rejected.map(({ reason }) => reason.slice(0, 28)), [
    '"NaN" is not a number. Leave', '"Infinity" is not a number. ', '"1e999" is too large to be a',
  ])
})

test('an empty file, and one of blank lines, are refused', async () => {
  await refused(read('empty.csv', ''), /^is empty\.$/)
  await refused(read('blank.csv', '\n  \n\n'), /^is empty\.$/)
})

test('a PDF, a web page, JSON, an old workbook and other archives are called by their names', async () => {
  await refused(read('a.csv', '%PDF-1.7\n%âãÏÓ\n'), /is a PDF/)
  await refused(read('b.csv', '\n<!DOCTYPE html><title>404</title>'), /is a web page/)
  await refused(read('c.csv', '[{"iso3":"HND"}]'), /is JSON/)
  await refused(
    read('d.xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0)),
    /old Excel workbook.*Save it as \.xlsx/,
  )
  await refused(read('e.csv', Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c)), /is a 7z archive/)
  await refused(read('f.csv', Uint8Array.of(1, 2, 0, 3, 4, 5, 6, 7)), /is not a text/)
})

test('a workbook called .csv is read as the workbook it is', async () => {
  const sheet = [['iso3', 'year', 'value'], ['HND', 2023, 31.1], ['MEX', 2023, 24.9]]
  assert.deepEqual(linesOf(await read('workbook.csv', makeWorkbook({ Sheet1: sheet }))), goodLines)
})

test('a text packed with gzip is read, and one that is cut off is refused', async () => {
  const noise = Array.from({ length: 5000 }, (_, index) =>
    `XYZ,2023,${index * 7919 % 100_003}`).join('\n')
  const packed = gzipSync(`${good}${noise}\n`)
  assert.deepEqual(linesOf(await read('good.csv.gz', packed)).slice(0, 2), goodLines)
  await refused(
    read('cut.csv.gz', packed.subarray(0, packed.length / 2)),
    /gzip file that is damaged or cut off/,
  )
})

test('a zip archive is read when one table in it fits, and refused when none or two do', async () => {
  const zip = (files: Record<string, string>) => zipSync(Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
  const one = zip({ 'a.csv': good, 'read.me': 'x' })
  assert.deepEqual(linesOf(await read('one.zip', one)), goodLines)
  await refused(
    read('none.zip', zip({ 'a.txt': good })),
    /without the table that was expected\. It holds: a\.txt/,
  )
  await refused(
    read('two.zip', zip({ 'a.csv': good, 'b.csv': good })),
    /several tables: a\.csv, b\.csv/,
  )
  const cut = zip({ 'a.csv': good.repeat(20) })
  await refused(read('cut.zip', cut.subarray(0, 60)), /zip archive that is damaged or cut off/)
})

test('an archive that unpacks to far more than it holds is stopped', async () => {
  const bomb = folder.place('bomb.zip', zipSync({ 'a.csv': new Uint8Array(50_000_000).fill(65) }))
  const { rows } = await openFile(bomb, {
    entry: /csv$/, limits: { ...limits, textBytes: 1_000_000 },
  })
  await refused(gather(rows, { format: form, world }), /unpacks to more than can be read/)
})

test('a workbook that unpacks to far more than it holds is stopped before it is opened', async () => {
  const bytes = zipSync({
    'xl/workbook.xml': strToU8('<workbook/>'),
    'xl/worksheets/sheet1.xml': new Uint8Array(50_000_000),
  })
  const { rows } = await openFile(folder.place('bomb.xlsx', bytes), {
    entry: /csv$/, limits: { ...limits, workbookBytes: 1_000_000 },
  })
  await refused(gather(rows, { format: form, world }), /unpacks to more than can be read/)
})

test('a workbook that is broken is refused', async () => {
  const bytes = zipSync({ 'xl/workbook.xml': strToU8('<workbook>') })
  await refused(read('broken.xlsx', bytes), /Excel workbook that cannot be read/)
})

test('ten gigabytes on the disk are refused before they are read', async () => {
  const file = folder.place('large.csv', good)
  truncateSync(file, 10 * 2 ** 30)
  await refused(readWith(form, file), /is 10\.0 GB large; at most 2\.0 GB can be read/)
})

test('a stream of any length is read in bounded memory', async () => {
  const piece = Buffer.from('AFG,2020,1.5,elsewhere\n'.repeat(3000))
  const held: number[] = []
  async function* endless() {
    yield Buffer.from('iso3,year,value,name\n')
    for (let count = 0; count < 150; count += 1) {
      if (count % 49 === 1) held.push(memoryHeld())
      yield piece
    }
  }
  const parsed = await gather(readRows(decode(endless())), { format: form, world })
  assert.equal(parsed.outside, 450_000)
  // Kept, the rows between the first and the last look would take some 90 MB.
  assert.ok((held.at(-1) ?? 0) - (held[0] ?? 0) < 10_000_000, held.join(' '))
})

function memoryHeld(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return process.memoryUsage().heapUsed
}

test('reading stops when more rows are wrong than anyone would look through', async () => {
  const { rows } = await openFile(
    folder.place('wrong.csv', `iso3,year,value\n${'XYZ,2020,1\n'.repeat(200)}`), form)
  await refused(
    gather(rows, { format: form, world, limits: { ...limits, rejected: 100 } }),
    /more than 100 rows that cannot be read\. The first, line 2/,
  )
})

test('a folder and a file that does not exist are told apart', async () => {
  mkdirSync(folder.path('folder'))
  await refused(readWith(form, folder.path('folder')), /is a folder\. Name the file in it/)
  await refused(readWith(form, folder.path('nowhere.csv')), /There is no such file/)
})
