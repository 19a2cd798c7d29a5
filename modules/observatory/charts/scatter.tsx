// Two figures of each area against each other. It shows that they go together, not why.
import {
  type ChartProblem, type ChartText, ROWS_MAX, type ScatterData,
} from './chart.ts'
import { describeChart } from './describe.ts'
import { gridLines, sparse, valueTicks } from './grid.tsx'
import { drawKey } from './key.tsx'
import { textWidth } from './letters.ts'
import { Dot, type Drawing, Label, Pictures } from './picture.tsx'
import { fixed, numberAxis, widest } from './scales.ts'
import { byEmphasis } from './series.ts'
import { colourOf, incompleteKey, isWhole, type WholePair } from './pairs.ts'

export function ScatterChart({ text, ...data }: { text: ChartText } & ScatterData) {
  return (
    <Pictures
      text={text} problem={problemOfScatter(data)}
      describe={() => describeChart(text, { kind: 'scatter', data })}
      draw={(width) => drawScatter(text, data, width)}
    />
  )
}

export function problemOfScatter({ pairs }: ScatterData): ChartProblem | null {
  const { length } = pairs.filter(isWhole)
  if (length > ROWS_MAX) return { kind: 'too-many-rows', count: length, max: ROWS_MAX }
  return length === 0 ? { kind: 'no-figures', count: 0, max: 0 } : null
}

type Place = { pair: WholePair, x: number, y: number }

export function drawScatter(text: ChartText, { pairs, axis }: ScatterData, width: number): Drawing {
  const whole = pairs.filter(isWhole)
  const [top, bottom] = [30, width < 500 ? 300 : 400]
  const y = numberAxis(whole.map(({ to }) => to), { from: bottom, to: top }, text)
  const left = Math.ceil(widest(y.ticks.map(y.label))) + 10
  const room = { from: left, to: width - 16 }
  const x = sparse(numberAxis(whole.map(({ from }) => from), room, {
    language: text.language, decimals: axis.decimals,
  }), room)
  const places = byEmphasis(whole).map((pair) =>
    ({ pair, x: x.place(pair.from), y: y.place(pair.to) }))
  const key = drawKey(incompleteKey(text, pairs), { left: 0, top: bottom + 46, width })
  return {
    width, height: bottom + 46 + key.height,
    body: (
      <>
        <Label x={0} y={13} look="b">{text.unit}</Label>
        {gridLines(y, left, width - 16)}
        {valueTicks(x, bottom, width)}
        <path class="ax" d={`M${left} ${bottom}H${fixed(width - 16)}`} />
        <Label x={width - 4} y={bottom + 38} anchor="end" look="b">{axis.unit}</Label>
        {places.map(({ pair, x: across, y: up }) => (
          <Dot
            at={[across, up]} r={pair.emphasis === 'signal' ? 5.5 : 4.5}
            look={`f${colourOf(pair)} edge`}
          />
        ))}
        {namesOf(places, { left, right: width, top: 14, bottom }).map(({ pair, box }) => (
          <Label x={box.x} y={box.y + 11.5} look={`t${colourOf(pair)} b halo`}>{pair.label}</Label>
        ))}
        {key.body}
      </>
    ),
  }
}

type Box = { x: number, y: number, width: number, height: number }
type Room = { left: number, right: number, top: number, bottom: number }

/** Names beside their dots where there is room; a name that would lie on another is left out. */
function namesOf(places: Place[], room: Room): { pair: WholePair, box: Box }[] {
  const dots = places.map(({ x, y }) => ({ x: x - 4, y: y - 4, width: 8, height: 8 }))
  const taken: Box[] = []
  const named: { pair: WholePair, box: Box }[] = []
  for (const { pair, x, y } of places.toReversed()) {
    if (pair.emphasis === 'context') continue
    const width = textWidth(pair.label, { bold: true })
    const around = [
      [x + 9, y - 8], [x - 9 - width, y - 8], [x - width / 2, y - 24], [x - width / 2, y + 8],
    ]
    const boxes = around.map(([left = 0, up = 0]) => ({ x: left, y: up, width, height: 15 }))
      .filter((box) => box.x >= room.left && box.x + width <= room.right &&
        box.y >= room.top && box.y + 15 <= room.bottom + 4)
      .filter((box) => !taken.some((other) => overlap(box, other)))
    const crowd = (box: Box) => dots.filter((dot) => overlap(box, dot)).length
    const best = boxes.toSorted((a, b) => crowd(a) - crowd(b))[0]
    if (best === undefined || (pair.emphasis !== 'signal' && crowd(best) > 1)) continue
    taken.push(best)
    named.push({ pair, box: best })
  }
  return named
}

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
