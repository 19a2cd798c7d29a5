// What bars and dots of areas share: a name, a mark, a value; as many rows as there are areas.
import type { VNode } from 'preact'
import { type ChartRow, type ChartText, hasValue, type RowData } from './chart.ts'
import { gridColumns, sparse } from './grid.tsx'
import { textWidth, wrapText } from './letters.ts'
import { Cross } from './key.tsx'
import { type Drawing, Label } from './picture.tsx'
import { numberAxis, type NumberAxis, type Range, widest } from './scales.ts'
import { flagText, missingText, shortFigure } from './words.ts'

const LINE = 15
const ROW = 24
const TOP = 24
/** The least room for marks; where there is less, the words for provisional figures go. */
const LEAST = 90

/** Where a mark is drawn: between `zero` and `end`, at height `y`. */
export type Mark = { row: ChartRow, zero: number, end: number, y: number, isHighlighted: boolean }

type Line = { row: ChartRow, lines: string[], y: number }

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
    return { row, lines: names, y: bottom - height / 2 }
  })
  const names = Math.max(0, ...lines.flatMap((one) =>
    one.lines.map((name) => textWidth(name, { bold: true }))))
  const left = Math.ceil(names) + 12
  const full = roomOf(text, rows, { left, width, flags: true })
  const hasRoom = full.to - full.from >= LEAST
  const room = hasRoom ? full : roomOf(text, rows, { left, width, flags: false })
  const valueOf = (row: ChartRow) => valueText(text, row, hasRoom)
  const numbers = rows.filter(hasValue).map(({ value }) => value)
  const x = sparse(numberAxis(numbers, room, text), room)
  const isMarked = (row: ChartRow) => highlight.includes(row.id)
  return {
    width, height: bottom + 4,
    body: (
      <>
        {gridColumns(x, [TOP, bottom], width)}
        {lines.map((line) => (
          <g>
            {line.lines.map((name, index) => (
              <Label
                x={left - 10} anchor="end" look={isMarked(line.row) ? 't1 b' : 'ink'}
                y={line.y + 4.5 + (index - (line.lines.length - 1) / 2) * LINE}
              >{name}</Label>
            ))}
            {hasValue(line.row)
              ? drawValue(line, {
                x, mark, value: valueOf(line.row), isHighlighted: isMarked(line.row),
              })
              : drawMissing(valueOf(line.row), { y: line.y, zero: x.place(0), width })}
          </g>
        ))}
      </>
    ),
  }
}

type Space = { left: number, width: number, flags: boolean }

/** What is left for the marks beside the names and, on both sides of zero, the values. */
function roomOf(text: ChartText, rows: ChartRow[], { left, width, flags }: Space): Range {
  const most = (some: ChartRow[]) => some.length === 0
    ? 0 : Math.ceil(widest(some.map((row) => valueText(text, row, flags)), true)) + 10
  const known = rows.filter(hasValue)
  return {
    from: left + most(known.filter(({ value }) => value < 0)),
    to: width - most(known.filter(({ value }) => value >= 0)) - 2,
  }
}

function valueText(text: ChartText, row: ChartRow, flags: boolean): string {
  if (!hasValue(row)) return missingText(text.language, row.missing)
  const value = shortFigure(text, row.value)
  return row.flag === null || !flags ? value : `${value} (${flagText(text.language, row.flag)})`
}

function drawValue(
  { row, y }: Line,
  { x, mark, value, isHighlighted }: {
    x: NumberAxis, mark: (mark: Mark) => VNode, value: string, isHighlighted: boolean,
  },
): VNode {
  const [zero, end] = [x.place(0), x.place(row.value ?? 0)]
  const isBelow = (row.value ?? 0) < 0
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

// Beside zero, or where all are negative as far to the right as there is room.
function drawMissing(
  reason: string, { y, zero, width }: { y: number, zero: number, width: number },
): VNode {
  const at = Math.min(zero + 8, width - textWidth(reason) - 10)
  return (
    <>
      <Cross at={[at, y]} />
      <Label x={at + 9} y={y + 4.5} look="m">{reason}</Label>
    </>
  )
}
