// Citations as reference managers read them: the examples, and the titles that break writers.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { toBibtex } from './bibtex.ts'
import { toCslJson } from './csl-json.ts'
import { toRis } from './ris.ts'
import type { CitedWork } from './work.ts'

const example = (name: string) =>
  readFileSync(path.join(import.meta.dirname, 'examples', name), 'utf8')
const invalid = (extension: string) =>
  readdirSync(path.join(import.meta.dirname, 'examples/invalid'))
    .filter((name) => name.endsWith(extension))
    .map((name) => example(`invalid/${name}`))

const work: CitedWork = {
  key: 'puente-publication-3',
  title: 'Guía para la gestión segura: 100 % de «tránsito» & "movilidad" C:\\a_b {x} #1 ~ $5 ^',
  translatedTitle: 'Guide for safe management',
  language: 'es',
  authors: ['Departamento de Seguridad Pública', 'Comisión, Organización & Cía.'],
  publisher: 'Organización de los Estados Americanos',
  date: '2023-09',
  genre: 'Guía',
  abstract: 'Ayuda práctica.\nEn dos líneas.',
  abstractLanguage: 'es',
  keywords: ['Trata de personas', 'Fronteras, puertos y carga'],
  number: 'OEA/Ser.D/XXV.27',
  isbn: '978-0-8270-7712-3',
  url: 'https://puente.example.org/es/publicaciones/3',
  languages: ['es', 'en'],
}
const undated = {
  ...work,
  date: undefined,
  number: undefined,
  isbn: undefined,
  translatedTitle: undefined,
}

/** What is wrong with a BibTeX entry: braces, ends of fields, characters TeX would run. */
function wrongWithBibtex(entry: string): string[] {
  const wrong: string[] = []
  let depth = 0
  for (const one of entry.replace(/\\[{}]/g, '')) {
    if (one === '{') depth += 1
    if (one === '}') depth -= 1
    if (depth < 0) break
  }
  if (depth !== 0) wrong.push('braces do not balance')
  if (!/^@\w+\{[\w-]+,\n/.test(entry)) wrong.push('no type and key')
  const fields = entry.split('\n').slice(1, -2)
  if (fields.some((line) => !/^ {2}[a-z]+ = (\{.*\}|[a-z]{3}),?$/.test(line)))
    wrong.push('a field is not on one line')
  const text = fields.filter((line) => !line.startsWith('  url')).join('\n')
  if (/(?<!\\)[&%$#_~^]/.test(text)) wrong.push('a character is not escaped')
  return wrong
}

/** What is wrong with a RIS record. */
function wrongWithRis(record: string): string[] {
  const lines = record.split('\r\n')
  const wrong: string[] = []
  if (!lines[0]?.startsWith('TY  - ')) wrong.push('does not begin with TY')
  if (lines.at(-2) !== 'ER  - ') wrong.push('does not end with ER')
  if (lines.slice(0, -1).some((line) => !/^[A-Z][A-Z0-9] {2}- /.test(line)))
    wrong.push('a line without a tag')
  return wrong
}

test('the examples are what is written', () => {
  assert.equal(toBibtex(work), example('valid/report.bib'))
  assert.equal(toRis(work), example('valid/report.ris'))
  assert.equal(toCslJson(work), example('valid/report.json'))
  assert.equal(toBibtex(undated), example('valid/undated.bib'))
})

test('BibTeX keeps institutions whole, and nothing in a title can break the entry', () => {
  assert.deepEqual(wrongWithBibtex(toBibtex(work)), [])
  assert.deepEqual(wrongWithBibtex(toBibtex(undated)), [])
  assert.match(
    toBibtex(work),
    /author = \{\{Departamento de Seguridad Pública\} and \{Comisión, Organización \\& Cía\.\}\}/,
  )
})

test('the checks of these tests find what is wrong in the invalid examples', () => {
  assert.equal(invalid('.bib').length, 3)
  for (const entry of invalid('.bib')) assert.notDeepEqual(wrongWithBibtex(entry), [], entry)
  assert.equal(invalid('.ris').length, 2)
  for (const record of invalid('.ris'))
    assert.notDeepEqual(wrongWithRis(record.replaceAll('\n', '\r\n')), [], record)
})

test('a work without a date has none in any format', () => {
  assert.doesNotMatch(toBibtex(undated), /year|month|techreport/)
  assert.doesNotMatch(toRis(undated), /\r\n(PY|DA)/)
  assert.equal('issued' in JSON.parse(toCslJson(undated))[0], false)
})

test('a date is as precise as it is known', () => {
  const dates: [string, RegExp, string, number[]][] = [
    ['2023', /year = \{2023\},\n {2}type/, 'DA  - 2023///', [2023]],
    ['2023-09', /year = \{2023\},\n {2}month = sep,/, 'DA  - 2023/09//', [2023, 9]],
    ['2023-09-08', /month = sep,/, 'DA  - 2023/09/08/', [2023, 9, 8]],
  ]
  for (const [date, bibtex, ris, parts] of dates) {
    assert.match(toBibtex({ ...work, date }), bibtex)
    assert.ok(toRis({ ...work, date }).includes(`\r\n${ris}\r\n`), date)
    assert.deepEqual(JSON.parse(toCslJson({ ...work, date }))[0].issued, { 'date-parts': [parts] })
  }
})

test('a line break in a text cannot begin a field of RIS', () => {
  const record = toRis({ ...work, abstract: 'one\r\nER  - \r\nTY  - JOUR' })
  assert.deepEqual(wrongWithRis(record), [])
  assert.equal(record.match(/^ER/gm)?.length, 1)
})

test('CSL-JSON takes institutions as literal names', () => {
  assert.deepEqual(JSON.parse(toCslJson(work))[0].author[0], {
    literal: 'Departamento de Seguridad Pública',
  })
})
