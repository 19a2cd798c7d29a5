// The traps of the shipped figures, tested on the files themselves. If you are here because a test
// fails after you brought new figures: the source has a known fault which the old figures avoided.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { readRecord, readRecords } from '../../../kernel/content/records.ts'
import { membersIn } from '../areas/area.ts'
import { areasRecord, groupRecord } from '../areas/input.ts'
import { indicatorRecord, seriesRecord, sourceRecord } from '../indicators/input.ts'

type Row = Record<string, string>

const content = path.join(import.meta.dirname, '../../../content')
const root = path.join(content, 'observatory')
const series = readRecords(path.join(root, 'series'), seriesRecord).records
const indicators = readRecords(path.join(root, 'indicators'), indicatorRecord).records
const states = readdirSync(path.join(content, 'states')).map((file) => path.basename(file, '.yaml'))
const listed = readRecord(path.join(root, 'areas.yaml'), areasRecord).records[0]?.areas ?? []

function readFile(file: string): Row[] {
  return parse(readFileSync(path.join(root, 'series', file), 'utf8'), { columns: true })
}

const files = series.flatMap(({ releases }) => releases.map(({ file }) => file))
const all = new Map(files.map((file) => [file, readFile(file)]))

/** A series as it stands after all its releases; the key is area, period and categories. */
function figures(id: string): Row[] {
  const newest = new Map<string, Row>()
  for (const { file } of named(id).releases) {
    for (const row of all.get(file) ?? []) newest.set(keyOf(row), row)
  }
  return [...newest.values()]
}

function named(id: string) {
  const found = series.find((one) => one.id === id)
  assert.ok(found, `there is no series ${id}`)
  return found
}

const facts = ['value', 'missing', 'flag', 'note']
const keyOf = (row: Row) =>
  Object.entries(row).filter(([name]) => !facts.includes(name)).map(([, value]) => value).join(' ')
const categories = (row: Row) => Object.entries(row)
  .filter(([name, value]) => !['area', 'period', ...facts].includes(name) && value !== '')
const isTotal = (row: Row) => categories(row).length === 0
const known = (row: Row) => row.value !== ''

/** Whether readers are told: a remark of this kind covers the area and the period. */
function warned(id: string, kind: string, [area, period]: [string, string]): boolean {
  return named(id).remarks.some((remark) => remark.kind === kind
    && (remark.areas === null || remark.areas.includes(area))
    && (remark.since ?? '') <= period && period <= (remark.until ?? '9'))
}

/** How many of the 35 States have a total, or any figure where a series has no total. */
function coverage(id: string, period: string): number {
  return new Set(figures(id).filter((row) => row.period === period && known(row))
    .map(({ area }) => area ?? '').filter((area) => states.includes(area))).size
}

test('a reader meets areas that have a name, never the code of a source', () => {
  const names = new Set([...states, ...listed.map(({ id }) => id)])
  const strangers = [...all.values()].flat().map(({ area }) => area ?? '')
    .filter((area) => !names.has(area))
  assert.deepEqual(strangers, [])
})

test('no figure stands twice in a file', () => {
  for (const [file, rows] of all) {
    assert.equal(new Set(rows.map(keyOf)).size, rows.length, file)
  }
})

test('no period is impossible, such as the year 1013', () => {
  const periods = [...all.values()].flat().map(({ period }) => period ?? '')
  assert.deepEqual(periods.filter((period) => period < '1950' || period > '2050-12'), [])
})

test('a file is sorted, so that two editions of it can be compared', () => {
  for (const [file, rows] of all) {
    const keys = rows.map((row) => [row.area, row.period,
      ...Object.keys(row).slice(2, -facts.length).map((name) => row[name])].join('\u0001'))
    assert.deepEqual(keys, keys.toSorted(), file)
  }
})

test('persons are counted whole', () => {
  const counted = ['persons', 'victims', 'deaths', 'offences', 'entries', 'items']
  const ids = indicators.filter(({ unit }) => counted.includes(unit)).map(({ id }) => id)
  const broken = series.filter(({ indicator }) => ids.includes(indicator))
    .flatMap(({ id }) => figures(id))
    .filter((row) => known(row) && !Number.isInteger(Number(row.value)))
  assert.deepEqual(broken, [])
})

