// Grid lines with their values, and the ticks of time.
import { textWidth } from './letters.ts'
import { Label, Rule } from './picture.tsx'
import { fixed, type NumberAxis, type Range, type TimeAxis, widest } from './scales.ts'

/** Light horizontal lines, the one at zero stronger; values to the left. */
export const gridLines = (y: NumberAxis, left: number, right: number) => y.ticks.map((tick) => (
  <g>
    <path class={tick === 0 ? 'ax' : 'gl'} d={`M${left} ${fixed(y.place(tick))}H${fixed(right)}`} />
    <Label x={left - 8} y={y.place(tick) + 4.5} anchor="end">{y.label(tick)}</Label>
  </g>
))

/** Light vertical lines, the one at zero stronger; values above. */
export const gridColumns = (
  x: NumberAxis, [top, bottom]: [number, number], width: number,
) => x.ticks.map((tick) => (
  <g>
    <path class={tick === 0 ? 'ax' : 'gl'} d={`M${fixed(x.place(tick))} ${top}V${fixed(bottom)}`} />
    <Label x={within(x.place(tick), x.label(tick), width)} y={top - 7} anchor="middle">
      {x.label(tick)}
    </Label>
  </g>
))

/** Values below the chart. */
export const valueTicks = (x: NumberAxis, bottom: number, width: number) => x.ticks.map((tick) => (
  <g>
    <Rule from={[x.place(tick), bottom]} to={[x.place(tick), bottom + 5]} look="ax" />
    <Label x={within(x.place(tick), x.label(tick), width)} y={bottom + 19} anchor="middle">
      {x.label(tick)}
    </Label>
  </g>
))

/** On a phone five steps of "1,200,000" would touch: every second one is left out. */
export function sparse(axis: NumberAxis, room: Range): NumberAxis {
  const apart = (room.to - room.from) / Math.max(1, axis.ticks.length - 1)
  const every = Math.max(1, Math.ceil((widest(axis.ticks.map(axis.label)) + 10) / apart))
  const zero = axis.ticks.indexOf(0)
  return { ...axis, ticks: axis.ticks.filter((_, index) => (index - zero) % every === 0) }
}

/** Periods below the chart; the outermost names are moved inside the picture. */
export const periodTicks = (
  x: TimeAxis, bottom: number, width = Infinity,
) => x.ticks.map(({ at, label }) => (
  <g>
    <Rule from={[at, bottom]} to={[at, bottom + 5]} look="ax" />
    <Label x={within(at, label, width)} y={bottom + 19} anchor="middle">{label}</Label>
  </g>
))

function within(at: number, label: string, width: number): number {
  const half = textWidth(label) / 2
  return Math.max(half, Math.min(at, width - half))
}
