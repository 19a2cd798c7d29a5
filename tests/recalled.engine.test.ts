// The record of changes proves what a text was for as long as its item is there, and holds no text.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { system } from '../kernel/access/actor.ts'
import { read, write, type Writer } from '../kernel/database/transaction.ts'
import { openSite, type Site } from './support/site.ts'

let site: Site
before(async () => { site = await openSite() })
after(() => site.end())

const us = system('test', 'r')
const ask = <T>(query: ReturnType<typeof sql<T>>) =>
  read(site.database, us, async (reader) => (await query.execute(reader)).rows)
const asPuente = (work: (writer: Writer) => Promise<unknown>) => write(site.database, us, work)

const texts = sql`
  select item_id as item, 'exchange.versions' as "table", title as text from exchange.versions
    where published_at is not null
  union all select item_id, 'exchange.versions', summary from exchange.versions
  union all select item_id, 'exchange.parts', content::text from exchange.parts
  union all select item_id, 'exchange.replies', text from exchange.replies
  union all select item_id, 'exchange.attachments', name from exchange.attachments`

test('the record of changes holds no text of an item', async () => {
  const { rows: [counted] } = await read(site.database, us, (reader) => sql<{ texts: number }>`
    select count(*)::int as texts from (${texts}) given where length(text) > 10`.execute(reader))
  assert.ok((counted?.texts ?? 0) > 100)
  const found = await ask(sql<{ text: string }>`
    select given.text from (${texts}) given
    join audit.changes c on c.table_name = given."table"
      and coalesce(c.after ->> 'item_id', c.before ->> 'item_id') = given.item::text
    where length(given.text) > 10 and (position(to_json(given.text)::text in c.after::text) > 0
      or position(to_json(given.text)::text in c.before::text) > 0)
    limit 1`)
  assert.deepEqual(found, [])
  const unsealed = await ask(sql`
    select c.table_name from audit.changes c
    join audit.sealed_columns s on s.table_name = c.table_name
    cross join unnest(s.columns) name
    where c.after ->> name is not null and c.after -> name ->> 'sha256' is null limit 1`)
  assert.deepEqual(unsealed, [])
})

/** The latest recorded title of a text is the one that stands there. */
const proofs = (item: string) => ask(sql<{ proved: boolean }>`
  select (c.after -> 'title') = (audit.seal(to_jsonb(v), '{title}', k.salt) -> 'title') as proved
  from exchange.versions v
  join audit.salts k on k.thing = v.item_id
  cross join lateral (
    select after from audit.changes
    where table_name = 'exchange.versions' and after ->> 'item_id' = v.item_id::text
      and after ->> 'number' = v.number::text and after ->> 'language' = v.language
    order by id desc limit 1) c
  where v.item_id = ${item}`)

test('what stands there can be held against the record, until the item is recalled', async () => {
  const [item] = await ask(sql<{ id: string }>`
    select id from exchange.items where status = 'issued' order by number limit 1`)
  const id = item?.id ?? ''
  const before = await proofs(id)
  assert.ok(before.length > 0)
  assert.ok(before.every(({ proved }) => proved))
  await asPuente((writer) => sql`
    update exchange.items set status = 'recalled', ended_at = now(), ended_reason = 'wrong readers'
    where id = ${id}`.execute(writer))
  assert.deepEqual(await proofs(id), [])
})

test('each item has a salt of its own, so that one text in two items is not seen', async () => {
  const twice = await ask(sql<{ times: number }>`
    select count(distinct k.salt)::int as times from audit.salts k
    group by k.salt having count(*) > 1`)
  assert.deepEqual(twice, [])
})
