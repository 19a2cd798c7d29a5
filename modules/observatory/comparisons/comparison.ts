// What is compared with what, and the figures that come of it: one line for each area or group and
// each series. Pure: no database, no request.
import type { Group } from '../areas/area.ts'
import {
  type ChartPoint, hasValue, ROWS_MAX, SERIES_LABELLED_MAX,
} from '../charts/chart.ts'
import type { Indicator, Series } from '../indicators/indicator.ts'
import type { SeriesObservation } from '../observations/queries.ts'
import { mediansOf } from '../summaries/summary.ts'

export const INDICATORS_MAX = 3
export const AREAS_MAX = 60

export const compareCharts = [
  'line', 'bars', 'dots', 'slope', 'multiples', 'distribution', 'scatter',
] as const
export type CompareChart = (typeof compareCharts)[number]

/** The state of a comparison, whole in its address; what could not be used is left out. */
export type Comparison = {
  indicators: string[]
  /** Series chosen by name; an indicator without one shows its main series. */
  series: string[]
  /** "homicide-count:sex=female": a category of an indicator; without one, its total. */
  cuts: string[]
  areas: string[]
  groups: string[]
  /** First and last period, "2010" or "2010-06"; '' = as far as the figures go. */
  from: string
  to: string
  /** '' = what suits the choice. */
  chart: CompareChart | ''
  /** What was known on this day; '' = today. */
  asOf: string
}

/** An indicator from one source, in one category. */
export type Pick = { indicator: Indicator, series: Series, cut: string }

export type LinePoint = ChartPoint & {
  /** As printed by the source ("<5"). */
  note: string | null
  /** Of a group: how many of its members have a figure. */
  coverage: { count: number, total: number } | null
}

/** The figures of one area, or the median of one group, in one series. */
export type Line = {
  /** Area or group. */
  owner: string
  kind: 'area' | 'group'
  pick: Pick
  points: LinePoint[]
  /** First periods after a break. */
  breaks: string[]
}

/** All lines of a choice, areas first; an area without any figure has a line without points. */
export function linesOf(
  picks: Pick[], owners: { areas: string[], groups: Group[] }, figures: SeriesObservation[],
): Line[] {
  return picks.flatMap((pick) => {
    const own = figures.filter(({ series, cut }) => series === pick.series.id && cut === pick.cut)
    const byArea = Map.groupBy(own, ({ area }) => area)
    return [
      ...owners.areas.map((area): Line => ({
        owner: area, kind: 'area', pick, breaks: breaksOf(pick.series, area),
        points: (byArea.get(area) ?? []).map(({ period, value, missing, flag, note }) =>
          ({ period, value, missing, flag, note, coverage: null })),
      })),
      ...owners.groups.map((group): Line => ({
        owner: group.id, kind: 'group', pick, breaks: [], points: medians(group, own),
      })),
    ]
  })
}

/** The lines without what is only projected; the same lines where that is nothing, or all. */
export function withoutProjections(lines: Line[]): Line[] {
  const points = lines.flatMap((line) => line.points).filter(hasValue)
  if (!points.some(isProjected) || points.every(isProjected)) return lines
  return lines.map((line) =>
    ({ ...line, points: line.points.filter((point) => !isProjected(point)) }))
}

const isProjected = ({ flag }: LinePoint) => flag === 'projection'

/** Where a new stretch of a series begins for an area. */
export const breaksOf = (series: Series, area: string): string[] => series.remarks
  .filter(({ kind, areas }) => kind === 'break' && (areas === null || areas.includes(area)))
  .flatMap(({ since }) => since ?? [])

// A group is the median of whoever has a figure, never a sum of rates; where too few of its members
// have one, the point has no value and still says how many they are.
function medians(group: Group, figures: SeriesObservation[]): LinePoint[] {
  const projected = new Set(figures.filter(({ flag }) => flag === 'projection')
    .map(({ period }) => period))
  return mediansOf(figures, group).filter(({ count }) => count > 0)
    .map(({ period, value, count, members }) => ({
      period, value, missing: value === null ? 'not-applicable' : null, note: null,
      flag: projected.has(period) ? 'projection' : null, coverage: { count, total: members },
    }))
}

/** All periods in which some line has a point, in order. */
export const periodsOf = (lines: Line[]): string[] =>
  [...new Set(lines.flatMap(({ points }) => points.map(({ period }) => period)))].toSorted()

export const pointAt = ({ points }: Line, period: string): LinePoint | undefined =>
  points.find((point) => point.period === period)

const hasFigure = (line: Line, period: string): boolean => {
  const point = pointAt(line, period)
  return point !== undefined && point.value !== null && point.flag !== 'projection'
}

export type CommonPeriod = { period: string, count: number, total: number }

/**
 * The latest period in which all lines that have any figure have one; where there is none, the
 * latest of those in which most have. Projections do not count; undefined without figures.
 */
export function commonPeriod(lines: Line[]): CommonPeriod | undefined {
  const counted = periodsOf(lines).map((period) => ({
    period, total: lines.length,
    count: lines.filter((line) => hasFigure(line, period)).length,
  }))
  const able = lines.filter(({ points }) => points.some(({ value, flag }) =>
    value !== null && flag !== 'projection')).length
  const most = Math.max(0, ...counted.map(({ count }) => count))
  if (most === 0) return undefined
  return counted.findLast(({ count }) => count === Math.max(most, able)) ??
    counted.findLast(({ count }) => count === most)
}

