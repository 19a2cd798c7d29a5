// A cube: a large sub-national table, counted by several dimensions at once. Its description is
// content (input.ts); its rows are a file that people at the machine load, version by version.

/** A file that was loaded. Numbers count from 1; figures are cited with them. */
export type CubeVersion = {
  key: string
  number: number
  loadedAt: Date
  fileName: string
  sha256: string
  /** Rows of the file, those without a figure included. */
  rows: number
  withoutFigure: number
  vintage: string
}

/** A category in the file; `printed` is the source's own word. */
export type CodedValue = { id: string, printed: string }

/** The category of each row, as a place in `values`. */
export type Coded = {
  id: string
  /** In the order in which they show. */
  values: CodedValue[]
  /** Two bytes even for few categories: loops over one kind of array are much faster. */
  codes: Uint16Array
}

/** A loaded file in memory: an array for each dimension, one of figures; all of one length. */
export type Columns = {
  dimensions: Coded[]
  /** Whole numbers, or floating point where the measure has decimals; the zeros stand last. */
  figures: Int32Array | Float64Array
  /** How many rows stand before the first zero. */
  nonZero: number
}

/** The same rows, those that say zero moved to the end. */
export function zerosLast({ dimensions, figures }: Omit<Columns, 'nonZero'>): Columns {
  const order = new Uint32Array(figures.length)
  let nonZero = 0
  for (let row = 0; row < figures.length; row += 1) {
    if (figures[row] !== 0) order[nonZero++] = row
  }
  let place = nonZero
  for (let row = 0; row < figures.length; row += 1) if (figures[row] === 0) order[place++] = row
  return {
    dimensions: dimensions.map((one) => ({ ...one, codes: arrange(one.codes, order) })),
    figures: arrange(figures, order),
    nonZero,
  }
}

function arrange<N extends Columns['figures'] | Coded['codes']>(values: N, order: Uint32Array): N {
  const source = values.slice()
  for (let place = 0; place < order.length; place += 1) {
    values[place] = source[order[place] ?? 0] ?? 0
  }
  return values
}

/** What a value is called in addresses: "Medellín (CT)" -> "medellin-ct". */
export const wordOf = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '')
