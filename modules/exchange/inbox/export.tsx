// A list as a file (CSV, RFC 4180), for a person who has just signed again; what leaves is
// recorded.
import type { FileAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { tlpLabel } from '../../../standards/tlp/tlp.ts'
import { listOwnCommunities } from '../../directory/directory.ts'
import type { ItemSummary } from '../items/item.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { insertReads } from '../records/queries.ts'
import { readInbox } from './filters.ts'
import { PAGE_MAX } from './inbox.ts'
import { askOf } from './inbox-page.tsx'
import type { Translate } from '../words/word.ts'
import { listItems } from './queries.ts'

/** GET /…/w/exchange.csv with the filters of the inbox: up to a thousand items, drafts never. */
export const exportInbox = (translate: Translate) => (request: PageRequest): Promise<FileAnswer> =>
  makeFile(request, translate)

async function makeFile(
  { reader, language, query, origin }: PageRequest, translate: Translate,
): Promise<FileAnswer> {
  const filters = readInbox(query, await listOwnCommunities(reader))
  const ask = filters.box === 'drafts' ? undefined : askOf(filters, language, translate)
  const items: ItemSummary[] = []
  for (let page = 1; ask && page <= PAGE_MAX; page += 1) {
    const found = await listItems(reader, { ...ask, page })
    items.push(...found.items)
    if (found.items.length === 0 || items.length >= found.total) break
  }
  const t = texts(language)
  const rows = items.map((item) => [
    item.number, tlpLabel(item.tlp), t.kinds[item.kind], t.statuses[item.status],
    item.owner.name[language], item.title, item.language, item.moment.toISOString(),
    item.acknowledgeBy?.toISOString() ?? '', origin + href.item(language, item.id),
  ])
  const heads = [t.csv.number, t.marking, t.kind, t.csv.status, t.seenBy.organization,
    t.step.title, t.step.language, t.seenBy.moment, t.clock, t.csv.address]
  return {
    body: '\ufeff' + [heads, ...rows]
      .map((row) => `${row.map(cell).join(',')}\r\n`).join(''),
    type: 'text/csv; charset=utf-8',
    headers: { 'content-disposition': 'attachment; filename="exchange.csv"' },
    record: (writer) => insertReads(writer, items.map(({ id }) => id), 'export'),
  }
}

// A cell that begins like a formula would be run by a spreadsheet (OWASP, CSV injection).
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