test('a reader knows the population of every State and territory from 1990 to 2026', () => {
  const have = new Set(figures('population.wpp').filter(known).map(keyOf))
  const territories = listed.filter(({ kind }) => kind === 'territory').map(({ id }) => id)
  const areas = [...states, ...territories]
  assert.equal(areas.length, 55)
  const years = Array.from({ length: 37 }, (_, index) => String(1990 + index))
  const gaps = areas.flatMap((area) => years.map((year) => `${area} ${year}`))
    .filter((key) => !have.has(key))
  assert.deepEqual(gaps, [])
})

test('a population of the future is marked as a projection, one of the past is not', () => {
  const wrong = figures('population.wpp')
    .filter(({ period = '', flag }) => (period >= '2024') !== (flag === 'projection'))
  assert.deepEqual(wrong, [])
})

test('the newer homicide rate of Puerto Rico replaces the older, and other years stay', () => {
  const rates = new Map(figures('homicide-rate.unodc').map((row) => [keyOf(row), row.value]))
  assert.equal(rates.get('PRI 2024'), '15.2057')
  assert.equal(rates.get('MEX 2024'), '25.6379')
  assert.equal(named('homicide-rate.unodc').releases.at(-1)?.complete, false)
  assert.ok(rates.has('MEX 2019'))
})

test('a reader is told that the latest years of homicide are thin, with the true numbers', () => {
  const counts = ['2021', '2022', '2023', '2024']
    .map((year) => coverage('homicide-rate.unodc', year))
  const told = named('homicide-rate.unodc').remarks.filter(({ kind }) => kind === 'method')
    .map(({ text }) => text.en)
  assert.ok(told.some((text) => counts.every((count) => text.includes(` ${count} `))),
    counts.join())
})

test('a reader is told that the latest year of homicides by firearm is thin', () => {
  const counts = ['2023', '2022', '2021']
    .map((year) => coverage('homicide-rate-firearm.unodc', year))
  const told = named('homicide-rate-firearm.unodc').remarks.map(({ text }) => text.en)
  assert.ok(told.some((text) => counts.every((count) => text.includes(`${count} `))), counts.join())
})

test('a rate by firearm above the rate of all homicides is doubted on both sides', () => {
  const total = new Map(figures('homicide-rate.unodc')
    .map((row) => [keyOf(row), Number(row.value)]))
  const above = figures('homicide-rate-firearm.unodc')
    .filter((row) => Number(row.value) > (total.get(keyOf(row)) ?? Infinity))
  assert.deepEqual(above.map(keyOf), ['PAN 2006', 'PAN 2007', 'PAN 2008', 'PAN 2009', 'PAN 2010',
    'PAN 2011'])
  for (const { area = '', period = '' } of above) {
    assert.ok(warned('homicide-rate-firearm.unodc', 'doubt', [area, period]), `${area} ${period}`)
    assert.ok(warned('homicide-rate.unodc', 'doubt', [area, period]), `${area} ${period}`)
  }
})

test('a reader is told where the firearm rate of Guatemala breaks', () => {
  const rates = new Map(figures('homicide-rate-firearm.unodc')
    .map((row) => [keyOf(row), row.value]))
  assert.ok(Number(rates.get('GTM 2016')) > 3 * Number(rates.get('GTM 2017')))
  assert.ok(named('homicide-rate-firearm.unodc').remarks.some(({ kind, areas, since }) =>
    kind === 'break' && areas?.includes('GTM') === true && since === '2017'))
})

test('a reader is told that the figures of the United States break in 2021', () => {
  const ids = ['homicide-rate-firearm.unodc', 'violent-offences.unodc', 'economic-offences.unodc']
  for (const id of ids) {
    assert.ok(named(id).remarks.some(({ kind, areas, since }) =>
      kind === 'break' && areas?.includes('USA') === true && since === '2021'), id)
  }
})

test('a reader is told that the firearm seizures of the United States stop in 2020', () => {
  const years = figures('firearms-seized.unodc').filter(({ area }) => area === 'USA')
    .map(({ period = '' }) => period)
  assert.equal(years.toSorted().at(-1), '2020')
  assert.ok(warned('firearms-seized.unodc', 'method', ['USA', '2021']))
})

test('a reader of a rate is warned where fewer than 100,000 people live', () => {
  const small = new Set(figures('population.wpp')
    .filter(({ period, value }) => period === '2024' && Number(value) < 100_000)
    .map(({ area }) => area))
  const told = named('homicide-rate.unodc').remarks
    .find(({ kind, areas }) => kind === 'method' && areas?.includes('KNA') === true)?.areas ?? []
  const silent = figures('homicide-rate.unodc').map(({ area = '' }) => area)
    .filter((area) => small.has(area) && !told.includes(area))
  assert.deepEqual(silent, [])
})

