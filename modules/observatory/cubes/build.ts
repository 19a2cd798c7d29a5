// Rows of a file -> columns in memory. Says of each row that cannot be used why.
import { type Columns, zerosLast } from './cube.ts'
import { createCoder } from './coder.ts'
import { readFigure } from './figure.ts'
import { growing } from './growing.ts'
import type { CubeRecord } from './input.ts'

const ROWS_MAX = 20_000_000 // about 300 MB in memory

export type Rejection = { line: number, reason: string }
export type Built = { columns: Columns, withoutFigure: number }

export type Builder = {
  /** Takes a row; what is wrong with it, else undefined. */
  add: (row: readonly string[], line: number) => string | undefined
  /** Throws TooMany when the file has more rows than memory should hold. */
  finish: () => Built
  /** Rows that say a second time what another one says; only where that is a mistake. */
  repeated: () => Rejection[]
}

export class TooMany extends Error {}

/** What is wrong with a header, else undefined. */
export function wrongHeader(cube: CubeRecord, header: readonly string[]): string | undefined {
  const twice = header.find((name, place) => header.indexOf(name) !== place)
  if (twice !== undefined) return `the column "${twice}" is there twice`
  const missing = columnsOf(cube).filter((name) => !header.includes(name))
  return missing.length === 0 ? undefined
    : `these columns are missing: ${missing.join(', ')}; there are: ${header.slice(0, 40).join(', ')}`
}

/** The columns of the file that a cube is made of. */
export const columnsOf = ({ dimensions, measure }: CubeRecord): string[] => [...new Set([
  ...dimensions.flatMap(({ columns, label }) => [...columns, ...label === null ? [] : [label]]),
  measure.column,
])]

/** `header`: one that wrongHeader() finds nothing wrong with. */
export function createBuilder(cube: CubeRecord, header: readonly string[]): Builder {
  const places = new Map(header.map((name, place) => [name, place]))
  const coders = cube.dimensions.map((dimension) => createCoder(dimension, places))
  const figureAt = places.get(cube.measure.column) ?? 0
  const { decimals, missing } = cube.measure
  const figures = growing((length) =>
    decimals > 0 ? new Float64Array(length) : new Int32Array(length))
  const lines = growing((length) => new Uint32Array(length))
  const codes = coders.map(() => 0)
  let rows = 0
  let withoutFigure = 0

  return {
    add: (row, line) => {
      if (row.length !== header.length) return `${row.length} fields; the header has ${header.length}`
      if (row.every((field, place) => field === header[place])) return 'the header again'
      const printed = row[figureAt] ?? ''
      for (let place = 0; place < coders.length; place += 1) {
        const code = coders[place]?.code(row) ?? 0
        if (typeof code === 'string') return code
        codes[place] = code
      }
      if (missing.includes(printed)) {
        withoutFigure += 1
        return undefined
      }
      const figure = readFigure(printed, decimals)
      if (typeof figure === 'string') return figure
      rows += 1
      if (rows > ROWS_MAX) throw new TooMany(`the file has more than ${ROWS_MAX} rows`)
      for (let place = 0; place < coders.length; place += 1) coders[place]?.keep(codes[place] ?? 0)
      figures.add(figure)
      lines.add(line)
      return undefined
    },
    repeated: () => cube.unique
      ? findRepeated(coders.map((coder) => coder.finish()), lines.finish()) : [],
    finish: () => ({
      columns: zerosLast({
        dimensions: coders.map((coder) => coder.finish()), figures: figures.finish(),
      }),
      withoutFigure,
    }),
  }
}

type CodesOf = Pick<Columns['dimensions'][number], 'values' | 'codes'>

/** Rows whose categories are all the same as another's, with that other's line. */
function findRepeated(dimensions: CodesOf[], lines: Uint32Array): Rejection[] {
  const keys = new Float64Array(lines.length)
  for (const { values, codes } of dimensions) {
    for (let row = 0; row < keys.length; row += 1) {
      keys[row] = (keys[row] ?? 0) * values.length + (codes[row] ?? 0)
    }
  }
  const sorted = keys.toSorted()
  const repeated = new Set(sorted.filter((key, place) => place > 0 && key === sorted[place - 1]))
  if (repeated.size === 0) return []
  const first = new Map<string, number>()
  const found: Rejection[] = []
  for (const [row, key] of keys.entries()) {
    if (!repeated.has(key)) continue
    // The keys of very many categories are rounded; their codes are not.
    const exact = dimensions.map(({ codes }) => codes[row]).join()
    const before = first.get(exact)
    if (before === undefined) first.set(exact, lines[row] ?? 0)
    else found.push({ line: lines[row] ?? 0, reason: `the same categories as line ${before}` })
  }
  return found
}
