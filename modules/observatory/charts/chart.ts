// What a chart is made of. Charts are pure: figures and texts in, elements out; no database, no
// request. Everything that draws takes these shapes.
import type { Language } from '../../../kernel/i18n/languages.ts'
import type { Flag, Missing, Observation } from '../observations/observation.ts'

export const chartKinds = [
  'line', 'bars', 'dots', 'slope', 'stacked', 'scatter', 'multiples', 'distribution', 'map',
] as const
export type ChartKind = (typeof chartKinds)[number]

/** A figure at a period ("2023" or "2023-09"); where there is none, why. */
export type ChartPoint = Pick<Observation, 'period' | 'value' | 'missing' | 'flag'>

/** signal = what the page is about, normal = compared with it, context = thin and dashed. */
export type Emphasis = 'signal' | 'normal' | 'context'

export type ChartSeries = {
  id: string
  label: string
  emphasis: Emphasis
  points: ChartPoint[]
  /** A new stretch begins at these periods: marked, and never joined to what is before. */
  breaks: string[]
}

/** The words around a chart, already in the reader's language. */
export type ChartText = {
  language: Language
  /** The finding where an editor wrote one, else the name of the indicator. */
  title: string
  /** What, unit, years. */
  subtitle: string
  /** The unit in words ("victims per 100,000 people"); '' where the title says it. */
  unit: string
  /** Digits after the decimal sign. */
  decimals: number
  source: string
  note?: string | undefined
  licence: string
}

/** One bar, dot or mark: an area and its figure. */
export type ChartRow = {
  id: string
  label: string
  value: number | null
  missing: Missing | null
  flag: Flag | null
}

/** A row of a slope or of a scatter chart: two figures of one area. */
export type ChartPair = {
  id: string
  label: string
  emphasis: Emphasis
  from: number | null
  to: number | null
}

// The properties of each component; every one also takes `text`. Files: line.tsx LineChart,
// bars.tsx BarChart, dots.tsx DotPlot, slope.tsx SlopeChart, stacked.tsx StackedChart,
// scatter.tsx ScatterChart, multiples.tsx SmallMultiples, distribution.tsx Distribution.

/** `trend: false` draws dots only: the periods may not be joined. */
export type LineData = { series: ChartSeries[], trend?: boolean | undefined }
/** Rows are drawn in the order given; `highlight` are the ids in the signal colour. */
export type RowData = { rows: ChartRow[], highlight?: string[] | undefined }
/** `periods` are the two ends: ["2013", "2023"]. */
export type SlopeData = { pairs: ChartPair[], periods: [string, string] }
/** Parts of a whole over time; the first series lies at the bottom. */
export type StackedData = { series: ChartSeries[] }
/** `from` is the horizontal axis; the unit of `text` is that of `to`. */
export type ScatterData = {
  pairs: ChartPair[]
  axis: { unit: string, decimals: number }
}
/** One small chart a panel: at most two series each; all share one scale unless `ownScale`. */
export type MultiplesData = {
  panels: { id: string, title: string, href?: string | undefined, series: ChartSeries[] }[]
  ownScale?: boolean | undefined
}

/** A chart with its data, as data: what files and downloads are made from. */
export type Chart =
  | { kind: 'line', data: LineData }
  | { kind: 'bars' | 'dots' | 'distribution', data: RowData }
  | { kind: 'slope', data: SlopeData }
  | { kind: 'stacked', data: StackedData }
  | { kind: 'scatter', data: ScatterData }
  | { kind: 'multiples', data: MultiplesData }
  | { kind: 'map', data: RowData }

/** The two widths in pixels: beside a read-out on a desktop, and a phone. */
export const WIDE = 830
export const NARROW = 358

export const SERIES_LABELLED_MAX = 6
export const SERIES_MAX = 40
export const ROWS_MAX = 60

/** Why a chart cannot be drawn so that people can read it. */
export type ChartProblem = {
  kind: 'no-figures' | 'too-many-series' | 'too-many-labels' | 'too-many-rows' | 'negative'
  count: number
  max: number
}

/** What stands in the way of drawing these series; null when nothing does. */
export function problemOfSeries(series: ChartSeries[]): ChartProblem | null {
  const labelled = series.filter(({ emphasis }) => emphasis !== 'context').length
  if (series.length > SERIES_MAX) return problem('too-many-series', series.length, SERIES_MAX)
  if (labelled > SERIES_LABELLED_MAX) {
    return problem('too-many-labels', labelled, SERIES_LABELLED_MAX)
  }
  const count = series.flatMap(({ points }) => points).filter(hasValue).length
  return count === 0 ? problem('no-figures', 0, 0) : null
}

/** The same for rows of bars, dots, pairs. */
export function problemOfRows(rows: { value: number | null }[]): ChartProblem | null {
  if (rows.length > ROWS_MAX) return problem('too-many-rows', rows.length, ROWS_MAX)
  return rows.some(hasValue) ? null : problem('no-figures', 0, 0)
}

const problem = (kind: ChartProblem['kind'], count: number, max: number): ChartProblem =>
  ({ kind, count, max })

/** No statistic is larger; whatever is has been read wrongly and is drawn as missing. */
const LARGEST = 1e15

/** Whether there is a figure, and one that can be drawn. */
export const isDrawable = (value: number | null): value is number =>
  value !== null && Math.abs(value) <= LARGEST

export const hasValue = <T extends { value: number | null }>(
  point: T,
): point is T & { value: number } => isDrawable(point.value)
