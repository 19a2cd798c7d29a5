// "Seen here", or looked for and not seen.
import type { Named } from '../items/item.ts'

export type Sighting = {
  id: string
  organization: Named
  seen: boolean
  count: number | null
  place: string | null
  /** "2026-11-28" */
  seenOn: string | null
  /** Nobody but its organization sees whose it is. */
  private: boolean
  at: Date
}
