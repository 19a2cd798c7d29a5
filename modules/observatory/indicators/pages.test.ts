// The index of the observatory and the pages of indicators, as readers meet them.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { formatNumber } from '../../../kernel/i18n/format.ts'
import { languages } from '../../../kernel/i18n/languages.ts'
import {
  chosenIn, linksIn, type ReadPage, readPage, rowsOf, sectionOf, textOf,
} from '../../../tests/support/page.ts'
import { openSite, type Site } from '../../../tests/support/site.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import type { Indicator, Series } from './indicator.ts'

type Figure = { area: string, period: string, value: number | null, cut: string, series: string }

let site: Site
let indicators: Indicator[]
let names: Map<string, string>
before(async () => {
  site = await openSite()
  indicators = await items('/indicators')
  names = new Map((await items('/areas')).map((one: { id: string, name: { es: string } }) =>
    [one.id, one.name.es]))
})
after(() => site.end())

const items = async (path: string) => (await (await site.get(`/api/v1${path}`)).json()).items
const page = (address: string): Promise<ReadPage> => readPage(site, `/es/datos${address}`)
const indicator = (id: string, query = '') => page(`/indicadores/${id}${query}`)
const figures = (query: string): Promise<Figure[]> => items(`/observations?limit=1000&${query}`)
const named = (id: string) => names.get(id) ?? id

test('a reader finds every indicator once in the index, under its theme', async () => {
  const { html } = await page('')
  const linked = linksIn(html).filter((link) => link.startsWith('/es/datos/indicadores/'))
  const all = indicators.map(({ id }) => href.indicator('es', id))
  assert.deepEqual(linked.toSorted(), all.toSorted())
  for (const { id, theme } of indicators) {
    assert.ok(linksIn(sectionOf(html, theme)).includes(href.indicator('es', id)), id)
  }
})

test('the index says from when to when and for how many States there are figures', async () => {
  const rows = new Map(rowsOf((await page('')).html).map(([name = '', ...rest]) => [name, rest]))
  const states = new Set((await items('/states')).map(({ id }: { id: string }) => id))
  const firearm = [...await figures('series=homicide-rate-firearm.unodc')]
    .filter(({ area, value }) => value !== null && states.has(area))
  const count = new Set(firearm.map(({ area }) => area)).size
  const [years, covered, producers] = rows.get('Tasa de homicidios con arma de fuego ' +
    'por cada 100.000 habitantes') ?? []
  assert.match(years ?? '', /^\d{4}–\d{4}$/)
  assert.ok(firearm.every(({ period }) => period >= (years ?? '').slice(0, 4)))
  assert.equal(covered, `${count} de 35`)
  assert.equal(producers, 'United Nations Office on Drugs and Crime (UNODC)')
})

test('the table of a year has each figure that the interface gives, and no other', async () => {
  const { html } = await indicator('homicide-rate', '?year=2022')
  const shown = new Map(rowsOf(sectionOf(html, 'table')).map(([name = '', value]) => [name, value]))
  const given = (await figures('series=homicide-rate.unodc&from=2022&to=2022'))
    .filter(({ value }) => value !== null)
  assert.ok(given.length > 35)
  assert.deepEqual(new Map([...shown].toSorted()), new Map(given.map(({ area, value }) =>
    [named(area), formatNumber('es', value ?? NaN, 1)] as [string, string]).toSorted()))
})

test('map and ranking show what the table shows', async () => {
  const { html } = await indicator('homicide-rate', '?year=2022')
  const map = sectionOf(html, 'map')
  for (const { area, value } of await figures('series=homicide-rate.unodc&from=2022&to=2022')) {
    if (value === null || area.length > 3 || area === 'PRI') continue
    const text = formatNumber('es', value, 1)
    const isTile = map.includes(`, ${named(area)}: ${text}</span>`)
    const isBar = new RegExp(`>${named(area).replace(/[()]/g, '\\$&')}</text>.{0,200}>${text}</text>`)
      .test(map)
    assert.ok(isBar, `${area} has no bar of ${text}`)
    if ((await site.get(`/api/v1/states/${area}`)).status === 200) assert.ok(isTile, area)
  }
})

