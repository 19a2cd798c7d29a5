// Counts a cube by two of its dimensions: one pass over the columns, in blocks small enough to stay
// near the processor. Rows that say zero stand last: they add nothing, and matter only where no
// other row shows that a combination was reported at all.
import type { Coded, Columns } from './cube.ts'
import { BLOCK, type Range, rangesOf } from './ranges.ts'

type Codes = Coded['codes']

/** For each pair of categories the sum, and 1 where there is a row; at r * width + c. */
export type Counted = { width: number, sums: Sums, present: Uint8Array }
type Sums = Int32Array | Float64Array

/** Of a dimension: 1 at each code that counts. */
export type Mask = { of: Coded, allowed: Uint8Array }

/** The two dimensions, and what rows must pass to count. */
export type Asked = { down: Coded, across: Coded, masks: Mask[] }

/** Sums the figures of all rows that pass every mask, by the categories of two dimensions. */
export function crosstab(columns: Columns, asked: Asked): Counted {
  const { down, across, masks } = asked
  const { figures, nonZero } = columns
  const width = across.values.length
  const cells = down.values.length * width
  // Whole numbers are added twice as fast, where no sum can become too large for them.
  const sums = isSmall(columns) ? new Int32Array(cells) : new Float64Array(cells)
  const axes = { down: down.codes, across: across.codes, width }
  eachBlock(masks, { from: 0, to: nonZero }, (rows) => add(figures, sums, { ...axes, rows }))
  if (masks.length === 0) return { width, sums, present: allPairs(columns, asked) }
  const present = Uint8Array.from(sums, (sum) => Number(sum !== 0))
  if (lacks(present, columns, asked)) {
    eachBlock(masks, { from: nonZero, to: figures.length },
      (rows) => mark(present, { ...axes, rows }))
  }
  return { width, sums, present }
}

/** Only which pairs occur, among the rows that pass: quicker than the sums. */
export function pairsOf(columns: Columns, asked: Asked): Omit<Counted, 'sums'> {
  const width = asked.across.values.length
  if (asked.masks.length === 0) return { width, present: allPairs(columns, asked) }
  return { width, present: markPairs(columns, asked) }
}

function markPairs({ figures }: Columns, { down, across, masks }: Asked): Uint8Array {
  const width = across.values.length
  const present = new Uint8Array(down.values.length * width)
  const axes = { down: down.codes, across: across.codes, width }
  eachBlock(masks, { from: 0, to: figures.length }, (rows) => mark(present, { ...axes, rows }))
  return present
}

const occurringPairs = new WeakMap<Codes, WeakMap<Codes, Uint8Array>>()

/** Which pairs occur in any row: found once for two columns, as their rows do not change. */
function allPairs(columns: Columns, { down, across }: Omit<Asked, 'masks'>): Uint8Array {
  const known = occurringPairs.get(down.codes) ?? new WeakMap<Codes, Uint8Array>()
  occurringPairs.set(down.codes, known)
  const turned = occurringPairs.get(across.codes)?.get(down.codes)
  const found = known.get(across.codes) ?? (turned
    ? turn(turned, down.values.length) : markPairs(columns, { down, across, masks: [] }))
  known.set(across.codes, found)
  return found
}

/** Rows become columns; `width`: that of the table given. */
function turn(cells: Uint8Array, width: number): Uint8Array {
  const height = cells.length / width
  return Uint8Array.from(cells, (_, place) =>
    cells[(place % height) * width + Math.floor(place / height)] ?? 0)
}

/** Does beforehand what is the same for every table: pairs that occur, ranges, the whole sum. */
export function prepare(columns: Columns): void {
  isSmall(columns)
  for (const down of columns.dimensions) {
    rangesOf(down.codes)
    for (const across of columns.dimensions) {
      if (across !== down) allPairs(columns, { down, across })
    }
  }
}

const wholeSums = new WeakMap<Columns['figures'], number>()

/** Whether all figures together are a number of 32 bits; none is negative. */
function isSmall({ figures }: Columns): boolean {
  let sum = wholeSums.get(figures)
  if (sum === undefined) {
    sum = 0
    for (const figure of figures) sum += figure
    wholeSums.set(figures, sum)
  }
  return figures instanceof Int32Array && sum < 2 ** 31
}

/** Rows of a block: `chosen` has their numbers, or it is all of them from `from` to `to`. */
type Rows = { chosen: Int32Array | undefined, from: number, to: number }

