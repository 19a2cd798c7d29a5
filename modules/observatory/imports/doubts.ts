// Figures that can be read and can hardly be true: said, and loaded all the same, because the
// source published them.
import type { Reader } from '../../../kernel/database/transaction.ts'
import type { Observation } from '../observations/observation.ts'
import { readSelection } from '../observations/queries.ts'
import type { Figure } from './figure.ts'
import { wholes } from './mapping.ts'

type Placed = Observation & { series: string }

/** Parts greater than their wholes, against the figures of the file and those loaded before. */
export async function findDoubts(reader: Reader, figures: Figure[]): Promise<string[]> {
  const doubts: string[] = []
  for (const { part, whole } of wholes) {
    const parts = figures.filter(({ series }) => series === part)
    if (parts.length === 0) continue
    const before = await readSelection(reader, { series: [whole] })
    const now = figures.filter(({ series }) => series === whole)
    doubts.push(...compareParts(parts, [...before, ...now]))
  }
  return doubts
}

/** Each part that is greater than the last of its wholes. */
export function compareParts(parts: Placed[], wholesOf: Placed[]): string[] {
  const key = ({ area, period, cut }: Placed) => `${area} ${period} ${cut}`
  const values = new Map(wholesOf.map((figure) => [key(figure), figure]))
  return parts.flatMap((figure) => {
    const whole = values.get(key(figure))
    if (figure.value === null || !whole || whole.value === null) return []
    return figure.value > whole.value
      ? [`${figure.area} ${figure.period}: ${figure.series} is ${figure.value}, more than the whole of ${whole.value} (${whole.series}).`]
      : []
  })
}
