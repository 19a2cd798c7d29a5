// Lines over time: from zero, with few grid lines, named at their ends instead of in a legend.
import type { VNode } from 'preact'
import {
  type ChartSeries, type ChartText, type LineData, problemOfSeries, SERIES_LABELLED_MAX,
} from './chart.ts'
import { describeChart } from './describe.ts'
import { endLabels, type EndLabels } from './end-labels.tsx'
import { gridLines, periodTicks } from './grid.tsx'
import { Cross, drawKey, keyOf } from './key.tsx'
import { Dot, type Drawing, Pictures, Rule } from './picture.tsx'
import {
  fixed, numberAxis, type NumberAxis, timeAxis, type TimeAxis, timeOf, widest,
} from './scales.ts'
import {
  byEmphasis, coloursOf, type Figure, figuresOf, inOrder, periodsOf, shownBreaks, stretchesOf,
} from './series.ts'

export function LineChart({ text, ...data }: { text: ChartText } & LineData) {
  return (
    <Pictures
      text={text} problem={problemOfSeries(data.series)}
      describe={() => describeChart(text, { kind: 'line', data })}
      draw={(width) => drawLines(text, data, width)}
    />
  )
}

export type Axes = { x: TimeAxis, y: NumberAxis, colour: (id: string) => number, joined: boolean }

export function drawLines(
  text: ChartText, { series, trend = true }: LineData, width: number,
): Drawing {
  const isNarrow = width < 500
  const [top, bottom] = [14, isNarrow ? 264 : 320]
  const y = numberAxis(valuesOf(series), { from: bottom, to: top }, text)
  const left = Math.ceil(widest(y.ticks.map(y.label))) + 10
  const labelled = labelledOf(series)
  const colour = coloursOf(series)
  const labels = endLabels(text, labelled, {
    colour, place: y.place, top, bottom, most: isNarrow ? 98 : 160,
  })
  const right = width - labels.width
  const x = timeAxis(periodsOf(series), { from: left + 8, to: right - 8 }, text.language)
  const marked = markedOf(labelled)
  const key = drawKey(keyOf(text, series, marked), { left: 0, top: bottom + 30, width })
  const axes = { x, y, colour, joined: trend }
  const body = (
    <>
      {gridLines(y, left, right)}
      {periodTicks(x, bottom, width)}
      {breakLines(series, x, [top, bottom])}
      {marked.map((one) => crosses(one, x, bottom))}
      {byEmphasis(series).map((one) => drawLine(one, axes))}
      {drawEnds(labels, axes, right)}
      {key.body}
    </>
  )
  return { width, height: bottom + 28 + key.height, body }
}

export const valuesOf = (series: ChartSeries[]) =>
  series.flatMap(figuresOf).map(({ value }) => value)

const labelledOf = (series: ChartSeries[]) => (series.length <= SERIES_LABELLED_MAX
  ? series : series.filter(({ emphasis }) => emphasis !== 'context'))
  .filter((one) => figuresOf(one).length > 0)

// Gaps are marked for what the chart is about; with many series the marks would say nothing.
function markedOf(labelled: ChartSeries[]): ChartSeries[] {
  const signals = labelled.filter(({ emphasis }) => emphasis === 'signal')
  return signals.length > 0 ? signals.slice(0, 1) : labelled.length === 1 ? labelled : []
}

const MARKS_APART = 9

/** Marks on the axis where a series has no figure, not so many that they touch. */
export function crosses(series: ChartSeries, x: TimeAxis, bottom: number): VNode {
  let last = -Infinity
  const places = inOrder(series.points).filter(({ value }) => value === null)
    .map(({ period }) => x.place(period))
    .filter((at) => {
      const isFree = at - last >= MARKS_APART
      if (isFree) last = at
      return isFree
    })
  return <>{places.map((at) => <Cross at={[at, bottom]} />)}</>
}

/** Where a series begins anew: a vertical line half-way to the figure before. */
export function breakLines(series: ChartSeries[], x: TimeAxis, [top, bottom]: [number, number]) {
  const places = series.filter(({ emphasis }) => emphasis !== 'context').flatMap((one) =>
    shownBreaks(one).map((at) => {
      const before = inOrder(one.points).findLast(({ period }) => timeOf(period) < timeOf(at))
      const after = inOrder(one.points).find(({ period }) => timeOf(period) >= timeOf(at))
      return fixed((x.place(before?.period ?? at) + x.place(after?.period ?? at)) / 2)
    }))
  return [...new Set(places)].map((at) => <Rule from={[at, top]} to={[at, bottom]} look="brk" />)
}

/** One series: its stretches, and dots where a line would say too much. */
export function drawLine(series: ChartSeries, axes: Axes): VNode {
  const n = axes.colour(series.id)
  const stretches = stretchesOf(series)
  const isStrong = series.emphasis === 'signal'
  const look = `l${n}${isStrong ? ' strong' : ''}`
  const last = stretches.at(-1)?.at(-1)
  const dots = stretches.flatMap((points) => axes.joined && points.length > 1
    ? points.filter((point) => point.flag === 'provisional' || point === last) : points)
  return (
    <g>
      {axes.joined && stretches.flatMap((points) => pathsOf(points, axes)).map(({ d, dashed }) =>
        <path class={dashed ? `${look} proj` : look} d={d} />)}
      {dots.map((point) => (
        <Dot at={placeOf(point, axes)} r={isStrong ? 4 : 3} look={dotLook(point, n)} />
      ))}
    </g>
  )
}

const dotLook = ({ flag }: Figure, n: number) =>
  flag === 'provisional' || flag === 'projection' ? `hollow l${n}` : `f${n} edge`

const placeOf = ({ period, value }: Figure, { x, y }: Axes): [number, number] =>
  [x.place(period), y.place(value)]

// A way to a projected figure is dashed, also from the last observed one.
function pathsOf(points: Figure[], axes: Axes): { d: string, dashed: boolean }[] {
  const paths: { d: string, dashed: boolean }[] = []
  for (const [index, point] of points.entries()) {
    const before = points[index - 1]
    if (before === undefined) continue
    const dashed = point.flag === 'projection'
    const to = `L${placeOf(point, axes).map(fixed).join(' ')}`
    const open = paths.at(-1)
    if (open?.dashed === dashed) open.d += to
    else paths.push({ d: `M${placeOf(before, axes).map(fixed).join(' ')}${to}`, dashed })
  }
  return paths
}

function drawEnds({ body, ends }: EndLabels, axes: Axes, right: number): VNode {
  return (
    <>
      {ends.map(({ series, last, at }) => {
        const n = axes.colour(series.id)
        const [x, y] = placeOf(last, axes)
        return <Rule from={[x + 6, y]} to={[right + 8, at]} look={`lead l${n}`} />
      })}
      <g transform={`translate(${fixed(right + 12)} 0)`}>{body}</g>
    </>
  )
}
