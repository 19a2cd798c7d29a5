// A line as small as a word, next to the number it belongs to. No axis: only the shape.
import { isDrawable } from './chart.ts'
import { Dot } from './picture.tsx'
import { fixed } from './scales.ts'

const [WIDTH, HEIGHT, EDGE] = [96, 26, 4]

/** `values` are equally spaced, null = missing; `label` is what it says, for those who hear it. */
export function Sparkline({ values, label }: { values: (number | null)[], label: string }) {
  const known = values.filter(isDrawable)
  if (known.length === 0) return null
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)]
  const span = high - low || 1
  const place = (value: number, index: number): [number, number] => [
    EDGE + (WIDTH - 2 * EDGE) * (values.length === 1 ? 1 : index / (values.length - 1)),
    HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * ((value - low) / span),
  ]
  const last = values.findLastIndex(isDrawable)
  const lastValue = values[last]
  return (
    <svg
      class="ch spark" role="img" aria-label={label} viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH} height={HEIGHT}
    >
      <path class="l1" d={pathOf(values, place)} />
      {isDrawable(lastValue ?? null) && (
        <Dot at={place(lastValue ?? 0, last)} r={3} look="f1" />
      )}
    </svg>
  )
}

function pathOf(
  values: (number | null)[], place: (value: number, index: number) => [number, number],
): string {
  return values.map((value, index) => {
    if (!isDrawable(value)) return ''
    const isOpen = index > 0 && isDrawable(values[index - 1] ?? null)
    return `${isOpen ? 'L' : 'M'}${place(value, index).map(fixed).join(' ')}`
  }).join('')
}
