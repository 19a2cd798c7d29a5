// A machine that hides figures under an unclear licence: whatever a visitor asks, nothing of them
// comes out. If you are here because a test fails: something reads figures without the reader.
import assert from 'node:assert/strict'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { readRecords } from '../kernel/content/records.ts'
import {
  indicatorRecord, seriesRecord, sourceRecord,
} from '../modules/observatory/indicators/input.ts'
import { openSite, type Site } from './support/site.ts'

const root = path.join(import.meta.dirname, '../content/observatory')
const sources = readRecords(path.join(root, 'sources'), sourceRecord).records
const series = readRecords(path.join(root, 'series'), seriesRecord).records
const indicators = readRecords(path.join(root, 'indicators'), indicatorRecord).records

const hiddenSources = sources.filter(({ licenceStatus }) => licenceStatus === 'unclear')
  .map(({ id }) => id)
const hiddenSeries = series.filter(({ source }) => hiddenSources.includes(source))
const hiddenIndicators = indicators.filter(({ id }) => series
  .every(({ indicator, source }) => indicator !== id || hiddenSources.includes(source)))
const seenIndicators = indicators.filter((one) => !hiddenIndicators.includes(one))

let site: Site
before(async () => { site = await openSite({ PUENTE_UNCLEAR_LICENCES: 'hide' }) })
after(() => site.end())

/** What of the hidden figures a text names: series, sources in addresses, pages of indicators. */
function namedIn(text: string): string[] {
  const names = [
    ...hiddenSeries.map(({ id }) => id),
    ...hiddenSources.flatMap((id) => [`source=${id}`, `/${id}"`, `"${id}"`, `/${id}<`, `,${id},`]),
    ...hiddenIndicators.flatMap(({ id }) =>
      [`/${id}"`, `/${id}?`, `/${id}.`, `/${id}<`, `indicator=${id}`, `"${id}"`]),
  ]
  return names.filter((name) => text.includes(name))
}

const get = async (address: string) => (await site.get(address)).text()
const items = async (address: string) => (await (await site.get(`/api/v1${address}`)).json()).items

test('there is something to hide, and something to show', () => {
  assert.ok(hiddenSeries.length > 10 && hiddenIndicators.length > 5)
  assert.ok(seenIndicators.length > 5)
})

