// The smallest and largest code in each block of a column: files are sorted by something, so most
// blocks can be passed over, or taken whole, without looking at their rows.
import type { Coded } from './cube.ts'

export const BLOCK = 4096 // rows

export type Range = { low: number, high: number }

const known = new WeakMap<Coded['codes'], Range[]>()

/** Made once for a column that does not change any more. */
export function rangesOf(codes: Coded['codes']): Range[] {
  const found = known.get(codes)
  if (found) return found
  const ranges = Array.from({ length: Math.ceil(codes.length / BLOCK) }, (_, place) =>
    rangeOf(codes, place * BLOCK))
  known.set(codes, ranges)
  return ranges
}

function rangeOf(codes: Coded['codes'], start: number): Range {
  let [low, high] = [Infinity, 0]
  const end = Math.min(codes.length, start + BLOCK)
  for (let row = start; row < end; row += 1) {
    const code = codes[row] ?? 0
    if (code < low) low = code
    if (code > high) high = code
  }
  return { low, high }
}