test('who follows a State sees its line in words, its figures, and its row marked', async () => {
  const { html, text, status } = await indicator('homicide-rate', '?area=hnd')
  assert.equal(status, 200)
  const own = (await figures('series=homicide-rate.unodc&area=HND'))
    .flatMap(({ period, value }) => value === null ? [] : [{ period, value }])
  const said = (one: { period: string, value: number } | undefined) =>
    `${formatNumber('es', one?.value ?? NaN, 1)} en ${one?.period}`
  const highest = own.toSorted((a, b) => b.value - a.value)[0]
  const lowest = own.toSorted((a, b) => a.value - b.value)[0]
  const five = own.slice(-5).reduce((sum, { value }) => sum + value, 0) / 5
  assert.ok(text.includes(`Última ${said(own.at(-1))} Más alta ${said(highest)} ` +
    `Más baja ${said(lowest)} Media de los últimos cinco años ${formatNumber('es', five, 1)}`))
  assert.match(html, /<svg[^>]*role="img"[^>]*><title>[^<]*<\/title><desc>Honduras: /)
  assert.match(html, /<tr class="is-followed"><th scope="row"><a href="\/es\/datos\/paises\/hnd">/)
  assert.equal(chosenIn(html, 'area'), 'hnd')
})

test('another source gives its own figures only, in table, chart and files', async () => {
  const { html } = await indicator('homicide-rate', '?source=wdi&year=2020')
  const wdi = await figures('series=homicide-rate.wdi&from=2020&to=2020')
  const unodc = new Map((await figures('series=homicide-rate.unodc&from=2020&to=2020'))
    .map(({ area, value }) => [area, formatNumber('es', value ?? NaN, 1)]))
  const shown = new Map(rowsOf(sectionOf(html, 'table')).map(([name = '', value]) => [name, value]))
  const own = wdi.filter(({ value }) => value !== null)
  assert.deepEqual([...shown.keys()].toSorted(), own.map(({ area }) => named(area)).toSorted())
  const brazil = own.find(({ area }) => area === 'BRA')
  const expected = formatNumber('es', brazil?.value ?? NaN, 1)
  assert.notEqual(expected, unodc.get('BRA'), 'a year that differs')
  assert.equal(shown.get('Brasil'), expected)
  assert.match(textOf(sectionOf(html, 'trend')), /Fuente: World Bank, WDI/)
  const files = linksIn(sectionOf(html, 'downloads')).filter((link) =>
    link.startsWith('/data/indicators/'))
  assert.ok(files.length >= 6)
  assert.ok(files.every((link) => link.includes('source=wdi')))
})

test('a category that is chosen is shown alone, said, and kept in links', async () => {
  const { html, text, status } = await indicator('drug-seizures', '?drug=coca-leaf')
  assert.equal(status, 200)
  assert.match(text, /kilogramos · Hoja de coca/)
  assert.equal(chosenIn(html, 'drug'), 'coca-leaf')
  const [, year] = /Cifras de (\d{4})/.exec(text) ?? []
  const given = await figures(
    `series=drug-seizures.unodc&cut=drug=coca-leaf&from=${year}&to=${year}`)
  assert.deepEqual(rowsOf(sectionOf(html, 'table')).map(([name]) => name).toSorted(),
    given.map(({ area }) => named(area)).toSorted())
  assert.ok(linksIn(sectionOf(html, 'downloads'))
    .some((link) => link.includes('cut=drug%3Dcoca-leaf')))
})

test('an indicator without a total begins with its first category, and says that they overlap', async () => {
  const { html, text } = await indicator('drug-seizures')
  const [dimension] = indicators.find(({ id }) => id === 'drug-seizures')?.dimensions ?? []
  const first = dimension?.values[0]
  assert.equal(chosenIn(html, 'drug'), first?.id)
  assert.ok(text.includes(`kilogramos ${first?.title.es}`))
  assert.match(text, /Estas categorías se superponen\. No deben sumarse\./)
})

test('who asks for a day reads what was known then, with a notice, and no later release', async () => {
  const now = await indicator('homicide-rate')
  const then = await indicator('homicide-rate', '?asOf=2026-06-01')
  assert.match(then.text, /Se muestra lo que se conocía el 1 de junio de 2026/)
  assert.doesNotMatch(now.text, /Se muestra lo que se conocía/)
  const edition = ({ html }: ReadPage) => rowsOf(sectionOf(html, 'sources'))[0]?.[1]
  assert.equal(edition(now), 'UNODC 2026-07-12')
  assert.equal(edition(then), 'UNODC 2025-05-14')
  assert.doesNotMatch(textOf(sectionOf(then.html, 'table')), /2024/)
  assert.match(then.html, /asOf=2026-06-01/)
})

