// What time it is for the database: one clock for everyone who works on it.
import { sql } from 'kysely'
import type { Database } from './database.ts'

export async function currentTime(database: Database): Promise<Date> {
  const { rows: [row] } = await sql<{ now: Date }>`
    select clock_timestamp() as now`.execute(database.connections)
  return row?.now ?? new Date()
}
