// Pages kept in memory are never older than the database, on both engines, and only for visitors.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openMigrated, type TestDatabase } from '../../tests/support/engine.ts'
import { editor, visitor } from '../access/actor.ts'
import { read, write } from '../database/transaction.ts'
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
