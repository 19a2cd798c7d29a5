// Warnings by rule: the same for every indicator, and at the limit none.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ChartPoint, ChartSeries } from './chart.ts'
import { warningsOf, warningText } from './warnings.ts'

const kinds = (data: Parameters<typeof warningsOf>[0]) => warningsOf(data).map(({ kind }) => kind)

const series = (points: Partial<ChartPoint>[], breaks: string[] = []): ChartSeries => ({
  id: 'BRB', label: 'Barbados', emphasis: 'signal', breaks,
  points: points.map((point, index) =>
    ({ period: String(2020 + index), value: 1, missing: null, flag: null, ...point })),
})

test('readers of a rate of Saint Kitts and Nevis learn how much one victim moves it', () => {
  const [warning] = warningsOf({ population: 46_783 }) // UN WPP 2024, of 2023
  assert.ok(warning)
  assert.equal(warningText('en', warning),
    'Small population: one case more or less moves the rate by about 2.1.')
})

test('readers of a rate of 250,000 people are not warned, of one person less they are', () => {
  assert.deepEqual(kinds({ population: 250_000 }), [])
  assert.deepEqual(kinds({ population: 249_999 }), ['small-population'])
})

test('nothing is said of a population that is not known', () => {
  assert.deepEqual(kinds({ population: null }), [])
})

test('an aggregate of 27 of 35 States is said to be thin, of 28 it is not', () => {
  assert.deepEqual(kinds({ coverage: { have: 27, of: 35 } }), ['low-coverage'])
  assert.deepEqual(kinds({ coverage: { have: 28, of: 35 } }), [])
})

test('a latest year with far fewer States is said to be incomplete', () => {
  const latest = { period: '2023', have: 25, beforePeriod: '2022', before: 35 }
  assert.deepEqual(kinds({ latest }), ['thin-latest'])
  assert.deepEqual(kinds({ latest: { ...latest, have: 28 } }), [])
})

test('a break is warned of only where figures of both sides are shown', () => {
  assert.deepEqual(kinds({ series: [series([{}, {}, {}], ['2021'])] }), ['break'])
  assert.deepEqual(kinds({ series: [series([{}, {}, {}], ['2020'])] }), [])
  assert.deepEqual(kinds({ series: [series([{ value: null }, {}, {}], ['2021'])] }), [])
})

test('provisional and projected figures are named with their years, in French too', () => {
  const flagged = series([{}, { flag: 'provisional' }, { flag: 'projection' }])
  const found = warningsOf({ series: [flagged] })
  assert.deepEqual(found.map(({ kind }) => kind), ['provisional', 'projection'])
  assert.match(found.map((one) => warningText('fr', one)).join(' '), /2021\..*2022\./s)
})
