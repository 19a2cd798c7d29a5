// Columns stay in memory once read: versions never change. Which version a reader may see is asked
// of the database each time; only then is this looked at.
import type { Reader } from '../../../kernel/database/transaction.ts'
import { prepare } from './crosstab.ts'
import type { Columns } from './cube.ts'
import { sizeOf, unpack } from './pack.ts'
import { readPacked } from './queries.ts'

const BYTES_MAX = 256 * 2 ** 20

type Entry = { columns: Promise<Columns>, bytes: number }
const kept = new Map<string, Entry>() // the longest unused first

/** The columns of a version that the reader was shown. Throws NotFound. */
export function columnsOf(reader: Reader, key: string): Promise<Columns> {
  const found = kept.get(key)
  const entry = found ?? { columns: readWhole(reader, key), bytes: 0 }
  kept.delete(key)
  kept.set(key, entry)
  if (!found) {
    entry.columns.then((columns) => {
      entry.bytes = sizeOf(columns)
      forgetOldest(key)
    }, () => kept.delete(key))
  }
  return entry.columns
}

async function readWhole(reader: Reader, key: string): Promise<Columns> {
  const columns = unpack(await readPacked(reader, key))
  prepare(columns)
  return columns
}

// A single version may be larger than the limit; it is kept while it is the one in use.
function forgetOldest(current: string): void {
  let total = [...kept.values()].reduce((sum, { bytes }) => sum + bytes, 0)
  for (const [key, { bytes }] of kept) {
    if (total <= BYTES_MAX) return
    if (key === current) continue
    kept.delete(key)
    total -= bytes
  }
}
