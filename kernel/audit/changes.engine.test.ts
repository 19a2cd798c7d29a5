// The record of changes: who did what, and nobody can alter it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openMigrated, type TestDatabase } from '../../tests/support/engine.ts'
import { editor, visitor } from '../access/actor.ts'
import { syncTable } from '../database/sync.ts'
import { read, type Reader, write, type Writer } from '../database/transaction.ts'

let opened: TestDatabase
before(async () => { opened = await openMigrated() })
after(() => opened.end())

const rosa = editor('rosa', 'request-7')
const text = { en: 'a', es: 'a', pt: 'a', fr: 'a' }
const topic = (id: string, position: number) =>
  ({ id, position, name: text, summary: text, departments: ['cicad'], sources: [] })
const bring = (rows: ReturnType<typeof topic>[]) => write(opened.database, rosa, (writer) =>
  syncTable(writer, { table: 'directory.topics', key: ['id'], rows }))

type Change = { operation: string, row_key: string, actor_id: string, request_id: string,
  was: number | null, is: number | null }
const changesOf = async (reader: Reader) => (await sql<Change>`
  select operation, row_key, actor_id, request_id,
    (before ->> 'position')::int as was, (after ->> 'position')::int as is
  from audit.changes where table_name = 'directory.topics' order by id`.execute(reader)).rows
const listChanges = () => read(opened.database, rosa, changesOf)

test('each change is recorded with who made it, in which request, from what to what', async () => {
  await bring([topic('drugs', 1), topic('arms', 2)])
  await bring([topic('drugs', 5)])
  const by = { actor_id: 'rosa', request_id: 'request-7' }
  assert.deepEqual(await listChanges(), [
    { operation: 'INSERT', row_key: 'drugs', ...by, was: null, is: 1 },
    { operation: 'INSERT', row_key: 'arms', ...by, was: null, is: 2 },
    { operation: 'UPDATE', row_key: 'drugs', ...by, was: 1, is: 5 },
    { operation: 'DELETE', row_key: 'arms', ...by, was: 2, is: null },
  ])
})

test('bringing in the same rows again writes nothing and records nothing', async () => {
  const before = await listChanges()
  const rowsNow = () => read(opened.database, rosa, async (reader) =>
    (await sql<{ version: string }>`select xmin::text as version from directory.topics`.execute(reader)).rows)
  const versions = await rowsNow()
  await bring([topic('drugs', 5)])
  assert.deepEqual(await listChanges(), before)
  assert.deepEqual(await rowsNow(), versions)
})

test('nobody can change, delete, empty or forge the record of changes', async () => {
  const attempts: ((writer: Writer) => Promise<unknown>)[] = [
    (writer) => sql`update audit.changes set actor_id = 'else'`.execute(writer),
    (writer) => sql`delete from audit.changes`.execute(writer),
    (writer) => sql`truncate audit.changes`.execute(writer),
    (writer) => sql`
      insert into audit.changes (actor_kind, table_name, operation, row_key)
      values ('editor', 'directory.topics', 'DELETE', 'x')`.execute(writer),
    (writer) => sql`alter table audit.changes disable trigger all`.execute(writer),
    (writer) => sql`drop trigger record_change on directory.topics`.execute(writer),
  ]
  const before = await listChanges()
  for (const attempt of attempts) {
    await assert.rejects(write(opened.database, rosa, attempt),
      /only be added to|row-level security|permission denied|must be owner/)
  }
  assert.deepEqual(await listChanges(), before)
})

test('a visitor does not see who changed what', async () => {
  assert.deepEqual(await read(opened.database, visitor('r'), changesOf), [])
})

test('every table that holds more than derived rows records its changes', async () => {
  const { rows } = await opened.database.pool.query(`
    select c.oid::regclass::text as name, obj_description(c.oid) as description,
      exists (select from pg_trigger t
        where t.tgrelid = c.oid and t.tgname = 'record_change') as recorded
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)'`)
  const unrecorded = rows
    .filter(({ recorded, description }) => !recorded && !/\[derived\]/.test(description))
  assert.deepEqual(unrecorded.map(({ name }) => name), ['audit.changes'])
})

test('what was recorded before its columns were named is sealed by the migration', async () => {
  const client = await opened.database.pool.connect()
  await client.query('begin')
  try {
    for (const table of ['changes', 'salts', 'sealed_columns']) {
      await client.query(`alter table audit.${table} no force row level security`)
    }
    await client.query(`
      insert into audit.changes (actor_kind, table_name, operation, row_key, after)
      values ('person', 'exchange.versions', 'INSERT', 'x', jsonb_build_object(
        'item_id', gen_random_uuid(), 'number', 1, 'title', 'a secret', 'body', '{}'::jsonb))`)
    await client.query('select audit.seal_what_was_recorded()')
    const ask = async () => (await client.query(`
      select after, row_key from audit.changes where table_name = 'exchange.versions'`)).rows
    const once = await ask()
    assert.doesNotMatch(JSON.stringify(once), /secret/)
    assert.match(once[0]?.after.title.sha256, /^[0-9a-f]{64}$/)
    assert.equal(once[0]?.after.number, 1)
    await client.query('select audit.seal_what_was_recorded()')
    assert.deepEqual(await ask(), once, 'and not twice')
  } finally {
    await client.query('rollback')
    client.release()
  }
})
