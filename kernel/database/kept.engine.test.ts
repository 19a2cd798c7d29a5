// Statements planned once: the plan stays with the connection, what it may read does not.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openMigrated, type TestDatabase } from '../../tests/support/engine.ts'
import { type Actor, editor, visitor } from '../access/actor.ts'
import { kept } from './kept.ts'
import { read, type Reader, write } from './transaction.ts'

let opened: TestDatabase
const rosa = editor('rosa', 'request-1')
const text = JSON.stringify({ en: 'a', es: 'a', pt: 'a', fr: 'a' })

before(async () => {
  opened = await openMigrated()
  for (const [id, withdrawn] of [[1, null], [2, '2026-01-01']] as const) {
    await write(opened.database, rosa, (writer) => sql`
      insert into library.publications (id, title, title_printed, description, departments, type,
        partners, highlighted, confidence, sources, fingerprint, withdrawn_at)
      values (${id}, ${text}::jsonb, '{}', ${text}::jsonb, '{}', 'guide', '[]', false, 'high',
        '[]', 'x', ${withdrawn}::timestamptz)`.execute(writer))
  }
})
after(() => opened.end())

const countUpTo = async (reader: Reader, most: number) => {
  const { rows } = await kept<{ count: number }>`
    select count(*)::int as count from library.publications where id <= ${most}`.execute(reader)
  return rows[0]?.count
}
const ask = (actor: Actor, most: number) =>
  read(opened.database, actor, (reader) => countUpTo(reader, most))

test('a plan that was kept for one actor shows another no more than they may read', async () => {
  for (let round = 0; round < 8; round += 1) {
    assert.equal(await ask(rosa, 2), 2)
    assert.equal(await ask(visitor('r'), 2), 1)
    assert.equal(await ask(rosa, 1), 1)
  }
})

test('a kept statement is prepared once, an ordinary one never', async () => {
  const prepared = await read(opened.database, rosa, async (reader) => {
    await countUpTo(reader, 2)
    await countUpTo(reader, 1)
    await sql`select ${'passing'}::text`.execute(reader)
    const { rows } = await sql<{ statement: string }>`
      select statement from pg_prepared_statements`.execute(reader)
    return rows.map(({ statement }) => statement)
  })
  assert.equal(prepared.filter((one) => one.includes('library.publications where id <=')).length, 1)
  assert.ok(!prepared.some((one) => one.includes('passing')))
})

test('a kept plan follows a change of the policies', async () => {
  assert.equal(await ask(visitor('r'), 2), 1)
  await opened.database.pool.query(
    'create policy test_all on library.publications for select using (true)',
  )
  assert.equal(await ask(visitor('r'), 2), 2)
  await opened.database.pool.query('drop policy test_all on library.publications')
  assert.equal(await ask(visitor('r'), 2), 1)
})