test('every public page that the site map names is free of hidden figures', async () => {
  const locations = [...(await get('/sitemap.xml'))
    .matchAll(/<loc>http:\/\/puente\.test(\/es\b[^<]*)/g)].map(([, address = '']) => address)
  const here = locations.filter((address) =>
    !/\/(publicaciones|proyectos|tratados)\//.test(address))
  assert.ok(here.length > 150)
  const wrong: string[] = []
  for (const address of here) {
    const answer = await site.get(address)
    assert.equal(answer.status, 200, address)
    const names = namedIn(await answer.text())
    if (names.length > 0) wrong.push(`${address}: ${names.join(', ')}`)
  }
  assert.deepEqual(wrong, [])
})

test('the site map names no page of what is hidden', async () => {
  assert.deepEqual(namedIn(await get('/sitemap.xml')), [])
})

test('pages and files of hidden indicators, sources and series are not found, like any other', async () => {
  for (const { id } of hiddenIndicators) {
    const files = ['csv', 'json', 'metadata.json', 'zip', 'svg', 'png']
      .map((one) => `/data/indicators/${id}.${one}`)
    for (const address of [
      `/es/datos/indicadores/${id}`, `/es/datos/lado-a-lado/${id}`, `/api/v1/indicators/${id}`,
      ...files,
    ]) assert.equal((await site.get(address)).status, 404, address)
  }
  for (const id of hiddenSources) {
    assert.equal((await site.get(`/es/datos/fuentes/${id}`)).status, 404, id)
  }
  for (const { id, releases } of hiddenSeries) {
    for (const { released } of releases) {
      assert.equal((await site.get(`/data/series/${id}/${released}.csv`)).status, 404, id)
    }
  }
})

test('a hidden source of an indicator that shows is a source that does not exist', async () => {
  const shown = hiddenSeries.filter(({ indicator }) =>
    seenIndicators.some(({ id }) => id === indicator))
  assert.ok(shown.length > 0)
  for (const { id, indicator, source } of shown) {
    for (const name of [source, id]) {
      const page = await site.get(`/es/datos/indicadores/${indicator}?source=${name}`)
      assert.equal(page.status, 400, name)
      const file = await site.get(`/data/indicators/${indicator}.csv?source=${name}`)
      assert.equal(file.status, 400, name)
    }
  }
})

test('the interface lists nothing hidden, and counts nothing hidden', async () => {
  for (const address of ['/indicators', '/series', '/releases', '/statistical-sources']) {
    const all = await items(address)
    assert.ok(all.length > 0)
    assert.deepEqual(namedIn(JSON.stringify(all)), [], address)
  }
  for (const { id } of hiddenSeries) {
    assert.deepEqual(await items(`/observations?cut=all&series=${id}`), [], id)
  }
  for (const { id } of hiddenIndicators) {
    assert.deepEqual(await items(`/observations?cut=all&indicator=${id}`), [], id)
  }
})

test('a claim is computed from figures that show, and not at all where none do', async () => {
  const whole = ['world-population-share', 'world-homicide-share', 'firearm-homicide-share']
  for (const id of whole) {
    const rows = await items(`/claims/${id}`)
    const used = JSON.stringify(rows)
    assert.deepEqual(hiddenSeries.filter((one) => used.includes(one.id)), [], id)
  }
  assert.deepEqual(await items('/claims/firearm-homicide-share'), [])
})

test('catalogues, packages, code book, files of States and the archive hold nothing hidden', async () => {
  for (const name of ['catalog.ttl', 'catalog.jsonld', 'datapackage.json', 'codebook.csv']) {
    const text = await get(`/data/${name}`)
    assert.ok(text.length > 1000, name)
    assert.deepEqual(namedIn(text), [], name)
  }
  for (const area of ['HND', 'MEX', 'BRA', 'COL', 'PRI', 'AMERICAS']) {
    assert.deepEqual(namedIn(await get(`/data/areas/${area}.csv`)), [], area)
  }
  const archive = unzipSync(new Uint8Array(await (await site.get('/data/all.zip')).arrayBuffer()))
  for (const [name, bytes] of Object.entries(archive)) {
    assert.deepEqual(namedIn(name), [], name)
    assert.deepEqual(namedIn(strFromU8(bytes)), [], name)
  }
})

test('feeds tell of no hidden release, in whole or of one State', async () => {
  for (const query of ['', '?area=HND', '?area=PRI']) {
    const xml = await get(`/data/releases.atom${query}`)
    assert.match(xml, /<feed/)
    assert.deepEqual(namedIn(xml), [], query)
  }
  const [hidden] = hiddenIndicators
  assert.equal((await site.get(`/data/releases.atom?indicator=${hidden?.id}`)).status, 400)
})

test('a search for a hidden indicator by its very name does not find it', async () => {
  for (const { id, title } of hiddenIndicators) {
    const html = await get(`/es/buscar?${new URLSearchParams({ q: title.es })}`)
    assert.ok(!html.includes(`/datos/indicadores/${id}`), id)
  }
  for (const { id, title } of seenIndicators) {
    const html = await get(`/es/buscar?${new URLSearchParams({ q: title.es })}`)
    assert.ok(html.includes(`/datos/indicadores/${id}`), id)
  }
})

test('a comparison of what is hidden is one of what does not exist', async () => {
  const [hidden] = hiddenIndicators
  const page = await site.get(`/es/datos/comparar?indicator=${hidden?.id}&area=HND`)
  assert.equal(page.status, 400)
  const mixed = await get(
    '/es/datos/comparar?indicator=homicide-rate&series=homicide-rate.unodc&area=HND')
  assert.doesNotMatch(mixed, /UNODC 2026/)
})
