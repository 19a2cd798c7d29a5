// From content/ to the database: only what differs is written, and what disappears is remembered.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Content, readContent, syncContent } from '../app/content.ts'
import { editor } from '../kernel/access/actor.ts'
import { read } from '../kernel/database/transaction.ts'
import { openSite, type Site } from './support/site.ts'

let site: Site
let content: Content
before(async () => {
  site = await openSite()
  content = readContent(site.settings.contentFolder)
})
after(() => site.end())

type Change = { table_name: string, operation: string, row_key: string, actor_id: string }
const listChanges = () => read(site.database, editor('test', 'r'), async (reader) =>
  (await sql<Change>`select table_name, operation, row_key, actor_id from audit.changes order by id`.execute(reader)).rows)

/** Brings the content in and returns what changed. */
async function bringIn(changed: Content): Promise<Change[]> {
  const before = await listChanges()
  await syncContent(site.database, changed, site.settings)
  return (await listChanges()).slice(before.length)
}

const without = (id: number): Content => ({
  ...content,
  library: {
    ...content.library, publications: content.library.publications.filter((one) => one.id !== id),
  },
})
const statusOf = async (address: string) => {
  await new Promise(
    (resolve) => setTimeout(resolve, 300),
  ) // pages in memory may be a quarter second old
  return (await site.get(address, { accept: 'text/html' })).status
}
const recordOf = async (id: number) => (await site.get(
  `/oai?verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:puente.test:publication-${id}`)).text()

test('the same content again changes nothing', async () => {
  assert.deepEqual(await bringIn(content), [])
})

test('one corrected word changes one row, in the name of the content', async () => {
  const [first, ...others] = content.directory.topics
  assert.ok(first)
  const corrected = { ...first, name: { ...first.name, en: 'Another name' } }
  const changes = await bringIn(
    { ...content, directory: { ...content.directory, topics: [corrected, ...others] } },
  )
  assert.deepEqual(changes, [{
    table_name: 'directory.topics', operation: 'UPDATE', row_key: first.id, actor_id: 'content',
  }])
  await bringIn(content)
})

test('a publication whose file is gone is withdrawn: readers are told, harvesters too', async () => {
  assert.equal(await statusOf('/es/publicaciones/3'), 200)
  const changes = await bringIn(without(3))
  assert.deepEqual(changes.filter(({ operation }) => operation === 'INSERT').map(({ table_name }) =>
    table_name),
    ['library.tombstones'])
  assert.equal(await statusOf('/es/publicaciones/3'), 410)
  assert.match(await recordOf(3), /<header status="deleted">/)
})

test('withdrawn once is withdrawn: the next start changes nothing', async () => {
  assert.deepEqual(await bringIn(without(3)), [])
})

test('a publication whose file comes back is there again', async () => {
  await bringIn(content)
  assert.equal(await statusOf('/es/publicaciones/3'), 200)
  assert.doesNotMatch(await recordOf(3), /status="deleted"/)
})
