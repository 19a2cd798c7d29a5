// A practice or typology marked CLEAR on its way to the public library: one action, one review.
import type { Item, Named } from '../items/item.ts'

export type Proposal = {
  item: Pick<Item, 'id' | 'number' | 'kind'>
  owner: Named
  proposedAt: Date
  /** Null: the desk has not decided yet. */
  accepted: boolean | null
  decidedAt: Date | null
  reason: string | null
  /** Where it stands in the library. */
  publication: number | null
}
