// The rows of claims, computed from the figures that the reader may see, and the one to show first.
import type { Reader } from '../../../kernel/database/transaction.ts'
import { listGroups } from '../areas/queries.ts'
import { readSelection } from '../observations/queries.ts'
import { type Claim, seriesOf } from './claim.ts'
import { computeClaim, type Row } from './computation.ts'

export type Computed = { claim: Claim, rows: Row[] }

/** Computes claims from one reading of the figures. */
export async function computeAll(reader: Reader, claims: Claim[]): Promise<Computed[]> {
  const groups = await listGroups(reader)
  const figures = await readSelection(reader, { series: [...new Set(claims.flatMap(seriesOf))] })
  return claims.map((claim) => {
    const own = seriesOf(claim)
    const used = figures.filter(({ series }) => own.includes(series))
    return { claim, rows: computeClaim(claim, groups, used) }
  })
}

export type Choice = {
  year?: string | undefined, set?: string | undefined, source?: string | undefined,
}

/**
 * The row to show for a choice. What is not chosen: the set the statement speaks of, and the newest
 * year for which something can be said; where it never can, the year with the narrowest limits.
 * A year that is projected shows only when it is chosen.
 */
export function chooseRow({ claim, rows }: Computed, choice: Choice = {}): Row | undefined {
  const { year, set = claim.sets[0], source } = choice
  const fitting = rows.filter((row) => row.set === set && (!source || row.source === source) &&
    (year ? row.year === year : !row.projected))
  return fitting.find(({ verdict }) => verdict !== 'cannot-be-said') ??
    fitting.toSorted((a, b) => (a.upper - a.lower) - (b.upper - b.lower))[0]
}
