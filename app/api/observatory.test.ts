// The figures as a program gets them: as described, whole and each once; what is asked wrongly is
// named.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { openSite, type Site } from '../../tests/support/site.ts'
import { observatoryEndpoints } from './observatory.ts'

type Schema = Record<string, unknown>
type Description = {
  components: { schemas: Record<string, object> }
  paths: Record<string, { get: {
    parameters?: { name: string }[]
    responses: Record<string, { content: Record<string, { schema: Schema }> }>
  } }>
}
type Figure = {
  series: string, area: string, period: string, cut: string, value: number | null,
  missing: string | null, released: string,
}

let site: Site
let description: Description
before(async () => {
  site = await openSite()
  description = await (await site.get('/openapi.json')).json()
})
after(() => site.end())

const get = async (path: string, headers = {}) => (await site.get(`/api/v1${path}`, headers)).json()

/** What is wrong with an answer, by the schema that the description gives for it. */
function wrongWith(answer: unknown, path: string, status = '200'): string {
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
    ? { ...inside, additionalProperties: false } : inside
}

const asked: [path: string, address: string][] = [
  ['/indicators', '/indicators'],
  ['/indicators/{id}', '/indicators/drug-seizures'],
  ['/series', '/series?indicator=homicide-rate'],
  ['/observations', '/observations?cut=all&limit=1000'],
  ['/releases', '/releases?indicator=homicide-rate'],
  ['/statistical-sources', '/statistical-sources'],
  ['/areas', '/areas'],
  ['/groups', '/groups'],
]

/** Every page of a list, by following "next". */
async function walk(query: string): Promise<Figure[]> {
  const found: Figure[] = []
  for (let next: string | null = ''; next !== null;) {
    const part: { items: Figure[], next: string | null } = await get(
      `/observations?${query}${next && `&after=${next}`}`)
    found.push(...part.items)
    next = part.next
  }
  return found
}

const keyOf = ({ series, area, cut, period }: Figure) => `${series} ${area} ${cut} ${period}`

test('every endpoint of the observatory answers exactly as it is described', async () => {
  assert.deepEqual(asked.map(([path]) => path).toSorted(),
    observatoryEndpoints.map(({ path }) => path).toSorted())
  for (const [path, address] of asked) {
    const answer = await site.get(`/api/v1${address}`)
    assert.equal(answer.status, 200, address)
    const body = await answer.json()
    assert.ok(!('items' in body) || body.items.length > 0, address)
    assert.equal(wrongWith(body, path), '', address)
  }
})

test('the description names every parameter of the list of figures', () => {
  const { parameters = [] } = description.paths['/api/v1/observations']?.get ?? {}
  assert.deepEqual(parameters.map(({ name }) => name).toSorted(),
    ['after', 'area', 'asOf', 'cut', 'from', 'indicator', 'limit', 'series', 'to'])
})

test('a program that follows "next" gets every figure of every series once', async () => {
  const all = await walk('cut=all&limit=1000')
  assert.equal(new Set(all.map(keyOf)).size, all.length)
  const releases: { series: string, added: number }[] = (await get('/releases')).items
  // Nothing was withdrawn: what all releases added is what there is.
  assert.equal(all.length, releases.reduce((sum, { added }) => sum + added, 0))
  assert.deepEqual(new Set(all.map(({ series }) => series)),
    new Set(releases.map(({ series }) => series)))
})

test('pages of one figure and pages of many give the same list', async () => {
  const query = 'series=homicide-rate.unodc&area=HND'
  assert.deepEqual(await walk(`${query}&limit=1`), await walk(`${query}&limit=1000`))
})

test('totals are given unless categories are asked for, one of them or all', async () => {
  const of = (cut: string) => walk(`series=trafficking-victims.unodc&area=ARG&limit=1000${cut}`)
  assert.ok((await of('')).every(({ cut }) => cut === ''))
  assert.deepEqual(await of('&cut=total'), await of(''))
  const one = await of('&cut=form=forced-labour')
  assert.ok(one.length > 0 && one.every(({ cut }) => cut === 'form=forced-labour'))
  const all = await of('&cut=all')
  assert.ok(all.length > one.length)
  assert.deepEqual(all.filter(({ cut }) => cut === 'form=forced-labour'), one)
})

test('filters of figures all hold at once', async () => {
  const found = await walk('indicator=homicide-rate&area=MEX&from=2018&to=2020')
  assert.deepEqual(new Set(found.map(({ series }) => series)),
    new Set(['homicide-rate.unodc', 'homicide-rate.wdi']))
  assert.ok(found.every(({ area }) => area === 'MEX'))
  assert.ok(found.every(({ period }) => period >= '2018' && period <= '2020'))
  assert.equal(found.length, 6)
})

