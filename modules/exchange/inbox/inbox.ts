// The boxes of the workspace, and what one may ask of them.
import type { Language } from '../../../kernel/i18n/languages.ts'
import type { Tlp } from '../../../standards/tlp/tlp.ts'
import type { ItemKind } from '../items/item.ts'

/**
 * - `inbox`: what others share with the actor's organizations.
 * - `needs-action`: of that, what an organization of the actor has still to acknowledge.
 * - `unread`: of that, what the person has not opened in its current version.
 * - `sent`: what the actor's organizations have issued.
 * - `drafts`: what they are writing.
 */
export const boxes = ['inbox', 'needs-action', 'unread', 'sent', 'drafts'] as const
export type CountedBox = (typeof boxes)[number]

/** `everything`: all the person may read, for the search of the workspace. It has no count. */
export type Box = CountedBox | 'everything'

export type InboxAsk = {
  box: Box
  kind?: ItemKind
  tlp?: Tlp
  /** The id of a community. */
  community?: string
  /** The id of an organization. */
  owner?: string
  /** A query for tsvector, from searchQuery(). */
  words?: string
  /** From 1 on. */
  page: number
  /** The language in which titles are preferred. */
  language: Language
}

export const PAGE_SIZE = 25
/** Counts of a list stop here: more than this is shown as "1,000+". */
export const COUNT_MAX = 1000
/** Counts of boxes stop here, as every page of the workspace asks for them: more is "99+". */
export const BOX_MAX = 99
export const boxCountText = (count: number): string => count > BOX_MAX ? `${BOX_MAX}+` : `${count}`
/** Counts of a search stop here: more is shown as "100+", and the words are to be narrowed. */
export const FOUND_MAX = 100
/** Pages stop here: who looks further back narrows the list. */
export const PAGE_MAX = 40
