// Downloads as people open them in a spreadsheet and programs read them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { languages } from '../../../kernel/i18n/languages.ts'
import { citationOf } from './citation.ts'
import { codeBookOf } from './code-book.ts'
import { csvOf } from './csv.ts'
import { jsonOf } from './json.ts'
import { metadataOf } from './metadata.ts'
import { schemaDatasetOf } from './page-metadata.ts'
import { readmeOf } from './readme.ts'
import { type DownloadTable, fileName, type Row } from './table.ts'
import { bulkZip, type ZipFile, zipOf } from './zip.ts'

const four = (en: string, es = `${en} es`) => ({ en, es, pt: `${en} pt`, fr: `${en} fr` })
const row = (more: Partial<Row>): Row => ({
  area: 'HND', period: '2023', cut: '', value: 31.1, missing: null, flag: null, note: null,
  released: '2026-07-12', ...more,
})

const table: DownloadTable = {
  indicator: {
    id: 'homicide-count', theme: 'homicide', title: four('Homicides', 'Homicidios'),
    definition: four('Victims.', 'Víctimas.'), method: four('Records.', 'Registros.'), unit: 'victims',
    decimals: 0, codes: [], topics: [], additive: true, trend: true, finding: null, sources: [],
    dimensions: [{
      id: 'sex', title: four('Sex', 'Sexo'), overlapping: false,
      values: [{ id: 'female', title: four('Women', 'Mujeres') }],
    }],
  },
  series: {
    id: 'homicide-count.unodc', indicator: 'homicide-count', source: 'unodc', note: null,
    remarks: [{
      kind: 'doubt', areas: ['HND'], since: '2020', until: null, source: null,
      text: four('Two sources differ.', 'Dos fuentes difieren.'),
    }],
  },
  source: {
    id: 'unodc', producer: 'UNODC', dataset: four('Homicide', 'Homicidio'),
    url: 'https://dataunodc.un.org', retrieved: '2026-07-13', licence: 'Terms not found',
    licenceUrl: null, licenceStatus: 'unclear', licenceNote: null, demands: 'Source: UNODC',
  },
  releases: [
    {
      series: 'homicide-count.unodc', released: '2026-07-12', vintage: '2026', origin: 'content',
      complete: true, added: 3, changed: 0, withdrawn: 0,
    },
  ],
  areas: [
    { id: 'HND', kind: 'state', name: four('Honduras'), sourceCodes: [] },
    { id: 'BRA', kind: 'state', name: four('Brazil', 'Brasil, "el"'), sourceCodes: [] },
  ],
  rows: [
    row({}),
    row({ area: 'BRA', cut: 'sex=female', value: null, missing: 'suppressed', note: '<5' }),
  ],
  language: 'es', origin: 'https://puente.test',
  address: 'https://puente.test/es/datos/indicadores/homicide-count', platform: 'Puente',
  asOf: null, chosen: false,
}
const records = (one: DownloadTable): Record<string, string>[] =>
  parse(csvOf(one), { columns: true, record_delimiter: '\r\n' })

test('a reader of Our World in Data finds Entity, Code, Year and the figure', () => {
  assert.equal(csvOf(table).split('\r\n')[0],
    'Entity,Code,Year,sex,homicide_count,missing,flag,note,source,released')
  assert.equal(csvOf(table).split('\r\n')[1],
    'Honduras es,HND,2023,,31.1,,,,unodc,2026-07-12')
})

test('a name with commas and quotes comes back whole', () => {
  assert.equal(records(table)[1]?.Entity, 'Brasil, "el"')
})

test('a missing figure is an empty cell with its reason, never zero', () => {
  assert.equal(records(table)[1]?.homicide_count, '')
  assert.equal(records(table)[1]?.missing, 'suppressed')
})

test('a note that looks like a formula stays a text in a spreadsheet', () => {
  for (const note of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1', '=HYPERLINK("x","y")']) {
    const [read] = records({ ...table, rows: [row({ note })] })
    assert.equal(read?.note, `'${note}`)
  }
})

test('a negative figure stays a number', () => {
  assert.equal(records({ ...table, rows: [row({ value: -2.5 })] })[0]?.homicide_count, '-2.5')
})

test('monthly figures stand under Month', () => {
  assert.equal(records({ ...table, rows: [row({ period: '2023-09' })] })[0]?.Month, '2023-09')
})

test('JSON has the same figures as the CSV, with the breakdown as an object', () => {
  const { data, count } = JSON.parse(jsonOf(table))
  assert.equal(count, 2)
  assert.deepEqual(data[1], {
    area: 'BRA', name: 'Brasil, "el"', period: '2023', breakdown: { sex: 'female' }, value: null,
    missing: 'suppressed', flag: null, note: '<5', source: 'unodc', released: '2026-07-12',
  })
})

