// The rows of claims, computed from the figures that the reader may see, and the one to show first.
import type { Reader } from '../../../kernel/database/transaction.ts'
import { listGroups } from '../areas/queries.ts'
import { listReleases } from '../indicators/queries.ts'
import { readSelection } from '../observations/queries.ts'
import { type Claim, seriesOf } from './claim.ts'
import { computeClaim, type Row } from './computation.ts'

export type Computed = { claim: Claim, rows: Row[] }

// Figures change only by a release, so rows are the same while claim, sets and releases are. A
// reader who may not see a series sees none of its releases either.
const remembered = new Map<string, Row[]>()
const REMEMBERED_MAX = 20

/** Computes claims from the figures, or takes what was computed from the same ones. */
export async function computeAll(reader: Reader, claims: Claim[]): Promise<Computed[]> {
  const groups = await listGroups(reader)
  const releases = await listReleases(reader)
  const results: Computed[] = []
  for (const claim of claims) {
    const series = seriesOf(claim)
    const own = releases.filter((release) => series.includes(release.series))
    const key = JSON.stringify([claim, groups, own])
    const rows = remembered.get(key) ??
      computeClaim(claim, groups, await readSelection(reader, { series }))
    if (remembered.size >= REMEMBERED_MAX) remembered.clear()
    remembered.set(key, rows)
    results.push({ claim, rows })
  }
  return results
}

export type Choice = {
  year?: string | undefined, set?: string | undefined, source?: string | undefined,
}

/**
 * The row to show for a choice. What is not chosen: the set the statement speaks of, the first
 * source that has figures, and the newest year for which something can be said; where it never can,
 * the year with the narrowest limits. A year that is projected shows only when it is chosen.
 */
export function chooseRow({ claim, rows }: Computed, choice: Choice = {}): Row | undefined {
  const { year, set = claim.sets[0], source } = choice
  const inSet = rows.filter((row) => row.set === set &&
    (year ? row.year === year : !row.projected))
  const first = claim.ways.find(({ id }) => inSet.some((row) => row.source === id))?.id
  const fitting = inSet.filter((row) => row.source === (source ?? first))
  return fitting.find(({ verdict }) => verdict !== 'cannot-be-said') ??
    fitting.toSorted((a, b) => (a.upper - a.lower) - (b.upper - b.lower))[0]
}
