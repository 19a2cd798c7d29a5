// Pages kept in memory are never older than the database, on both engines, and only for visitors.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { onServer, openMigrated, type TestDatabase } from '../../tests/support/engine.ts'
import { editor, system, visitor } from '../access/actor.ts'
import { read, write, type Writer } from '../database/transaction.ts'
import { createPageCache } from './page-cache.ts'
import { prepare, type Prepared } from './respond.ts'

let opened: TestDatabase
before(async () => { opened = await openMigrated() })
after(() => opened.end())

const text = JSON.stringify({ en: 'a', es: 'a', pt: 'a', fr: 'a' })
const addTopic = (id: string) => write(opened.database, editor('rosa', 'r'), (writer) => sql`
  insert into directory.topics (id, position, name, summary, departments, sources)
  values (${id}, 1, ${text}::jsonb, ${text}::jsonb, '{}', '[]')`.execute(writer))
const countTopics = () => read(opened.database, visitor('r'), async (reader) =>
  (await sql<{ count: number }>`
    select count(*)::int as count from directory.topics`.execute(reader)).rows[0]?.count)

const page = (body: string) => prepare(200, {}, body)
const bodyOf = ({ bodies }: Prepared) => new TextDecoder().decode(bodies.get('identity'))
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

test('a page is made once while nothing changes, however many ask at once', async () => {
  const cache = createPageCache(opened.database)
  let made = 0
  const make = async () => {
    await pause(30)
    return page(String(made += 1))
  }
  const all = await Promise.all(Array.from({ length: 20 }, () => cache.get('/en', make)))
  await pause(400)
  assert.deepEqual([...new Set(all.map(bodyOf)), bodyOf(await cache.get('/en', make))], ['1', '1'])
})

test('a change shows within a third of a second', async () => {
  const cache = createPageCache(opened.database)
  const make = async () => page(String(await countTopics()))
  const before = bodyOf(await cache.get('/en', make))
  await addTopic('drugs')
  await pause(300)
  assert.equal(Number(bodyOf(await cache.get('/en', make))), Number(before) + 1)
})

test('a change that happens while a page is being made shows too', async () => {
  const cache = createPageCache(opened.database)
  const slow = cache.get('/en', async () => {
    const count = await countTopics()
    await pause(350)
    return page(String(count))
  })
  await pause(50)
  await addTopic('arms')
  await slow
  await pause(300)
  const now = bodyOf(await cache.get('/en', async () => page(String(await countTopics()))))
  assert.equal(now, String(await countTopics()))
})

/** Makes a page again and again, and says how often it was made for each write. */
async function timesMade(write: () => Promise<unknown>): Promise<number> {
  const cache = createPageCache(opened.database)
  let made = 0
  const make = async () => page(String(made += 1))
  await cache.get('/en', make)
  await write()
  await pause(300)
  await cache.get('/en', make)
  return made
}
const asPuente = (work: (writer: Writer) => Promise<unknown>) => () =>
  write(opened.database, system('test', 'r'), work)

test('what no visitor sees leaves the pages in memory', async () => {
  await asPuente((writer) => sql`
    insert into access.accounts (id, name)
    values ('00000000-0000-4000-8000-000000000001', 'ana@x.example')`.execute(writer))()
  const writes = [
    sql`insert into access.events (kind) values ('signed-in')`,
    sql`insert into exchange.reads (item_id, version, way, account_id, organization_id)
      values (gen_random_uuid(), 1, 'page', gen_random_uuid(), gen_random_uuid())`,
    sql`insert into access.submissions (account_id, token)
      values ('00000000-0000-4000-8000-000000000001', gen_random_uuid())`,
    sql`update access.submissions set sent_at = now()`,
  ]
  for (const one of writes) {
    assert.equal(await timesMade(asPuente((writer) => one.execute(writer))), 1)
  }
})

test('every other write makes them anew', async () => {
  assert.equal(await timesMade(() => addTopic('violence')), 2)
  assert.equal(await timesMade(asPuente((writer) =>
    sql`delete from directory.topics where id = 'violence'`.execute(writer))), 2)
  assert.equal(await timesMade(() =>
    opened.database.pool.query('truncate directory.observers')), 2)
  assert.equal(await timesMade(asPuente(async (writer) => {
    await sql`savepoint one`.execute(writer)
    await sql`update directory.topics set position = 7`.execute(writer)
    await sql`rollback to savepoint one`.execute(writer)
    await sql`update directory.topics set position = 8`.execute(writer)
  })), 2, 'noted once, taken back, and noted again')
})

test('a change that began first and ends last shows too', async (t) => {
  if (!onServer) return t.skip('the embedded database has one connection')
  const cache = createPageCache(opened.database)
  const ask = async () => {
    await pause(300)
    return bodyOf(await cache.get('/en', async () => page(String(await countTopics()))))
  }
  const client = await opened.database.pool.connect()
  await client.query(`begin; select set_config('puente.actor_kind', 'system', true)`)
  await client.query(`insert into directory.topics select 'slow', 1, name, summary, '{}', '[]'
    from directory.topics limit 1`)
  await addTopic('quick')
  const before = Number(await ask())
  await client.query('commit')
  client.release()
  assert.equal(Number(await ask()), before + 1)
})

test('every table is watched but those that say why not', async () => {
  const { rows } = await opened.database.pool.query(`
    select n.nspname || '.' || c.relname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join meta.schemas s on s.name = n.nspname
    where c.relkind in ('r', 'p') and n.nspname not in ('audit', 'cache')
      and not exists (select from pg_trigger t
        where t.tgrelid = c.oid and t.tgname = 'note_change' and t.tgenabled = 'O')
    except select table_name from cache.unwatched`)
  assert.deepEqual(rows, [])
})

test('errors are not kept, nor what failed', async () => {
  const cache = createPageCache(opened.database)
  assert.equal((await cache.get('/en', async () => prepare(404, {}, 'not yet'))).status, 404)
  await assert.rejects(cache.get('/en', () => Promise.reject(new Error('broke'))), /broke/)
  assert.equal(bodyOf(await cache.get('/en', async () => page('now'))), 'now')
})

test('two addresses never share a page', async () => {
  const cache = createPageCache(opened.database)
  const pages = await Promise.all(['/en', '/es', '/en?page=2', '/en dark'].map((key) =>
    cache.get(key, async () => page(key))))
  assert.deepEqual(pages.map(bodyOf), ['/en', '/es', '/en?page=2', '/en dark'])
})