test('a day before all releases is told with the first one, and no year is offered', async () => {
  const { status, text } = await indicator('homicide-rate', '?asOf=1999-01-01')
  assert.equal(status, 200)
  assert.match(text, /El 1 de enero de 1999 todavía no se conocía ninguna cifra/)
  assert.match(text, /La primera publicación es del 14 de mayo de 2025/)
})

test('a sentence about a wrong year never speaks of years that are not there', async () => {
  for (const year of ['2020', 'abc']) {
    const { text } = await indicator('homicide-rate', `?asOf=1999-01-01&year=${year}`)
    assert.doesNotMatch(text, /entre y/)
    assert.match(text, /No hay cifras para esta selección/)
  }
})

test('each wrong choice is told in the language of the reader, and the valid ones are kept', async () => {
  const years = (await figures('series=homicide-rate.wdi&area=HND')).map(({ period }) => period)
  const all = { from: '', to: '' }
  for (const language of languages) {
    const t = texts(language).indicator
    const wrong = {
      source: t.wrongSource({ value: 'oracle' }), area: t.wrongArea({ value: 'XYZ' }),
      asOf: t.wrongDate({ value: '2026-02-30' }),
    }
    const address = href.indicator(language, 'homicide-rate')
    for (const [name, sentence] of Object.entries(wrong)) {
      const value = { source: 'oracle', area: 'xyz', asOf: '2026-02-30' }[name]
      const { status, text } = await readPage(site, `${address}?${name}=${value}&year=2015`)
      assert.equal(status, 400, `${language} ${name}`)
      assert.ok(text.includes(sentence), `${language}: ${sentence}`)
    }
    const both = await readPage(site, `${address}?source=wdi&area=hnd&year=1805`)
    assert.equal(both.status, 400)
    const [before = '', middle = ''] = t.wrongYear({ value: '1805', ...all }).split(' ')
    assert.ok(both.text.includes(before) && both.text.includes(middle))
    assert.match(both.text, new RegExp(`1805.*${years[0]?.slice(0, 3)}`))
    assert.deepEqual([chosenIn(both.html, 'source'), chosenIn(both.html, 'area')], ['wdi', 'hnd'])
    const cut = await readPage(site,
      `${href.indicator(language, 'drug-seizures')}?drug=tobacco&area=col`)
    assert.equal(cut.status, 400)
    assert.ok(cut.text.includes(t.wrongCut({ value: 'tobacco' })))
    assert.equal(chosenIn(cut.html, 'area'), 'col')
  }
})

test('what is wrong is shown as text, never as markup, and cut short', async () => {
  const long = `<script>alert(1)</script>${'x'.repeat(5000)}`
  const { html, text } = await indicator('homicide-rate', `?source=${encodeURIComponent(long)}`)
  assert.doesNotMatch(html, /<script>alert/)
  assert.match(text, /la fuente <script>alert\(1\)<\/script>x{1,40}\./)
})

test('the map of shapes is drawn instead of the tiles when it is asked for', async () => {
  const tiles = await indicator('homicide-rate')
  const shapes = await indicator('homicide-rate', '?map=geography')
  assert.match(sectionOf(tiles.html, 'map'), /<ul class="tiles">/)
  assert.doesNotMatch(sectionOf(shapes.html, 'map'), /<ul class="tiles">/)
  assert.match(sectionOf(shapes.html, 'map'), /aria-current="true"[^>]*>Mapa</)
  assert.match(sectionOf(tiles.html, 'map'), /aria-current="true"[^>]*>Mosaico</)
  assert.ok((sectionOf(shapes.html, 'map').match(/<path/g)?.length ?? 0) > 30)
})

test('who has not reported is listed with a letter for the reason, and every State with a gap', async () => {
  const { html } = await indicator('drug-seizures')
  const section = sectionOf(html, 'reporting')
  const rows = new Map(rowsOf(section).map(([name = '', ...cells]) => [name, cells]))
  const years = [...section.matchAll(/<th scope="col">(\d{4})<\/th>/g)].map(([, year]) => year)
  const own = await figures('series=drug-seizures.unodc&cut=drug=cocaine-hydrochloride&area=HND')
  assert.deepEqual(rows.get('Honduras'), years.map((year) => {
    const found = own.find(({ period }) => period === year)
    return found === undefined ? '' : found.value === null ? 'P' : '●'
  }))
  assert.match(textOf(section), /P no publicado/)
  assert.ok(rows.has('Cuba') && !rows.has('Colombia'))
})