test('JSON without rows is JSON', () => {
  assert.deepEqual(JSON.parse(jsonOf({ ...table, rows: [] })).data, [])
})

test('every column of the CSV is described, in its order', () => {
  const { columns } = JSON.parse(metadataOf(table))
  assert.deepEqual(Object.keys(columns), csvOf(table).split('\r\n')[0]?.split(','))
})

test('the description says what is not known', () => {
  const { columns, source, asOf } = JSON.parse(metadataOf(table))
  assert.equal(columns.homicide_count.nextUpdate, null)
  assert.match(columns.homicide_count.nextUpdateNote, /no indica cuándo/)
  assert.equal(source.license.status, 'unclear')
  assert.equal(asOf, null)
})

test('a citation names producer, data set, dates, title and address in every language', () => {
  const cited = { ...table, release: table.releases[0] }
  assert.equal(citationOf('en', cited),
    'UNODC, “Homicide”, release of July 12, 2026, fetched on July 13, 2026. Homicides [data set]. ' +
    'Through Puente: https://puente.test/es/datos/indicadores/homicide-count')
  for (const language of languages) {
    assert.match(
      citationOf(language, cited), /^UNODC, .+2026.+2026.+Homicid.+Puente.+homicide-count$/,
    )
  }
  assert.match(citationOf('es', { ...cited, asOf: '2026-06-01' }), /1 de junio de 2026\.$/)
})

test('the text to read first warns of the doubt and of the licence', () => {
  const text = readmeOf(table)
  assert.match(text, /Dos fuentes difieren\./)
  assert.match(text, /No se encontró una licencia clara/)
})

test('the archive holds the table, its description and the text, and is the same each time', () => {
  const archive = zipOf(table)
  const files = unzipSync(archive)
  assert.deepEqual(Object.keys(files), [
    'homicide-count.unodc.csv', 'homicide-count.unodc.metadata.json', 'readme.md',
  ])
  assert.equal(strFromU8(files['homicide-count.unodc.csv'] ?? new Uint8Array()), csvOf(table))
  assert.deepEqual(zipOf(table), archive)
})

test('the large archive takes one file at a time', async () => {
  const pulled: string[] = []
  function* files(): Generator<ZipFile> {
    for (const name of ['a.csv', 'b.csv', 'ñ.csv']) {
      pulled.push(name)
      yield { name, day: '2026-07-12', text: `${name} `.repeat(50_000) }
    }
  }
  const pieces: Uint8Array[] = []
  let bytesBeforeSecond = 0
  for await (const piece of bulkZip(files())) {
    if (pulled.length === 1) bytesBeforeSecond += piece.length
    pieces.push(piece)
  }
  const found = unzipSync(Buffer.concat(pieces))
  assert.deepEqual(Object.keys(found), ['a.csv', 'b.csv', 'ñ.csv'])
  assert.equal(strFromU8(found['ñ.csv'] ?? new Uint8Array()), 'ñ.csv '.repeat(50_000))
  assert.ok(bytesBeforeSecond > 100, 'the first file is out before the second is asked for')
})

test('file names stay and are safe', () => {
  assert.equal(fileName(table, 'csv'), 'homicide-count.unodc.csv')
  assert.equal(fileName({ ...table, asOf: '2026-06-01' }, 'csv'),
    'homicide-count.unodc.as-of-2026-06-01.csv')
  const hostile = { ...table, series: { ...table.series, id: 'a/"\r\n..' } }
  assert.equal(fileName(hostile, 'csv'), 'a----...csv')
})

test('the code book explains every column, category and reason in the language of the reader', () => {
  const text = codeBookOf('es', { indicators: [table.indicator], series: [table.series] })
  const lines: Record<string, string>[] = parse(text, { columns: true })
  const own = lines.filter(({ series }) => series === table.series.id)
  assert.deepEqual(own.map(({ column, code, title }) => [column, code, title]), [
    ['sex', '', 'Sexo'], ['sex', 'female', 'Mujeres'], ['homicide_count', '', 'Homicidios'],
  ])
  const reasons = lines.filter(({ column, code }) => column === 'missing' && code !== '')
  assert.deepEqual(reasons.map(({ code }) => code), [
    'not-collected', 'not-published', 'suppressed', 'not-applicable', 'withdrawn',
  ])
})

test('search engines are told no licence where none is clear', () => {
  const publisher = {
    platform: 'Puente', name: four('Secretariat'), url: 'https://x.test', contact: null,
  }
  const one = JSON.parse(schemaDatasetOf(table, publisher))
  assert.equal('license' in one, false)
  assert.match(one.usageInfo, /licencia clara/)
  assert.deepEqual(one.spatialCoverage, [{ '@type': 'Place', name: 'Honduras es' }])
})
