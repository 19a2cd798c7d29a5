// Lists and counts of items: SQL and only SQL. The readers of an item are rows by reader and
// moment, so the newest of each of the actor's readers are read off an index and merged.
import { type RawBuilder, sql } from 'kysely'
import { kept } from '../../../kernel/database/kept.ts'
import type { Reader } from '../../../kernel/database/transaction.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import type { ItemSummary } from '../items/item.ts'
import { isOwn, named, withState } from '../items/queries.ts'
import {
  type Box, BOX_MAX, boxes, COUNT_MAX, type CountedBox, FOUND_MAX, type InboxAsk, PAGE_SIZE,
} from './inbox.ts'

type Asked = Omit<InboxAsk, 'page' | 'language'>

const mine = sql`(select directory.organizations_of_actor())::uuid[]`
const readers = sql`(select exchange.readers_of_actor())::uuid[]`
const isInbox = sql`r.level < 6 and r.owner_id <> all (${mine})`

// Looked up row by row: as a join, the planner would read all that someone ever did first.
const isDone = sql`(select true from exchange.acknowledgements a
  where a.item_id = r.item_id and a.organization_id = any (${mine}) limit 1)`
const isOpened = sql`(select true from exchange.reads d
  where d.account_id = (select access.account_id()) and d.item_id = r.item_id
    and d.version >= r.version limit 1)`

/** The conditions of a box on `r`, a row of exchange.readers. */
const conditions: Record<Box, RawBuilder<unknown>> = {
  inbox: isInbox,
  'needs-action': sql`${isInbox} and r.acknowledge_by is not null and r.status = 'issued'
    and not r.acknowledged and ${isDone} is null`,
  unread: sql`${isInbox} and ${isOpened} is null`,
  sent: sql`r.level = 6 and r.status not in ('draft', 'awaiting-check')`,
  drafts: sql`r.level = 6 and r.status in ('draft', 'awaiting-check')`,
  everything: sql`true`,
}

function wanted({ box, kind, tlp, community, owner, words }: Asked) {
  return sql.join([
    conditions[box],
    ...(kind ? [sql`r.kind = ${kind}`] : []),
    ...(tlp ? [sql`r.tlp = ${tlp}`] : []),
    ...(community ? [sql`r.community_id = ${community}`] : []),
    ...(owner ? [sql`r.owner_id = ${owner}`] : []),
    ...(words ? [sql`exists (select from exchange.search w
      where w.item_id = r.item_id and w.level <= r.level and w.words @@ ${words}::tsquery)`] : []),
  ], sql` and `)
}

/** The ids and moments of the newest `limit` items that are asked for, each once. */
const newest = (ask: Asked, limit: number) => sql`
  select distinct on (f.item_id) f.item_id, f.moment
  from unnest(${readers}) mine (reader)
  cross join lateral (
    select r.item_id, r.moment from exchange.readers r
    where r.reader_id = mine.reader and ${wanted(ask)}
    order by r.moment desc, r.item_id
    limit ${limit}) f
  order by f.item_id, f.moment desc`

// The items of `page`, a list of ids and moments, as lists show them.
const summaries = (language: Language) => sql`
  select i.id, i.number, i.kind, i.tlp, i.status, ${named} as owner,
    v.title, v.summary, v.language, page.moment, i.acknowledge_by as "acknowledgeBy",
    exists (select from exchange.acknowledgements a
      where a.item_id = i.id and a.organization_id = any (${mine})) as "isAcknowledged",
    exists (select from exchange.reads d where d.account_id = (select access.account_id())
      and d.item_id = i.id and d.version >= i.current_version) as "isRead",
    ${isOwn} as "isOwn", i.exercise
  from page
  join exchange.items i on i.id = page.item_id
  join directory.organizations o on o.id = i.owner_id ${withState}
  left join lateral (
    select v.title, v.summary, v.language from exchange.versions v
    where v.item_id = i.id and (v.published_at is not null or i.current_version = 0)
    order by v.number desc, v.language <> ${language}, v.translated, v.created_at
    limit 1) v on true
  order by page.moment desc, i.id`

/** What the person read or wrote last, the newest first. */
export async function listRecent(
  reader: Reader, language: Language, limit: number,
): Promise<ItemSummary[]> {
  const { rows } = await sql<ItemSummary>`
    with done as (
      (select item_id, at from exchange.reads
        where account_id = (select access.account_id()) and way = 'page'
        order by id desc limit 100)
      union all
      (select item_id, changed_at from exchange.versions
        where changed_by = (select access.account_id()) and published_at is null
        order by changed_at desc limit 20)
    ), page as (
      select item_id, max(at) as moment from done
      group by item_id order by max(at) desc limit ${limit}
    ) ${summaries(language)}`.execute(reader)
  return rows
}

