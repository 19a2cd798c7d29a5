// Opens the database: the embedded one in a folder, or a PostgreSQL server by its address.
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { openEmbedded } from './embedded.ts'
import { KeepingClient } from './kept.ts'

/** The role that transactions take on: it owns nothing and cannot bypass row-level security. */
export const APPLICATION_ROLE = 'puente_app'

export type Database = {
  engine: 'embedded' | 'server'
  pool: pg.Pool
  connections: Kysely<Tables>
  /** False on a server whose role may not take on `puente_app`; forced policies still hold. */
  separateRole: boolean
  close: () => Promise<void>
}

/** Tables are named in SQL, not in TypeScript: every query states the shape of its own rows. */
export type Tables = Record<string, never>

export type DatabaseSettings = { url: string | undefined, folder: string }

/** Opens the database without migrating it. Throws InUse or the driver's error. */
export async function openDatabase({ url, folder }: DatabaseSettings): Promise<Database> {
  const embedded = url === undefined ? await openEmbedded(folder) : undefined
  const pool = embedded
    ? new pg.Pool({
        Client: KeepingClient, stream: embedded.stream, user: 'postgres', max: 1,
        idleTimeoutMillis: 0,
      })
    : new pg.Pool({
        Client: KeepingClient, connectionString: url, max: 10, connectionTimeoutMillis: 10_000,
      })
  // A connection that breaks while idle is replaced by the pool; without this it ends the program.
  pool.on('error', () => {})
  const connections = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return {
    engine: embedded ? 'embedded' : 'server',
    pool,
    connections,
    separateRole: true,
    close: async () => {
      await connections.destroy()
      // Kysely leaves the pool alone when it was never asked anything.
      if (!pool.ending) await pool.end()
      await embedded?.close()
    },
  }
}
