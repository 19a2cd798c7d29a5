// How a reader who did not look for the observatory comes to its figures: from the search, a topic,
// the page of a State, the site map, the page for programs, the home page.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Language, languages } from '../../kernel/i18n/languages.ts'
import { href, type Indicator } from '../../modules/observatory/observatory.ts'
import { linksIn, readPage, rowsOf, sectionOf, textOf } from '../../tests/support/page.ts'
import { openSite, type Site } from '../../tests/support/site.ts'

let site: Site
let indicators: Indicator[]
before(async () => {
  site = await openSite()
  indicators = (await (await site.get('/api/v1/indicators')).json()).items
})
after(() => site.end())

const searchPages = { en: '/en/search', es: '/es/buscar', pt: '/pt/buscar', fr: '/fr/recherche' }
const topicPages = { en: '/en/topics', es: '/es/temas', pt: '/pt/temas', fr: '/fr/themes' }
const countryPages = { en: '/en/countries', es: '/es/paises', pt: '/pt/paises', fr: '/fr/pays' }

/** The addresses of what a search finds, best first. */
async function found(language: Language, q: string): Promise<string[]> {
  const { html } = await readPage(site, `${searchPages[language]}?${new URLSearchParams({ q })}`)
  return linksIn([...html.matchAll(/<h2><a [^>]*>/g)].map(([link]) => link).join(''))
}

test('who writes the name of an indicator finds it among the first, in each language', async () => {
  for (const language of languages) {
    for (const { id, title } of indicators) {
      const links = await found(language, title[language])
      assert.ok(links.slice(0, 5).includes(href.indicator(language, id)),
        `${language} ${title[language]}: ${links.slice(0, 5).join(' ')}`)
    }
  }
})

test('a question in one language finds the indicator on the pages of another', async () => {
  for (const q of ['homicide rate', 'tasa de homicidios', 'taxa de homicídios', 'taux d’homicides']) {
    const links = await found('es', q)
    assert.ok(links.slice(0, 10).includes('/es/datos/indicadores/homicide-rate'), `${q}: ${links}`)
  }
})

test('an indicator that is found says what it is', async () => {
  const { text } = await readPage(site, '/es/buscar?q=tasa+de+homicidios+intencionales')
  assert.match(text, /Tasa de homicidios intencionales Indicador/)
})

test('a topic lists its indicators and no others, in each language', async () => {
  const topics = [...new Set(indicators.flatMap((one) => one.topics))]
  assert.ok(topics.length > 3)
  for (const [index, topic] of topics.entries()) {
    const language = languages[index % languages.length] ?? 'es'
    const { html, status } = await readPage(site, `${topicPages[language]}/${topic}`)
    assert.equal(status, 200, topic)
    const start = href.indicator(language, '')
    const linked = linksIn(html).filter((link) => link.startsWith(start))
    const own = indicators.filter((one) => one.topics.includes(topic))
      .map(({ id }) => href.indicator(language, id))
    assert.deepEqual([...new Set(linked)].toSorted(), own.toSorted(), topic)
  }
})

test('the page of a State shows at most six of its figures, and leads to all of them', async () => {
  for (const language of languages) {
    const { html } = await readPage(site, `${countryPages[language]}/jam`)
    const section = sectionOf(html, 'statistics')
    const rows = rowsOf(section)
    assert.ok(rows.length > 3 && rows.length <= 6, language)
    assert.ok(linksIn(section).includes(href.area(language, 'JAM')), language)
    const whole = await readPage(site, href.area(language, 'JAM'))
    const all = rowsOf(whole.html).map((row) => row.slice(0, 3).join(' | '))
    for (const row of rows) {
      assert.ok(all.includes(row.slice(0, 3).join(' | ')), `${language}: ${row.join(' | ')}`)
    }
  }
})

test('the site map has every indicator, State, territory and group, in each language', async () => {
  const xml = await (await site.get('/sitemap.xml')).text()
  const locations = new Set([...xml.matchAll(/<loc>http:\/\/puente\.test([^<]+)/g)]
    .map(([, address]) => address))
  const ids = async (path: string): Promise<{ id: string, kind?: string }[]> =>
    (await (await site.get(`/api/v1/${path}`)).json()).items
  const areas = (await ids('areas')).filter(({ kind }) => kind === 'state' || kind === 'territory')
  for (const language of languages) {
    const wanted = [
      href.data(language), href.releases(language), href.methods(language),
      ...indicators.map(({ id }) => href.indicator(language, id)),
      ...areas.map(({ id }) => href.area(language, id)),
      ...(await ids('groups')).map(({ id }) => href.group(language, id)),
      ...(await ids('statistical-sources')).map(({ id }) => href.source(language, id)),
    ]
    assert.deepEqual(wanted.filter((address) => !locations.has(address)), [], language)
  }
  assert.ok(![...locations].some((address) => /\/(americas|world)$/.test(address ?? '')) ||
    locations.has('/es/datos/grupos/americas'))
})

test('the addresses that the page for programs gives as examples work', async () => {
  for (const language of languages) {
    const { html } = await readPage(site, href.machines(language))
    const examples = [...html.matchAll(/<code>(.*?)<\/code>/g)].map(([, code = '']) => textOf(code))
    assert.equal(examples.length, 2)
    const [main = ''] = /<main.*<\/main>/s.exec(html) ?? []
    const links = linksIn(main).filter((link) => /^\/(data|openapi)/.test(link))
    assert.ok(links.length >= 5)
    for (const address of [...examples, ...links]) {
      const answer = await site.get(address.replace('http://puente.test', ''))
      assert.equal(answer.status, 200, address)
    }
  }
})

test('the home page draws figures with their source, and leads to their indicators', async () => {
  const section = sectionOf((await readPage(site, '/es')).html, 'observatory')
  assert.match(section, /<svg[^>]*role="img"/)
  assert.match(textOf(section), /UNODC/)
  const links = linksIn(section).filter((link) => link.startsWith('/es/datos'))
  assert.ok(links.length >= 3)
  for (const link of links) assert.equal((await site.get(link)).status, 200, link)
})