test('what a reader must know before comparing stands on the page, with whom and when it concerns', async () => {
  const [series] = (await items('/series?indicator=homicide-rate')) as Series[]
  const section = textOf(sectionOf((await indicator('homicide-rate')).html, 'remarks'))
  assert.ok((series?.remarks.length ?? 0) > 4)
  for (const remark of series?.remarks ?? []) {
    assert.ok(section.includes(remark.text.es.replace(/\s+/g, ' ')), remark.text.es)
    for (const area of remark.areas ?? []) assert.ok(section.includes(named(area)), area)
  }
  assert.match(section, /Afecta a: Brasil · de 2020 a 2023/)
})

test('search engines for data read a Dataset in the page of every indicator', async () => {
  for (const { id } of indicators) {
    const { html } = await indicator(id)
    const [, text = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? []
    const dataset = JSON.parse(text)
    assert.equal(dataset['@type'], 'Dataset', id)
    assert.ok(dataset.name.includes(indicators.find((one) => one.id === id)?.title.es), id)
    assert.ok(dataset.description.length >= 50, id)
  }
})

test('every indicator has a page in every language with one heading, fields with labels and single ids', async () => {
  for (const [index, { id, title }] of indicators.entries()) {
    const language = languages[index % languages.length] ?? 'es'
    const { status, html } = await readPage(site, href.indicator(language, id))
    assert.equal(status, 200, id)
    assert.equal(html.match(/<h1/g)?.length, 1, id)
    assert.ok(textOf(/<h1.*?<\/h1>/s.exec(html)?.[0] ?? '').includes(title[language]), id)
    const fields = [...html.matchAll(/<(?:select|input)(?![^>]*type="hidden")[^>]*\bid="([^"]+)"/g)]
    assert.deepEqual(fields.map(([, field]) => field).filter((field) =>
      !html.includes(`for="${field}"`)), [], id)
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, one]) => one)
    assert.deepEqual(ids.filter((one, place) => ids.indexOf(one) !== place), [], id)
    assert.doesNotMatch(html, /undefined|NaN|\[object/, id)
  }
})

test('every link and file that a page of an indicator offers is there', async () => {
  const { html } = await indicator('homicide-rate', '?area=hnd&source=wdi&asOf=2026-06-01')
  const [main = ''] = /<main.*<\/main>/s.exec(html) ?? []
  const links = [...new Set(linksIn(main))].filter((link) => /^\/(es\/datos|data|api)/.test(link))
  assert.ok(links.length > 20)
  for (const link of links) {
    assert.equal((await site.get(link.split('#')[0] ?? '')).status, 200, link)
  }
})

test('an indicator that does not exist is not found', async () => {
  assert.equal((await indicator('nothing')).status, 404)
  assert.equal((await indicator('Homicide-Rate')).status, 404)
})

test('who only asks for the head gets no body, and who has the page is told it has not changed', async () => {
  const address = '/es/datos/indicadores/homicide-rate'
  const head = await site.web.request(address, { method: 'HEAD' })
  assert.equal(head.status, 200)
  assert.equal(await head.text(), '')
  const first = await site.get(address)
  const again = await site.get(address, { 'if-none-match': first.headers.get('etag') ?? '' })
  assert.equal(again.status, 304)
})

test('two hundred States, endless values and absurd dates get an answer, never an error of ours', async () => {
  const many = Array.from({ length: 200 }, (_, index) => `area=A${index}`).join('&')
  assert.equal((await indicator('homicide-rate', `?${many}`)).status, 400)
  const name = fc.constantFrom('source', 'year', 'area', 'asOf', 'map', 'drug', 'sex', 'lang', 'x')
  const value = fc.oneof(
    fc.constantFrom('', '0', '-1', 'hnd', 'HND,MEX', 'wdi', '2020', '2023-09', '0000-01-01',
      '9999-12-31', '0000-00-00', '2026-02-30', '99999', 'geography', '\u0000', '%', "'; --",
      '__proto__', 'a'.repeat(9000)),
    fc.string({ unit: 'binary', maxLength: 20 }).filter((text) => text.isWellFormed()),
  )
  const query = fc.array(fc.tuple(name, value), { maxLength: 5 })
  const id = fc.constantFrom('homicide-rate', 'drug-seizures', 'darien-entries', 'cyber-index')
  await fc.assert(fc.asyncProperty(id, query, async (one, pairs) => {
    const { status } = await indicator(one, `?${new URLSearchParams(pairs)}`)
    assert.ok([200, 400].includes(status), `${status}`)
  }), { numRuns: 80 })
})
