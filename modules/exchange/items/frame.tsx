// What pages of the exchange have in common: the frame of the workspace, and the bars with the
// highest marking of the page.
import type { PageAnswer, Recording } from '../../../kernel/http/route.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { markAboutRead } from '../../../kernel/notices/queries.ts'
import { strictest, type Tlp } from '../../../standards/tlp/tlp.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { insertReads } from '../records/queries.ts'
import type { ReadWay } from '../records/record.ts'
import type { Item } from './item.ts'
import { TlpMark } from './marks.tsx'

/** What every page of the workspace has in common. */
export const inWorkspace = {
  section: 'workspace', unlisted: true, hasForm: true, hasSearch: true,
} satisfies Partial<PageAnswer>

/** The bars at both ends of a page with marked items on it: the highest marking counts. */
export function edgeOf(language: Language, shown: readonly Tlp[]): Pick<PageAnswer, 'edge'> {
  const highest = strictest(shown)
  if (!highest) return {}
  const t = texts(language)
  return { edge: { top: t.highest, bottom: t.highestEnd, mark: <TlpMark tlp={highest} /> } }
}

/** The way back from a page about an item. */
export function trailOf(language: Language, item?: Pick<Item, 'id' | 'number'>) {
  const t = texts(language)
  return [
    { href: href.home(language), text: t.workspace },
    { href: href.inbox(language), text: t.inbox },
    ...(item ? [{ href: href.item(language, item.id), text: item.number }] : []),
  ]
}

/** That a person was shown an item: its owner sees who, and what they were told of it is read. */
export const noteRead = ({ id }: Pick<Item, 'id'>): Recording => async (writer) => {
  await insertReads(writer, [id], 'page')
  await markAboutRead(writer, id)
}

/** That several were sent in another way. */
export const noteReads = (items: string[], way: ReadWay): Recording => (writer) =>
  insertReads(writer, items, way)