/** Drafts of the actor's organizations that wait for a second person, the oldest first. */
export async function listToCheck(
  reader: Reader, language: Language, limit: number,
): Promise<ItemSummary[]> {
  const { rows } = await sql<ItemSummary>`
    with page as (
      select i.id as item_id, i.created_at as moment from exchange.items i
      where i.status = 'awaiting-check'
        and i.owner_id = any ((select directory.organizations_of_actor())::uuid[])
        and not exists (select from exchange.versions v where v.item_id = i.id
          and (select access.account_id()) in (v.created_by, v.changed_by))
      order by i.created_at limit ${limit}
    ) ${summaries(language)}`.execute(reader)
  return rows
}

export type ItemList = {
  items: ItemSummary[]
  /** How many there are in all; when `isMore`, at least. */
  total: number
  isMore: boolean
}

/** A page of a box, the newest first, and how many there are, up to COUNT_MAX or FOUND_MAX. */
export async function listItems(
  reader: Reader, { page, language, ...ask }: InboxAsk,
): Promise<ItemList> {
  const from = (page - 1) * PAGE_SIZE
  const { words } = ask
  if (words && !isShort(ask)) return listFound(reader, { ...ask, words, language, from })
  const { rows } = await sql<Place & { total: number }>`
    select item_id as id, moment::text, (${counted(ask, COUNT_MAX)}) as total
    from (${newest(ask, from + PAGE_SIZE)}) newest
    order by newest.moment desc, item_id limit ${PAGE_SIZE} offset ${from}`.execute(reader)
  const total = rows[0]?.total ?? (page === 1 ? 0 : await countItems(reader, ask))
  return { items: await listSummaries(reader, rows, language), total, isMore: total >= COUNT_MAX }
}

/** An item's place in a list. The moment is text: a Date would drop its microseconds. */
type Place = { id: string, moment: string }

// Asked for apart from the list: which items they are depends on the person, and is planned each
// time; what they are is found by their keys.
async function listSummaries(
  reader: Reader, places: readonly Place[], language: Language,
): Promise<ItemSummary[]> {
  if (places.length === 0) return []
  const { rows } = await kept<ItemSummary>`
    with page as (
      select item_id, moment from unnest(${places.map(({ id }) => id)}::uuid[],
        ${places.map(({ moment }) => moment)}::timestamptz[]) page (item_id, moment)
    ) ${summaries(language)}`.execute(reader)
  return rows
}

// Lists that an index of their own keeps short enough to look through for words.
const isShort = ({ box, tlp }: Asked) =>
  ['needs-action', 'sent', 'drafts'].includes(box) || tlp === 'red'

// The newest items with words, as exchange.found() knows them; what the box asks of them besides is
// asked of these. When that leaves too few, more are looked at.
async function listFound(
  reader: Reader, { language, from, ...ask }: Asked & {
    words: string, language: Language, from: number,
  },
): Promise<ItemList> {
  const found = await findWords(reader, ask, FOUND_MAX)
  const shown = found.slice(from, from + PAGE_SIZE)
  const items = await listSummaries(reader, shown, language)
  return { items, total: found.length, isMore: found.length >= FOUND_MAX }
}

async function findWords(
  reader: Reader, ask: Asked & { words: string }, most: number,
): Promise<Place[]> {
  const { box, words, kind = null, tlp = null, community = null, owner = null } = ask
  const level = box === 'everything' ? 6 : 5
  const { rows } = await sql<Place & { fits: boolean }>`
    select f.item_id as id, f.moment::text as moment, exists (select from exchange.readers r
      where r.item_id = f.item_id and r.reader_id = any (${readers}) and ${conditions[box]}) as fits
    from exchange.found(${words}::tsquery, ${most}, ${level}, ${kind}, ${tlp}, ${community},
      ${owner}) f
    order by f.moment desc, f.item_id`.execute(reader)
  const found = rows.filter(({ fits }) => fits).slice(0, FOUND_MAX)
  const isAll = found.length === FOUND_MAX || rows.length < most
  return isAll ? found : findWords(reader, ask, 5 * most)
}

// Who reads an item twice over, through an organization and a community, is counted once; twice as
// many entries as are counted are read at most.
const counted = (ask: Asked, most: number) => sql`
  select least(count(distinct f.item_id), ${most})::int
  from (
    select f.item_id from unnest(${readers}) mine (reader)
    cross join lateral (
      select r.item_id from exchange.readers r
      where r.reader_id = mine.reader and ${wanted(ask)}
      limit ${most}) f
    limit ${2 * most}) f`

/** How many items of a box the actor may read, up to COUNT_MAX. */
export async function countItems(reader: Reader, ask: Asked): Promise<number> {
  const { rows: [row] } = await sql<{ count: number }>`
    select (${counted(ask, COUNT_MAX)}) as count`.execute(reader)
  return row?.count ?? 0
}

export type BoxCounts = Record<CountedBox, number>

/** How many items each box holds for the actor; BOX_MAX + 1 stands for all that are more. */
export async function countBoxes(reader: Reader): Promise<BoxCounts> {
  const counts = sql.join(boxes.map((box) => sql`(${counted({ box }, BOX_MAX + 1)}) as ${sql.ref(box)}`))
  const { rows: [row] } = await sql<BoxCounts>`select ${counts}`.execute(reader)
  return row ?? { inbox: 0, 'needs-action': 0, unread: 0, sent: 0, drafts: 0 }
}
