// Who may ask for what: walks every route and every endpoint there is.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { endpoints } from '../app/api/endpoints.ts'
import { allRoutes } from '../app/routes.ts'
import { visitor } from '../kernel/access/actor.ts'
import { read, write } from '../kernel/database/transaction.ts'
import { link, type Path } from '../kernel/http/paths.ts'
import { openSite, type Site } from './support/site.ts'

let site: Site
before(async () => { site = await openSite() })
after(() => site.end())

// If you are here because a route is missing: add it with the audience you mean, and say for whom
// it must not work. A route that everyone may call needs nothing more.
const everyone = new Set([
  'home', 'about', 'country', 'departments', 'department', 'bodies', 'body', 'topics', 'topic', 'theme',
  'accessibility', 'privacy', 'licence', 'contact', 'help', 'api', 'status', 'sitemap', 'robots',
  'security-contact', 'countries', 'treaties', 'treaty', 'publications', 'publications-feed',
  'publication-bib', 'publication-ris', 'publication-json', 'publication-linkset', 'publication', 'oai',
  'file', 'cover', 'projects', 'project', 'search', 'assets',
])

const routes = () => allRoutes({
  assets: { href: () => '', find: () => undefined }, site: {
    name: { en: '', es: '', pt: '', fr: '' }, organization: { name: { en: '', es: '', pt: '', fr: '' }, url: '' },
    platform: '', contact: null, disclaimer: { en: '', es: '', pt: '', fr: '' }, names: { en: '', es: '', pt: '', fr: '' },
    sourceCode: null,
  }, store: { pathOf: () => '', coverPathOf: () => '' }, search: {
    find: () => ({ hits: [], total: 0, byKind: {}, guessedLang: 'en' }),
    refreshRecords: async () => {}, addFile: async () => {}, save: async () => {},
  }, database: site.database,
})

test('every route declares an audience and stands in this test', () => {
  const declared = routes().map(({ name, audience }) => [name, audience])
  assert.deepEqual(declared.filter(([, audience]) => audience !== 'everyone'), [])
  assert.deepEqual(declared.map(([name]) => name).toSorted(), [...everyone].toSorted())
  assert.deepEqual(endpoints.filter(({ audience }) => audience !== 'everyone'), [])
})

test('a visitor gets a page or a clear refusal from every page route, never a bug', async () => {
  for (const route of routes()) {
    if (route.kind === 'machine') continue
    const values = Object.fromEntries(route.path.filter((segment) => typeof segment === 'string')
      .map((segment) => [segment.slice(1), 'x-does-not-exist']))
    const address = link(route.path as Path, 'es', values as never)
    const answer = await site.get(route.kind === 'format' ? `${address}.${route.extension}` : address)
    const expected = Object.keys(values).length > 0 ? [404] : [200]
    assert.ok(expected.includes(answer.status), `${route.name}: ${address} answered ${answer.status}`)
  }
})

test('what is not there looks exactly like what is not yours', async () => {
  const bodyOf = async (address: string) =>
    (await (await site.get(address)).text()).replaceAll(/x-request-id|[0-9a-f-]{36}/g, '')
      .replaceAll(address, '').replaceAll(/value="[^"]*"/g, '')
  assert.equal(await bodyOf('/en/publications/99999'), await bodyOf('/en/publications/88888'))
})

const tablesOf = (reader: Parameters<Parameters<typeof read>[2]>[0]) => sql<{ name: string }>`
  select n.nspname || '.' || c.relname as name
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and n.nspname in ('access', 'audit', 'meta', 'directory', 'library', 'cooperation')
  order by 1`.execute(reader)

test('a visitor can change nothing, in no table', async () => {
  const { rows } = await read(site.database, visitor('test'), tablesOf)
  assert.ok(rows.length > 15)
  for (const { name } of rows) {
    const attempt = write(site.database, visitor('test'), (writer) =>
      sql`delete from ${sql.table(name)}`.execute(writer))
    const changed = await attempt.then((result) => Number(result.numAffectedRows ?? 0), () => 0)
    assert.equal(changed, 0, `a visitor deleted rows of ${name}`)
  }
})

test('a visitor reads neither the record of changes nor what has been applied', async () => {
  for (const name of ['audit.changes', 'meta.migrations']) {
    const { rows } = await read(site.database, visitor('test'), (reader) =>
      sql<{ count: number }>`select count(*)::int as count from ${sql.table(name)}`.execute(reader))
    assert.equal(rows[0]?.count, 0)
  }
})
