// What harvesters ask for: headers of live and withdrawn works in the order of their changes.
import { sql } from 'kysely'
import type { Reader } from '../../../kernel/database/transaction.ts'
import { setsOf } from '../publications/queries.ts'

export type Header = { id: number, datestamp: Date, deleted: boolean, sets: string[] }

export type Selection = {
  set?: string | undefined
  from?: string | undefined
  until?: string | undefined
}

const headers = sql`
  select p.id, date_trunc('second', p.updated_at) as datestamp, false as deleted,
    ${setsOf(sql`p.id`)} as sets
  from library.publications p where p.withdrawn_at is null
  union all
  select t.publication_id, date_trunc('second', t.withdrawn_at), true, t.sets
  from library.tombstones t`

// A set holds its own members; "department" holds all departments (§2.6, hierarchical sets).
const selected = ({ set = '', from = '', until = '' }: Selection) => sql`
  (${set} = '' or exists (select from unnest(h.sets) s where s = ${set} or starts_with(s, ${set} || ':')))
  and (${from} = '' or h.datestamp >= nullif(${from}, '')::timestamptz)
  and (${until} = '' or h.datestamp <= nullif(${until}, '')::timestamptz)`

/** One part of the list, after a header already given, and the size of the whole list. */
export async function listHeaders(
  reader: Reader, selection: Selection,
  { after, limit }: { after?: { datestamp: string, id: number } | undefined, limit: number },
): Promise<{ headers: Header[], size: number }> {
  const { rows } = await sql<Header>`
    with h as (${headers})
    select h.id, h.datestamp, h.deleted, h.sets
    from h
    where ${selected(selection)}
      and (h.datestamp, h.id) > (${after?.datestamp ?? '-infinity'}::timestamptz, ${after?.id ?? 0})
    order by h.datestamp, h.id
    limit ${limit}`.execute(reader)
  const { rows: [count] } = await sql<{ size: number }>`
    with h as (${headers})
    select count(*)::int as size from h where ${selected(selection)}`.execute(reader)
  return { headers: rows, size: count?.size ?? 0 }
}

/** The header of one work, live or withdrawn. */
export async function findHeader(reader: Reader, id: number): Promise<Header | undefined> {
  const { rows } = await sql<Header>`
    with h as (${headers})
    select h.id, h.datestamp, h.deleted, h.sets from h where h.id = ${id}`.execute(reader)
  return rows[0]
}

/** The earliest change there is, for Identify; now when the library is empty. */
export async function findEarliest(reader: Reader): Promise<Date> {
  const { rows } = await sql<{ datestamp: Date }>`
    with h as (${headers})
    select coalesce(min(h.datestamp), now()) as datestamp from h`.execute(reader)
  return rows[0]?.datestamp ?? new Date()
}
