// What is computed of the figures that are compared.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Group } from '../areas/area.ts'
import type { Indicator, Series } from '../indicators/indicator.ts'
import type { SeriesObservation } from '../observations/queries.ts'
import {
  asRate, commonPeriod, endsOf, gapsOf, type Line, type LinePoint, linesOf, pairedPeriod,
  type Pick, refusalOf, suitableChart, withoutProjections,
} from './comparison.ts'

const four = (text: string) => ({ en: text, es: text, pt: text, fr: text })
const indicator: Indicator = {
  id: 'homicide-rate', theme: 'homicide', title: four('Rate'), definition: four(''),
  method: four(''), unit: 'per-100000', decimals: 1, codes: [], topics: [], dimensions: [],
  additive: false, trend: true, finding: null, sources: [],
}
const series: Series = {
  id: 'homicide-rate.unodc', indicator: 'homicide-rate', source: 'unodc', note: null, remarks: [],
}
const pick: Pick = { indicator, series, cut: '' }

const figure = (area: string, period: string, value: number | null): SeriesObservation => ({
  series: series.id, area, period, value, cut: '', flag: null, note: null,
  missing: value === null ? 'not-collected' : null, released: '2026-07-12',
})
const point = (period: string, value: number | null, flag: LinePoint['flag'] = null): LinePoint =>
  ({
    period, value, flag, note: null, coverage: null,
    missing: value === null ? 'suppressed' : null,
  })
const lineOf = (owner: string, points: LinePoint[]): Line =>
  ({ owner, kind: 'area', pick, points, breaks: [] })
const years = (owner: string, figures: Record<string, number>) =>
  lineOf(owner, Object.entries(figures).map(([period, value]) => point(period, value)))

const group: Group = {
  id: 'four', name: four('Four'), description: four(''), sources: [],
  members: ['AAA', 'BBB', 'CCC', 'DDD'].map((area) => ({ area, since: '', until: null })),
}
const groupLine = (figures: SeriesObservation[]) =>
  linesOf([pick], { areas: [], groups: [group] }, figures)[0]?.points

test('a group shows the median of whoever has a figure, and says how many they are', () => {
  const points = groupLine([
    figure('AAA', '2020', 10), figure('BBB', '2020', 30), figure('CCC', '2020', 90),
  ])
  assert.equal(points?.[0]?.value, 30)
  assert.deepEqual(points?.[0]?.coverage, { count: 3, total: 4 })
})

test('a group has no figure while fewer than half of its members have one', () => {
  const points = groupLine([figure('AAA', '2020', 10)])
  assert.equal(points?.[0]?.value, null)
  assert.deepEqual(points?.[0]?.coverage, { count: 1, total: 4 })
})

test('who is no member does not move the median', () => {
  const points = groupLine([
    figure('AAA', '2020', 10), figure('BBB', '2020', 20), figure('ZZZ', '2020', 900),
  ])
  assert.equal(points?.[0]?.value, 15)
})

test('figures of another source never enter a line', () => {
  const other = { ...figure('AAA', '2021', 99), series: 'homicide-rate.wdi' }
  const [line] = linesOf([pick], { areas: ['AAA'], groups: [] }, [figure('AAA', '2020', 1), other])
  assert.deepEqual(line?.points.map(({ value }) => value), [1])
})

test('a State without figures keeps its line, so that it can be named', () => {
  const lines = linesOf([pick], { areas: ['AAA', 'BBB'], groups: [] }, [figure('AAA', '2020', 1)])
  const counts = lines.map(({ owner, points }) => [owner, points.length])
  assert.deepEqual(counts, [['AAA', 1], ['BBB', 0]])
})

test('bars show the latest year in which all have a figure', () => {
  const lines = [years('AAA', { 2020: 1, 2021: 2, 2022: 3 }), years('BBB', { 2020: 1, 2021: 2 })]
  assert.deepEqual(commonPeriod(lines), { period: '2021', count: 2, total: 2 })
})

