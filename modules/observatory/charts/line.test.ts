// Lines say no more than the figures: gaps, breaks and dots.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ChartPoint, ChartSeries, ChartText, LineData } from './chart.ts'
import { marksOf } from './marks.tsx'

const text: ChartText = {
  language: 'en', title: 'Rate', subtitle: '', unit: '', decimals: 1, source: 'UNODC', licence: '',
}

const point = (year: number, value: number | null, more: Partial<ChartPoint> = {}): ChartPoint => ({
  period: String(year), value, missing: value === null ? 'not-collected' : null, flag: null,
  ...more,
})

const one = (points: ChartPoint[], breaks: string[] = []): ChartSeries =>
  ({ id: 'BRB', label: 'Barbados', emphasis: 'signal', points, breaks })

function drawn(data: LineData) {
  const marks = marksOf(text, { kind: 'line', data }, 830)
  assert.ok(marks)
  const of = (name: string) => marks.shapes.filter(({ classes }) => classes.includes(name))
  const lines = of('l1').filter(({ name, classes }) => name === 'path' && !classes.includes('lead'))
  const dots = marks.shapes.filter(({ name }) => name === 'circle')
  return { lines, dots, crosses: of('miss'), breaks: of('brk'), labels: marks.labels }
}

const five = [2019, 2020, 2021, 2022, 2023].map((year, index) => point(year, 10 + index))

test('a series without gaps is one line', () => {
  assert.equal(drawn({ series: [one(five)] }).lines.length, 1)
})

test('nobody sees a line across a break in the series', () => {
  const { lines, breaks } = drawn({ series: [one(five, ['2021'])] })
  assert.equal(lines.length, 2)
  const [before, after] = lines.map(({ attributes }) => (attributes.d?.match(/\d+(\.\d+)? /g) ?? [])
    .map(Number))
  assert.ok(Math.max(...before ?? []) < Math.min(...after ?? []))
  assert.equal(breaks.length, 2) // in the chart and in its key
})

test('nobody sees a line across a year without a figure', () => {
  const gap = five.map((each) => each.period === '2021' ? point(2021, null) : each)
  assert.equal(drawn({ series: [one(gap)] }).lines.length, 2)
})

test('a year that the source leaves out is a gap as well', () => {
  const points = five.filter(({ period }) => period !== '2021')
  assert.equal(drawn({ series: [one(points)] }).lines.length, 2)
})

test('a missing figure is a mark on the axis, not a figure of zero', () => {
  const points = [point(2020, 5), point(2021, null), point(2022, 7)]
  const { dots, crosses, labels } = drawn({ series: [one(points)] })
  assert.equal(dots.length, 2)
  assert.equal(crosses.length, 2) // in the chart and in its key
  assert.ok(labels.some((label) => label.text === 'No figure (not collected)'))
})

test('editions that make no trend are dots without a line', () => {
  const { lines, dots } = drawn({ series: [one(five)], trend: false })
  assert.equal(lines.length, 0)
  assert.equal(dots.length, 5)
})

test('the way to a projected figure is dashed, and the rest is not', () => {
  const points = [...five, point(2024, 15, { flag: 'projection' })]
  const { lines } = drawn({ series: [one(points)] })
  assert.deepEqual(lines.slice(0, 2).map(({ classes }) => classes.includes('proj')), [false, true])
})

test('a single figure among gaps is seen as a dot', () => {
  const points = [null, 4, null, 9, 8].map((value, index) => point(2019 + index, value))
  const { dots } = drawn({ series: [one(points)] })
  assert.equal(dots.length, 2) // the single one, and the last figure
})

test('figures of a rate are read from zero', () => {
  const labels = drawn({ series: [one(five)] }).labels.map((label) => label.text)
  assert.ok(labels.includes('0'))
})

test('a line ends with its name and its last figure, with the year where it is not the latest', () => {
  const labels = drawn({ series: [
    one(five), { ...one(five.slice(0, 4)), id: 'JAM', label: 'Jamaica', emphasis: 'normal' },
  ] }).labels.map((label) => label.text)
  assert.ok(labels.includes('Barbados') && labels.includes('14.0'))
  assert.ok(labels.includes('Jamaica') && labels.includes('13.0 (2022)'))
})
