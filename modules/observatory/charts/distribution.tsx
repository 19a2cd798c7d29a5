// Where an area stands among all: one dot an area on a scale, the median and the middle half.
import type { VNode } from 'preact'
import { type ChartRow, type ChartText, hasValue, problemOfRows, type RowData } from './chart.ts'
import { describeChart } from './describe.ts'
import { sparse, valueTicks } from './grid.tsx'
import { drawKey, type KeyEntry } from './key.tsx'
import { shorten, textWidth } from './letters.ts'
import { texts } from './messages.ts'
import { Dot, type Drawing, Label, Pictures, Rule } from './picture.tsx'
import { fixed, numberAxis, type NumberAxis } from './scales.ts'
import { medianOf, quantileOf } from './statistics.ts'
import { missingText, shortFigure } from './words.ts'

export function Distribution({ text, ...data }: { text: ChartText } & RowData) {
  return (
    <Pictures
      text={text} problem={problemOfRows(data.rows)}
      describe={() => describeChart(text, { kind: 'distribution', data })}
      draw={(width) => drawDistribution(text, data, width)}
    />
  )
}

type Known = ChartRow & { value: number }
type Spot = { row: Known, x: number, level: number }

const R = 5
const NAMED_MAX = 6
const NAME_LINE = 19

export function drawDistribution(
  text: ChartText, { rows, highlight = [] }: RowData, width: number,
): Drawing {
  const known = rows.filter(hasValue)
  const values = known.map(({ value }) => value)
  const room = { from: 14, to: width - 22 }
  const x = sparse(numberAxis(values, room, text), room)
  const spots = pile(known, x)
  const named = spots.filter(({ row }) => highlight.includes(row.id)).slice(0, NAMED_MAX)
  const pileTop = 12 + named.length * NAME_LINE
  const levels = Math.max(...spots.map(({ level }) => level)) + 1
  const bottom = pileTop + Math.max(40, levels * (2 * R + 1)) + 6
  const upOf = ({ level }: Spot) => bottom - 7 - R - level * (2 * R + 1)
  const key = drawKey(keyEntries(text, rows, values), { left: 0, top: bottom + 30, width })
  const isNamed = (spot: Spot) => named.includes(spot)
  const [low, high] = [x.place(quantileOf(values, 0.25)), x.place(quantileOf(values, 0.75))]
  const median = x.place(medianOf(values))
  return {
    width, height: bottom + 30 + key.height,
    body: (
      <>
        <rect
          class="half" x={fixed(low)} y={pileTop} width={fixed(Math.max(1, high - low))}
          height={fixed(bottom - pileTop)}
        />
        {valueTicks(x, bottom, width)}
        <path class="ax" d={`M${14} ${bottom}H${width - 22}`} />
        <Rule from={[median, pileTop]} to={[median, bottom]} look="med" />
        {spots.filter((spot) => !isNamed(spot)).map((spot) =>
          <Dot at={[spot.x, upOf(spot)]} r={R} look="f0 edge" />)}
        {named.map((spot, index) => drawNamed(text, spot, {
          up: upOf(spot), at: 12 + index * NAME_LINE, width,
        }))}
        {key.body}
      </>
    ),
  }
}

// Dots that would lie on each other are piled up.
function pile(rows: Known[], x: NumberAxis): Spot[] {
  const ends: number[] = []
  return rows.toSorted((a, b) => a.value - b.value).map((row) => {
    const at = x.place(row.value)
    const free = ends.findIndex((end) => at - end >= 2 * R + 0.5)
    const level = free === -1 ? ends.length : free
    ends[level] = at
    return { row, x: at, level }
  })
}

function drawNamed(
  text: ChartText, { row, x }: Spot, { up, at, width }: { up: number, at: number, width: number },
): VNode {
  const value = shortFigure(text, row.value)
  const name = shorten(row.label, Math.min(240, width - 80), { bold: true })
  const label = `${name} ${value}`
  const length = textWidth(label, { bold: true })
  const wanted = x + 10 + length > width ? x + 4 - length : x - 4
  const start = Math.max(0, Math.min(wanted, width - length))
  return (
    <g>
      <Rule from={[x, at + 4]} to={[x, up - R]} look="lead l1" />
      <Dot at={[x, up]} r={R + 1} look="f1 edge" />
      <Label x={start} y={at} look="t1 b">{label}</Label>
    </g>
  )
}

function keyEntries(text: ChartText, rows: ChartRow[], values: number[]): KeyEntry[] {
  const t = texts(text.language).key
  const gone = rows.filter((row) => !hasValue(row))
  const reasons = new Set(gone.map(({ missing }) => missingText(text.language, missing)))
  return [
    { sign: 'median', text: t.median({ value: shortFigure(text, medianOf(values)) }) },
    { sign: 'box', text: t.middleHalf, look: 'half' },
    ...(gone.length > 0
      ? [{ sign: 'missing' as const, text: `${gone.length}: ${[...reasons].join(', ')}` }] : []),
  ]
}
