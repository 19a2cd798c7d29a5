// Looks at what a PostgreSQL server allows us, before anything is changed, and says what is
// missing.
import type { Database } from './database.ts'
import { APPLICATION_ROLE } from './database.ts'

export type Rights = {
  /** Sentences that say what is missing and what to do; empty when we can start. */
  problems: string[]
  /** Sentences worth printing that do not stop us. */
  warnings: string[]
  separateRole: boolean
}

const OLDEST_VERSION = 150_000

/** Makes sure of the application role and reports what the server lacks. */
export async function checkRights(database: Database): Promise<Rights> {
  const found = await ask(database)
  const problems = findProblems(found)
  // The embedded engine has its one built-in role; every transaction takes on an ordinary one.
  if (database.engine === 'server' && found.bypasses) {
    problems.push(
      `The role "${found.role}" may bypass row-level security (superuser or bypassrls). ` +
      `Use an ordinary role: create role puente login; alter database "${found.name}" owner to puente`,
    )
  }
  if (problems.length > 0) return { problems, warnings: [], separateRole: false }
  const separateRole = await takeRole(database)
  const warnings = separateRole ? [] : [
    `The role "${found.role}" may not use the role ${APPLICATION_ROLE}; row-level security is ` +
    'forced all the same. For the second wall, as a superuser run: ' +
    `create role ${APPLICATION_ROLE} nologin; grant ${APPLICATION_ROLE} to "${found.role}"`,
  ]
  return { problems, warnings, separateRole }
}

/** What no database may lack. */
export function findProblems(found: Found): string[] {
  const problems: string[] = []
  if (found.version < OLDEST_VERSION) {
    problems.push(`PostgreSQL ${found.shown} is too old: Puente needs version 15 or later.`)
  }
  if (!found.mayCreate) {
    problems.push(
      `The role "${found.role}" may not create schemas in the database "${found.name}". ` +
      `As its owner run: grant create on database "${found.name}" to "${found.role}"`,
    )
  }
  if (found.encoding !== 'UTF8') {
    problems.push(`The database must be in UTF8; it is in ${found.encoding}. Create another one.`)
  }
  return problems
}

export type Found = {
  version: number, shown: string, role: string, name: string,
  encoding: string, mayCreate: boolean, bypasses: boolean,
}

async function ask(database: Database): Promise<Found> {
  const { rows: [row] } = await database.pool.query<Found>(`
    select current_setting('server_version_num')::int as version,
      current_setting('server_version') as shown,
      current_user as role,
      current_database() as name,
      current_setting('server_encoding') as encoding,
      has_database_privilege(current_database(), 'create') as "mayCreate",
      (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as bypasses`)
  if (!row) throw new Error('The database server does not answer as PostgreSQL does.')
  return row
}

// Creates the role when we may, and tries it; a server without that right goes on with one wall
// less.
async function takeRole(database: Database): Promise<boolean> {
  const client = await database.pool.connect()
  const attempt = (sql: string) => client.query(sql).then(() => true, () => false)
  try {
    await attempt(`create role ${APPLICATION_ROLE} nologin`)
    if (await attempt(`set role ${APPLICATION_ROLE}`)) return await attempt('reset role')
    await attempt(`grant ${APPLICATION_ROLE} to current_user`)
    return await attempt(`set role ${APPLICATION_ROLE}`) && await attempt('reset role')
  } finally {
    client.release()
  }
}
