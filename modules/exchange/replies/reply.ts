// An answer to an item: to all its readers, to its owner alone, or the owner's to one organization.
import type { Named } from '../items/item.ts'

export type Reply = {
  id: string
  organization: Named
  account: string
  text: string
  toOwnerOnly: boolean
  /** The owner answers one organization. */
  to: Named | null
  at: Date
}
