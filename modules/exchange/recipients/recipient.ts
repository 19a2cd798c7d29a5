// To whom the owner gives an item.
import type { Named } from '../items/item.ts'

/**
 * - `reader`: an organization, or a person as its member (RED names persons).
 * - `client`: an organization that a recipient asked for and the owner agreed to.
 * - `translator`: the desk, asked for a translation.
 */
export type RecipientWhy = 'reader' | 'client' | 'translator'

export type Recipient = {
  id: string
  organization: Named
  person: { id: string, name: string } | null
  why: RecipientWhy
  addedAt: Date
}

export type OnwardRequest = {
  id: string
  item: string
  organization: Named
  client: Named
  reason: string
  askedAt: Date
  /** Null: the owner has not answered yet. */
  accepted: boolean | null
  decidedAt: Date | null
}