/** Calls `work` with the rows that pass, block by block. */
function eachBlock(
  masks: Mask[], { from, to }: { from: number, to: number }, work: (rows: Rows) => void,
): void {
  const chosen = new Int32Array(BLOCK)
  const sieves = masks.map(({ of: { codes }, allowed }) =>
    ({ codes, allowed, ranges: rangesOf(codes) }))
  for (let start = from; start < to; start = nextStart(start)) {
    let rows: Rows = { chosen: undefined, from: start, to: Math.min(to, nextStart(start)) }
    for (const { codes, allowed, ranges } of sieves) {
      const passes = passing(allowed, ranges[Math.floor(start / BLOCK)])
      if (passes === 'none') rows = { chosen, from: 0, to: 0 }
      if (passes !== 'some') continue
      const kept = rows.chosen ? sift(codes, allowed, { chosen, to: rows.to })
        : choose(codes, allowed, { ...rows, chosen })
      rows = { chosen, from: 0, to: kept }
    }
    if (rows.from < rows.to) work(rows)
  }
}

/** Blocks end where those do whose ranges are known. */
const nextStart = (start: number): number => (Math.floor(start / BLOCK) + 1) * BLOCK

/** What can be said of a block by the smallest and largest of its codes. */
function passing(allowed: Uint8Array, range: Range | undefined): 'all' | 'some' | 'none' {
  if (!range) return 'some'
  let count = 0
  for (let code = range.low; code <= range.high; code += 1) count += allowed[code] ?? 0
  return count === 0 ? 'none' : count === range.high - range.low + 1 ? 'all' : 'some'
}

type Chosen = { chosen: Int32Array, from: number, to: number }

/** Writes the rows that pass into `chosen`; returns how many do. */
function choose(codes: Codes, allowed: Uint8Array, { chosen, from, to }: Chosen): number {
  let kept = 0
  for (let row = from; row < to; row += 1) {
    chosen[kept] = row
    kept += allowed[codes[row] ?? 0] ?? 0
  }
  return kept
}

/** Keeps those of the chosen rows that pass; returns how many do. */
function sift(codes: Codes, allowed: Uint8Array, { chosen, to }: Omit<Chosen, 'from'>): number {
  let kept = 0
  for (let at = 0; at < to; at += 1) {
    const row = chosen[at] ?? 0
    chosen[kept] = row
    kept += allowed[codes[row] ?? 0] ?? 0
  }
  return kept
}

type Axes = { down: Codes, across: Codes, width: number, rows: Rows }

function add(figures: Columns['figures'], sums: Sums, { down, across, width, rows }: Axes): void {
  const { chosen, from, to } = rows
  if (chosen) {
    for (let at = from; at < to; at += 1) {
      const row = chosen[at] ?? 0
      const place = (down[row] ?? 0) * width + (across[row] ?? 0)
      sums[place] = (sums[place] ?? 0) + (figures[row] ?? 0)
    }
    return
  }
  for (let row = from; row < to; row += 1) {
    const place = (down[row] ?? 0) * width + (across[row] ?? 0)
    sums[place] = (sums[place] ?? 0) + (figures[row] ?? 0)
  }
}

function mark(present: Uint8Array, { down, across, width, rows }: Axes): void {
  const { chosen, from, to } = rows
  if (chosen) {
    for (let at = from; at < to; at += 1) {
      const row = chosen[at] ?? 0
      present[(down[row] ?? 0) * width + (across[row] ?? 0)] = 1
    }
    return
  }
  for (let row = from; row < to; row += 1) {
    present[(down[row] ?? 0) * width + (across[row] ?? 0)] = 1
  }
}

/** Whether a pair that may occur among the rows that pass has no row yet. */
function lacks(present: Uint8Array, columns: Columns, asked: Asked): boolean {
  const { down, across, masks } = asked
  const width = across.values.length
  const occurring = allPairs(columns, asked)
  const rows = reachable(columns, down, masks)
  const cells = reachable(columns, across, masks)
  return rows.some((row) => cells.some((column) =>
    present[row * width + column] === 0 && occurring[row * width + column] === 1))
}

/** The codes that occur together with something each mask allows. */
function reachable(columns: Columns, axis: Coded, masks: Mask[]): number[] {
  const meets = ({ of, allowed }: Mask, code: number) => {
    if (of === axis) return allowed[code] === 1
    const pairs = allPairs(columns, { down: axis, across: of })
    const start = code * allowed.length
    return allowed.some((one, place) => one === 1 && pairs[start + place] === 1)
  }
  return axis.values.map((_, code) => code)
    .filter((code) => masks.every((mask) => meets(mask, code)))
}
