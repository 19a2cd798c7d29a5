// The names of files: nothing hidden in them, nothing that leaves a folder, always short enough.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cleanName, disposition, downloadHeaders, extensionOf } from './name.ts'

test('an ordinary name stays as it is', () => {
  for (const name of ['Informe señal 2026.pdf', '通知.docx', "l'alerte (v2).odt", 'a.tar.gz']) {
    assert.equal(cleanName(name), name)
  }
})

test('folders, hidden characters and what no disk takes are gone', () => {
  assert.equal(cleanName('../../etc/passwd'), 'passwd')
  assert.equal(cleanName(String.raw`C:\fakepath\note.pdf`), 'note.pdf')
  assert.equal(cleanName('invoice\u202Efdp.exe'), 'invoicefdp.exe')
  assert.equal(cleanName('a\u200B\u2066b\u0000\r\n.pdf'), 'ab.pdf')
  assert.equal(cleanName('what?"is:<this>|*.pdf'), 'what__is__this___.pdf')
  assert.equal(cleanName('...hidden.pdf. . '), 'hidden.pdf')
  assert.equal(cleanName('con.pdf'), '_con.pdf')
  assert.equal(cleanName('n\u0303.txt'), 'ñ.txt')
  for (const name of ['', '.', '..', '/', '\u202E', ' ']) assert.equal(cleanName(name), 'file')
})

test('a long name keeps its extension', () => {
  assert.equal(cleanName(`${'a'.repeat(300)}.docx`), `${'a'.repeat(145)}.docx`)
  assert.equal([...cleanName('😀'.repeat(300))].length, 150)
})

test('marks that something unseen parted come together', () => {
  assert.equal(cleanName('a\u0301\u0000\u0327'), cleanName('a\u0327\u0301'))
})

test('whatever is given, the name is clean, short, and cleaned no further', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
    const name = cleanName(given)
    assert.ok(name.length > 0 && [...name].length <= 150)
    assert.doesNotMatch(name, /[/\\\p{Cc}\p{Cf}]/u)
    assert.ok(name.isWellFormed())
    assert.equal(cleanName(name), name)
  }), { numRuns: 3_000 })
})

test('only what is short and at the end is an extension', () => {
  const pairs = [['a.PDF', 'pdf'], ['a.tar.gz', 'gz'], ['a', ''], ['.bashrc', ''], ['a.', ''],
    ['a.b c', ''], [`a.${'x'.repeat(20)}`, '']] as const
  for (const [name, extension] of pairs) assert.equal(extensionOf(name), extension, name)
})

test('a file of others is saved, never shown', () => {
  const headers = downloadHeaders('Señal "1".pdf')
  assert.equal(headers['content-disposition'],
    `attachment; filename="Senal _1_.pdf"; filename*=UTF-8''Se%C3%B1al%20%221%22.pdf`)
  assert.match(headers['content-security-policy'] ?? '', /sandbox/)
  assert.equal(headers['x-content-type-options'], 'nosniff')
  assert.doesNotMatch(disposition('attachment', 'a\r\nset-cookie: x'), /[\r\n]/)
})
