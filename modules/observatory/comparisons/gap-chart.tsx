// Two sources of one figure, with the gap between them: a band where both have a figure for
// periods in a row, a stroke at each single one.
import type { VNode } from 'preact'
import { type ChartSeries, type ChartText, problemOfSeries } from '../charts/chart.ts'
import { endLabels } from '../charts/end-labels.tsx'
import { gridLines, periodTicks } from '../charts/grid.tsx'
import { drawKey, keyOf } from '../charts/key.tsx'
import { type Axes, breakLines, drawLine, valuesOf } from '../charts/line.tsx'
import { type Drawing, Pictures, Rule } from '../charts/picture.tsx'
import { fixed, numberAxis, stepOf, timeAxis, timeOf, widest } from '../charts/scales.ts'
import { coloursOf, periodsOf } from '../charts/series.ts'
import type { Gap } from './comparison.ts'

type GapData = { pair: [ChartSeries, ChartSeries], gaps: Gap[] }

export function GapChart(
  { text, description, ...data }: { text: ChartText, description: string } & GapData,
) {
  return (
    <Pictures text={text} problem={problemOfSeries(data.pair)} describe={() => description}
      draw={(width) => drawGap(text, data, width)} />
  )
}

/** The drawing at a width in pixels. */
export function drawGap(text: ChartText, { pair, gaps }: GapData, width: number): Drawing {
  const isNarrow = width < 500
  const [top, bottom] = [14, isNarrow ? 264 : 320]
  const y = numberAxis(valuesOf(pair), { from: bottom, to: top }, text)
  const left = Math.ceil(widest(y.ticks.map(y.label))) + 10
  const colour = coloursOf(pair)
  const labels = endLabels(text, pair, {
    colour, place: y.place, top, bottom, most: isNarrow ? 98 : 160,
  })
  const right = width - labels.width
  const x = timeAxis(periodsOf(pair), { from: left + 8, to: right - 8 }, text.language)
  const key = drawKey(keyOf(text, pair, []), { left: 0, top: bottom + 30, width })
  const axes: Axes = { x, y, colour, joined: true }
  return {
    width, height: bottom + 28 + key.height,
    body: (
      <>
        {gridLines(y, left, right)}
        {periodTicks(x, bottom)}
        {stretches(gaps).map((stretch) => drawBand(stretch, axes))}
        {breakLines(pair, x, [top, bottom])}
        {pair.map((one) => drawLine(one, axes))}
        <g transform={`translate(${fixed(right + 12)} 0)`}>{labels.body}</g>
        {key.body}
      </>
    ),
  }
}

type Both = { period: string, a: number, b: number }

/** Periods in a row in which both have a figure. */
function stretches(gaps: Gap[]): Both[][] {
  const step = stepOf(gaps.map(({ period }) => period))
  const found: Both[][] = []
  for (const { period, a, b } of gaps) {
    const [from, to] = [a?.value ?? null, b?.value ?? null]
    if (from === null || to === null) continue
    const open = found.at(-1)
    const before = open?.at(-1)
    const isNext = before && timeOf(period) - timeOf(before.period) < step * 1.2
    if (open && isNext) open.push({ period, a: from, b: to })
    else found.push([{ period, a: from, b: to }])
  }
  return found
}

function drawBand(stretch: Both[], { x, y }: Axes): VNode {
  const at = (period: string, value: number) =>
    [x.place(period), y.place(value)].map(fixed).join(' ')
  const there = stretch.map(({ period, a }) => at(period, a))
  const back = stretch.map(({ period, b }) => at(period, b)).toReversed()
  return (
    <g>
      {stretch.length > 1 && <path class="gap" d={`M${[...there, ...back].join('L')}Z`} />}
      {stretch.map(({ period, a, b }) => (
        <Rule look="lead" from={[x.place(period), y.place(a)]} to={[x.place(period), y.place(b)]} />
      ))}
    </g>
  )
}
