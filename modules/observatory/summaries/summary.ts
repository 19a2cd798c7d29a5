// What is said of many figures at once: medians, the year to show, the read-out beside a chart.
// Pure: figures in, figures out; nothing is interpolated.
import { type Group, membersIn } from '../areas/area.ts'
import type { Observation } from '../observations/observation.ts'

type Figure = Pick<Observation, 'area' | 'period' | 'value' | 'flag'>
type Known<F> = F & { value: number }

export const isKnown = <F extends { value: number | null }>(figure: F): figure is Known<F> =>
  figure.value !== null

/** The middle value, or the mean of the two in the middle; undefined of none. */
export function medianOf(values: number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  // Adding 0 makes the minus zero of a computer the zero of everyone else.
  return low === undefined || high === undefined ? undefined : (low + high) / 2 + 0
}

/** A group's median of a period, and how many of its members have a figure. */
export type MedianPoint = { period: string, value: number | null, count: number, members: number }

/** Below this share of members a group has no figure. */
export const MEMBERS_SHARE_MIN = 0.5

/** The median of the group's members in each period; null where too few have a figure. */
export function mediansOf(figures: Figure[], group: Group): MedianPoint[] {
  const byPeriod = Map.groupBy(figures.filter(isKnown), ({ period }) => period)
  return [...byPeriod.keys()].toSorted().map((period) => {
    const members = membersIn(group, period)
    const inside = new Set(members)
    const values = (byPeriod.get(period) ?? []).filter(({ area }) => inside.has(area))
      .map(({ value }) => value)
    const enough = values.length > 0 && values.length >= members.length * MEMBERS_SHARE_MIN
    return {
      period, count: values.length, members: members.length,
      value: enough ? medianOf(values) ?? null : null,
    }
  })
}

/** The newest period in which not much fewer areas have a figure than in the best one. */
export function fullPeriod(figures: Figure[]): string | undefined {
  const known = figures.filter(isKnown).filter(({ flag }) => flag !== 'projection')
  const counts = new Map([...Map.groupBy(known, ({ period }) => period)]
    .map(([period, list]) => [period, list.length]))
  const most = Math.max(0, ...counts.values())
  return [...counts.keys()].toSorted().findLast((period) => (counts.get(period) ?? 0) >= most * 0.7)
}

export type Readout = {
  latest: { period: string, value: number }
  highest: { period: string, value: number }
  lowest: { period: string, value: number }
  /** Of the last five periods with a figure; undefined where there are fewer. */
  meanOfFive: number | undefined
  known: number
  /** Periods from the first to the last figure of the whole series. */
  of: number
}

/** What a chart of one area says in figures; projections left out. Undefined without figures. */
export function readoutOf(points: Omit<Figure, 'area'>[], periods: number): Readout | undefined {
  const known = points.filter(isKnown).filter(({ flag }) => flag !== 'projection')
    .toSorted((a, b) => a.period < b.period ? -1 : 1)
  const latest = known.at(-1)
  if (!latest) return undefined
  const pick = (better: (a: number, b: number) => boolean) =>
    known.reduce((best, one) => (better(one.value, best.value) ? one : best), latest)
  const five = known.slice(-5)
  return {
    latest,
    highest: pick((a, b) => a > b),
    lowest: pick((a, b) => a < b),
    meanOfFive: five.length === 5
      ? five.reduce((sum, { value }) => sum + value, 0) / five.length : undefined,
    known: known.length,
    of: periods,
  }
}
