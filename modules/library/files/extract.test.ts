// The process that reads a file can be ended by its limits, and nothing else suffers.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { deflateSync } from 'node:zlib'
import { makeDocx, zipDocx } from '../../../tests/support/docx.ts'
import { makePdf } from '../../../tests/support/pdf.ts'
import { extractFile } from './extract.ts'
import { splitIntoParts } from './extracted.ts'
import type { FileKind } from './file.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'puente-extract-'))
after(() => rmSync(folder, { recursive: true }))

function read(
  kind: FileKind,
  content: string | Buffer,
  limits?: { timeMs: number; memoryBytes: number },
) {
  const file = path.join(folder, 'file')
  writeFileSync(file, content)
  return extractFile({ kind, file, coverFile: path.join(folder, 'cover.png') }, limits)
}

const pagesOf = async (kind: FileKind, content: string | Buffer) => {
  const result = await read(kind, content)
  assert.ok(result.ok)
  return result.pages
}

test('a file that takes too long is given up', async () => {
  const slow = makePdf(Array.from({ length: 300 }, () => 'Some text. '.repeat(300)))
  assert.deepEqual(await read('pdf', slow, { timeMs: 300, memoryBytes: 1e12 }), {
    ok: false,
    refusal: 'too-slow',
  })
})

test('a few kilobytes that unpack to a gigabyte are given up before they have it', async () => {
  const bomb = makeFlateBomb(1_000_000_000)
  assert.ok(bomb.length < 10_000)
  assert.deepEqual(await read('pdf', bomb, { timeMs: 60_000, memoryBytes: 400_000_000 }), {
    ok: false,
    refusal: 'too-slow',
  })
})

// A page whose content was packed twice.
function makeFlateBomb(bytes: number): Buffer {
  const packed = deflateSync(deflateSync(Buffer.alloc(bytes, ' ')))
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 500] /Contents 4 0 R >>',
    `<< /Length ${packed.length} /Filter [/FlateDecode /FlateDecode] >>\nstream\n${packed.toString('latin1')}\nendstream`,
  ]
  const text = objects.map((body, index) => `${index + 1} 0 obj\n${body}\nendobj\n`).join('')
  return Buffer.from(`%PDF-1.4\n${text}trailer << /Size 5 /Root 1 0 R >>\n%%EOF\n`, 'latin1')
}

test('a word that was parted at the end of a line is whole again', async () => {
  const [page] = await pagesOf(
    'pdf',
    makePdf(['Lutte contre la crimi-\nnalité organisée.\nOEA-\nCICAD']),
  )
  assert.match(page ?? '', /criminalité organisée/)
  assert.match(page ?? '', /OEA-\nCICAD/)
})

test('a title that a program filled in by itself is no title', async () => {
  for (const title of [
    'Microsoft Word - Informe final.docx',
    'untitled',
    'Document1',
    'informe.indd',
  ]) {
    const result = await read('pdf', makePdf(['Texto de prueba para el informe.'], { title }))
    assert.ok(result.ok)
    assert.equal(result.title, undefined, title)
  }
  const chosen = await read('pdf', makePdf(['Texto.'], { title: 'Microsoft Word - Informe final' }))
  assert.ok(chosen.ok)
  assert.equal(chosen.title, 'Informe final')
})

test('in a DOCX, what was deleted or repeated for old programs is not read', async () => {
  const body =
    '<w:p><w:r><w:t>Kept</w:t></w:r><w:del><w:r><w:delText>Deleted</w:delText></w:r></w:del></w:p>' +
    '<mc:AlternateContent><mc:Choice><w:t> Once</w:t></mc:Choice><mc:Fallback><w:t> Once</w:t></mc:Fallback></mc:AlternateContent>'
  const [page = ''] = await pagesOf(
    'docx',
    zipDocx({ 'word/document.xml': `<w:document><w:body>${body}</w:body></w:document>` }),
  )
  assert.equal(page.replaceAll(/\s+/g, ' '), 'Kept Once')
})

test('a DOCX without page breaks has parts but no pages', async () => {
  const result = await read('docx', makeDocx(['One paragraph after the other. '.repeat(400)]))
  assert.ok(result.ok)
  assert.equal(result.paged, false)
  assert.ok(result.pages.length > 1)
})

test('a page in an old encoding is read with its accents, declared or not', async () => {
  const latin = (text: string) => Buffer.from(text, 'latin1')
  const declared = await pagesOf(
    'html',
    latin('<meta charset="iso-8859-1"><p>Segurança pública e migração</p>'),
  )
  assert.match(declared.join(' '), /Segurança pública e migração/)
  const undeclared = await pagesOf('html', latin('<p>Seguridad y migración en la región</p>'))
  assert.match(undeclared.join(' '), /migración en la región/)
})

test('control characters never reach the database', async () => {
  const [page = ''] = await pagesOf('html', '<p>one&#1;two\u0000three\u007f</p>')
  // oxlint-disable-next-line no-control-regex -- They are what is looked for.
  assert.doesNotMatch(page, /[\u0000-\u0008\u007f]/)
})

test('a long text is cut at paragraphs, sentences or words, and nothing is lost', () => {
  const paragraphs = Array.from(
    { length: 50 },
    (_, index) => `Paragraph ${index}. ${'word '.repeat(60)}\n`,
  ).join('')
  const parts = splitIntoParts(paragraphs)
  assert.equal(parts.join(''), paragraphs)
  assert.ok(parts.every((part) => part.length <= 4000 && part.endsWith('\n')))
  assert.equal(splitIntoParts('x'.repeat(9000)).join('').length, 9000)
  assert.deepEqual(splitIntoParts(' \n '), [])
})
