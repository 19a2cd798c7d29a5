// The addresses of the data, as scripts, spreadsheets and harvesters ask for them.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { openStore } from '../../../app/app.ts'
import { readSettings } from '../../../app/settings.ts'
import type { Database } from '../../../kernel/database/database.ts'
import { createWeb, type Web } from '../../../kernel/http/web.ts'
import { emptyServer } from '../../../tests/support/engine.ts'
import { downloadRoutes } from './routes.ts'

const name = { en: 'Secretariat', es: 'Secretaría', pt: 'Secretaria', fr: 'Secrétariat' }
const publisher = { platform: 'Puente', name, url: 'https://oas.test', contact: null }
const folder = mkdtempSync(path.join(tmpdir(), 'puente-data-'))
let database: Database
let web: Web
before(async () => {
  const settings = readSettings({ PUENTE_VAR: folder, DATABASE_URL: await emptyServer() })
  database = await openStore(settings, () => {})
  // Only these routes: pages are not what these tests are about.
  web = createWeb({
    database, settings: { ...settings, origin: 'http://puente.test', trial: true },
    routes: downloadRoutes(publisher),
    shell: {
      render: () => '', errorPage: () => ({ title: '', main: null }),
      errorText: ({ status }) => ({ title: String(status), detail: '' }),
    },
    languagesOf: () => ({ en: '', es: '', pt: '', fr: '' }),
  })
})
after(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const get = async (address: string, headers: Record<string, string> = {}) =>
  web.request(`/data${address}`, { headers })
const table = async (address: string): Promise<Record<string, string>[]> =>
  parse(await (await get(address)).text(), { columns: true })
const bytes = async (address: string) => new Uint8Array(await (await get(address)).arrayBuffer())
/** The parameters that an address is told to change. */
const wrong = async (address: string): Promise<string[]> => {
  const answer = await get(address)
  assert.equal(answer.status, 400, address)
  assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/)
  const { errors } = JSON.parse(await answer.text())
  return errors.map(({ pointer }: { pointer: string }) => pointer)
}

const rate = '/indicators/homicide-rate'
/** The rows of a release as it stands in the content. */
const file = (series: string, released: string): Record<string, string>[] =>
  parse(readFileSync(path.join(
    import.meta.dirname, '../../../content/observatory/series', series, `${released}.csv`,
  )), { columns: true })

test('a whole series comes with every figure of its newest release', async () => {
  const read = await table(`${rate}.csv?source=wdi`)
  const given = file('homicide-rate.wdi', '2025-10-07')
  assert.equal(read.length, given.length)
  const honduras = given.find(({ area, period }) => area === 'HND' && period === '2020')
  assert.equal(read.find(({ Code, Year }) => Code === 'HND' && Year === '2020')?.homicide_rate,
    honduras?.value)
})

test('areas and years narrow, in small letters too', async () => {
  const read = await table(`${rate}.csv?areas=hnd,GTM&from=2018&to=2019`)
  assert.deepEqual(read.map(({ Code, Year }) => `${Code} ${Year}`),
    ['GTM 2018', 'GTM 2019', 'HND 2018', 'HND 2019'])
})

test('names of areas are in the language that is asked for, columns are not', async () => {
  const [row] = await table(`${rate}.csv?areas=BRA&from=2019&to=2019&lang=fr`)
  assert.equal(row?.Entity, 'Brésil')
  assert.ok(Object.hasOwn(row ?? {}, 'homicide_rate'))
})

test('one address gives one file, whatever language a browser prefers', async () => {
  const [plain, spanish] = await Promise.all([
    get(`${rate}.csv?areas=BRA`), get(`${rate}.csv?areas=BRA`, { 'accept-language': 'es' }),
  ])
  assert.equal(await spanish.text(), await plain.text())
})

test('a client that has the file is told so', async () => {
  const etag = (await get(`${rate}.csv`)).headers.get('etag') ?? ''
  assert.equal((await get(`${rate}.csv`, { 'if-none-match': etag })).status, 304)
  assert.equal((await get(`${rate}.csv?lang=es`, { 'if-none-match': etag })).status, 200)
})

test('before the first release nothing was known', async () => {
  assert.deepEqual(await table(`${rate}.csv?asOf=2020-01-01`), [])
})

test('a release keeps its address and its figures after a newer one has come', async () => {
  const old = await table('/series/homicide-rate.unodc/2025-05-14.csv')
  const given = file('homicide-rate.unodc', '2025-05-14')
  assert.equal(old.length, given.length)
  assert.ok(old.every(({ released }) => released === '2025-05-14'))
})

