// Columns <-> the bytes in which the database keeps them: a line of JSON that says what follows,
// then the numbers of the column, all packed. Little-endian, as every machine that Node runs on.
import { deflateSync, inflateSync } from 'node:zlib'
import { invariant } from '../../../kernel/http/problem.ts'
import type { Coded, Columns } from './cube.ts'

type Head =
  | { holds: 'codes', values: Coded['values'] }
  | { holds: 'figures', whole: boolean, nonZero: number }

export type PackedColumn = { name: string, bytes: Buffer }

const FIGURES = '' // the name of the column of figures

/** Each column packed: a million rows become some megabytes. */
export function pack({ dimensions, figures, nonZero }: Columns): PackedColumn[] {
  return [
    ...dimensions.map(({ id, values, codes }) => packOne(id, { holds: 'codes', values }, codes)),
    packOne(FIGURES, {
      holds: 'figures', whole: figures instanceof Int32Array, nonZero,
    }, figures),
  ]
}

function packOne(name: string, head: Head, numbers: ArrayBufferView): PackedColumn {
  const payload = Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength)
  const whole = Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), payload])
  return { name, bytes: deflateSync(whole, { level: 4 }) }
}

/** The columns again. */
export function unpack(packed: PackedColumn[]): Columns {
  const dimensions: Coded[] = []
  let figures: Pick<Columns, 'figures' | 'nonZero'> | undefined
  for (const { name, bytes } of packed) {
    const whole = inflateSync(bytes)
    const end = whole.indexOf('\n')
    const head: Head = JSON.parse(whole.toString('utf8', 0, end))
    // A copy of its own: numbers of several bytes must begin at a multiple of their size.
    const numbers = Uint8Array.from(whole.subarray(end + 1)).buffer
    if (head.holds === 'figures') {
      const { whole: isWhole, nonZero } = head
      figures = { figures: isWhole ? new Int32Array(numbers) : new Float64Array(numbers), nonZero }
    } else {
      dimensions.push({ id: name, values: head.values, codes: new Uint16Array(numbers) })
    }
  }
  invariant(figures, 'a loaded table has no figures')
  return { dimensions, ...figures }
}

/** Memory that columns take, in bytes. */
export const sizeOf = ({ dimensions, figures }: Columns): number =>
  dimensions.reduce((sum, { codes }) => sum + codes.byteLength, figures.byteLength)
