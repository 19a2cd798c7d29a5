// Boxes, counts and words, however the database comes to them: the same as asking row by row.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Person, person, system } from '../../../kernel/access/actor.ts'
import { read, write } from '../../../kernel/database/transaction.ts'
import { accountOf, organizationOf, personOf } from '../../../tests/support/people.ts'
import { openSite, type Site } from '../../../tests/support/site.ts'
import { insertAcknowledgement } from '../acknowledgements/queries.ts'
import { BOX_MAX, boxes, type Box, PAGE_SIZE } from './inbox.ts'
import { countBoxes, listItems } from './queries.ts'

let site: Site
before(async () => { site = await openSite() })
after(() => site.end())

const names = ['marta', 'bruno', 'claire', 'elena', 'ines']
const as = (name: string): Person =>
  person(accountOf(name), 'r', { session: 's', steppedUp: true })
const ask = { page: 1, language: 'es' as const }

/** The items of a box with a word, asked of each readable row of words. */
const askRowByRow = (
  actor: Person, box: Box, word: string,
) => read(site.database, actor, async (reader) => {
  const { rows } = await sql<{ id: string }>`
    select distinct r.item_id as id from exchange.readers r
    join exchange.search w on w.item_id = r.item_id and w.level <= r.level
    where w.words @@ ${`'${word}'`}::tsquery and (${box === 'everything'} or (r.level < 6
      and r.owner_id <> all ((select directory.organizations_of_actor())::uuid[])))`
    .execute(reader)
  return rows.map(({ id }) => id).toSorted()
})

async function listAll(actor: Person, box: Box, words?: string): Promise<string[]> {
  const ids: string[] = []
  for (let page = 1; ; page++) {
    const { items, total } = await read(site.database, actor, (reader) =>
      listItems(reader, { ...ask, box, page, ...(words && { words }) }))
    ids.push(...items.map(({ id }) => id))
    if (page * PAGE_SIZE >= total) return ids.toSorted()
  }
}

/** Frequent and rare words that stand in the exercise world. */
async function someWords(): Promise<string[]> {
  const { rows } = await read(site.database, system('test', 'r'), (reader) =>
    sql<{ word: string }>`
      select word from ts_stat('select words from exchange.search')
      where word ~ '^[a-z]{3,}$' order by ndoc desc, word`.execute(reader))
  const words = rows.map(({ word }) => word)
  return [...words.slice(0, 6), ...words.filter((_, at) => at % 400 === 200)]
}

test('a search finds what the words of each readable item say, frequent or rare', async () => {
  await site.database.pool.query('analyze exchange.search')
  const words = await someWords()
  let found = 0
  for (const name of names) {
    for (const word of words) {
      for (const box of ['inbox', 'everything'] as const) {
        const expected = await askRowByRow(as(name), box, word)
        const listed = await listAll(as(name), box, `'${word}'`)
        assert.deepEqual(listed, expected, `${name}: ${word} in ${box}`)
        found += expected.length
      }
    }
  }
  assert.ok(found > 100, `only ${found} found`)
})

test('each box counts what it lists', async () => {
  for (const name of names) {
    const counts = await read(site.database, as(name), countBoxes)
    for (const box of boxes) {
      const listed = (await listAll(as(name), box)).length
      assert.equal(counts[box], Math.min(listed, BOX_MAX + 1), `${name}: ${box}`)
    }
  }
})

test('what an organization acknowledged no longer waits', async () => {
  const waiting = () => read(site.database, as('marta'), (reader) =>
    listItems(reader, { ...ask, box: 'needs-action' }))
  const { items: [first], total } = await waiting()
  assert.ok(first && total > 0)
  await write(site.database, as('marta'), (writer) => insertAcknowledgement(writer, {
    item: first.id, organization: organizationOf('avelara-csirt'), account: accountOf('marta'),
    version: 1,
  }))
  const after = await waiting()
  assert.equal(after.total, total - 1)
  assert.ok(!after.items.some(({ id }) => id === first.id))
})

test('who leaves an organization in the middle of a transaction is out at once', async () => {
  const undo = new Error('undo')
  await write(site.database, system('test', 'r'), async (writer) => {
    const become = (kind: string) => sql`
      select set_config('puente.actor_kind', ${kind}, true),
        set_config('puente.account_id', ${accountOf('marta')}, true)`.execute(writer)
    const count = async () => (await sql<{ count: number }>`
      select count(*)::int as count from exchange.items`.execute(writer)).rows[0]?.count ?? 0
    await become('person')
    assert.ok(await count() > 0)
    await become('system')
    await sql`
      update directory.memberships set since = now() - interval '2 days',
        until = now() - interval '1 day'
      where person_id = ${personOf('marta')}`.execute(writer)
    await become('person')
    assert.equal(await count(), 0)
    throw undo
  }).catch((error: unknown) => { if (error !== undo) throw error })
})