test('homicides of Mexico hold feminicides, and half a year is not a year', () => {
  const rows = new Map(figures('homicide-count.sesnsp')
    .map((row) => [keyOf(row).trim(), row.value]))
  const parts = figures('homicide-count.sesnsp')
    .filter(({ period, offence }) => period === '2024' && offence !== '')
    .map(({ offence, value }) => [offence, value])
  assert.deepEqual(Object.fromEntries(parts),
    { feminicide: '852', 'intentional-homicide': '30046' })
  assert.equal(rows.get('MEX 2024'), '30898')
  assert.equal(rows.get('MEX 2025'), undefined)
})

test('a national count never joins the line of UNODC', () => {
  const places = series.filter(({ indicator }) => indicator === 'homicide-count')
    .map(({ id, source }) => [id, source])
  assert.equal(new Set(places.map(([, source]) => source)).size, places.length)
  assert.equal(places.length, 4)
})

test('there is no total of drugs, and coca bush is not cocaine', () => {
  const rows = figures('drug-seizures.unodc')
  assert.deepEqual(rows.filter(isTotal), [])
  const guatemala = new Map(rows.filter(({ area, period }) => area === 'GTM' && period === '2019')
    .map(({ drug, value }) => [drug, value]))
  assert.equal(guatemala.get('cocaine-hydrochloride'), '18911')
  assert.equal(guatemala.get('coca-bush'), '2343845')
})

test('categories that overlap are declared, so that nobody adds them up', () => {
  const overlapping = indicators.flatMap(({ id, dimensions }) =>
    dimensions.filter(({ overlapping }) => overlapping).map((dimension) => `${id} ${dimension.id}`))
  for (const id of ['drug-seizures drug', 'violent-offences offence', 'economic-offences offence',
    'trafficking-victims form']) assert.ok(overlapping.includes(id), id)
})

test('offences that hold one another have no total', () => {
  const ids = ['violent-offences.unodc', 'violent-offences-rate.unodc', 'economic-offences.unodc',
    'economic-offences-rate.unodc']
  assert.deepEqual(ids.flatMap(figures).filter(isTotal), [])
})

test('"<5" is suppressed, never zero and never a guess', () => {
  const rows = figures('trafficking-victims.unodc')
  const printed = rows.filter(({ note }) => note === '<5')
  assert.ok(printed.length > 1000)
  assert.deepEqual(printed.filter(({ missing }) => missing !== 'suppressed'), [])
  assert.deepEqual(printed.filter(known), [])
  assert.deepEqual(rows.filter((row) => known(row) && Number(row.value) < 5), [])
})

test('different values under one name are all shown, and none is chosen', () => {
  const seen = ['trafficking-victims.unodc', 'prison-population.unodc', 'drug-seizures.unodc']
    .map((id) => {
      const rows = figures(id).filter(({ note }) => note?.includes('; '))
      assert.deepEqual(rows.filter(({ missing }) => missing !== 'not-published'), [], id)
      assert.ok(named(id).remarks.some(({ kind }) => kind === 'excluded'), id)
      return rows.length
    })
  assert.deepEqual(seen, [49, 4, 148])
  const women = figures('prison-population.unodc')
    .find(({ area, period, sex, status }) =>
      area === 'PAN' && period === '2017' && sex === 'female' && status === '')
  assert.equal(women?.note, '8; 874')
})

test('a part above its whole is doubted', () => {
  const ids = ['prison-population.unodc', 'trafficking-victims.unodc', 'firearms-seized.unodc']
  for (const id of ids) {
    const totals = new Map(figures(id).filter((row) => isTotal(row) && known(row))
      .map(({ area, period, value }) => [`${area} ${period}`, Number(value)]))
    const above = figures(id).filter((row) => !isTotal(row) && known(row)
      && Number(row.value) > (totals.get(`${row.area} ${row.period}`) ?? Infinity))
    assert.deepEqual(above.filter(({ area = '', period = '' }) =>
      !warned(id, 'doubt', [area, period])).map(keyOf), [], id)
  }
})

