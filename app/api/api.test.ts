// What a program gets from the JSON interface, checked against the description it is given.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { exerciseItem } from '../../modules/exchange/exchange.ts'
import { signIn } from '../../tests/support/people.ts'
import { openSite, type Site } from '../../tests/support/site.ts'
import { endpoints } from './endpoints.ts'

type Operation = {
  operationId: string
  responses: Record<string, { content: Record<string, { schema: object }> }>
}
type Description = {
  openapi: string
  components: { schemas: Record<string, object> }
  paths: Record<string, { get: Operation }>
}

let site: Site
let description: Description
before(async () => {
  site = await openSite()
  description = await (await site.get('/openapi.json')).json()
})
after(() => site.end())

const get = async (path: string, headers = {}) => (await site.get(`/api/v1${path}`, headers)).json()

test('the description is a valid OpenAPI 3.1 document', async () => {
  assert.equal(description.openapi, '3.1.0')
  const { valid, errors } = await new Validator().validate(description)
  assert.ok(valid, JSON.stringify(errors, null, 1))
})

test('the description names every endpoint there is', () => {
  const described = Object.values(description.paths).map(({ get: { operationId } }) => operationId)
  assert.deepEqual(described.toSorted(), endpoints.map(({ name }) => name).toSorted())
})

/** What is wrong with an answer, by the schema that the description gives for it. */
function wrongWith(answer: unknown, path: string, status: string): string {
  const { content } = description.paths[`/api/v1${path}`]?.get.responses[status] ?? { content: {} }
  const [schema] = Object.values(content).map((one) => one.schema)
  assert.ok(schema, `${path} ${status} is not described`)
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  const whole = strict({ ...schema, components: description.components }) as object
  return ajv.validate(whole, answer) ? '' : ajv.errorsText()
}

// A field that nobody described is a mistake too, though JSON Schema would let it pass.
function strict(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strict)
  if (typeof schema !== 'object' || schema === null) return schema
  const inside = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, strict(value)]),
  )
  return 'properties' in schema && 'type' in schema
    ? { ...inside, additionalProperties: false }
    : inside
}

const asked: [string, string][] = [
  ['/publications', '/publications?limit=100'],
  ['/publications/{id}', '/publications/3'],
  ['/projects', '/projects?limit=100'],
  ['/projects/{id}', '/projects/6'],
  ['/states', '/states'],
  ['/states/{id}', '/states/JAM'],
  ['/bodies', '/bodies'],
  ['/bodies/{id}', '/bodies/mem'],
  ['/topics', '/topics'],
  ['/treaties', '/treaties'],
  ['/treaties/{id}', '/treaties/A-63'],
  ['/treaties/{id}/participations', '/treaties/A-63/participations'],
  ['/indicators', '/indicators'],
  ['/indicators/{id}', '/indicators/homicide-rate'],
  ['/series', '/series?indicator=homicide-rate'],
  ['/observations', '/observations?indicator=drug-seizures&cut=all&limit=1000'],
  ['/releases', '/releases'],
  ['/statistical-sources', '/statistical-sources'],
  ['/areas', '/areas'],
  ['/groups', '/groups'],
  ['/claims', '/claims'],
  ['/claims/{id}', '/claims/world-homicide-share'],
  ['/cubes', '/cubes'],
  ['/cubes/{id}', '/cubes/mexico-victims'],
  ['/exchange/items', '/exchange/items'],
  ['/exchange/items/{id}', `/exchange/items/${exerciseItem('av-contractor-accounts')}`],
]
// A table is there only where someone has loaded the rows: modules/observatory/cubes/pages.test.ts.
const notShipped = ['/cubes/{id}/table']

/** A key of an organization that the exercise shares things with. */
async function makeKey(): Promise<string> {
  const [visit, page] = [await signIn(site, 'marta'), '/es/cuenta/claves']
  const answer = await visit.press(page, page, { name: 'SIEM', scope: 'read', days: '30' })
  return /class="secret">([^<]*)</.exec(await answer.text())?.[1] ?? ''
}

test('every endpoint answers exactly as it is described', async () => {
  assert.deepEqual(
    asked.map(([path]) => path).toSorted(),
    endpoints.map(({ path }) => path).filter((path) => !notShipped.includes(path)).toSorted(),
  )
  const authorization = `Bearer ${await makeKey()}`
  for (const [path, address] of asked) {
    const answer = await site.get(`/api/v1${address}`, { authorization })
    assert.equal(answer.status, 200, address)
    assert.equal(wrongWith(await answer.json(), path, '200'), '', address)
  }
})

