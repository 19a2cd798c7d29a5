// What one may ask of the inbox, read from the address.
import type { Query } from '../../../kernel/http/paths.ts'
import { type Tlp, tlps } from '../../../standards/tlp/tlp.ts'
import type { Community } from '../../directory/directory.ts'
import { type ItemKind, itemKinds } from '../items/item.ts'
import { type Box, boxes, PAGE_MAX } from './inbox.ts'

const WORDS_MAX = 200

export type InboxFilters = {
  box: Box
  tlp?: Tlp
  kind?: ItemKind
  /** The id of a community. */
  community?: string
  /** As they were typed. */
  words?: string
  page: number
}

/** What is not known is left out, so that an old link shows more and not an error. */
export function readInbox(query: URLSearchParams, communities: Community[]): InboxFilters {
  const one = (name: string) => query.get(name) ?? ''
  const tlp = tlps.find((known) => known === one('tlp'))
  const kind = itemKinds.find((known) => known === one('kind'))
  const community = communities.find(({ id }) => id === one('community'))?.id
  const words = one('q').trim().slice(0, WORDS_MAX)
  const page = /^[1-9]\d{0,4}$/.test(one('page')) ? Number(one('page')) : 1
  return {
    box: one('box') === 'everything'
      ? 'everything' : boxes.find((known) => known === one('box')) ?? 'inbox',
    ...(tlp && { tlp }), ...(kind && { kind }), ...(community && { community }),
    ...(words && { words }),
    page: Math.min(page, PAGE_MAX),
  }
}

/** The same filters as a query, for links. */
export const inboxQuery = (
  { box, tlp, kind, community, words, page }: InboxFilters,
): Query => ({
  ...boxQuery(box), tlp, kind, community, q: words, page: page > 1 ? page : undefined,
})

/** The query of a box; the inbox needs none. */
export const boxQuery = (box: Box): Query => ({ box: box === 'inbox' ? undefined : box })
