// The key below a chart: only the signs that the chart really shows.
import type { VNode } from 'preact'
import { type ChartSeries, type ChartText, hasValue } from './chart.ts'
import { textWidth, wrapText } from './letters.ts'
import { texts } from './messages.ts'
import { Dot, Label, Rule } from './picture.tsx'
import { shownBreaks } from './series.ts'
import { missingText } from './words.ts'

export type Sign = 'missing' | 'break' | 'provisional' | 'projection' | 'box' | 'hatch' | 'median'
/** `look` is the class of a box, or the id of its hatch. */
export type KeyEntry = { sign: Sign, text: string, look?: string }

const SIGN_WIDTH = 22
const GAP = 18
const LINE = 20

/** What the signs of these series mean. `marked` are the series whose gaps carry a mark. */
export function keyOf(
  { language }: ChartText, series: ChartSeries[], marked: ChartSeries[] = series,
): KeyEntry[] {
  const t = texts(language).key
  const points = series.flatMap((one) => one.points)
  const reasons = new Set(marked.flatMap((one) => one.points)
    .filter((point) => !hasValue(point)).map(({ missing }) => missingText(language, missing)))
  const entries: KeyEntry[] = []
  if (reasons.size > 0) {
    entries.push({ sign: 'missing', text: t.missing({ reasons: [...reasons].join(', ') }) })
  }
  if (series.some((one) => shownBreaks(one).length > 0)) {
    entries.push({ sign: 'break', text: t.break })
  }
  if (points.some((point) => point.flag === 'provisional' && hasValue(point))) {
    entries.push({ sign: 'provisional', text: t.provisional })
  }
  if (points.some((point) => point.flag === 'projection' && hasValue(point))) {
    entries.push({ sign: 'projection', text: t.projection })
  }
  return entries
}

/** Draws the key from `top` on, in as many lines as it takes. */
export function drawKey(
  entries: KeyEntry[], { left, top, width }: { left: number, top: number, width: number },
): { height: number, body: VNode[] } {
  let [x, line] = [left, 0]
  const body: VNode[] = []
  for (const { sign, text, look } of entries) {
    const needed = SIGN_WIDTH + textWidth(text)
    if (x > left && x + needed > width) [x, line] = [left, line + 1]
    const y = top + line * LINE + LINE / 2
    const rows = wrapText(text, width - x - SIGN_WIDTH, { lines: 4 })
    body.push(
      <g>
        {drawSign(sign, [x, y], look)}
        {rows.map((row, index) => <Label x={x + SIGN_WIDTH} y={y + 4.5 + index * 15}>{row}</Label>)}
      </g>,
    )
    if (rows.length > 1) line += rows.length - 1
    x += rows.length > 1 ? width : needed + GAP
  }
  return { height: entries.length === 0 ? 0 : (line + 1) * LINE + 4, body }
}

function drawSign(sign: Sign, [x, y]: [number, number], look = ''): VNode {
  switch (sign) {
    case 'missing': return <Cross at={[x + 7, y]} />
    case 'break': return <Rule from={[x + 7, y - 8]} to={[x + 7, y + 8]} look="brk" />
    case 'provisional': return <Dot at={[x + 7, y]} r={4} look="hollow l0" />
    case 'projection': return <Rule from={[x, y]} to={[x + 16, y]} look="l0 proj" />
    case 'box': return <rect class={look} x={x} y={y - 6} width={15} height={12} />
    case 'hatch':
      return <rect class="hole" fill={`url(#${look})`} x={x} y={y - 6} width={15} height={12} />
    case 'median': return <Rule from={[x + 7, y - 8]} to={[x + 7, y + 8]} look="med" />
  }
}

/** The mark of a missing figure. */
export function Cross({ at: [x, y] }: { at: [number, number] }) {
  return (
    <path class="miss" d={`M${(x - 3).toFixed(1)} ${(y - 3).toFixed(1)}l6 6m0-6l-6 6`} />
  )
}
