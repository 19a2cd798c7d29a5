// Grid lines with their values, and the ticks of time.
import { Label, Rule } from './picture.tsx'
import { fixed, type NumberAxis, type TimeAxis } from './scales.ts'

/** Light horizontal lines, the one at zero stronger; values to the left. */
export const gridLines = (y: NumberAxis, left: number, right: number) => y.ticks.map((tick) => (
  <g>
    <path class={tick === 0 ? 'ax' : 'gl'} d={`M${left} ${fixed(y.place(tick))}H${fixed(right)}`} />
    <Label x={left - 8} y={y.place(tick) + 4.5} anchor="end">{y.label(tick)}</Label>
  </g>
))

/** Light vertical lines, the one at zero stronger; values above. */
export const gridColumns = (x: NumberAxis, top: number, bottom: number) => x.ticks.map((tick) => (
  <g>
    <path class={tick === 0 ? 'ax' : 'gl'} d={`M${fixed(x.place(tick))} ${top}V${fixed(bottom)}`} />
    <Label x={x.place(tick)} y={top - 7} anchor="middle">{x.label(tick)}</Label>
  </g>
))

/** Periods below the chart. */
export const periodTicks = (x: TimeAxis, bottom: number) => x.ticks.map(({ at, label }) => (
  <g>
    <Rule from={[at, bottom]} to={[at, bottom + 5]} look="ax" />
    <Label x={at} y={bottom + 19} anchor="middle">{label}</Label>
  </g>
))