test('all figures of a State come in one table, each with its indicator and source', async () => {
  const rows = await table('/areas/HND.csv?lang=es')
  assert.ok(rows.every(({ Code }) => Code === 'HND'))
  const indicators = new Set(rows.map(({ indicator }) => indicator))
  assert.ok(indicators.has('homicide-rate') && indicators.has('population'))
  const one = rows.find(({ indicator, source, Period }) =>
    indicator === 'homicide-rate' && source === 'wdi' && Period === '2020')
  assert.equal(one?.value, file('homicide-rate.wdi', '2025-10-07')
    .find(({ area, period }) => area === 'HND' && period === '2020')?.value)
})

test('what does not exist is not found', async () => {
  for (const address of [
    '/indicators/nothing.csv', '/indicators/homicide-rate.xlsx',
    '/areas/XXQ.csv', '/series/homicide-rate.unodc/2025-05-15.csv', '/series/nothing.unodc/2025-05-14.csv',
  ]) assert.equal((await get(address)).status, 404, address)
})

test('a wrong parameter is named', async () => {
  assert.deepEqual(await wrong(`${rate}.csv?areas=HND,XXQ`), ['areas'])
  assert.deepEqual(await wrong(`${rate}.csv?from=20`), ['from'])
  assert.deepEqual(await wrong(`${rate}.csv?from=2020&to=2010`), ['from'])
  assert.deepEqual(await wrong(`${rate}.csv?asOf=2026-02-30`), ['asOf'])
  assert.deepEqual(await wrong(`${rate}.csv?source=nobody`), ['source'])
  assert.deepEqual(await wrong(`${rate}.csv?lang=de`), ['lang'])
  assert.deepEqual(await wrong(`${rate}.csv?country=HND`), ['country'])
  assert.deepEqual(await wrong(`${rate}.csv?from=2010&from=2011`), ['from'])
  assert.deepEqual(await wrong(`${rate}.json?cut=sex=robot`), ['cut'])
  assert.deepEqual(await wrong('/all.zip?areas=HND'), ['areas'])
})

test('what to change is told in the language of the reader', async () => {
  const text = async (address: string, language: string) =>
    (await get(address, { 'accept-language': language })).text()
  assert.match(await text(`${rate}.csv?from=x`, 'pt-BR'), /não é um ano/)
  assert.match(await text(`${rate}.csv?from=x&lang=fr`, 'pt-BR'), /n’est ni une année/)
})

test('the catalogue lists every series with all its releases', async () => {
  const { '@graph': graph } = JSON.parse(await (await get('/catalog.jsonld')).text())
  const one = graph.find(({ '@id': id }: { '@id': string }) =>
    id === 'http://puente.test/data/series/homicide-rate.unodc')
  assert.equal(one['dcat:hasVersion'].length, 2)
})

test('every file that the catalogue offers is there', async () => {
  const turtle = await (await get('/catalog.ttl')).text()
  const offered = [...turtle.matchAll(/dcat:downloadURL <http:\/\/puente\.test\/data([^>]+)>/g)]
    .map(([, address]) => address ?? '')
  assert.ok(offered.length >= 12)
  for (const address of offered.filter((one) => /homicide-rate/.test(one))) {
    assert.equal((await get(address)).status, 200, address)
  }
})

test('every address in the examples for scripts answers as the page says', async () => {
  const text = readFileSync(
    path.join(import.meta.dirname, '../../../docs/data-examples.md'), 'utf8',
  )
  const addresses = [...text.matchAll(/(?<![\w.])\/data(\/[^\s`'")]+)|:3000\/data(\/[^\s`'")]+)/g)]
    .map(([, plain, full]) => plain ?? full ?? '').filter((one) => !/[{<]|example\//.test(one))
  assert.ok(addresses.length >= 10)
  for (const address of addresses) {
    assert.equal((await get(address)).status, address.includes('HNX') ? 400 : 200, address)
  }
})

test('the whole archive has a table for each series, as its package describes them', async () => {
  const files = unzipSync(await bytes('/all.zip'))
  const { resources } = JSON.parse(strFromU8(files['datapackage.json'] ?? new Uint8Array()))
  assert.ok(resources.length >= 4)
  for (const { path: name, schema } of resources) {
    const [head] = strFromU8(files[name] ?? new Uint8Array()).split('\r\n')
    const names: string[] = schema.fields.map((field: { name: string }) => field.name)
    assert.deepEqual(names, head?.split(','))
    assert.equal(new Set(names).size, names.length, `${name} has a column twice`)
  }
})
