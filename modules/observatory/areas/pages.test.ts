// The figures of one State or territory, and the groups it is compared with, as readers see them.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { formatNumber } from '../../../kernel/i18n/format.ts'
import { languages } from '../../../kernel/i18n/languages.ts'
import {
  linksIn, type ReadPage, readPage, rowsOf, sectionOf,
} from '../../../tests/support/page.ts'
import { openSite, type Site } from '../../../tests/support/site.ts'
import type { Indicator } from '../indicators/indicator.ts'
import { href } from '../paths.ts'
import { medianOf } from '../summaries/summary.ts'
import { type Area, type Group, membersIn } from './area.ts'

type Figure = { area: string, period: string, value: number | null, flag: string | null }

let site: Site
let areas: Area[]
before(async () => {
  site = await openSite()
  areas = await items('/areas')
})
after(() => site.end())

const items = async (path: string) => (await (await site.get(`/api/v1${path}`)).json()).items
const profile = (id: string): Promise<ReadPage> => readPage(site, `/es/datos/paises/${id}`)
const rowOf = ({ html }: ReadPage, start: string) =>
  rowsOf(html).find(([name = '']) => name.startsWith(start)) ?? []

/** The figures of a series that readers see as latest: known ones that are no projections. */
const known = async (query: string) =>
  (await items(`/observations?limit=1000&${query}`) as Figure[]).flatMap(({ value, ...one }) =>
    value === null || one.flag === 'projection' ? [] : [{ ...one, value }])

async function membersOf(id: string, year: string): Promise<string[]> {
  const group = (await items('/groups') as Group[]).find((one) => one.id === id)
  assert.ok(group, id)
  // The interface says null where the database has ''.
  const members = group.members.map((one) => ({ ...one, since: one.since ?? '' }))
  const states = areas.filter(({ kind }) => kind === 'state').map((one) => one.id)
  return membersIn({ ...group, members }, year).filter((one) => states.includes(one))
}

test('the profile of a State shows each of its indicators once, with the latest figure', async () => {
  const page = await profile('hnd')
  assert.equal(page.status, 200)
  assert.match(page.html, /<h1[^>]*>Cifras de Honduras<\/h1>/)
  const latest = (await known('series=homicide-rate.unodc&area=HND')).at(-1)
  assert.deepEqual(rowOf(page, 'Tasa de homicidios intencionales').slice(1, 3),
    [formatNumber('es', latest?.value ?? NaN, 1), latest?.period])
  const shown = linksIn(page.html).filter((link) => link.startsWith('/es/datos/indicadores/'))
    .map((link) => link.split('/').at(-1)?.split('?')[0])
  const indicators: Indicator[] = await items('/indicators')
  assert.deepEqual(shown.toSorted(), indicators.map(({ id }) => id).toSorted())
})

test('a projection is not shown as the latest population', async () => {
  const [, , year = ''] = rowOf(await profile('hnd'), 'Población personas')
  assert.equal(year, (await known('series=population.wpp&area=HND')).at(-1)?.period)
})

test('the median is that of the neighbours in the year of the figure', async () => {
  const [, , year = '', , median] = rowOf(await profile('hnd'), 'Tasa de homicidios intencionales')
  const members = await membersOf('central-america', year)
  const values = (await known(`series=homicide-rate.unodc&from=${year}&to=${year}`))
    .filter(({ area }) => members.includes(area)).map(({ value }) => value)
  assert.ok(values.length >= members.length / 2)
  assert.equal(median, formatNumber('es', medianOf(values) ?? NaN, 1))
})

test('where fewer than half of the neighbours have a figure there is no median', async () => {
  const [, , year = '', , median] = rowOf(await profile('hnd'), 'Armas de fuego incautadas')
  const members = await membersOf('central-america', year)
  const found = (await known(`series=firearms-seized.unodc&from=${year}&to=${year}`))
    .filter(({ area }) => members.includes(area))
  assert.ok(found.length < members.length / 2)
  assert.equal(median, '–')
})

test('a State without neighbours in a region is compared with all', async () => {
  assert.match((await profile('can')).text, /Mediana, Los 35 Estados|Mediana, [^ ]*35/)
})

test('figures lead to their indicator, with the State followed and the source that was used', async () => {
  const links = linksIn(sectionOf((await profile('jam')).html, 'homicide'))
  assert.ok(links.includes('/es/datos/indicadores/homicide-rate?area=jam&source=unodc-homicide'))
  for (const link of links) assert.equal((await site.get(link)).status, 200, link)
})

