// A database for a test: the embedded one in a temporary folder, or, in files *.engine.test.ts when
// they are run again with a server, that of TEST_DATABASE_URL, emptied first.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { databaseParts } from '../../app/parts.ts'
import { type Database, openDatabase } from '../../kernel/database/database.ts'
import { migrate, type Part } from '../../kernel/database/migrate.ts'
import { checkRights } from '../../kernel/database/rights.ts'

/** True when this run is the one with a PostgreSQL server. */
export const onServer = Boolean(process.env.TEST_DATABASE_URL)

/** The address of the server's database with nothing in it; undefined for the embedded engine. */
export async function emptyServer(): Promise<string | undefined> {
  const url = process.env.TEST_DATABASE_URL
  if (!url) return undefined
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows: [found] } = await client.query('select current_database() as name')
  if (!/test/.test(found.name)) {
    throw new Error(`TEST_DATABASE_URL names "${found.name}". Tests empty the database they are given, ` +
      'so its name must contain "test".')
  }
  const { rows } = await client.query(`
    select nspname as name from pg_namespace
    where nspowner = current_user::regrole and nspname !~ '^(pg_|information_schema|public)'`)
  for (const { name } of rows) await client.query(`drop schema ${pg.escapeIdentifier(name)} cascade`)
  await client.end()
  return url
}

export type TestDatabase = { database: Database, folder: string, end: () => Promise<void> }

/** Opens an empty database, not yet migrated. */
export async function openEmpty(): Promise<TestDatabase> {
  const folder = mkdtempSync(path.join(tmpdir(), 'puente-db-'))
  const database = await openDatabase(
    { url: await emptyServer(), folder: path.join(folder, 'database') },
  )
  database.separateRole = (await checkRights(database)).separateRole
  return {
    database,
    folder,
    end: async () => {
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Opens a database with all tables and no content. */
export async function openMigrated(parts: Part[] = databaseParts): Promise<TestDatabase> {
  const opened = await openEmpty()
  await migrate(opened.database, parts)
  return opened
}
