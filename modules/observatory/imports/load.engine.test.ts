// Loading for real: what a person at the machine sees, and what stands in the database afterwards.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { after, before, beforeEach, test } from 'node:test'
import { editor } from '../../../kernel/access/actor.ts'
import { read, write } from '../../../kernel/database/transaction.ts'
import { openMigrated, type TestDatabase } from '../../../tests/support/engine.ts'
import { syncAreas } from '../areas/queries.ts'
import { syncIndicators } from '../indicators/queries.ts'
import { readSelection } from '../observations/queries.ts'
import { runObservatory } from './command.ts'
import { openFolder } from './example.ts'

const folder = openFolder()
const actor = editor('tests', 'load.engine.test')
const text = { en: 'x', es: 'x', pt: 'x', fr: 'x' }
let opened: TestDatabase
before(async () => { opened = await openMigrated() })
after(async () => {
  await opened.end()
  folder.end()
})

// Every test begins with two States, two series and no figure.
beforeEach(() => write(opened.database, actor, async (writer) => {
  await syncIndicators(writer, { sources: [], indicators: [], series: [] })
  await syncAreas(writer, ['HND', 'MEX'].map((id) =>
    ({ id, kind: 'state' as const, name: text, sourceCodes: [], sources: [] })))
  const indicator = (id: string) => ({
    id, position: 1, theme: 'homicide' as const, title: text, definition: text, method: text,
    unit: 'per-100000' as const, decimals: 1, codes: [], topics: [], dimensions: [],
    additive: false, trend: true, finding: null, sources: [],
  })
  const series = (id: string) => ({
    id: `${id}.unodc`, indicator: id, source: 'unodc', position: 1, note: null, remarks: [],
    releases: [],
  })
  const ids = ['homicide-rate', 'homicide-rate-firearm']
  await syncIndicators(writer, {
    sources: [{
      id: 'unodc', producer: 'UNODC', dataset: text, url: 'https://example.org',
      retrieved: '2026-07-12', licence: 'x', licenceUrl: null, licenceStatus: 'clear',
      licenceNote: null, demands: 'x', sources: [],
    }],
    indicators: ids.map(indicator), series: ids.map(series),
  })
}))

async function run(...words: string[]): Promise<{ code: number, said: string }> {
  const said: string[] = []
  const code = await runObservatory(words, opened.database, (line) => said.push(line))
  return { code, said: said.join('\n') }
}

const rates = (...lines: string[]) =>
  folder.place('rates.csv', ['area,period,value,missing,flag,note', ...lines, ''].join('\n'))
const load = (file: string, released: string, ...more: string[]) =>
  run('load', file, '--series', 'homicide-rate.unodc', '--released', released, ...more)

async function current(series = 'homicide-rate.unodc'): Promise<string[]> {
  const figures = await read(opened.database, actor, (reader) =>
    readSelection(reader, { series: [series], cuts: 'all' }))
  return figures.map(({ area, period, value, missing }) => `${area} ${period}: ${value ?? missing}`)
}

test('a file is loaded, and the next release changes what differs', async () => {
  const first = await load(rates('HND,2022,35.1,,,', 'HND,2023,31.1,,,'), '2025-05-14')
  assert.equal(first.code, 0)
  assert.match(first.said, /homicide-rate\.unodc, release of 2025-05-14: 2 added, 0 changed/)
  const second = await load(rates('HND,2023,31.4,,,', 'MEX,2023,24.9,,,'), '2026-07-12')
  assert.match(second.said, /1 added, 1 changed, 0 withdrawn, 1 unchanged/)
  assert.match(second.said, /HND 2023: 31\.1 → 31\.4/)
  assert.deepEqual(await current(), ['HND 2022: 35.1', 'HND 2023: 31.4', 'MEX 2023: 24.9'])
})

test('a dry run says what would change and changes nothing', async () => {
  await load(rates('HND,2023,31.1,,,'), '2025-05-14')
  const { code, said } = await load(rates('HND,2023,40,,,'), '2026-07-12', '--dry-run')
  assert.equal(code, 0)
  assert.match(said, /0 added, 1 changed[^]*HND 2023: 31\.1 → 40[^]*Nothing was written/)
  assert.deepEqual(await current(), ['HND 2023: 31.1'])
})

test('a dry run of a file with bad rows shows them and what the rest would change', async () => {
  const file = rates('HND,2023,31.1,,,', 'HNX,2023,5,,,')
  const { code, said } = await load(file, '2025-05-14', '--dry-run')
  assert.equal(code, 1)
  assert.match(said, /Rejected, line 3[^]*1 added[^]*nothing is loaded while rows are rejected/)
  assert.deepEqual(await current(), [])
})

test('a complete release withdraws what it does not hold', async () => {
  await load(rates('HND,2022,35.1,,,', 'HND,2023,31.1,,,'), '2025-05-14')
  const { said } = await load(rates('HND,2023,31.1,,,'), '2026-07-12', '--complete')
  assert.match(said, /0 added, 0 changed, 1 withdrawn, 1 unchanged[^]*HND 2022: 35\.1 → withdrawn/)
  assert.deepEqual(await current(), ['HND 2022: withdrawn', 'HND 2023: 31.1'])
})

