// Parts of a whole over time, as columns: a period of which a part is missing has no column,
// because its height would say something false.
import type { VNode } from 'preact'
import {
  type ChartProblem, type ChartSeries, type ChartText, isDrawable, problemOfSeries,
  type StackedData,
} from './chart.ts'
import { describeChart } from './describe.ts'
import { gridLines, periodTicks } from './grid.tsx'
import { Cross, drawKey, type KeyEntry, keyOf } from './key.tsx'
import { breakLines } from './line.tsx'
import { type Drawing, Pictures } from './picture.tsx'
import { fixed, numberAxis, type NumberAxis, stepOf, timeAxis, timeOf, widest } from './scales.ts'
import { coloursOf, periodsOf } from './series.ts'

export function StackedChart({ text, ...data }: { text: ChartText } & StackedData) {
  return (
    <Pictures
      text={text} problem={problemOfStack(data)}
      describe={() => describeChart(text, { kind: 'stacked', data })}
      draw={(width) => drawStack(text, data, width)}
    />
  )
}

export function problemOfStack({ series }: StackedData): ChartProblem | null {
  const problem = problemOfSeries(series.map((one) => ({ ...one, emphasis: 'normal' })))
  if (problem !== null) return problem
  const lowest = Math.min(...series.flatMap(({ points }) => points).map(({ value }) => value ?? 0))
  if (lowest < 0) return { kind: 'negative', count: 0, max: 0 }
  return stacksOf(series).some(({ parts }) => parts !== null)
    ? null : { kind: 'no-figures', count: 0, max: 0 }
}

type Stack = { period: string, parts: number[] | null }

// The parts of each period in the order of the series; null where one is not known.
function stacksOf(series: ChartSeries[]): Stack[] {
  const values = series.map(({ points }) =>
    new Map(points.map(({ period, value }) => [period, value])))
  return periodsOf(series).map((period) => {
    const parts = values.map((one) => one.get(period) ?? null)
    return { period, parts: parts.every(isDrawable) ? parts : null }
  })
}

const sum = (parts: number[]) => parts.reduce((total, part) => total + part, 0)

export function drawStack(text: ChartText, { series }: StackedData, width: number): Drawing {
  const [top, bottom] = [14, width < 500 ? 264 : 320]
  const stacks = stacksOf(series)
  const y = numberAxis(stacks.map(({ parts }) => sum(parts ?? [])), { from: bottom, to: top }, text)
  const left = Math.ceil(widest(y.ticks.map(y.label))) + 10
  const periods = periodsOf(series)
  const column = columnWidth(periods, width - left)
  const x = timeAxis(
    periods, { from: left + column / 2 + 4, to: width - column / 2 - 4 }, text.language,
  )
  const colour = coloursOf(series.map(({ id }) => ({ id, emphasis: 'normal' })))
  const parts = series.map(({ id, label }): KeyEntry =>
    ({ sign: 'box', text: label, look: `f${colour(id)}` }))
  const gaps = series.flatMap((one) =>
    one.points.filter(({ period }) => stacks.some((stack) =>
      stack.period === period && stack.parts === null)))
  const reasons = keyOf(text, [...series, { id: '', label: '', emphasis: 'normal', points: gaps,
    breaks: [] }])
  const key = drawKey([...parts, ...reasons], { left: 0, top: bottom + 30, width })
  const looks = series.map(({ id }) => `f${colour(id)}`)
  return {
    width, height: bottom + 28 + key.height,
    body: (
      <>
        {gridLines(y, left, width - 2)}
        {periodTicks(x, bottom, width)}
        {stacks.map((stack) => stack.parts === null
          ? <Cross at={[x.place(stack.period), bottom]} />
          : drawColumn(stack.parts, { y, at: x.place(stack.period), column, looks }))}
        {breakLines(series.slice(0, 1), x, [top, bottom])}
        {key.body}
      </>
    ),
  }
}

const WIDEST_COLUMN = 44

function columnWidth(periods: string[], room: number): number {
  const times = periods.map(timeOf)
  const count = (Math.max(...times) - Math.min(...times)) / stepOf(periods) + 1
  return Math.max(1, Math.min(WIDEST_COLUMN, (room / count) * 0.78))
}

function drawColumn(
  parts: number[],
  { y, at, column, looks }: { y: NumberAxis, at: number, column: number, looks: string[] },
): VNode {
  let below = 0
  return (
    <g>
      {parts.map((part, index) => {
        const [from, to] = [y.place(below), y.place(below + part)]
        below += part
        return (
          <rect
            class={looks[index]} x={fixed(at - column / 2)} y={fixed(to)} width={fixed(column)}
            height={fixed(from - to)}
          />
        )
      })}
    </g>
  )
}
