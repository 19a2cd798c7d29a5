// The views a person keeps: SQL and only SQL. Nobody sees or changes those of another.
import { sql } from 'kysely'
import { kept } from '../../../kernel/database/kept.ts'
import type { Reader, Writer } from '../../../kernel/database/transaction.ts'
import { type Kept, type View, VIEWS_MAX } from './view.ts'

/** The actor's own, by name. */
export async function listViews(reader: Reader): Promise<View[]> {
  const { rows } = await kept<View>`
    select id, name, json_strip_nulls(json_build_object('box', box, 'tlp', tlp, 'kind', kind,
      'community', community_id, 'words', words)) as filters
    from exchange.views
    where account_id = (select access.account_id())
    order by lower(name) limit ${VIEWS_MAX}`.execute(reader)
  return rows
}

/** Keeps filters under a name. False when the name is taken. */
export async function insertView(
  writer: Writer, { account, name, filters }: { account: string, name: string, filters: Kept },
): Promise<boolean> {
  const { box, tlp = null, kind = null, community = null, words = null } = filters
  const { rows } = await sql<{ id: string }>`
    insert into exchange.views (account_id, name, box, tlp, kind, community_id, words)
    values (${account}, ${name}, ${box}, ${tlp}, ${kind}, ${community}, ${words})
    on conflict do nothing
    returning id`.execute(writer)
  return rows.length > 0
}

/** Gives a view another name. */
export async function renameView(writer: Writer, id: string, name: string): Promise<void> {
  await sql`update exchange.views set name = ${name} where id = ${id}`.execute(writer)
}

/** Gives up a view. */
export async function deleteView(writer: Writer, id: string): Promise<void> {
  await sql`delete from exchange.views where id = ${id}`.execute(writer)
}
