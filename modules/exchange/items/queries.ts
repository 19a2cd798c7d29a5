// Items, one by one: SQL and only SQL. What the actor may not read is not found.
import { sql } from 'kysely'
import { kept } from '../../../kernel/database/kept.ts'
import type { Reader, Writer } from '../../../kernel/database/transaction.ts'
import { NotFound } from '../../../kernel/http/problem.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import type { Credibility, Pap, Reliability, Tlp } from '../../../standards/tlp/tlp.ts'
import type { Department, Item, ItemKind, ItemStatus } from './item.ts'

/** An organization as items name it, from `o` and its State. */
export const named = sql`json_build_object('id', o.id, 'code', o.code, 'name', o.name,
  'state', coalesce(s.name::jsonb, x.name::jsonb))`

/** The State of the organization `o`. */
export const withState = sql`
  left join directory.states s on s.id = o.state_id
  left join directory.exercise_states x on x.id = o.exercise_state_id`

/** Whether the item `i` is the actor's own. */
export const isOwn = sql`i.owner_id = any ((select directory.organizations_of_actor())::uuid[])`

const columns = sql`
  i.id, i.number, i.kind, i.department, ${named} as owner, ${isOwn} as "isOwn",
  i.created_by as "createdBy", i.created_at as "createdAt", i.status, i.tlp, i.pap,
  i.source_reliability as "sourceReliability",
  i.information_credibility as "informationCredibility",
  case when c.id is not null then
    json_build_object('id', c.id, 'code', c.code, 'name', c.name) end as community,
  i.issued_at as "issuedAt", i.published_at as "publishedAt",
  i.acknowledge_by as "acknowledgeBy", i.ended_at as "endedAt",
  i.ended_reason as "endedReason", i.current_version as "currentVersion", i.exercise, i.revision`

const from = sql`
  from exchange.items i
  join directory.organizations o on o.id = i.owner_id ${withState}
  left join directory.communities c on c.id = i.community_id`

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** Whether a text from an address may be an id at all. */
export const isUuid = (text: string): boolean => UUID.test(text)

/** One item. Throws NotFound, also when the actor may not read it. */
export async function getItem(reader: Reader, id: string): Promise<Item> {
  if (!isUuid(id)) throw new NotFound()
  // Who asks is found out first, whether the item is there or not: time shall not tell which.
  const { rows: [found] } = await kept<Item>`
    select item.* from (select exchange.readers_of_actor() as readers offset 0) me
    cross join lateral (
      select ${columns} ${from} where i.id = ${id} and me.readers is not null) item`
    .execute(reader)
  if (!found) throw new NotFound()
  return found
}

/** The same, kept from others until the transaction ends. Throws NotFound. */
export async function getItemToChange(writer: Writer, id: string): Promise<Item> {
  if (!isUuid(id)) throw new NotFound()
  await sql`select from exchange.items where id = ${id} for update`.execute(writer)
  return getItem(writer, id)
}

export type NewItem = {
  id: string, number: string, kind: ItemKind, department: Department, owner: string, by: string,
}

/** Begins an item, a draft of `owner`. */
export async function insertItem(
  writer: Writer, { id, number, kind, department, owner, by }: NewItem,
): Promise<void> {
  await sql`
    insert into exchange.items (id, number, kind, department, owner_id, created_by, exercise)
    select ${id}, ${number}, ${kind}, ${department}, o.id, ${by}, o.exercise
    from directory.organizations o where o.id = ${owner}`.execute(writer)
}

export type Frame = {
  tlp: Tlp
  pap: Pap
  reliability: Reliability | null
  credibility: Credibility | null
  /** The id of a community. */
  community: string | null
  acknowledgeBy: Date | null
}

