// What a migration promises, on both engines.
import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { databaseParts } from '../../app/parts.ts'
import { openEmpty, type TestDatabase } from '../../tests/support/engine.ts'
import { migrate, type Part } from './migrate.ts'

let opened: TestDatabase
before(async () => { opened = await openEmpty() })
after(() => opened.end())

const ask = async (sql: string) => (await opened.database.pool.query(sql)).rows

/** A module of its own, written for one test. */
function partOf(name: string, files: Record<string, string>): Part {
  const folder = path.join(opened.folder, name)
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    writeFileSync(path.join(folder, file), text)
  }
  return { folder, schemas: [name] }
}

const table = (schema: string, name: string) =>
  `create schema if not exists ${schema}; create table ${schema}.${name} (id int primary key);`
const policy = (schema: string, name: string) =>
  `create policy everyone_reads on ${schema}.${name} for select using (true);`

test('an empty database is brought up to date, and a second time nothing is done', async () => {
  const applied = await migrate(opened.database, databaseParts)
  assert.ok(applied.length > 10)
  assert.deepEqual(await migrate(opened.database, databaseParts), [])
})

test('every table of ours is behind forced row-level security and has a policy', async () => {
  const tables = await ask(`
    select c.oid::regclass::text as name, c.relrowsecurity and c.relforcerowsecurity as walled,
      exists (select from pg_policy p where p.polrelid = c.oid) as has_policy
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema)'`)
  assert.ok(tables.length > 15)
  assert.deepEqual(tables.filter(({ walled, has_policy }) => !walled || !has_policy), [])
})

test('the application role owns nothing and cannot bypass row-level security', async () => {
  const [role] = await ask(`
    select rolsuper, rolbypassrls, rolcanlogin,
      exists (select from pg_class c where c.relowner = r.oid) as owns
    from pg_roles r where rolname = 'puente_app'`)
  assert.deepEqual(role, { rolsuper: false, rolbypassrls: false, rolcanlogin: false, owns: false })
})

test('a migration that leaves a table without a policy fails, and leaves nothing behind', async () => {
  const bare = partOf('bare', { 'migrations/20261201-a.sql': table('bare', 'secrets') })
  await assert.rejects(migrate(opened.database, [...databaseParts, bare]),
    /Tables without a policy: bare\.secrets/)
  assert.deepEqual(await ask("select 1 from pg_namespace where nspname = 'bare'"), [])
  assert.deepEqual(await migrate(opened.database, databaseParts), [])
})

test('a migration that was released and then edited is refused', async () => {
  const part = partOf('edited', {
    'migrations/20261201-a.sql': table('edited', 'things'), 'policies.sql': policy('edited', 'things'),
  })
  await migrate(opened.database, [...databaseParts, part])
  partOf('edited', { 'migrations/20261201-a.sql': `${table('edited', 'things')} -- more` })
  await assert
    .rejects(migrate(opened.database, [...databaseParts, part]), /has changed since it ran/)
  await opened.database.pool.query('drop schema edited cascade')
})

test('policies that changed are applied again, and what they no longer say is gone', async () => {
  const part = partOf('changing', {
    'migrations/20261202-a.sql': table('changing', 'things'),
    'policies.sql': policy('changing', 'things'),
  })
  await migrate(opened.database, [...databaseParts, part])
  partOf('changing', { 'policies.sql': policy('changing', 'things').replace('everyone', 'somebody') })
  const applied = await migrate(opened.database, [...databaseParts, part])
  assert.equal(applied.length, 1)
  const names = await ask("select policyname from pg_policies where schemaname = 'changing'")
  assert.deepEqual(names, [{ policyname: 'somebody_reads' }])
})

test('a mistake in a migration is told with the name of its file', async () => {
  const part = partOf('wrong', { 'migrations/20261203-a.sql': 'create tabel x ();' })
  await assert.rejects(migrate(opened.database, [...databaseParts, part]),
    /wrong\/migrations\/20261203-a\.sql: syntax error/)
})
