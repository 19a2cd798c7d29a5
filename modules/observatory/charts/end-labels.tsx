// Names and last values at the ends of lines, moved apart so that none lies on another.
import type { VNode } from 'preact'
import type { ChartSeries, ChartText } from './chart.ts'
import { spread, textWidth, wrapText } from './letters.ts'
import { Label } from './picture.tsx'
import { periodsOf, type Figure, figuresOf } from './series.ts'
import { shortFigure } from './words.ts'

const LINE = 15
/** From the plot to the text: the line that leads there. */
const LEAD = 14

type End = { series: ChartSeries, last: Figure, at: number }
export type EndLabels = { width: number, ends: End[], body: VNode[] }

type Room = {
  colour: (id: string) => number
  place: (value: number) => number
  top: number
  bottom: number
  /** The widest a label may be. */
  most: number
}

/** Lays out the labels; their left edge is 0. */
export function endLabels(text: ChartText, series: ChartSeries[], room: Room): EndLabels {
  const lastPeriod = periodsOf(series).at(-1)
  const entries = series.flatMap((one) => {
    const last = figuresOf(one).at(-1)
    if (last === undefined) return []
    const value = shortFigure(text, last.value)
    return [{
      series: one, last, lines: wrapText(one.label, room.most, { bold: true }),
      value: last.period === lastPeriod ? value : `${value} (${last.period})`,
    }]
  })
  const tall = entries.reduce((sum, { lines }) => sum + (lines.length + 1) * LINE + 2, 0)
  const blocks = tall <= room.bottom - room.top + LINE ? entries : entries.map((entry) =>
    ({ ...entry, lines: wrapText(entry.series.label, room.most, { bold: true, lines: 1 }) }))
  const heights = blocks.map(({ lines }) => (lines.length + 1) * LINE + 2)
  const places = spread(blocks.map(({ last }, index) => ({
    at: room.place(last.value) + 4, height: heights[index] ?? LINE,
  })), room.top - LINE / 2, room.bottom + LINE / 2)
  const width = Math.max(0, ...blocks.map(({ lines, value }) => Math.max(
    textWidth(value), ...lines.map((line) => textWidth(line, { bold: true })),
  )))
  return {
    width: blocks.length === 0 ? 8 : Math.ceil(width) + LEAD + 2,
    ends: blocks.map(({ series: one, last }, index) =>
      ({ series: one, last, at: (places[index] ?? 0) - (heights[index] ?? 0) / 2 + LINE / 2 + 1 })),
    body: blocks.flatMap(({ series: one, lines, value }, index) => {
      const first = (places[index] ?? 0) - (heights[index] ?? 0) / 2 + 12
      return [
        ...lines.map((line, row) => (
          <Label x={0} y={first + row * LINE} look={`t${room.colour(one.id)} b`}>{line}</Label>
        )),
        <Label x={0} y={first + lines.length * LINE}>{value}</Label>,
      ]
    }),
  }
}