/** Changes marking, grading and clock, when they are still as known. Returns whether they were. */
export async function updateFrame(
  writer: Writer, item: string, { revision, ...frame }: Frame & { revision: number },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update exchange.items
    set tlp = ${frame.tlp}, pap = ${frame.pap}, source_reliability = ${frame.reliability},
      information_credibility = ${frame.credibility}, community_id = ${frame.community},
      acknowledge_by = ${frame.acknowledgeBy}, revision = revision + 1
    where id = ${item} and revision = ${revision}
    returning id`.execute(writer)
  return rows.length === 1
}

/** Moves the item on in its life. */
export async function updateStatus(
  writer: Writer, { item, status, reason = null, version }: {
    item: string, status: ItemStatus, reason?: string | null,
    /** For issuing: the version that goes out. */
    version?: number,
  },
): Promise<void> {
  await sql`
    update exchange.items
    set status = ${status}, revision = revision + 1,
      issued_at = case when ${status} = 'issued' then coalesce(issued_at, now())
        else issued_at end,
      published_at = case when ${version ?? null}::int is not null then now()
        else published_at end,
      current_version = coalesce(${version ?? null}::int, current_version),
      ended_at = case when ${status} in ('closed', 'withdrawn', 'recalled') then now() end,
      ended_reason = ${reason}
    where id = ${item}`.execute(writer)
}

/** Gives up a draft with everything in it. Throws NotFound. */
export async function deleteItem(writer: Writer, item: string): Promise<void> {
  const { numAffectedRows } = await sql`
    delete from exchange.items
    where id = ${item} and status in ('draft', 'awaiting-check')`.execute(writer)
  if (Number(numAffectedRows) === 0) throw new NotFound()
}

/** Whether an organization wants a second person to check what it shares. */
export async function wantsSecondPerson(reader: Reader, organization: string): Promise<boolean> {
  const { rows: [row] } = await kept<{ wants: boolean }>`
    select exchange.wants_second_person(${organization}) as wants`.execute(reader)
  return row?.wants ?? false
}

/** An administrator decides whether a second person checks. */
export async function setSecondPerson(
  writer: Writer, organization: string, wanted: boolean,
): Promise<void> {
  await sql`
    insert into exchange.preferences (organization_id, second_person)
    values (${organization}, ${wanted})
    on conflict (organization_id) do update set second_person = excluded.second_person`
    .execute(writer)
}

/** Links a sanitized item to the one it was made from. */
export async function insertDerivation(
  writer: Writer, item: string, fromItem: string,
): Promise<void> {
  await sql`
    insert into exchange.derivations (item_id, from_item_id) values (${item}, ${fromItem})`
    .execute(writer)
}

export type Linked = { id: string, number: string, tlp: Tlp, isSource: boolean }

/** Sanitized versions of an item, and the one it was made from, as far as both show. */
export async function listLinked(reader: Reader, item: string): Promise<Linked[]> {
  const { rows } = await kept<Linked>`
    select i.id, i.number, i.tlp, d.from_item_id = i.id as "isSource"
    from exchange.derivations d
    join exchange.items i on i.id in (d.item_id, d.from_item_id) and i.id <> ${item}
    where ${item} in (d.item_id, d.from_item_id)
    order by "isSource" desc, i.number
    limit 100`.execute(reader)
  return rows
}

export type Receipt = {
  id: string, number: string, owner: Item['owner'], recalledAt: Date, reason: string,
}

/** What is left of a recalled item for those who could read it; undefined for everyone else. */
export async function findReceipt(reader: Reader, item: string): Promise<Receipt | undefined> {
  if (!isUuid(item)) return undefined
  const { rows: [found] } = await kept<Receipt>`
    select r.item_id as id, r.number, ${named} as owner, r.recalled_at as "recalledAt", r.reason
    from exchange.receipts r
    join directory.organizations o on o.id = r.owner_id ${withState}
    where r.item_id = ${item} limit 1`.execute(reader)
  return found
}

export type Title = {
  text: string
  language: Language
  tlp: Tlp
}

/** The titles of items by their ids, in the language asked for where there is one. */
export async function listTitles(
  reader: Reader, ids: string[], language: Language,
): Promise<Map<string, Title>> {
  const { rows } = await kept<Title & { id: string }>`
    select i.id, v.title as text, v.language, i.tlp
    from exchange.items i
    cross join lateral (
      select v.title, v.language from exchange.versions v
      where v.item_id = i.id and (v.published_at is not null or i.current_version = 0)
      order by v.number desc, v.language <> ${language}, v.translated, v.created_at
      limit 1) v
    where i.id = any (${ids.filter(isUuid)}::uuid[])`.execute(reader)
  return new Map(rows.map(({ id, ...title }) => [id, title]))
}
