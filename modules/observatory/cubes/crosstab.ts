// Counts a cube by two of its dimensions: one pass over the columns, in blocks small enough to stay
// near the processor. Rows that say zero stand last: they add nothing, and matter only where no
// other row shows that a combination was reported at all.
import type { Coded, Columns } from './cube.ts'

/** For each pair of categories the sum, and 1 where there is a row; at r * width + c. */
export type Counted = { width: number, sums: Float64Array, present: Uint8Array }

/** Of a dimension: 1 at each code that counts. */
export type Mask = { of: Coded, allowed: Uint8Array }

type Codes = Coded['codes']
const BLOCK = 4096

/** Sums the figures of all rows that pass every mask, by the categories of two dimensions. */
export function crosstab(
  { figures, nonZero }: Columns, { down, across, masks }: {
    down: Coded, across: Coded, masks: Mask[],
  },
): Counted {
  const width = across.values.length
  const sums = new Float64Array(down.values.length * width)
  const present = new Uint8Array(sums.length)
  const chosen = new Int32Array(BLOCK)
  const places = new Int32Array(BLOCK)
  const each = (from: number, to: number, work: (length: number) => void) => {
    for (let start = from; start < to; start += BLOCK) {
      let length = Math.min(to - start, BLOCK)
      for (let at = 0; at < length; at += 1) chosen[at] = start + at
      for (const mask of masks) length = sift(mask, chosen, length)
      locate(down.codes, across.codes, { chosen, length, places, width })
      work(length)
    }
  }
  each(0, nonZero, (length) => add(figures, sums, { chosen, length, places }))
  for (let place = 0; place < sums.length; place += 1) if (sums[place] !== 0) present[place] = 1
  if (present.includes(0)) {
    each(nonZero, figures.length, (length) => mark(present, { length, places }))
  }
  return { width, sums, present }
}

type Block = { chosen: Int32Array, length: number, places: Int32Array }

/** Keeps the chosen rows that pass; returns how many do. */
function sift({ of: { codes }, allowed }: Mask, chosen: Int32Array, length: number): number {
  let kept = 0
  for (let at = 0; at < length; at += 1) {
    const row = chosen[at] ?? 0
    chosen[kept] = row
    kept += allowed[codes[row] ?? 0] ?? 0
  }
  return kept
}

function locate(
  down: Codes, across: Codes, { chosen, length, places, width }: Block & { width: number },
) {
  for (let at = 0; at < length; at += 1) {
    const row = chosen[at] ?? 0
    places[at] = (down[row] ?? 0) * width + (across[row] ?? 0)
  }
}

function add(figures: Columns['figures'], sums: Float64Array, { chosen, length, places }: Block) {
  for (let at = 0; at < length; at += 1) {
    const place = places[at] ?? 0
    sums[place] = (sums[place] ?? 0) + (figures[chosen[at] ?? 0] ?? 0)
  }
}

function mark(present: Uint8Array, { length, places }: Omit<Block, 'chosen'>) {
  for (let at = 0; at < length; at += 1) present[places[at] ?? 0] = 1
}
