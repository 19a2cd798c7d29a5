// A practice or typology marked CLEAR on its way to the public library: one action, one review.
import type { Multilingual } from '../../../kernel/i18n/languages.ts'
import type { Department, Item, Named } from '../items/item.ts'
import type { Version } from '../versions/version.ts'

export type Proposal = {
  item: Pick<Item, 'id' | 'number' | 'kind'>
  owner: Named
  proposedAt: Date
  /** Null: the desk has not decided yet. */
  accepted: boolean | null
  decidedAt: Date | null
  reason: string | null
}

export type PublishedText = Pick<Version, 'language' | 'title' | 'summary' | 'body' | 'translated'>

/** A practice or typology in the public library: a copy of what was accepted. */
export type Published = {
  number: string
  kind: 'typology' | 'practice'
  department: Department
  ownerName: Multilingual
  texts: PublishedText[]
  /** "2026-11-28" */
  issuedOn: string
  publishedAt: Date
  exercise: boolean
}
