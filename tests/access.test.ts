// Who may ask for what: walks every route and every endpoint there is.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { endpoints } from '../app/api/endpoints.ts'
import { editor, system, visitor } from '../kernel/access/actor.ts'
import { belongsTo } from '../kernel/access/audience.ts'
import { link, type Path } from '../kernel/http/paths.ts'
import { languages } from '../kernel/i18n/languages.ts'
import { openSite, type Site } from './support/site.ts'

let site: Site
before(async () => { site = await openSite() })
after(() => site.end())

// If you are here because a route is missing: add it below the audience you mean, and say in a test
// of its own for whom it must not work. A route that everyone may call needs nothing more.
const matrix = {
  everyone: [
    'home', 'about', 'country', 'departments', 'department', 'bodies', 'body', 'topics', 'topic',
    'theme', 'accessibility', 'privacy', 'licence', 'contact', 'help', 'api', 'status', 'sitemap',
    'robots', 'security-contact', 'countries', 'treaties', 'treaty', 'publications',
    'publications-feed', 'publication-bib', 'publication-ris', 'publication-json',
    'publication-linkset', 'publication', 'oai', 'file', 'cover', 'projects', 'project', 'search',
    'assets',
  ],
  staff: [],
}
const endpointMatrix = {
  everyone: [
    'listPublications', 'getPublication', 'listProjects', 'getProject', 'listStates', 'getState',
    'listBodies', 'getBody', 'listTopics', 'listTreaties', 'getTreaty', 'listParticipations',
  ],
  staff: [],
}

const namesFor = (audience: string, list: { name: string, audience: string }[]) =>
  list.filter((one) => one.audience === audience).map(({ name }) => name).toSorted()

test('every route has the audience that stands in this test, and none is missing', () => {
  for (const audience of ['everyone', 'staff'] as const) {
    assert.deepEqual(namesFor(audience, site.routes), matrix[audience].toSorted())
    assert.deepEqual(namesFor(audience, endpoints), endpointMatrix[audience].toSorted())
  }
})

test('nothing is mounted past the routes: every address the server knows is declared', () => {
  const declared = new Set([
    '/', '/*', '*', '/openapi.json', '/api/*',
    ...site.routes.flatMap((route) => (route.kind === 'machine' ? [route.pattern] : [])),
    ...endpoints.map(({ path }) => `/api/v1${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
  ])
  const mounted = site.web.routes.map(({ path }) => path)
  assert.deepEqual([...new Set(mounted.filter((path) => !declared.has(path)))], [])
})

test('what is for staff is for staff alone', () => {
  const people = [visitor('r'), editor('rosa', 'r'), system('search', 'r')]
  assert.deepEqual(people.map((one) => belongsTo(one, 'everyone')), [true, true, true])
  assert.deepEqual(people.map((one) => belongsTo(one, 'staff')), [false, true, true])
})

test('a visitor gets a page or a clear refusal from every page route, in every language', async () => {
  for (const route of site.routes) {
    if (route.kind === 'machine') continue
    const names = route.path.filter((segment) => typeof segment === 'string')
    const values = Object
      .fromEntries(names.map((segment) => [segment.slice(1), 'x-does-not-exist']))
    for (const language of languages) {
      const address: string = link(route.path as Path, language, values as never)
      const answer = await site
        .get(route.kind === 'format' ? `${address}.${route.extension}` : address)
      assert.equal(answer.status, names.length > 0 ? 404 : 200, `${route.name}: ${address}`)
    }
  }
})

test('what is not there looks exactly like what is not yours', async () => {
  const bodyOf = async (number: number) =>
    (await (await site.get(`/en/publications/${number}`)).text()).replaceAll(String(number), '')
      .replaceAll(/[0-9a-f-]{36}/g, '')
  assert.equal(await bodyOf(99_999), await bodyOf(88_888))
})
