// Who sees and may change what, below every page: read() and write() on both engines.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { onServer, openMigrated, type TestDatabase } from '../../tests/support/engine.ts'
import { type Actor, editor, system, visitor } from '../access/actor.ts'
import { failureOf } from '../http/failure.ts'
import { read, type Reader, write, type Writer } from './transaction.ts'

let opened: TestDatabase
const rosa = editor('rosa', 'request-1')

before(async () => {
  opened = await openMigrated()
  await write(opened.database, rosa, (writer) => addTopic(writer, 'drugs'))
  await write(opened.database, rosa, (writer) => addPublication(writer, 1, null))
  await write(opened.database, rosa, (writer) => addPublication(writer, 2, '2026-01-01'))
})
after(() => opened.end())

const addTopic = (writer: Writer, id: string) => sql`
  insert into directory.topics (id, position, name, summary, departments, sources)
  values (${id}, 1, ${text}::jsonb, ${text}::jsonb, '{}', '[]')`.execute(writer)
const addPublication = (writer: Writer, id: number, withdrawn: string | null) => sql`
  insert into library.publications (id, title, title_printed, description, departments, type,
    partners, highlighted, confidence, sources, fingerprint, withdrawn_at)
  values (${id}, ${text}::jsonb, '{}', ${text}::jsonb, '{}', 'guide', '[]', false, 'high',
    '[]', 'x',
    ${withdrawn}::timestamptz)`.execute(writer)
const text = JSON.stringify({ en: 'a', es: 'a', pt: 'a', fr: 'a' })

async function publicationsOf(reader: Reader): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select id from library.publications order by id`.execute(reader)
  return rows.map(({ id }) => id)
}

const whoIs = async (reader: Reader) => {
  const { rows } = await sql<{ kind: string, id: string | null, role: string }>`
    select access.actor_kind() as kind, access
      .actor_id() as id, current_user as role`.execute(reader)
  return rows[0]
}

test('a visitor sees what is public, an editor also what was withdrawn', async () => {
  assert.deepEqual(await read(opened.database, visitor('r'), publicationsOf), [1])
  assert.deepEqual(await read(opened.database, rosa, publicationsOf), [1, 2])
  assert.deepEqual(await read(opened.database, system('search', 'r'), publicationsOf), [1, 2])
})

test('a transaction in which nobody said who asks sees only what is public', async () => {
  const client = await opened.database.pool.connect()
  try {
    await client.query('begin; set local role puente_app')
    const { rows } = await client.query('select id from library.publications')
    const { rows: changes } = await client.query('select 1 from audit.changes')
    assert.deepEqual([rows, changes], [[{ id: 1 }], []])
  } finally {
    await client.query('rollback')
    client.release()
  }
})

test('a visitor can add, change and delete nothing', async () => {
  const attempt = (work: (writer: Writer) => Promise<unknown>) => write(
    opened.database, visitor('r'), work,
  )
  await assert.rejects(attempt((writer) => addTopic(writer, 'mine')), /row-level security/)
  const changed = await write(opened.database, visitor('r'), async (writer) => [
    (await sql`update library.publications set type = 'x'`.execute(writer)).numAffectedRows,
    (await sql`delete from library.publications`.execute(writer)).numAffectedRows,
  ])
  assert.deepEqual(changed, [0n, 0n])
})

test('read() can change nothing, whoever asks', async () => {
  await assert.rejects(read(opened.database, rosa, (reader) => addTopic(reader as Writer, 'x')),
    /read-only transaction/)
})

test('what is wrong in a write() is undone as a whole', async () => {
  await assert.rejects(write(opened.database, rosa, async (writer) => {
    await addTopic(writer, 'half')
    throw new Error('then it broke')
  }), /then it broke/)
  const { rows } = await read(opened.database, rosa, (reader) =>
    sql`select from directory.topics where id = 'half'`.execute(reader))
  assert.equal(rows.length, 0)
})

test('transactions side by side never take each other for someone else', async () => {
  const actors: Actor[] = Array.from({ length: 60 }, (_, index) =>
    index % 3 === 0 ? visitor(`r${index}`) : index % 3 === 1 ? editor(`e${index}`,
      'r') : system(`s${index}`, 'r'))
  const seen = await Promise.all(actors.map((actor) => read(opened.database, actor, whoIs)))
  assert.deepEqual(
    seen.map((one) => [one?.kind, one?.id ?? '']), actors.map(({ kind, id }) => [kind, id]),
  )
})

test('a connection goes back to the pool as nobody, even after an error', async () => {
  await write(opened.database, rosa, whoIs)
  await read(opened.database, rosa, (reader) => sql`select 1 / 0`.execute(reader)).catch(() => {})
  for (let index = 0; index < 12; index += 1) {
    const { rows } = await opened.database.pool.query(
      'select access.actor_kind() as kind, access.actor_id() as id, current_user <> session_user as changed')
    assert.deepEqual(rows, [{ kind: 'visitor', id: null, changed: false }])
  }
})

test('every transaction runs as the role that owns nothing', async () => {
  assert.equal((await read(opened.database, rosa, whoIs))?.role, 'puente_app')
})

test('an actor whose name tries to break out of its quotes stays a name', async () => {
  const name = "'; reset role; select set_config('puente.actor_kind', 'system', true); --\\"
  const seen = await read(opened.database, { kind: 'visitor', id: name, requestId: "'" }, whoIs)
  assert.deepEqual(seen, { kind: 'visitor', id: name, role: 'puente_app' })
})

const alone = onServer ? false : 'one connection: nobody comes second'
test('when two wait for each other, one goes on and the other is told of a conflict', { skip: alone }, async () => {
  await write(opened.database, rosa, (writer) => addTopic(writer, 'arms'))
  const touch = (writer: Writer, id: string) =>
    sql`update directory.topics set position = position + 1 where id = ${id}`.execute(writer)
  const orders = [['drugs', 'arms'], ['arms', 'drugs']]
  const both = await Promise.allSettled(orders.map(([first = '', second = '']) =>
    write(opened.database, rosa, async (writer) => {
      await touch(writer, first)
      await new Promise((resolve) => setTimeout(resolve, 200))
      await touch(writer, second)
    })))
  const failed = both.filter((one) => one.status === 'rejected')
  assert.equal(failed.length, 1)
  assert.equal(failureOf(failed[0]?.reason, 'r').status, 409)
})
