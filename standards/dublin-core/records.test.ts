// Records as harvesters get them: what is written is the example, and the example is valid.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { withoutSchemas, wrongWithOai } from '../../tests/support/xsd.ts'
import { envelope } from '../oai-pmh/oai-pmh.ts'
import { type LibraryRecord, toOaiDc, toOpenAire } from './records.ts'

const example = (name: string) =>
  readFileSync(path.join(import.meta.dirname, 'examples', name), 'utf8').trimEnd()

const record: LibraryRecord = {
  url: 'https://puente.example.org/en/publications/3',
  titles: [
    { language: 'en', text: 'Guide for safe management', printed: false },
    { language: 'es', text: 'Guía para la gestión segura & más', printed: true },
  ],
  descriptions: [{ language: 'es', text: 'Ayuda <práctica>.' }],
  creators: ['Department of Public Security'],
  publisher: 'Organization of American States',
  date: '2023-09',
  languages: ['es', 'pt'],
  subjects: [{ language: 'en', text: 'Borders' }],
  kind: 'book',
  linkUrl: 'https://www.example.org/guia.pdf',
  files: [{ url: 'https://puente.example.org/files/1/guia.pdf', mediaType: 'application/pdf' }],
  number: 'OEA/Ser.D/XXV.27',
  isbn: '978-0-8270-7712-3',
}

/** A record inside the smallest answer that may hold it. */
const inAnswer = (metadata: string) =>
  envelope(
    'https://puente.example.org/oai',
    new Date(0),
    '<GetRecord><record><header><identifier>oai:puente.example.org:publication-3</identifier>' +
      `<datestamp>2026-11-24T10:00:00Z</datestamp></header><metadata>${metadata}</metadata></record></GetRecord>`,
  )

test('the examples are what is written', () => {
  assert.equal(toOaiDc(record), example('valid/oai-dc.xml'))
  assert.equal(toOpenAire(record), example('valid/openaire.xml'))
})

test(
  'the valid examples pass the published schemas, the invalid ones do not',
  { skip: withoutSchemas },
  async () => {
    for (const name of ['oai-dc.xml', 'openaire.xml']) {
      assert.deepEqual(await wrongWithOai(inAnswer(example(`valid/${name}`))), [], name)
    }
    const invalid = readdirSync(path.join(import.meta.dirname, 'examples/invalid'))
    assert.equal(invalid.length, 3)
    for (const name of invalid)
      assert.notDeepEqual(await wrongWithOai(inAnswer(example(`invalid/${name}`))), [], name)
  },
)

test('a record of which little is known is valid too', { skip: withoutSchemas }, async () => {
  const bare: LibraryRecord = {
    ...record,
    date: undefined,
    linkUrl: undefined,
    number: undefined,
    isbn: undefined,
    files: [],
    subjects: [],
  }
  assert.deepEqual(await wrongWithOai(inAnswer(toOaiDc(bare))), [])
  assert.deepEqual(await wrongWithOai(inAnswer(toOpenAire(bare))), [])
})

test('without a file of ours only the metadata are open', () => {
  const closed = { ...record, files: [] }
  assert.match(
    toOpenAire(closed),
    /rightsURI="http:\/\/purl\.org\/coar\/access_right\/c_14cb">metadata only access/,
  )
  assert.doesNotMatch(toOaiDc(closed), /openAccess|c_abf2/)
})

test('the title on the work comes first, whatever the order given', () => {
  assert.match(toOaiDc(record), /<dc:title xml:lang="es">[^]*<dc:title xml:lang="en">/)
})
