// Which lines a reader finds in the chart of an indicator, and which would mislead.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Area } from '../areas/area.ts'
import type { Indicator, Remark, Series } from '../indicators/indicator.ts'
import type { Observation } from '../observations/observation.ts'
import { lineOf, trendOf, type TrendView } from './trend.ts'

const text = { en: 'x', es: 'x', pt: 'x', fr: 'x' }
const area = (id: string, kind: Area['kind'] = 'state'): [string, Area] =>
  [id, { id, kind, name: { ...text, es: `${id} en español` }, sourceCodes: [] }]

const areas = new Map([
  area('HND'), area('GTM'), area('SLV'), area('PRI', 'territory'), area('AMERICAS', 'region'),
  area('LATIN-AMERICA-CARIBBEAN', 'region'), area('CARIBBEAN', 'region'), area('WORLD', 'world'),
])

/** "HND 2023 31.1", "HND 2023 -" for none, "HND 2030 5 projection". */
function figure(line: string): Observation {
  const [id = '', period = '', value = '', flag] = line.split(' ')
  return {
    area: id, period, cut: '', value: value === '-' ? null : Number(value),
    missing: value === '-' ? 'not-published' : null,
    flag: flag === 'projection' ? flag : null, note: null,
  }
}

const rate: Indicator = {
  id: 'rate', theme: 'homicide', title: text, definition: text, method: text, unit: 'per-100000',
  decimals: 1, codes: [], topics: [], dimensions: [], additive: false, trend: true, finding: null,
  sources: [],
}
const count: Indicator = { ...rate, unit: 'victims', additive: true }
const seriesWith = (...remarks: Partial<Remark>[]): Series => ({
  id: 'rate.wdi', indicator: 'rate', source: 'wdi', note: null,
  remarks: remarks.map((one) =>
    ({ kind: 'break', areas: null, since: null, until: null, text, source: null, ...one })),
})

const view = (lines: string[], more: Partial<TrendView> = {}): TrendView => ({
  figures: lines.map(figure), areas, indicator: rate, series: seriesWith(), language: 'es',
  group: {
    id: 'oas-35', name: text, description: text, sources: [],
    members: ['HND', 'GTM', 'SLV'].map((id) => ({ area: id, since: '', until: null })),
  },
  year: '2023', followed: undefined, ...more,
})
const shown = (one: TrendView) => trendOf(one).map(({ id, emphasis }) => `${id} ${emphasis}`)

const three = ['HND 2023 30', 'GTM 2023 20', 'SLV 2023 2']
const everyone = [...three, 'AMERICAS 2023 14', 'LATIN-AMERICA-CARIBBEAN 2023 19', 'WORLD 2023 5']

test('of a rate a reader sees the median of the States and two regions, the nearest first', () => {
  assert.deepEqual(shown(view(everyone)),
    ['median normal', 'AMERICAS context', 'LATIN-AMERICA-CARIBBEAN context'])
})

test('the followed State stands first, in the signal colour', () => {
  assert.deepEqual(shown(view(everyone, { followed: 'HND' })),
    ['HND signal', 'median normal', 'AMERICAS context', 'LATIN-AMERICA-CARIBBEAN context'])
})

test('a region that is followed is drawn once', () => {
  assert.deepEqual(shown(view(everyone, { followed: 'AMERICAS' })),
    ['AMERICAS signal', 'median normal', 'LATIN-AMERICA-CARIBBEAN context', 'WORLD context'])
})

test('the count of a region is not set beside that of one State, which it would press flat', () => {
  assert.deepEqual(shown(view(everyone, { indicator: count, followed: 'HND' })), ['HND signal'])
})

test('of counts no median is drawn', () => {
  assert.deepEqual(shown(view(everyone, { indicator: count })),
    ['AMERICAS context', 'LATIN-AMERICA-CARIBBEAN context'])
})

test('of weights that overlap, which cannot be added up, no median is drawn either', () => {
  const weight: Indicator = { ...rate, unit: 'kilograms' }
  assert.deepEqual(shown(view(three, { indicator: weight })),
    ['HND normal', 'GTM normal', 'SLV normal'])
})

test('of counts without a region the highest five of the year are drawn, places only', () => {
  const lines = [...three, 'PRI 2023 40', 'CARIBBEAN 2023 99', 'HND 2022 1']
  assert.deepEqual(shown(view(lines, { indicator: count })),
    ['PRI normal', 'HND normal', 'GTM normal', 'SLV normal'])
})

test('where only one area has figures it is drawn as if it were followed', () => {
  const lines = ['HND 2022 8', 'HND 2023 9']
  assert.deepEqual(shown(view(lines, { indicator: count })), ['HND signal'])
})

test('without enough States there is no median, but what the source says of regions', () => {
  assert.deepEqual(shown(view(['HND 2023 30', 'AMERICAS 2023 14'])), ['AMERICAS context'])
})

test('the median is made of figures, not of projections', () => {
  const projected = ['HND 2030 1 projection', 'GTM 2030 2 projection', 'SLV 2030 3 projection']
  const [median] = trendOf(view([...three, ...projected]))
  assert.deepEqual(median?.points.map(({ period, value }) => [period, value]), [['2023', 20]])
})

test('a year in which too few States report is a gap in the median, not a point', () => {
  const [median] = trendOf(view([...three, 'HND 2024 5']))
  assert.deepEqual(median?.points.map(({ value }) => value), [20, null])
})

test('no figures make no line', () => {
  assert.deepEqual(trendOf(view([])), [])
})

test('a line carries the name of its area in the language of the reader, and all its points', () => {
  const line = lineOf(view(['HND 2022 -', 'HND 2023 30', 'GTM 2023 1']), 'HND', 'signal')
  assert.equal(line.label, 'HND en español')
  assert.deepEqual(line.points.map(({ value, missing }) => value ?? missing), ['not-published', 30])
})

test('a line breaks where its series or its own remarks say so, and nowhere else', () => {
  const series = seriesWith({ since: '2015' }, { areas: ['HND'], since: '2018' },
    { areas: ['GTM'], since: '2019' }, { kind: 'doubt', since: '2020' }, { areas: ['HND'] })
  assert.deepEqual(lineOf(view(three, { series }), 'HND', 'signal').breaks, ['2015', '2018'])
})
