// The frame of every chart: the same figures drawn for two widths, of which the style sheet shows
// the one that fits, so that no text is ever scaled.
import type { ComponentChildren, VNode } from 'preact'
import { type ChartProblem, type ChartText, WIDE, NARROW } from './chart.ts'
import { fixed } from './scales.ts'
import { problemText } from './words.ts'

export type Drawing = { width: number, height: number, body: ComponentChildren }
/** Draws at a width in pixels. */
export type Draw = (width: number) => Drawing

export type Described = { title: string, description: string }

/** A drawing as a picture with a name and a description. */
export function Picture(
  { drawing, title, description, size }: Described & { drawing: Drawing, size?: 'w' | 'n' },
) {
  const { width, height, body } = drawing
  return (
    <svg
      class={size ? `ch ch--${size}` : 'ch'} role="img" viewBox={`0 0 ${width} ${height}`}
      width={width} height={height}
    >
      <title>{title}</title>
      <desc>{description}</desc>
      {body}
    </svg>
  )
}

/** Both widths, or the sentence that says why there is no chart. */
export function Pictures(
  { text, problem, describe, draw }: {
    text: ChartText, problem: ChartProblem | null, describe: () => string, draw: Draw,
  },
) {
  if (problem !== null) return <p class="ch-none">{problemText(text.language, problem)}</p>
  const named = { title: text.title, description: describe() }
  return (
    <div class="chs">
      <Picture {...named} drawing={draw(WIDE)} size="w" />
      <Picture {...named} drawing={draw(NARROW)} size="n" />
    </div>
  )
}

export type LabelProps = {
  x: number, y: number, children: ComponentChildren
  anchor?: 'start' | 'middle' | 'end'
  /** Classes: t1…t6 the colour of a series, b bold, m muted. */
  look?: string | undefined
}

/** One line of text; `y` is its base line. */
export function Label({ x, y, anchor = 'start', look, children }: LabelProps): VNode {
  return (
    <text
      x={fixed(x)} y={fixed(y)} class={look} text-anchor={anchor === 'start' ? undefined : anchor}
    >{children}</text>
  )
}

/** A straight line. */
export const Rule = ({ from, to, look }: {
  from: [number, number], to: [number, number], look: string,
}) => <path class={look} d={`M${from.map(fixed).join(' ')}L${to.map(fixed).join(' ')}`} />

/** A dot. */
export const Dot = ({ at: [x, y], r, look }: { at: [number, number], r: number, look: string }) =>
  <circle class={look} cx={fixed(x)} cy={fixed(y)} r={r} />
