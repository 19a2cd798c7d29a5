// Charts of anything: whatever the figures and names are, what is drawn can be read.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { languages } from '../../../kernel/i18n/languages.ts'
import { flags, missingReasons } from '../observations/observation.ts'
import {
  type Chart, type ChartPoint, type ChartSeries, type ChartText, hasValue, NARROW, WIDE,
} from './chart.ts'
import { describeChart } from './describe.ts'
import { svgFile } from './file.tsx'
import { type LabelBox, marksOf } from './marks.tsx'

const RUNS = { numRuns: Number(process.env.CHART_RUNS ?? 250) }

const value = fc.option(fc.oneof(
  fc.double({ min: -1e3, max: 1e5, noNaN: true }), fc.integer({ min: 0, max: 60 }),
  fc.constantFrom(0, -0, 1e-9, 1e14, -1e14, 1e200, Infinity, NaN, -12.5),
), { freq: 5 })
const name = fc.oneof(
  fc.constantFrom('Barbados', 'Saint Vincent and the Grenadines', 'Perú', 'A & <b>', ''),
  fc.string({ maxLength: 90 }), fc.string({ unit: 'binary', maxLength: 30 }),
)
const emphasis = fc.constantFrom('signal' as const, 'normal' as const, 'context' as const)
const missing = fc.constantFrom(...missingReasons, null)
const flag = fc.constantFrom(null, null, null, ...flags)
const years = fc.integer({ min: 1985, max: 2060 }).map(String)
const months = fc.tuple(fc.integer({ min: 2019, max: 2025 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`)

const seriesOf = (period: fc.Arbitrary<string>): fc.Arbitrary<ChartSeries> => fc.record({
  id: fc.uuid(), label: name, emphasis,
  points: fc.uniqueArray(fc.record({ period, value, missing, flag }), {
    maxLength: 40, selector: (point: ChartPoint) => point.period,
  }),
  breaks: fc.array(period, { maxLength: 3 }),
})
const manySeries = (maxLength: number) => fc.oneof(
  fc.array(seriesOf(years), { maxLength }), fc.array(seriesOf(months), { maxLength }),
)
const rows = fc.array(
  fc.record({ id: fc.uuid(), label: name, value, missing, flag }), { maxLength: 40 },
)
const pairs = fc.array(
  fc.record({ id: fc.uuid(), label: name, emphasis, from: value, to: value }), { maxLength: 40 },
)

const chart: fc.Arbitrary<Chart> = fc.oneof(
  fc.record({ kind: fc.constant('line' as const), data: fc.record({
    series: manySeries(9), trend: fc.boolean(),
  }) }),
  fc.record({ kind: fc.constant('stacked' as const), data: fc.record({ series: manySeries(6) }) }),
  fc.record({
    kind: fc.constantFrom('bars', 'dots', 'distribution', 'map'),
    data: rows.map((all) => ({ rows: all, highlight: all.slice(0, 2).map(({ id }) => id) })),
  }),
  fc.record({ kind: fc.constant('slope' as const), data: fc.record({
    pairs, periods: fc.tuple(years, years),
  }) }),
  fc.record({ kind: fc.constant('scatter' as const), data: fc.record({
    pairs, axis: fc.record({
      unit: fc.constant('people'), decimals: fc.integer({ min: 0, max: 3 }),
    }),
  }) }),
  fc.record({ kind: fc.constant('multiples' as const), data: fc.record({
    panels: fc.array(fc.record({ id: fc.uuid(), title: name, series: manySeries(2) }), {
      maxLength: 7,
    }), ownScale: fc.boolean(),
  }) }),
)
const text: fc.Arbitrary<ChartText> = fc.record({
  language: fc.constantFrom(...languages), title: name, subtitle: name, unit: name,
  decimals: fc.integer({ min: 0, max: 3 }), source: name, licence: fc.constant('CC BY 4.0'),
})
const width = fc.constantFrom(WIDE, NARROW)

const broken = /NaN|Infinity|undefined|\[object/

// Names may spell such words themselves; figures and places may not.
const withoutNames = (markup: string) => markup.replaceAll(/>[^<]*</g, '><')

test('no figure, however odd, leads to a place that is not a number', () => {
  fc.assert(fc.property(text, chart, width, (words, one, wide) => {
    const marks = marksOf(words, one, wide)
    if (marks === null) return
    assert.doesNotMatch(withoutNames(marks.markup), broken)
    assert.ok(Number.isFinite(marks.height) && marks.height > 0)
  }), RUNS)
})

test('readers see every label whole: none leaves the picture', () => {
  fc.assert(fc.property(text, chart, width, (words, one, wide) => {
    for (const label of marksOf(words, one, wide)?.labels ?? []) {
      assert.ok(label.left >= -1 && label.right <= wide + 1, `${JSON.stringify(label)} of ${wide}`)
    }
  }), RUNS)
})

test('no label is above or below the picture', () => {
  fc.assert(fc.property(text, chart, width, (words, one, wide) => {
    const marks = marksOf(words, one, wide)
    for (const label of marks?.labels ?? []) {
      assert.ok(label.top >= -1 && label.bottom <= (marks?.height ?? 0) + 1,
        `${JSON.stringify(label)} of ${marks?.height}`)
    }
  }), RUNS)
})

test('the names at the ends of lines never lie on each other', () => {
  const six = fc.array(seriesOf(years).map((one) => ({ ...one, label: `x${one.label.trim()}` })),
    { minLength: 2, maxLength: 6 })
  fc.assert(fc.property(text, six, width, (words, series, wide) => {
    const marks = marksOf(words, { kind: 'line', data: { series } }, wide)
    const ends = endsOf(marks?.labels ?? [])
    for (const [index, a] of ends.entries()) {
      for (const b of ends.slice(index + 1)) {
        assert.ok(a.bottom - b.top <= 1 || b.bottom - a.top <= 1,
          `${JSON.stringify(a)} and ${JSON.stringify(b)}`)
      }
    }
  }), RUNS)
})

// The labels of ends are one below the other, at the farthest place on the right.
function endsOf(labels: LabelBox[]): LabelBox[] {
  const lefts = Map.groupBy(labels, ({ left }) => left)
  return lefts.get(Math.max(...lefts.keys())) ?? []
}

test('whoever hears a chart gets sentences without holes', () => {
  fc.assert(fc.property(text, chart, (words, one) => {
    const plain = { ...words, unit: '' }
    const said = describeChart(plain, unnamed(one))
    assert.doesNotMatch(said, broken)
    assert.doesNotMatch(said, /[{}]/)
  }), RUNS)
})

// The same chart with names that cannot be mistaken for mistakes.
function unnamed(one: Chart): Chart {
  return JSON.parse(JSON.stringify(one), (key, held) =>
    key === 'label' || key === 'title' ? 'Area' : held) as Chart
}

test('a chart that cannot be drawn says why, and one with figures is drawn', () => {
  fc.assert(fc.property(text, rows, (words, all) => {
    const result = svgFile(words, { kind: 'bars', data: { rows: all } }, { date: '2026-11-28' })
    assert.equal(result.ok, all.some(hasValue))
    if (!result.ok) assert.equal(result.problem.kind, 'no-figures')
  }), RUNS)
})