/** The two ends of a slope: the last common period, and the earliest in which as many had both. */
export function endsOf(lines: Line[]): [string, string] | undefined {
  const last = commonPeriod(lines)?.period
  if (last === undefined) return undefined
  const there = lines.filter((line) => hasFigure(line, last))
  const counted = periodsOf(lines).filter((period) => period < last).map((period) =>
    ({ period, count: there.filter((line) => hasFigure(line, period)).length }))
  const most = Math.max(0, ...counted.map(({ count }) => count))
  const first = most > 0 ? counted.find(({ count }) => count === most)?.period : undefined
  return first === undefined ? undefined : [first, last]
}

/** The latest of the periods in which most owners have a figure in both sets of lines. */
export function pairedPeriod(a: Line[], b: Line[]): CommonPeriod | undefined {
  const counted = periodsOf(a).map((period) => ({
    period, total: a.length,
    count: a.filter((line) => hasFigure(line, period) && b.some((other) =>
      other.owner === line.owner && hasFigure(other, period))).length,
  }))
  const most = Math.max(0, ...counted.map(({ count }) => count))
  return most === 0 ? undefined : counted.findLast(({ count }) => count === most)
}

/** The counts that say the same as a rate, once divided by the population. */
export const countsOfRates = new Map([['homicide-rate', 'homicide-count']])

/** A line of counts as a rate per 100,000; a period whose population is not known is left out. */
export const asRate = (counts: Line, population: Line, rate: Indicator): Line => ({
  ...counts,
  pick: { ...counts.pick, indicator: rate },
  points: counts.points.flatMap((point) => {
    const people = pointAt(population, point.period)?.value
    if (!people) return []
    return { ...point, value: point.value === null ? null : point.value / people * 100_000 }
  }),
})

/** What two series say of one area in one period; the gap is b − a. */
export type Gap = {
  period: string
  a: LinePoint | undefined
  b: LinePoint | undefined
  /** null where only one has a figure. */
  difference: number | null
  /** Of a: 0.08 = b is 8 % above a; null also where a is zero. */
  share: number | null
}

/** Every period in which one of the two has a figure or a reason for having none. */
export function gapsOf(a: Line, b: Line): Gap[] {
  return periodsOf([a, b]).map((period) => {
    const [one, other] = [pointAt(a, period), pointAt(b, period)]
    const [from, to] = [one?.value ?? null, other?.value ?? null]
    const difference = from === null || to === null ? null : to - from
    const share = difference === null || from === null || from === 0 ? null : difference / from
    return { period, a: one, b: other, difference, share }
  })
}

/** Why a kind of chart cannot show a choice so that people can read it. */
export type Refusal =
  | { kind: 'too-many-lines' | 'too-many-panels' | 'too-many-rows', count: number, max: number }
  | { kind: 'not-two', count: number }
  | { kind: 'no-trend' | 'no-years' }

type Shown = { picks: Pick[], lines: Line[] }

const PANEL_LINES_MAX = 2
/** Lines of a slope that can be named at both ends. */
const PAIRS_MAX = 20

export function refusalOf(chart: CompareChart, { picks, lines }: Shown): Refusal | null {
  const count = lines.filter(({ points }) => points.some(hasValue)).length
  const indicators = new Set(picks.map(({ indicator }) => indicator.id)).size
  const perPick = count / Math.max(1, picks.length)
  switch (chart) {
    case 'line':
      return count > SERIES_LABELLED_MAX
        ? { kind: 'too-many-lines', count, max: SERIES_LABELLED_MAX } : null
    case 'multiples':
      return picks.length > PANEL_LINES_MAX
        ? { kind: 'too-many-panels', count: picks.length, max: PANEL_LINES_MAX } : null
    case 'slope':
      if (picks.some(({ indicator }) => !indicator.trend)) return { kind: 'no-trend' }
      return perPick > PAIRS_MAX
        ? { kind: 'too-many-lines', count: Math.ceil(perPick), max: PAIRS_MAX } : null
    case 'scatter':
      return picks.length === 2 && indicators === 2
        ? null : { kind: 'not-two', count: indicators }
    case 'bars': case 'dots': case 'distribution':
      return perPick > ROWS_MAX
        ? { kind: 'too-many-rows', count: Math.ceil(perPick), max: ROWS_MAX } : null
  }
}

/** The kinds that can show a choice, for links beside a refusal. */
export const possibleCharts = (shown: Shown): CompareChart[] =>
  compareCharts.filter((chart) => refusalOf(chart, shown) === null)

/** What suits a choice: lines while they can be named, then small multiples, then bars. */
export function suitableChart(shown: Shown): CompareChart {
  if (periodsOf(shown.lines).length < 2) return 'bars'
  if (refusalOf('line', shown) === null) return 'line'
  const isFew = shown.lines.length <= PANELS_EASY && refusalOf('multiples', shown) === null
  return isFew ? 'multiples' : 'bars'
}

const PANELS_EASY = 24
