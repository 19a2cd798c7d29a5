// Who may ask for what: walks every route and every endpoint there is.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { endpoints } from '../app/api/endpoints.ts'
import { editor, machine, person, system, visitor } from '../kernel/access/actor.ts'
import { type Audience, audiences, belongsTo } from '../kernel/access/audience.ts'
import { link, type Path } from '../kernel/http/paths.ts'
import { languages } from '../kernel/i18n/languages.ts'
import { settingsFor } from './support/openid-provider.ts'
import { signIn } from './support/people.ts'
import { openSite, type Site } from './support/site.ts'

let site: Site
before(async () => { site = await openSite(settingsFor('https://login.example.org')) })
after(() => site.end())

// If you are here because a route is missing: add it below the audience you mean, and say in a test
// of its own for whom it must not work. A route that everyone may call needs nothing more.
const matrix: Record<Audience, string[]> = {
  everyone: [
    'home', 'about', 'country', 'departments', 'department', 'bodies', 'body', 'topics', 'topic',
    'theme', 'accessibility', 'privacy', 'licence', 'contact', 'help', 'api', 'status', 'sitemap',
    'robots', 'security-contact', 'countries', 'treaties', 'treaty', 'publications',
    'publications-feed', 'publication-bib', 'publication-ris', 'publication-json',
    'publication-linkset', 'publication', 'oai', 'file', 'cover', 'projects', 'project', 'search',
    'data', 'indicator', 'area', 'groups', 'group', 'sources', 'source', 'methods', 'machines',
    'releases', 'releases-feed', 'claims', 'claim', 'computation', 'compare', 'beside', 'cubes',
    'cube', 'cube-file', 'data-csv', 'data-json', 'data-metadata.json', 'data-zip', 'data-svg',
    'data-png', 'data-release', 'data-area', 'data-catalog.jsonld', 'data-catalog.ttl',
    'data-datapackage.json', 'data-codebook.csv', 'data-all.zip',
    'practices', 'practice', 'assets', 'sign-in', 'sign-in-code', 'sign-in-by-code', 'sign-in-passkey',
    'recovery', 'recovery-ask', 'recovery-code', 'recovery-take', 'provider-start',
    'provider-return', 'first-code', 'first-code-take',
  ],
  trial: ['sign-in-trial'],
  'signed-in': [
    'again', 'again-trial', 'again-code', 'again-passkey', 'sign-out', 'account', 'sessions',
    'languages', 'approvals', 'keys', 'notices', 'notices-read', 'notice-open', 'notice-settings',
    'notice-settings-save', 'notice-test', 'shortcuts', 'mail', 'workspace', 'communities',
    'community', 'entries',
    'desk', 'desk-note', 'desk-contacts', 'contact-ending', 'desk-entering', 'desk-days-off', 'organizations',
    'organization', 'person-adding', 'member', 'reach',
    'inbox', 'views', 'views-change', 'item', 'item-versions', 'acknowledge', 'reply', 'sighting', 'onward-ask', 'share',
    'share-begin', 'draft', 'draft-language', 'draft-step', 'draft-save', 'life', 'end', 'readers',
    'marking', 'recipients', 'files', 'files-add', 'files-remove',
    'files-source', 'files-take-over', 'attachment', 'preferences', 'desk-exchange', 'translate', 'translate-deliver',
  ],
  'stepped-up': [
    'passkey-add', 'passkey-remove', 'codes', 'recovery-codes', 'approval', 'keys-change',
    'desk-decision', 'desk-note-register', 'contact-end', 'desk-lead-in', 'desk-days-off-change', 'joining',
    'person-add',
    'member-change', 'reach-change',
    'inbox-export', 'issue', 'end-item', 'marking-change', 'recipients-change', 'onward-decision',
    'translations', 'proposal', 'preferences-save', 'proposal-decision',
  ],
  machines: ['key'],
  staff: [],
}
// Where Puente itself reads and writes, because who asks has no rights yet. Each is a hole in the
// wall of the database, made on purpose: its handler alone decides what happens. Keep the list
// short.
const asPuente = [
  'sign-in', 'sign-in-trial', 'sign-in-by-code', 'sign-in-passkey', 'again', 'again-trial',
  'again-code', 'again-passkey', 'recovery-ask', 'recovery-take', 'first-code-take',
]
const endpointMatrix: Partial<Record<Audience, string[]>> = {
  everyone: [
    'listPublications', 'getPublication', 'listProjects', 'getProject', 'listStates', 'getState',
    'listBodies', 'getBody', 'listTopics', 'listTreaties', 'getTreaty', 'listParticipations',
    'listIndicators', 'getIndicator', 'listSeries', 'listObservations', 'listReleases',
    'listStatisticalSources', 'listAreas', 'listGroups', 'listClaims', 'getClaim', 'listCubes',
    'getCube', 'getCubeTable',
  ],
  machines: ['listExchangeItems', 'getExchangeItem'],
}