test('a rate of imprisoned men above the rate of all is explained, for it is of men only', () => {
  const rows = figures('prison-rate.unodc')
  const men = rows.find((row) => keyOf(row).trim() === 'ARG 2019 male')
  const everybody = rows.find((row) => keyOf(row).trim() === 'ARG 2019')
  assert.ok(Number(men?.value) > Number(everybody?.value))
  assert.ok(warned('prison-rate.unodc', 'definition', ['ARG', '2019']))
})

test('types that add up to more firearms than were seized are doubted', () => {
  const rows = figures('firearms-seized.unodc')
  const sums = new Map<string, number>()
  for (const row of rows.filter((one) => !isTotal(one))) {
    const key = `${row.area} ${row.period}`
    sums.set(key, (sums.get(key) ?? 0) + Number(row.value))
  }
  const above = rows.filter(isTotal)
    .filter(({ area, period, value }) => (sums.get(`${area} ${period}`) ?? 0) > Number(value))
  assert.deepEqual(above.map((row) => keyOf(row).trim()), ['COL 2018'])
  assert.ok(warned('firearms-seized.unodc', 'doubt', ['COL', '2018']))
})

test('an offence that exceeds the one it belongs to is doubted', () => {
  const wholes: Record<string, string> = {
    rape: 'sexual-violence', 'sexual-assault': 'sexual-violence', bribery: 'corruption',
    'other-corruption': 'corruption', 'cyber-fraud': 'fraud', 'intimidation-cyber': 'intimidation',
  }
  for (const id of ['violent-offences.unodc', 'economic-offences.unodc']) {
    const values = new Map(figures(id).map((row) => [keyOf(row), Number(row.value)]))
    const above = figures(id).filter(({ area, period, offence = '', value }) => Number(value)
      > (values.get(`${area} ${period} ${wholes[offence]}`) ?? Infinity))
    assert.ok(above.length > 0, id)
    assert.deepEqual(above.filter(({ area = '', period = '' }) =>
      !warned(id, 'doubt', [area, period])).map(keyOf), [], id)
  }
})

test('a reader sees no entries to Honduras after January 2025, and why', () => {
  const rows = figures('irregular-entries.iom')
  assert.deepEqual(rows.filter((row) => known(row) && (row.period ?? '') >= '2025-02'), [])
  assert.equal(rows.find((row) => keyOf(row).trim() === 'HND 2025-01')?.value, '5709')
  assert.ok(warned('irregular-entries.iom', 'excluded', ['HND', '2025-02']))
})

test('entries through the Darién add up to the published year', () => {
  const rows = figures('darien-entries.iom').filter(({ period }) => period?.startsWith('2023'))
  const sum = (which: (row: Row) => boolean) =>
    rows.filter(which).reduce((total, { value }) => total + Number(value), 0)
  assert.equal(sum(isTotal), 519_774)
  assert.equal(sum((row) => !isTotal(row)), 519_774)
})

test('two editions of an index are not joined to a trend', () => {
  assert.equal(indicators.find(({ id }) => id === 'cyber-index')?.trend, false)
  assert.deepEqual([...new Set(figures('cyber-index.itu').map(({ period }) => period))].toSorted(),
    ['2020', '2024'])
})

test('rates and scores of areas are never added up', () => {
  assert.deepEqual(indicators.filter(({ unit, additive }) =>
    additive && ['per-100000', 'score', 'percent'].includes(unit)), [])
})

test('a reader is told whose licence is not clear, and what each one demands', () => {
  const sources = readRecords(path.join(root, 'sources'), sourceRecord).records
  const unclear = sources.filter(({ licenceStatus }) => licenceStatus === 'unclear')
  assert.deepEqual(unclear.map(({ id }) => id), ['ipea-atlas', 'itu', 'policia-colombia', 'sesnsp',
    'unodc-cts', 'unodc-glotip', 'unodc-homicide', 'unodc-iafq', 'unodc-mechanism', 'unodc-prisons',
    'unodc-wdr'])
  assert.deepEqual(unclear.filter(({ licenceNote }) => licenceNote === null), [])
})

test('Nicaragua is among the States that take part until its withdrawal in 2023', () => {
  const records = readRecords(path.join(root, 'groups'), groupRecord).records
  const active = records.find(({ id }) => id === 'oas-active')
  assert.ok(active)
  const group = { ...active, sources: [], members: active.members.map(({ area, since, until }) =>
    ({ area, since: since ?? '', until })) }
  assert.ok(membersIn(group, '2022').includes('NIC'))
  assert.ok(!membersIn(group, '2023').includes('NIC'))
  assert.equal(membersIn(group, '2024').length, 32)
})