test('a profile offers its file, its feed and a comparison, and all of them are there', async () => {
  for (const id of ['hnd', 'pri']) {
    const [main = ''] = /<main.*<\/main>/s.exec((await profile(id)).html) ?? []
    const actions = linksIn(main).filter((link) => /^\/data\/|comparar/.test(link))
    assert.equal(actions.length, 3)
    for (const link of actions) assert.equal((await site.get(link)).status, 200, link)
  }
})

test('a territory has a profile of its own, without a page of a member State', async () => {
  const page = await profile('pri')
  assert.equal(page.status, 200)
  assert.match(page.html, /<h1[^>]*>Cifras de Puerto Rico<\/h1>/)
  assert.ok(!linksIn(page.html).includes('/es/paises/pri'))
  assert.ok(linksIn((await profile('hnd')).html).includes('/es/paises/hnd'))
})

test('all 35 States and 20 territories have a profile, in every language', async () => {
  const places = areas.filter(({ kind }) => kind === 'state' || kind === 'territory')
  assert.equal(places.length, 55)
  for (const [index, { id, name }] of places.entries()) {
    const language = languages[index % languages.length] ?? 'es'
    const { status, html } = await readPage(site, href.area(language, id))
    assert.equal(status, 200, id)
    assert.ok(html.includes(name[language].replaceAll('&', '&amp;')), id)
    assert.doesNotMatch(html, /undefined|NaN|\[object/, id)
  }
})

/** A page without what differs from request to request, and without the address asked for. */
const bare = ({ html }: ReadPage, id: string) => html
  .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '').replaceAll(id, '')

test('a region, the world and what does not exist are the same: not found', async () => {
  const nothing = await profile('xyz')
  assert.equal(nothing.status, 404)
  for (const id of ['americas', 'world']) {
    const page = await profile(id)
    assert.equal(page.status, 404, id)
    assert.equal(bare(page, id), bare(nothing, 'xyz'), id)
  }
})

test('the code of a State in capitals leads to its page', async () => {
  const answer = await site.get('/es/datos/paises/HND')
  assert.ok([200, 301, 308].includes(answer.status))
  const address = answer.headers.get('location') ?? '/es/datos/paises/HND'
  assert.match((await readPage(site, address)).text, /Cifras de Honduras/)
})

test('every group is listed with the number of members it has today, and has a page', async () => {
  const groups: Group[] = await items('/groups')
  const { html, text } = await readPage(site, '/es/datos/grupos')
  const today = new Date().toISOString().slice(0, 10)
  for (const { id, name, description, members } of groups) {
    assert.ok(linksIn(html).includes(`/es/datos/grupos/${id}`), id)
    const now = members.filter(({ since, until }) => (since ?? '') <= today && !until).length
    assert.ok(text.includes(`${name.es} ${description.es} ${now} miembros hoy`), id)
  }
})

test('a group shows each member with the dates of joining and leaving', async () => {
  const rows = rowsOf((await readPage(site, '/es/datos/grupos/mercosur')).html)
  assert.deepEqual(rows.find(([name]) => name === 'Venezuela'),
    ['Venezuela', '2012', '2 de diciembre de 2016'])
  assert.deepEqual(rows.find(([name]) => name === 'Bolivia'),
    ['Bolivia', '5 de julio de 2024', 'hoy'])
})

test('a group names its sources and leads to a comparison of its members', async () => {
  const { html } = await readPage(site, '/es/datos/grupos/caricom')
  assert.match(sectionOf(html, 'sources'), /jis\.gov\.jm/)
  const [compare = ''] = linksIn(html).filter((link) => link.includes('group=caricom'))
  assert.equal((await site.get(compare)).status, 200)
})

test('a group that does not exist is not found', async () => {
  assert.equal((await site.get('/es/datos/grupos/nato')).status, 404)
})

test('figures, medians and dates are written as each language writes them', async () => {
  const firsts = await Promise.all(languages.map(async (language) =>
    rowsOf((await readPage(site, href.area(language, 'BRA'))).html)[0]))
  const [population] = (await known('series=population.wpp&area=BRA')).slice(-1)
  assert.deepEqual(firsts.map((row) => row?.[1]), languages.map((language) =>
    formatNumber(language, population?.value ?? NaN, 0).replace(/\s/g, ' ')))
})
