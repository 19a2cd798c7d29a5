// Walls that cost little: what the boxes and the search ask is answered by the indexes made for it,
// as the role that asks. The tables are empty, so PostgreSQL is told not to read them whole.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openMigrated, type TestDatabase } from './support/engine.ts'

let opened: TestDatabase
before(async () => { opened = await openMigrated() })
after(() => opened.end())

const application = 'set local role puente_app; set local enable_bitmapscan = off'
const someone = "'00000000-0000-4000-8000-000000000001'::uuid"
const newest = (more: string) => `select r.item_id from exchange.readers r
  where r.reader_id = ${someone} and ${more} order by r.moment desc, r.item_id limit 25`

async function planOf(settings: string, query: string): Promise<string> {
  const client = await opened.database.pool.connect()
  try {
    await client.query(`begin; ${settings};
      set local enable_seqscan = off; set local enable_sort = off;
      select set_config('puente.actor_kind', 'person', true),
        set_config('puente.account_id', gen_random_uuid()::text, true)`)
    const { rows } = await client.query(`explain ${query}`)
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  } finally {
    await client.query('rollback')
    client.release()
  }
}

test('the newest of a reader are read off an index alone', async () => {
  for (const [more, index] of [
    [`r.level < 6 and r.owner_id <> ${someone}`, 'readers_newest'],
    ["r.tlp = 'amber' and r.level < 6", 'readers_of_marking'],
    [`r.community_id = ${someone} and r.level < 6`, 'readers_of_community'],
    ['r.level = 6', 'readers_own'],
  ] as const) {
    const plan = await planOf(application, newest(more))
    assert.match(plan, new RegExp(`Index Only Scan using ${index}`), plan)
  }
})

test('whether an item shows is read off an index alone', async () => {
  const plan = await planOf(application, `select r.level from exchange.readers r
    where r.item_id = ${someone} and r.reader_id = any (array[${someone}]) and r.level < 3`)
  assert.match(plan, /Index Only Scan using readers_pkey/, plan)
})

test('exchange.found() may look words up in their index', async () => {
  const plan = await planOf('select 1', `select from exchange.search s
    where s.words @@ '''word''' and s.level <= exchange.level_max()`)
  assert.match(plan, /Bitmap Index Scan on search_words/, plan)
})
