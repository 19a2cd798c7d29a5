// Brings a database up to date: new migrations once, the complete policies every time they change.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import type { Database } from './database.ts'

/** A folder that may hold `migrations/*.sql` and `policies.sql`, and the schemas it owns. */
export type Part = { folder: string, schemas: string[] }

type Step = { name: string, checksum: string, sql: string }

const LOCK = 727_274 // any number, the same everywhere: two programs never migrate at once

/**
 * Applies what is new in `parts` (in their order; migrations by date across them) in one
 * transaction. Returns the names of the steps applied; none when the database was up to date.
 * Throws when a released migration was edited, or a table is left without a policy.
 */
export async function migrate(database: Database, parts: Part[]): Promise<string[]> {
  const client = await database.pool.connect()
  try {
    await client.query('begin')
    await client.query(`select pg_advisory_xact_lock(${LOCK})`)
    const separate = database.separateRole ? 'yes' : ''
    await client.query(`select set_config('puente.actor_kind', 'system', true),
      set_config('puente.separate_role', '${separate}', true)`)
    const applied = await applyNew(client, parts, separate)
    await client.query('commit')
    return applied
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

async function applyNew(
  client: pg.PoolClient, parts: Part[], separate: string,
): Promise<string[]> {
  const migrations = parts.flatMap(migrationsOf).toSorted(byDate)
  const policies = parts.flatMap(policiesOf)
  const done = await readDone(client)
  for (const step of migrations) refuseEdited(step, done)
  const newMigrations = migrations.filter((step) => !done.has(step.name))
  const newPolicies = [...policies, frameStep(separate)]
    .filter((step) => done.get(step.name) !== step.checksum)
  if (newMigrations.length + newPolicies.length === 0) return []

  await client.query(readSql('meta.sql'))
  await client.query('insert into meta.schemas select unnest($1::text[]) on conflict do nothing', [
    parts.flatMap(({ schemas }) => schemas),
  ])
  await client.query(readSql('begin-migration.sql'))
  for (const step of [...newMigrations, ...policies]) await runStep(client, step)
  await client.query(readSql('finish-migration.sql'))
  // From here the walls stand, and the policy of meta.migrations lets the system write.
  for (const step of [...newMigrations, ...newPolicies]) await remember(client, step)
  return [...newMigrations, ...newPolicies].map(({ name }) => name)
}

async function readDone(client: pg.PoolClient): Promise<Map<string, string>> {
  const { rows: [found] } = await client.query("select to_regclass('meta.migrations') as name")
  if (!found.name) return new Map()
  const { rows } = await client.query('select name, checksum from meta.migrations')
  return new Map(rows.map(({ name, checksum }) => [name, checksum]))
}

function refuseEdited(step: Step, done: Map<string, string>) {
  const known = done.get(step.name)
  if (known === undefined || known === step.checksum) return
  throw new Error(`${step.name} has changed since it ran. Undo the change; write a new migration.`)
}

async function runStep(client: pg.PoolClient, { name, sql }: Step) {
  try {
    await client.query(sql)
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : error}`, { cause: error })
  }
}

async function remember(client: pg.PoolClient, { name, checksum }: Step) {
  await client.query(
    `insert into meta.migrations (name, checksum) values ($1, $2)
     on conflict (name) do update set checksum = $2, applied_at = now()`,
    [name, checksum],
  )
}

function migrationsOf({ folder }: Part): Step[] {
  const migrations = path.join(folder, 'migrations')
  if (!existsSync(migrations)) return []
  const files = readdirSync(migrations).filter((file) => file.endsWith('.sql')).toSorted()
  return files.map((file) => stepFrom(path.join(migrations, file)))
}

function policiesOf({ folder }: Part): Step[] {
  const file = path.join(folder, 'policies.sql')
  return existsSync(file) ? [stepFrom(file)] : []
}

// The frame around a migration is code too: when it changes, it is applied again. So is whether
// transactions take on a role of their own (`puente.separate_role`): a policy may follow from it.
function frameStep(separate: string): Step {
  const sql = ['begin-migration.sql', 'finish-migration.sql'].map(readSql).join('\n') + separate
  return { name: 'frame', checksum: checksum(sql), sql: '' }
}

function stepFrom(file: string): Step {
  const sql = readFileSync(file, 'utf8')
  const name = path.relative(path.join(import.meta.dirname, '../..'), file)
  return { name, checksum: checksum(sql), sql }
}

// By the day in the file name; on one day, parts come in their order (the sort is stable).
const dayOf = ({ name }: Step) => path.basename(name).slice(0, 8)
const byDate = (a: Step, b: Step) => dayOf(a).localeCompare(dayOf(b))
const checksum = (text: string) => createHash('sha256').update(text).digest('hex')
const readSql = (file: string) => readFileSync(path.join(import.meta.dirname, file), 'utf8')