test('the months of a year belong to it', async () => {
  const found = await walk('series=darien-entries.iom&from=2023&to=2023&limit=1000&cut=all')
  assert.ok(new Set(found.map(({ period }) => period)).has('2023-12'))
  assert.ok(found.every(({ period }) => period.startsWith('2023')))
})

test('what was known on a day is what the releases until then said', async () => {
  const on = async (asOf: string) => (await get(
    `/observations?series=homicide-rate.unodc&area=PRI&from=2024&asOf=${asOf}`)).items
  const [early, late] = [await on('2026-07-11'), await on('2026-07-12')]
  assert.equal(late[0].released, '2026-07-12')
  assert.equal(late[0].value, 15.2057)
  assert.equal(early[0].released, '2025-05-14')
  assert.notEqual(early[0].value, late[0].value)
  assert.deepEqual(await on('1999-01-01'), [])
})

test('a figure that is missing is null with its reason, never left out or zero', async () => {
  const found = await walk('indicator=drug-seizures&cut=all&limit=1000')
  const missing = found.filter(({ value }) => value === null)
  assert.ok(missing.length > 0)
  assert.ok(found.every((one) => (one.value === null) === (one.missing !== null)))
})

test('each wrong parameter is named, with what it must be, in the language of the reader', async () => {
  const address = '/observations?limit=0&area=hnd&from=2023-13&asOf=2026-02-30&colour=red&after=x'
  const told = async (language: string) => {
    const answer = await site.get(`/api/v1${address}`, { 'accept-language': language })
    assert.equal(answer.status, 400)
    assert.equal(answer.headers.get('content-type'), 'application/problem+json')
    assert.equal(answer.headers.get('content-language'), language.slice(0, 2))
    const problem = await answer.json()
    assert.equal(wrongWith(problem, '/observations', '400'), '')
    return Object.fromEntries(problem.errors
      .map(({ pointer, detail }: Record<string, string>) => [pointer, detail]))
  }
  const spanish = await told('es-MX')
  assert.deepEqual(Object.keys(spanish).toSorted(),
    ['after', 'area', 'asOf', 'colour', 'from', 'limit'])
  assert.equal(spanish.limit, 'debe ser al menos 1')
  assert.equal(spanish.colour, 'no es un parámetro de esta dirección')
  assert.equal(spanish.area, 'no tiene la forma de un valor de este tipo')
  const french = await told('fr')
  assert.ok(Object.keys(spanish).every((name) => french[name] && french[name] !== spanish[name]))
})

test('every endpoint names a parameter that it does not have', async () => {
  for (const [, address] of asked) {
    const { status, errors } = await get(`${address.split('?')[0]}?colour=red`)
    assert.equal(status, 400, address)
    assert.deepEqual(errors.map(({ pointer }: { pointer: string }) => pointer), ['colour'])
  }
})

test('an absurd place in the list, day or period gets an answer, never an error of ours', async () => {
  const place = (value: unknown) =>
    `after=${Buffer.from(JSON.stringify(value)).toString('base64url')}`
  const status = async (query: string) =>
    (await site.get(`/api/v1/observations?${query}`)).status
  const places = [[], ['a'], [1, 2, 3, 4], {}, null, ['\u0000', '', '', ''], 'x'.repeat(500)]
  for (const wrong of places) {
    assert.equal(await status(place(wrong)), 400, JSON.stringify(wrong))
  }
  assert.equal(await status(place(['zzz', '', '', ''])), 200)
  for (const day of ['0000-01-01', '9999-12-31']) assert.equal(await status(`asOf=${day}`), 200)
  for (const day of ['0000-00-00', '10000-01-01', '2026-1-1', 'today']) {
    assert.equal(await status(`asOf=${day}`), 400, day)
  }
  assert.equal(await status('from=2024&to=2020'), 200)
  assert.equal(await status(`cut=${'a'.repeat(200)}`), 400)
})

test('what does not exist is a problem document, and a list of nothing is empty', async () => {
  const answer = await site.get('/api/v1/indicators/nothing', { 'accept-language': 'pt' })
  assert.equal(answer.status, 404)
  assert.equal((await answer.json()).title, 'Não encontramos esta página')
  assert.deepEqual((await get('/observations?indicator=nothing')), { items: [], next: null })
  assert.deepEqual((await get('/series?indicator=nothing')).items, [])
})

test('addresses in answers lead to pages and files that are there', async () => {
  const { url } = await get('/indicators/homicide-rate')
  const { items } = await get('/releases?indicator=homicide-rate')
  for (const address of [url, ...items.map(({ csv }: { csv: string }) => csv)]) {
    assert.ok(address.startsWith('http://puente.test/'), address)
    assert.equal((await site.get(address.slice('http://puente.test'.length))).status, 200, address)
  }
})