const namesFor = (audience: string, list: { name: string, audience: string }[]) =>
  list.filter((one) => one.audience === audience).map(({ name }) => name).toSorted()

test('every route has the audience that stands in this test, and none is missing', () => {
  for (const audience of audiences) {
    assert.deepEqual(namesFor(audience, site.routes), matrix[audience].toSorted())
    const expected = endpointMatrix[audience] ?? []
    assert.deepEqual(namesFor(audience, endpoints), expected.toSorted())
  }
})

test('Puente acts in its own name for signing in, and for nothing else', () => {
  const found = site.routes.filter((route) => 'as' in route && route.as !== undefined)
  assert.deepEqual(found.map(({ name }) => name).toSorted(), asPuente.toSorted())
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

test('what is for people with a session is not for visitors, programs or staff', () => {
  const ana = person('a', 'r', { session: 's', steppedUp: false })
  const again = person('a', 'r', { session: 's', steppedUp: true })
  const others = [
    visitor('r'), machine('k', 'r', ['read']), editor('rosa', 'r'), system('job', 'r'),
  ]
  const whoIn = (audience: Audience) =>
    [ana, again, ...others].map((one) => belongsTo(one, audience))
  assert.deepEqual(whoIn('signed-in'), [true, true, false, false, false, false])
  assert.deepEqual(whoIn('stepped-up'), [false, true, false, false, false, false])
  assert.deepEqual(whoIn('machines'), [false, false, false, true, false, false])
  assert.deepEqual(whoIn('staff'), [false, false, false, false, true, true])
})

test('a person who is signed in reads every public page too, and no other page fails', async () => {
  const visit = await signIn(site, 'ana')
  for (const route of site.routes) {
    if (route.kind !== 'page') continue
    if (route.path.some((segment) => typeof segment === 'string')) continue
    // Ana administers nothing and is not of the desk: those pages are not there for her.
    const isNotHers = ['keys', 'preferences', 'organizations'].includes(route.name) ||
      route.name.startsWith('desk')
    const expected = isNotHers ? 404 : 200
    const answer = await visit.get(link(route.path as Path, 'fr', {} as never))
    assert.equal(answer.status, expected, route.name)
  }
})

test('a form is refused to visitors: they are led to sign in, and nothing is done', async () => {
  const forms = site.routes.filter((route) => ['form', 'upload'].includes(route.kind) &&
    (route.audience === 'signed-in' || route.audience === 'stepped-up'))
  for (const route of forms) {
    if (route.kind !== 'form' && route.kind !== 'upload') continue
    const values = { id: 'x', step: 'x', language: 'x', file: 'x' }
    const address = link(route.path as Path, 'pt', values as never)
    const answer = await site.web.request(address, {
      method: 'POST', body: 'x=1',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    })
    assert.equal(answer.status, 303, route.name)
    assert.match(answer.headers.get('location') ?? '', /^\/pt\/entrar\?back=/, route.name)
  }
})

test('a visitor gets a page or a clear refusal from every page route, in every language', async () => {
  for (const route of site.routes) {
    if (['machine', 'form', 'upload'].includes(route.kind) || !('path' in route)) continue
    const isForPeople = route.audience !== 'everyone'
    const names = route.path.filter((segment) => typeof segment === 'string')
    const values = Object
      .fromEntries(names.map((segment) => [segment.slice(1), 'x-does-not-exist']))
    for (const language of languages) {
      const address: string = link(route.path as Path, language, values as never)
      const answer = await site
        .get(route.kind === 'format' ? `${address}.${route.extension}` : address)
      const expected = isForPeople ? 303 : names.length > 0 ? 404 : 200
      assert.equal(answer.status, expected, `${route.name}: ${address}`)
    }
  }
})

test('what is not there looks exactly like what is not yours', async () => {
  const bodyOf = async (number: number) =>
    (await (await site.get(`/en/publications/${number}`)).text()).replaceAll(String(number), '')
      .replaceAll(/[0-9a-f-]{36}/g, '')
  assert.equal(await bodyOf(99_999), await bodyOf(88_888))
})
