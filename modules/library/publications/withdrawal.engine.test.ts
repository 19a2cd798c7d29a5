// What becomes of a publication whose record disappears from the content, and when it comes back.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { readContent } from '../../../app/content.ts'
import { editor } from '../../../kernel/access/actor.ts'
import { write } from '../../../kernel/database/transaction.ts'
import { openSite, type Site } from '../../../tests/support/site.ts'
import { syncPublications } from './actions.ts'

let site: Site
before(async () => {
  site = await openSite()
})
after(() => site.end())

const {
  library: { publications },
} = readContent('content')

/** Brings the database to the content without some publications, as the next start would. */
async function startWithout(ids: number[]) {
  const kept = publications.filter(({ id }) => !ids.includes(id))
  await write(site.database, editor('test', 'test'), (writer) => syncPublications(writer, kept))
  // Finished pages are kept for a quarter of a second at most.
  await new Promise((resolve) => {
    setTimeout(resolve, 300)
  })
}

const oai = async (id: number) =>
  (
    await site.get(
      `/oai?verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:puente.test:publication-${id}`,
    )
  ).text()
const setsIn = (xml: string) => [...xml.matchAll(/<setSpec>([^<]+)/g)].map(([, set]) => set)

test('a withdrawn publication is gone everywhere, and harvesters learn it by the sets they know', async () => {
  const sets = setsIn(await oai(3))
  await startWithout([3])
  const page = await site.get('/es/publicaciones/3')
  assert.equal(page.status, 410)
  assert.match(await page.text(), /<html lang="es"/)
  for (const address of [
    '/en/publications/3.bib',
    '/en/publications/3.linkset',
    '/api/v1/publications/3',
  ]) {
    assert.equal((await site.get(address)).status, 410, address)
  }
  assert.match(await (await site.get('/en/publications')).text(), /class="found">130/)
  assert.doesNotMatch(await (await site.get('/en/publications.atom')).text(), /publications\/3</)
  assert.doesNotMatch(await (await site.get('/sitemap.xml')).text(), /publications\/3</)
  const record = await oai(3)
  assert.match(record, /<header status="deleted">/)
  assert.deepEqual(setsIn(record), sets)
})

test('a publication that comes back is a record again', async () => {
  await startWithout([3])
  await startWithout([])
  assert.equal((await site.get('/es/publicaciones/3')).status, 200)
  const record = await oai(3)
  assert.doesNotMatch(record, /status="deleted"/)
  assert.match(record, /<metadata>/)
})

test('a start without any change gives no harvester anything to fetch', async () => {
  const before = await oai(50)
  await startWithout([])
  const datestamp = (xml: string) => /<datestamp>([^<]+)/.exec(xml)?.[1]
  assert.equal(datestamp(await oai(50)), datestamp(before))
})