test('one row that cannot be read stops the whole file', async () => {
  const { code, said } = await load(rates('HND,2023,31.1,,,', 'HNX,2023,5,,,'), '2025-05-14')
  assert.equal(code, 1)
  assert.match(said, /Rejected, line 3: "HNX" is no area that is known/)
  assert.match(said, /rates\.csv: nothing is loaded while rows are rejected/)
  assert.deepEqual(await current(), [])
})

test('with --allow-rejected the rest is loaded, but never as a complete release', async () => {
  const file = rates('HND,2023,31.1,,,', 'HNX,2023,5,,,')
  const complete = await load(file, '2025-05-14', '--allow-rejected', '--complete')
  assert.equal(complete.code, 1)
  assert.match(complete.said, /--complete would withdraw/)
  assert.equal((await load(file, '2025-05-14', '--allow-rejected')).code, 0)
  assert.deepEqual(await current(), ['HND 2023: 31.1'])
})

test('the report holds every rejected row, the console the first twenty', async () => {
  const report = folder.path('report.csv')
  const many = Array.from({ length: 25 }, (_, index) => `HNX,${1990 + index},"a, ""b""",,,`)
  const { said } = await load(rates(...many), '2025-05-14', '--report', report)
  assert.equal(said.match(/Rejected, line/g)?.length, 20)
  assert.match(said, /Rejected: 5 more rows/)
  const lines = readFileSync(report, 'utf8').trimEnd().split('\n')
  assert.equal(lines.length, 26)
  assert.match(lines[25] ?? '', /^26,"""HNX"" is no area that is known\..*","HNX,2014,a, ""b"",,,"$/)
})

test('an older release, and another file for the same day, are refused with the reason', async () => {
  await load(rates('HND,2023,31.1,,,'), '2026-07-12')
  for (const released of ['2025-05-14', '2026-07-12']) {
    const { code, said } = await load(rates('HND,2023,99,,,'), released)
    assert.equal(code, 1)
    assert.match(said, /rates\.csv: homicide-rate\.unodc has a release of 2026-07-12/)
  }
  assert.deepEqual(await current(), ['HND 2023: 31.1'])
})

test('the same file again is no news and no error', async () => {
  const file = rates('HND,2023,31.1,,,')
  await load(file, '2026-07-12')
  const { code, said } = await load(file, '2026-07-12')
  assert.equal(code, 0)
  assert.match(said, /this very file was loaded as the release of 2026-07-12\. Nothing to do\.$/)
})

test('a firearm rate above the whole rate of the same source is said, and loaded', async () => {
  await load(rates('HND,2023,31.1,,,', 'MEX,2023,24.9,,,'), '2025-05-14')
  const firearm = folder.place('firearm.csv', 'iso3,year,value\nHND,2023,35\nMEX,2023,20\n')
  const { code, said } = await run(
    'load', firearm, '--series', 'homicide-rate-firearm.unodc', '--released', '2025-05-14')
  assert.equal(code, 0)
  assert.equal(said.match(/Doubtful/g)?.length, 1)
  assert.match(said,
    /Doubtful: HND 2023: homicide-rate-firearm\.unodc is 35, more than the whole of 31\.1/)
  assert.deepEqual(await current('homicide-rate-firearm.unodc'), ['HND 2023: 35', 'MEX 2023: 20'])
})

test('a series that is not described, and a file that cannot be read, end with 1 and a sentence', async () => {
  const file = rates('HND,2023,1,,,')
  const nowhere = await run('load', file, '--series', 'a.b', '--released', '2026-07-12')
  assert.equal(nowhere.code, 1)
  assert.match(nowhere.said, /there is no series a\.b/)
  const pdf = await run('import', 'wdi', folder.place('a.csv', '%PDF-1.7\n'))
  assert.equal(pdf.code, 1)
  assert.match(pdf.said, /a\.csv: is a PDF/)
})

test('of two files the good one is loaded and the bad one is named', async () => {
  const good = folder.place('good.csv', 'iso3,year,value\nHND,2023,31.1\n')
  const bad = folder.place('bad.csv', 'nothing\nat all\n')
  const { code, said } = await load(bad, '2026-07-12', good)
  assert.equal(code, 1)
  assert.match(said, /bad\.csv: has no header/)
  assert.deepEqual(await current(), ['HND 2023: 31.1'])
})

test('a download that says its date needs no --released, another does', async () => {
  const workbook = folder.place('undated.csv', 'country_id_cy,country_cy,year_cy,region_cy\n')
  assert.equal((await run('import', 'ucdp', workbook)).code, 1)
  const dated = folder.place('dated.csv', [
    'UNODC', ',16/05/2024', 'Iso3_code,Indicator,Dimension,Category,Sex,Age,Year,Unit of measurement,VALUE',
    'HND,Victims of intentional homicide,Total,Total,Total,Total,2023,"Rate per 100,000 population",31.1', '',
  ].join('\n'))
  const { code, said } = await run('import', 'unodc', dated)
  assert.equal(code, 0)
  assert.match(said, /homicide-rate\.unodc, release of 2024-05-16: 1 added/)
  assert.ok(existsSync(dated))
})