test('the check of answers notices a field that is missing, wrong or not described', async () => {
  const state = await get('/states/JAM')
  assert.match(
    wrongWith({ ...state, name: 'Jamaica' }, '/states/{id}', '200'),
    /name must be object/,
  )
  assert.match(wrongWith({ ...state, secret: 1 }, '/states/{id}', '200'), /additional properties/)
  const { id: _, ...without } = state
  assert.match(wrongWith(without, '/states/{id}', '200'), /required property 'id'/)
})

test('a program that follows "next" gets every publication once', async () => {
  const ids: number[] = []
  for (let next: number | null = 0; next !== null;) {
    const part: { items: { id: number }[]; next: number | null } = await get(
      `/publications?limit=40&after=${next}`,
    )
    assert.ok(part.items.length <= 40)
    ids.push(...part.items.map(({ id }) => id))
    next = part.next
  }
  assert.equal(ids.length, 131)
  assert.equal(new Set(ids).size, 131)
})

test('filters of the list of publications all hold at once', async () => {
  const { items } = await get('/publications?language=es&department=dsp&topic=prisons&limit=100')
  assert.ok(items.length > 0)
  for (const one of items) {
    assert.ok(one.departments.includes('dsp') && one.topics.includes('prisons'))
    assert.ok(one.editions.some(({ language }: { language: string }) => language === 'es'))
  }
})

test('what is not known is null, never left out', async () => {
  const { items } = await get('/projects?limit=100')
  assert.ok(items.some(({ donors }: { donors: unknown }) => donors === null))
  assert.ok(items.every((one: object) => 'donors' in one && 'states' in one && 'endYear' in one))
})

test('each wrong parameter is named, with what it must be, in the language of the reader', async () => {
  const address = '/publications?limit=1000&after=x&language=de&colour=red&topic=a%20b'
  const answer = await site.get(`/api/v1${address}`, { 'accept-language': 'es-MX,en;q=0.5' })
  assert.equal(answer.status, 400)
  assert.equal(answer.headers.get('content-type'), 'application/problem+json')
  assert.equal(answer.headers.get('content-language'), 'es')
  const problem = await answer.json()
  assert.equal(wrongWith(problem, '/publications', '400'), '')
  const told = Object.fromEntries(
    problem.errors.map(({ pointer, detail }: Record<string, string>) => [pointer, detail]),
  )
  assert.deepEqual(told, {
    limit: 'debe ser como máximo 100',
    after: 'debe ser un número entero',
    language: 'debe ser uno de estos: en, es, pt y fr',
    colour: 'no es un parámetro de esta dirección',
    topic: 'no tiene la forma de un valor de este tipo',
  })
})

test('a parameter given twice is refused instead of guessed', async () => {
  const { errors } = await get('/publications?limit=1&limit=2', { 'accept-language': 'fr' })
  assert.deepEqual(errors, [{ pointer: 'limit', detail: 'figure plus d’une fois' }])
})

test('what does not exist, or cannot be had so, is a problem document and never a page', async () => {
  const browser = { accept: 'application/json', 'accept-language': 'pt-BR' }
  for (const [address, status] of [
    ['/publications/99999', 404],
    ['/states/XYZ', 404],
    ['/nothing', 404],
  ] as const) {
    const answer = await site.get(`/api/v1${address}`, browser)
    assert.equal(answer.status, status)
    const problem = await answer.json()
    assert.equal(problem.status, status)
    assert.equal(problem.title, 'Não encontramos esta página')
  }
  const image = await site.get('/api/v1/states', { accept: 'image/png' })
  assert.equal(image.status, 406)
  const post = await site.web.request('/api/v1/states', { method: 'POST', body: 'x' })
  assert.equal(post.status, 405)
  assert.equal(post.headers.get('allow'), 'GET, HEAD')
})

test('pages of other sites may read the interface', async () => {
  assert.equal((await site.get('/api/v1/topics')).headers.get('access-control-allow-origin'), '*')
})

test('an answer that has not changed is not sent again', async () => {
  const first = await site.get('/api/v1/topics')
  const again = await site.get('/api/v1/topics', {
    'if-none-match': first.headers.get('etag') ?? '',
  })
  assert.equal(again.status, 304)
})

test('the page about the interface names every address, in words of its language', async () => {
  const page = await (await site.get('/es/api')).text()
  for (const { path } of endpoints) assert.ok(page.includes(`/api/v1${path}`), path)
  assert.match(page, /Publicaciones, por orden de número/)
  const links = [...page.matchAll(/href="(\/api\/v1[^"]*)"/g)].map(([, address = '']) =>
    address.replaceAll('&amp;', '&'),
  )
  const open = endpoints.filter(({ audience }) => audience === 'everyone')
  assert.ok(links.length > open.length)
  for (const address of links) assert.equal((await site.get(address)).status, 200, address)
})
