// What can be said of a series before it is drawn: its stretches, its last figure, its colour.
import { type ChartPoint, type ChartSeries, hasValue } from './chart.ts'
import { timeOf } from './scales.ts'

export type Figure = ChartPoint & { value: number }

/** The points in order of time. */
export const inOrder = (points: ChartPoint[]) =>
  points.toSorted((a, b) => timeOf(a.period) - timeOf(b.period))

/** All periods of all series, each once, in order. */
export const periodsOf = (series: ChartSeries[]) =>
  [...new Set(series.flatMap(({ points }) => points).map(({ period }) => period))]
    .toSorted((a, b) => timeOf(a) - timeOf(b))

export const figuresOf = ({ points }: ChartSeries): Figure[] => inOrder(points).filter(hasValue)

/**
 * The stretches of a series that a line may join. A missing figure, a period left out and a break
 * each begin a new one.
 */
export function stretchesOf(series: ChartSeries): Figure[][] {
  const points = inOrder(series.points)
  const step = usualStep(points)
  const stretches: Figure[][] = []
  let open: Figure[] = []
  let before: ChartPoint | undefined
  for (const point of points) {
    const isApart = before !== undefined &&
      (timeOf(point.period) - timeOf(before.period) > step * 1.2 ||
        series.breaks.some((at) => isBetween(at, before, point)))
    if ((isApart || !hasValue(point)) && open.length > 0) {
      stretches.push(open)
      open = []
    }
    if (hasValue(point)) open.push(point)
    before = point
  }
  if (open.length > 0) stretches.push(open)
  return stretches
}

// A series of every second year is whole without the years between.
function usualStep(points: ChartPoint[]): number {
  const times = points.map(({ period }) => timeOf(period))
  const steps = times.slice(1).map((time, index) => time - (times[index] ?? time))
    .filter((step) => step > 0)
  return steps.length === 0 ? 1 : Math.min(...steps)
}

const isBetween = (at: string, before: ChartPoint | undefined, point: ChartPoint) =>
  before !== undefined && timeOf(before.period) < timeOf(at) && timeOf(at) <= timeOf(point.period)

const MOST_COLOURS = [2, 3, 4, 5, 6, 1]

/** The colour of each series, 1…6; 0 = context. The first signal takes 1, the warm one. */
export function coloursOf(
  series: Pick<ChartSeries, 'id' | 'emphasis'>[],
): (id: string) => number {
  const signal = series.find(({ emphasis }) => emphasis === 'signal')
  const others = series.filter((one) => one !== signal && one.emphasis !== 'context')
  const colours = new Map(others.map(({ id }, index) => [id, MOST_COLOURS[index % 6] ?? 2]))
  if (signal) colours.set(signal.id, 1)
  return (id) => colours.get(id) ?? 0
}

/** Context below, the signal on top. */
export const byEmphasis = <S extends Pick<ChartSeries, 'emphasis'>>(series: S[]): S[] => {
  const rank = { context: 0, normal: 1, signal: 2 }
  return series.toSorted((a, b) => rank[a.emphasis] - rank[b.emphasis])
}

/** The breaks with figures on both sides. */
export function shownBreaks({ breaks, points }: ChartSeries): string[] {
  const times = points.filter(hasValue).map(({ period }) => timeOf(period))
  return breaks.filter((period) => {
    const at = timeOf(period)
    return times.some((one) => one < at) && times.some((one) => one >= at)
  })
}