test('without a year in common the one with the most figures is shown, and it says so', () => {
  const lines = [years('AAA', { 2020: 1 }), years('BBB', { 2020: 1 }), years('CCC', { 2022: 1 })]
  assert.deepEqual(commonPeriod(lines), { period: '2020', count: 2, total: 3 })
})

test('a projection is never the latest year', () => {
  const lines = [lineOf('AAA', [point('2023', 5), point('2050', 9, 'projection')])]
  assert.equal(commonPeriod(lines)?.period, '2023')
})

test('a slope joins the two years furthest apart that most have', () => {
  const lines = [
    years('AAA', { 2000: 1, 2010: 2, 2020: 3 }), years('BBB', { 2010: 1, 2020: 2 }),
  ]
  assert.deepEqual(endsOf(lines), ['2010', '2020'])
})

test('a scatter takes the latest year in which most have both figures', () => {
  const across = [years('AAA', { 2020: 1, 2022: 1 }), years('BBB', { 2020: 1 })]
  const up = [years('AAA', { 2020: 1, 2022: 1 }), years('BBB', { 2020: 1 })]
  assert.equal(pairedPeriod(across, up)?.period, '2020')
})

test('the gap is the second source less the first, also as a share of the first', () => {
  const [gap] = gapsOf(years('MEX', { 2024: 33_550 }), years('MEX', { 2024: 30_898 }))
  assert.equal(gap?.difference, -2652)
  assert.equal(gap?.share?.toFixed(4), '-0.0790')
})

test('where only one source has a figure there is no gap', () => {
  const gaps = gapsOf(years('MEX', { 2023: 1 }), lineOf('MEX', [point('2023', null)]))
  assert.deepEqual(gaps.map(({ difference, share }) => [difference, share]), [[null, null]])
})

test('of a first figure of zero there is a gap but no share', () => {
  const [gap] = gapsOf(years('KNA', { 2020: 0 }), years('KNA', { 2020: 2 }))
  assert.deepEqual([gap?.difference, gap?.share], [2, null])
})

test('counts become a rate by the population of the same year, and of no other', () => {
  const counts = years('COL', { 2022: 50, 2023: 60 })
  const rate = asRate(counts, years('COL', { 2022: 100_000 }), indicator)
  assert.deepEqual(rate.points.map(({ period, value }) => [period, value]), [['2022', 50]])
})

test('projections are left out, unless there is nothing else', () => {
  const mixed = [lineOf('AAA', [point('2023', 5), point('2050', 9, 'projection')])]
  assert.deepEqual(withoutProjections(mixed)[0]?.points.map(({ period }) => period), ['2023'])
  const only = [lineOf('AAA', [point('2050', 9, 'projection')])]
  assert.equal(withoutProjections(only), only)
})

test('seven lines cannot be named in one chart; small multiples suit them', () => {
  const lines = 'ABCDEFG'.split('').map((id) => years(id, { 2020: 1, 2021: 2 }))
  assert.deepEqual(refusalOf('line', { picks: [pick], lines }),
    { kind: 'too-many-lines', count: 7, max: 6 })
  assert.equal(suitableChart({ picks: [pick], lines }), 'multiples')
})

test('two editions of an index are not joined into a slope', () => {
  const edition = { ...pick, indicator: { ...indicator, trend: false } }
  assert.deepEqual(refusalOf('slope', { picks: [edition], lines: [] }), { kind: 'no-trend' })
})

test('whatever the figures, a common period is one that some line has', () => {
  const period = fc.constantFrom('2019', '2020', '2021', '2022')
  const line = fc.uniqueArray(fc.tuple(period, fc.option(fc.double({ noNaN: true }))), {
    selector: ([year]) => year,
  }).map((points) => lineOf('AAA', points.map(([year, value]) => point(year, value))))
  fc.assert(fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
    const common = commonPeriod(lines)
    const has = lines.filter(({ points }) =>
      points.some((one) => one.period === common?.period && one.value !== null)).length
    assert.equal(common?.count ?? 0, has)
    assert.equal(common === undefined,
      lines.every(({ points }) => points.every(({ value }) => value === null)))
  }))
})
