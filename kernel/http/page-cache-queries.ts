// What of the database the pages of visitors go by: SQL and only SQL.
import { sql } from 'kysely'
import type { Database } from '../database/database.ts'

/** A text that stays the same as long as nothing a visitor may see has changed. */
export async function currentState(database: Database): Promise<string> {
  const query = sql<{ state: string | null }>`
    select string_agg(c.xid || ' ' || extract(epoch from c.at), ',' order by c.xid) as state
    from cache.changes c`
  const { rows } = await query.execute(database.connections)
  return rows[0]?.state ?? ''
}
