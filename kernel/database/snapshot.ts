// A text that stays the same as long as no writing transaction has begun or ended in the database.
import { sql } from 'kysely'
import type { Database } from './database.ts'

/** PostgreSQL's pg_current_snapshot(): what is finished, and what is under way. */
export async function currentSnapshot(database: Database): Promise<string> {
  const query = sql<{ snapshot: string }>`select pg_current_snapshot()::text as snapshot`
  const { rows } = await query.execute(database.connections)
  return rows[0]?.snapshot ?? ''
}
