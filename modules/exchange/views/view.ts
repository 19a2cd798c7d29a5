// Filters of the inbox that a person keeps under a name.
import { type Query, queryText } from '../../../kernel/http/paths.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { tlpLabel } from '../../../standards/tlp/tlp.ts'
import type { Community } from '../../directory/directory.ts'
import { type InboxFilters, inboxQuery } from '../inbox/filters.ts'
import { texts } from '../messages.ts'

export type Kept = Omit<InboxFilters, 'page'>

export type View = { id: string, name: string, filters: Kept }

/** How many views a person keeps. */
export const VIEWS_MAX = 20
export const NAME_MAX = 60

/** The filters as a query, for links. */
export const viewQuery = (filters: Kept): Query => inboxQuery({ ...filters, page: 1 })

/** Whether two ask for the same. */
export const isSame = (one: Kept, other: Kept): boolean =>
  queryText(viewQuery(one)) === queryText(viewQuery(other))

/** Whether there is anything to keep: the inbox as it is has a place of its own. */
export const isWorthKeeping = (filters: Kept): boolean => queryText(viewQuery(filters)) !== ''

/** The filters in words: "Unread · TLP:GREEN · Alert". */
export function describe(
  language: Language, { box, tlp, kind, community, words }: Kept, communities: Community[],
): string {
  const t = texts(language)
  return [
    t.boxes[box], tlp && tlpLabel(tlp), kind && t.kinds[kind],
    communities.find(({ id }) => id === community)?.name[language],
    words && t.saved.quoted({ words }),
  ].filter(Boolean).join(' · ')
}

export type NameProblem = 'missing' | 'tooLong' | 'taken'

/** A name as it was typed -> a name, or what is wrong with it; `others` are taken. */
export function readName(typed: string, others: View[]): { name: string, wrong?: NameProblem } {
  const name = typed.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim()
  const isTaken = others.some((one) => one.name.toLowerCase() === name.toLowerCase())
  const wrong = name === '' ? 'missing' : name.length > NAME_MAX ? 'tooLong'
    : isTaken ? 'taken' : undefined
  return { name, ...(wrong && { wrong }) }
}
