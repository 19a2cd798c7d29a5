// Two moments compared: what rose, what fell.
import type { VNode } from 'preact'
import {
  type ChartProblem, type ChartText, ROWS_MAX, type SlopeData,
} from './chart.ts'
import { describeChart } from './describe.ts'
import { drawKey } from './key.tsx'
import { spread, textWidth, wrapText } from './letters.ts'
import { Dot, type Drawing, Label, Pictures, Rule } from './picture.tsx'
import { colourOf, incompleteKey, isWhole, type WholePair } from './pairs.ts'
import { numberAxis, periodLabel, widest } from './scales.ts'
import { byEmphasis } from './series.ts'
import { shortFigure } from './words.ts'

export const PAIRS_LABELLED_MAX = 20
const LINE = 16
const TOP = 34

export function SlopeChart({ text, ...data }: { text: ChartText } & SlopeData) {
  return (
    <Pictures
      text={text} problem={problemOfSlope(data)}
      describe={() => describeChart(text, { kind: 'slope', data })}
      draw={(width) => drawSlope(text, data, width)}
    />
  )
}

export function problemOfSlope({ pairs }: SlopeData): ChartProblem | null {
  const whole = pairs.filter(isWhole)
  const labelled = whole.filter(({ emphasis }) => emphasis !== 'context').length
  if (whole.length === 0) return { kind: 'no-figures', count: 0, max: 0 }
  if (whole.length > ROWS_MAX) return { kind: 'too-many-rows', count: whole.length, max: ROWS_MAX }
  return labelled <= PAIRS_LABELLED_MAX
    ? null : { kind: 'too-many-labels', count: labelled, max: PAIRS_LABELLED_MAX }
}

type Side = 'from' | 'to'

export function drawSlope(text: ChartText, { pairs, periods }: SlopeData, width: number): Drawing {
  const whole = pairs.filter(isWhole)
  const labelled = whole.filter(({ emphasis }) => emphasis !== 'context')
  const bottom = TOP + Math.max(260, labelled.length * LINE + 20)
  const y = numberAxis(whole.flatMap(({ from, to }) => [from, to]), { from: bottom, to: TOP }, text)
  const most = width < 500 ? 78 : 220
  const names = new Map(labelled.map(({ id, label }) =>
    [id, wrapText(label, most, { bold: true, lines: 1 })[0] ?? '']))
  const value = (pair: WholePair, side: Side) => shortFigure(text, pair[side])
  const named = periods.map((period) => periodLabel(text.language, period))
  const inside = (side: Side) => Math.max(widest(named, true) - 24, ...labelled.map((pair) =>
    textWidth(value(pair, side)) + textWidth(names.get(pair.id) ?? '', { bold: true }))) + 26
  const edges = { from: Math.ceil(inside('from')), to: width - Math.ceil(inside('to')) }
  const place = (side: Side) => spread(
    labelled.map((pair) => ({ at: y.place(pair[side]), height: LINE })), TOP - 8, bottom + 8,
  )
  const [fromPlaces, toPlaces] = [place('from'), place('to')]
  const key = drawKey(incompleteKey(text, pairs), { left: 0, top: bottom + 18, width })
  return {
    width, height: bottom + 18 + key.height,
    body: (
      <>
        {(['from', 'to'] as const).map((side, index) => (
          <g>
            <Rule from={[edges[side], TOP]} to={[edges[side], bottom]} look="gl" />
            <Label x={edges[side]} y={16} anchor={side === 'from' ? 'end' : 'start'} look="b ink">
              {named[index]}
            </Label>
          </g>
        ))}
        {byEmphasis(whole).map((pair) => drawPair(pair, edges, y.place))}
        {labelled.map((pair, index) => {
          const name = names.get(pair.id) ?? ''
          const label = (side: Side, at: number) =>
            sideLabel({ name, value: value(pair, side), pair, at, side, x: edges[side],
              true: y.place(pair[side]) })
          return <g>{label('from', fromPlaces[index] ?? 0)}{label('to', toPlaces[index] ?? 0)}</g>
        })}
        {key.body}
      </>
    ),
  }
}

function drawPair(
  pair: WholePair, edges: Record<Side, number>, place: (value: number) => number,
): VNode {
  const n = colourOf(pair)
  const [start, end]: [number, number][] = [
    [edges.from, place(pair.from)], [edges.to, place(pair.to)],
  ]
  if (start === undefined || end === undefined) return <g />
  return (
    <g>
      <Rule from={start} to={end} look={`l${n}${n === 1 ? ' strong' : ''}`} />
      {[start, end].map((at) => <Dot at={at} r={n === 0 ? 2.5 : 3.5} look={`f${n} edge`} />)}
    </g>
  )
}

type SideLabel = {
  name: string, value: string, pair: WholePair, at: number, side: Side, x: number, true: number,
}

function sideLabel({ name, value, pair, at, side, x, true: place }: SideLabel): VNode {
  const isLeft = side === 'from'
  const step = isLeft ? -1 : 1
  const n = colourOf(pair)
  const offset = textWidth(value) + 6
  return (
    <>
      <Rule from={[x + 5 * step, place]} to={[x + 13 * step, at]} look={`lead l${n}`} />
      <Label x={x + 16 * step} y={at + 4.5} anchor={isLeft ? 'end' : 'start'}>{value}</Label>
      <Label
        x={x + (16 + offset) * step} y={at + 4.5} anchor={isLeft ? 'end' : 'start'} look={`t${n} b`}
      >{name}</Label>
    </>
  )
}
