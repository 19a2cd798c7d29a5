// What bars and dots of areas share: a name, a mark, a value; as many rows as there are areas.
import type { VNode } from 'preact'
import { type ChartRow, type ChartText, hasValue, type RowData } from './chart.ts'
import { gridColumns } from './grid.tsx'
import { textWidth, wrapText } from './letters.ts'
import { Cross } from './key.tsx'
import { type Drawing, Label } from './picture.tsx'
import { numberAxis, type NumberAxis } from './scales.ts'
import { flagText, missingText, shortFigure } from './words.ts'

const LINE = 15
const ROW = 24
const TOP = 24

/** Where a mark is drawn: between `zero` and `end`, at height `y`. */
export type Mark = { row: ChartRow, zero: number, end: number, y: number, isHighlighted: boolean }

type Line = { row: ChartRow, lines: string[], value: string, y: number }

/** Rows with their names and values; `mark` draws what lies between. */
export function drawRows(
  text: ChartText, { rows, highlight = [] }: RowData,
  { width, mark }: { width: number, mark: (mark: Mark) => VNode },
): Drawing {
  const most = width < 500 ? 122 : 210
  let bottom = TOP + 2
  const lines = rows.map((row): Line => {
    const names = wrapText(row.label, most, { bold: true })
    const height = ROW + (names.length - 1) * LINE
    bottom += height
    return { row, lines: names, value: valueText(text, row), y: bottom - height / 2 }
  })
  const names = Math.max(0, ...lines.flatMap((one) =>
    one.lines.map((name) => textWidth(name, { bold: true }))))
  const values = Math.max(0, ...lines.filter(({ row }) => hasValue(row))
    .map(({ value }) => textWidth(value, { bold: true })))
  const [left, right] = [Math.ceil(names) + 12, Math.ceil(values) + 10]
  const numbers = rows.filter(hasValue).map(({ value }) => value)
  const room = { from: left + (Math.min(0, ...numbers) < 0 ? right : 0), to: width - right }
  const x = sparseAxis(text, numbers, room)
  const isMarked = (row: ChartRow) => highlight.includes(row.id)
  return {
    width, height: bottom + 4,
    body: (
      <>
        {gridColumns(x, TOP, bottom)}
        {lines.map((line) => (
          <g>
            {line.lines.map((name, index) => (
              <Label
                x={left - 10} anchor="end" look={isMarked(line.row) ? 't1 b' : 'ink'}
                y={line.y + 4.5 + (index - (line.lines.length - 1) / 2) * LINE}
              >{name}</Label>
            ))}
            {hasValue(line.row)
              ? drawValue(line, { x, mark, isHighlighted: isMarked(line.row) })
              : drawMissing(line, x.place(0))}
          </g>
        ))}
      </>
    ),
  }
}

// On a phone five steps of "1,200,000" would touch: every second one is left out.
function sparseAxis(
  text: ChartText, values: number[], room: { from: number, to: number },
): NumberAxis {
  const axis = numberAxis(values, room, text)
  const widest = Math.max(...axis.ticks.map((tick) => textWidth(axis.label(tick))))
  const apart = (room.to - room.from) / Math.max(1, axis.ticks.length - 1)
  const every = Math.max(1, Math.ceil((widest + 10) / apart))
  const zero = axis.ticks.indexOf(0)
  return { ...axis, ticks: axis.ticks.filter((_, index) => (index - zero) % every === 0) }
}

function valueText(text: ChartText, row: ChartRow): string {
  if (!hasValue(row)) return missingText(text.language, row.missing)
  const value = shortFigure(text, row.value)
  return row.flag === null ? value : `${value} (${flagText(text.language, row.flag)})`
}

function drawValue(
  { row, value, y }: Line,
  { x, mark, isHighlighted }: {
    x: NumberAxis, mark: (mark: Mark) => VNode, isHighlighted: boolean,
  },
): VNode {
  const [zero, end] = [x.place(0), x.place(row.value ?? 0)]
  const isBelow = end < zero
  return (
    <>
      {mark({ row, zero, end, y, isHighlighted })}
      <Label
        x={isBelow ? end - 8 : end + 8} y={y + 4.5} anchor={isBelow ? 'end' : 'start'}
        look={isHighlighted ? 't1 b' : undefined}
      >{value}</Label>
    </>
  )
}

const drawMissing = ({ value, y }: Line, zero: number) => (
  <>
    <Cross at={[zero + 8, y]} />
    <Label x={zero + 17} y={y + 4.5} look="m">{value}</Label>
  </>
)

