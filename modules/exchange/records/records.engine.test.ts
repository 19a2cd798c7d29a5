// Under which organization a reading is recorded, for people who work for several.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { person, system } from '../../../kernel/access/actor.ts'
import { read, write, type Writer } from '../../../kernel/database/transaction.ts'
import { accountOf, organizationOf, personOf } from '../../../tests/support/people.ts'
import { openSite, type Site } from '../../../tests/support/site.ts'
import { insertReads } from './queries.ts'

let site: Site
before(async () => { site = await openSite() })
after(() => site.end())

const ana = person(accountOf('ana'), 'r', { session: 's', steppedUp: false })
const CSIRT = organizationOf('avelara-csirt')
const asPuente = <T>(work: (writer: Writer) => Promise<T>) =>
  write(site.database, system('test', 'r'), work)

/** An issued item of another State that shows to Ana's team at a level. */
async function itemAt(level: number): Promise<{ id: string, owner: string }> {
  const { rows: [found] } = await read(site.database, ana, (reader) =>
    sql<{ id: string, owner: string }>`
      select r.item_id as id, r.owner_id as owner from exchange.readers r
      where r.owner_id <> ${CSIRT} and r.status = 'issued' and r.item_id not in (
        select h.item_id from exchange.readers h where h.level > ${level}) and r.level = ${level}
      order by r.moment limit 1`.execute(reader))
  assert.ok(found, `the world has no item of level ${level} for Avelara's team`)
  return found
}

/** Ana works for another organization too, since `since`, while she reads. */
const alsoAt = (organization: string, since: string) => asPuente(async (writer) => {
  await sql`
    delete from directory.memberships
    where person_id = ${personOf('ana')} and organization_id <> ${CSIRT}`.execute(writer)
  await sql`
    insert into directory.memberships (person_id, organization_id, role, since)
    values (${personOf('ana')}, ${organization}, 'member', now() - ${since}::interval)`
    .execute(writer)
})

async function recordedFor(item: string): Promise<string | undefined> {
  await write(site.database, ana, (writer) => insertReads(writer, [item], 'page'))
  const { rows: [found] } = await read(site.database, ana, (reader) =>
    sql<{ organization: string }>`
      select organization_id as organization from exchange.reads
      where item_id = ${item} and account_id = ${ana.id} order by id desc limit 1`.execute(reader))
  return found?.organization
}

/** Organizations whose id comes before and after the team's. */
const neighbours = () => asPuente(async (writer) => (await sql<{ id: string }>`
  (select id from directory.organizations where exercise and kind = 'mission'
    and id < ${CSIRT} order by id limit 1)
  union all
  (select id from directory.organizations where exercise and kind = 'mission'
    and id > ${CSIRT} order by id limit 1)`.execute(writer)).rows.map(({ id }) => id))

test('who works for two organizations reads through the one that may', async () => {
  for (const level of [4, 2]) {
    const { id } = await itemAt(level)
    for (const other of await neighbours()) {
      await alsoAt(other, '3 years')
      assert.equal(await recordedFor(id), CSIRT, `level ${level}`)
    }
  }
})

test('where both may, the owner comes first', async () => {
  const { id, owner } = await itemAt(4)
  await alsoAt(owner, '0 days')
  assert.equal(await recordedFor(id), owner)
})

test('of two alike, the one where the person has worked longer', async () => {
  const { id } = await itemAt(1)
  for (const other of await neighbours()) {
    await alsoAt(other, '3 years')
    assert.equal(await recordedFor(id), other)
  }
})
