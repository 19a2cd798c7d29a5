// Small charts side by side: the same axes, one area or one indicator each.
import type { VNode } from 'preact'
import {
  type ChartProblem, type ChartSeries, type ChartText, type MultiplesData, SERIES_MAX, WIDE,
} from './chart.ts'
import { describeChart } from './describe.ts'
import { gridLines } from './grid.tsx'
import { drawKey, keyOf } from './key.tsx'
import { shorten, spread } from './letters.ts'
import { crosses, drawLine, valuesOf } from './line.tsx'
import { type Drawing, Label, Picture } from './picture.tsx'
import { numberAxis, periodLabel, timeAxis, widest } from './scales.ts'
import { byEmphasis, coloursOf, figuresOf, periodsOf } from './series.ts'
import { problemText, shortFigure } from './words.ts'

type Panel = MultiplesData['panels'][number]
type Shared = { values: number[], periods: string[] }

const PANEL_SERIES_MAX = 2
const PANEL_HEIGHT = 132
const [PANEL_WIDE, PANEL_NARROW] = [262, 340]

/** A list of small pictures with linked titles. */
export function SmallMultiples({ text, ...data }: { text: ChartText } & MultiplesData) {
  const problem = problemOfPanels(data)
  if (problem !== null) return <p class="ch-none">{problemText(text.language, problem)}</p>
  return (
    <div class="chs">
      <ul class="minis">
        {data.panels.map((panel) => {
          const only = { kind: 'multiples' as const, data: { panels: [panel] } }
          const named = { title: panel.title, description: describeChart(text, only) }
          const draw = (width: number) =>
            drawPanel(text, panel, { width, shared: sharedOf(data, panel) })
          return (
            <li>
              <p class="minis__t">
                {panel.href === undefined
                  ? panel.title : <a href={panel.href}>{panel.title}</a>}
              </p>
              <Picture {...named} drawing={draw(PANEL_WIDE)} size="w" />
              <Picture {...named} drawing={draw(PANEL_NARROW)} size="n" />
            </li>
          )
        })}
      </ul>
    </div>
  )
}

export function problemOfPanels({ panels }: MultiplesData): ChartProblem | null {
  if (panels.length > SERIES_MAX) {
    return { kind: 'too-many-series', count: panels.length, max: SERIES_MAX }
  }
  const most = Math.max(0, ...panels.map(({ series }) => series.length))
  if (most > PANEL_SERIES_MAX) {
    return { kind: 'too-many-labels', count: most, max: PANEL_SERIES_MAX }
  }
  return panels.some(({ series }) => valuesOf(series).length > 0)
    ? null : { kind: 'no-figures', count: 0, max: 0 }
}

function sharedOf({ panels, ownScale = false }: MultiplesData, panel: Panel): Shared {
  const all = panels.flatMap(({ series }) => series)
  return { values: valuesOf(ownScale ? panel.series : all), periods: periodsOf(all) }
}

/** All panels in one picture, three in a row (one on a phone). */
export function drawMultiples(text: ChartText, data: MultiplesData, width: number): Drawing {
  const columns = width >= WIDE ? 3 : 1
  const each = Math.floor((width - (columns - 1) * 24) / columns)
  const drawings = data.panels.map((panel) =>
    drawPanel(text, panel, { width: each, shared: sharedOf(data, panel) }))
  const height = Math.max(...drawings.map((one) => one.height)) + 34
  return {
    width, height: Math.ceil(drawings.length / columns) * height,
    body: drawings.map(({ body }, index) => {
      const [column, row] = [index % columns, Math.floor(index / columns)]
      return (
        <g transform={`translate(${column * (each + 24)} ${row * height})`}>
          <Label x={0} y={14} look="b ink">
            {shorten(data.panels[index]?.title ?? '', each, { bold: true })}
          </Label>
          <g transform="translate(0 20)">{body}</g>
        </g>
      )
    }),
  }
}

function drawPanel(
  text: ChartText, { title, series }: Panel, { width, shared }: { width: number, shared: Shared },
): Drawing {
  const [top, bottom] = [12, PANEL_HEIGHT - 22]
  const y = numberAxis(shared.values, { from: bottom, to: top }, text)
  const half = { ...y, ticks: y.ticks.filter((tick, index) =>
    tick === 0 || index === y.ticks.length - 1 || index === 0) }
  const left = Math.ceil(widest(half.ticks.map(y.label))) + 8
  const shown = series.filter((one) => figuresOf(one).length > 0)
  const ends = shown.map((one) => figuresOf(one).at(-1)?.value ?? 0)
  const names = shown.map((one, index) => one.label === title ? shortFigure(text, ends[index] ?? 0)
    : `${shorten(one.label, 84, { bold: true })} ${shortFigure(text, ends[index] ?? 0)}`)
  const right = width - Math.ceil(widest(names, true)) - 12
  const x = timeAxis(shared.periods, { from: left + 4, to: right - 4 }, text.language)
  const colour = coloursOf(series)
  const places = spread(ends.map((value) => ({ at: y.place(value), height: 15 })), 0, bottom + 8)
  const signs = keyOf(text, series, series.slice(0, 1))
  const key = drawKey(signs, { left: 0, top: PANEL_HEIGHT, width })
  const drawn = (one: ChartSeries): VNode => drawLine(one, { x, y, colour, joined: true })
  return {
    width, height: PANEL_HEIGHT + key.height,
    body: (
      <>
        {gridLines(half, left, right)}
        {shared.periods.length > 0 && endsOfTime(text, shared.periods, { left, right, bottom })}
        {series.slice(0, 1).map((one) => crosses(one, x, bottom))}
        {byEmphasis(series).map(drawn)}
        {shown.map((one, index) => (
          <Label x={right + 8} y={(places[index] ?? 0) + 4.5} look={`t${colour(one.id)} b`}>
            {names[index]}
          </Label>
        ))}
        {key.body}
      </>
    ),
  }
}

function endsOfTime(
  { language }: ChartText, periods: string[],
  { left, right, bottom }: { left: number, right: number, bottom: number },
): VNode {
  const [first = '', last = ''] = [periods[0], periods.at(-1)]
  return (
    <>
      <Label x={left} y={bottom + 17}>{periodLabel(language, first)}</Label>
      {first !== last &&
        <Label x={right} y={bottom + 17} anchor="end">{periodLabel(language, last)}</Label>}
    </>
  )
}
