// What changed since: the page a person reads and the feed a program follows.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { languages } from '../../../kernel/i18n/languages.ts'
import { wrongWithAtom } from '../../../tests/support/atom.ts'
import {
  chosenIn, linksIn, readPage, rowsOf, sectionOf, textOf,
} from '../../../tests/support/page.ts'
import { openSite, type Site } from '../../../tests/support/site.ts'
import type { Release } from '../indicators/indicator.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'

let site: Site
let releases: Release[]
before(async () => {
  site = await openSite()
  releases = await items('/releases')
})
after(() => site.end())

const items = async (path: string) => (await (await site.get(`/api/v1${path}`)).json()).items
const page = (query = '') => readPage(site, `/es/datos/publicaciones${query}`)

/** The rows of the first table: every release. */
const listed = (html: string) => rowsOf(/<table.*?<\/table>/s.exec(html)?.[0] ?? '')

async function feed(query = ''): Promise<{ xml: string, entries: string[], status: number }> {
  const answer = await site.get(`/data/releases.atom${query}`)
  const xml = await answer.text()
  const entries = [...xml.matchAll(/<entry>.*?<\/entry>/gs)].map(([one]) => one)
  return { xml, status: answer.status, entries }
}
const tag = (xml: string | undefined, name: string) =>
  textOf(new RegExp(`<${name}\\b[^>]*>(.*?)</${name}>`, 's').exec(xml ?? '')?.[1] ?? '')

test('a reader finds every release, the newest first, each with its file', async () => {
  const { status, html } = await page()
  assert.equal(status, 200)
  const files = linksIn(html).filter((link) => link.startsWith('/data/series/'))
  assert.deepEqual(files, releases.map(({ series, released }) =>
    `/data/series/${series}/${released}.csv?lang=es`))
  assert.deepEqual(releases.map(({ released }) => released),
    releases.map(({ released }) => released).toSorted().toReversed())
  for (const file of files) assert.equal((await site.get(file)).status, 200, file)
})

test('a first release is told from a revision, with the counts of each', async () => {
  const rows = listed((await page('?indicator=homicide-rate')).html)
  const [revision, wdi, first] = releases
    .filter(({ series }) => series.startsWith('homicide-rate.'))
  assert.match(rows[0]?.[2] ?? '', new RegExp(
    `^nuevas: ${revision?.added}; modificadas: ${revision?.changed}; retiradas: 0`))
  for (const [row, one] of [[rows[1], wdi], [rows[2], first]] as const) {
    assert.match(row?.[2] ?? '', new RegExp(`^primera publicación; cifras: ${one?.added}`))
  }
})

test('the figures that a revision changed stand with their value before and after', async () => {
  const { html } = await page('?indicator=homicide-rate')
  const [row, ...others] = rowsOf(sectionOf(html, 'changed'))
  assert.deepEqual(others, [], 'one figure was revised')
  assert.match(row?.[0] ?? '', /^Tasa de homicidios intencionales United Nations/)
  assert.deepEqual(row?.slice(1, 4), ['Puerto Rico', '2024', '12 de julio de 2026'])
  assert.equal(row?.[5], '15,2')
  assert.notEqual(row?.[4], row?.[5])
})

test('where nothing was revised that is said', async () => {
  assert.match((await page('?indicator=population')).text,
    /Nada de lo publicado anteriormente ha cambiado/)
  assert.match((await page('?indicator=homicide-rate&area=HND')).text,
    /Nada de lo publicado anteriormente ha cambiado/)
})

test('filters narrow the list, stay chosen and go along to the feed', async () => {
  const { html, status } = await page('?indicator=homicide-rate&area=pri')
  assert.equal(status, 200)
  assert.equal(listed(html).length, 3)
  assert.equal(chosenIn(html, 'indicator'), 'homicide-rate')
  assert.equal(chosenIn(html, 'area'), 'PRI')
  const feeds = linksIn(html).filter((link) => link.startsWith('/data/releases.atom'))
  assert.ok(feeds.length >= 2)
  for (const link of feeds) {
    assert.match(link, /indicator=homicide-rate&area=PRI&lang=es/)
    assert.equal((await site.get(link)).status, 200)
  }
})

test('a wrong filter is told in the language of the reader, the other stays chosen', async () => {
  for (const language of languages) {
    const address = href.releases(language)
    const wrong = texts(language).releases.wrong
    const indicator = await readPage(site, `${address}?indicator=nothing&area=HND`)
    assert.equal(indicator.status, 400)
    assert.ok(indicator.text.includes(wrong({ value: 'nothing' })), language)
    assert.equal(chosenIn(indicator.html, 'area'), 'HND')
    const area = await readPage(site, `${address}?area=XYZ&indicator=prison-rate`)
    assert.equal(area.status, 400)
    assert.ok(area.text.includes(wrong({ value: 'XYZ' })), language)
    assert.equal(chosenIn(area.html, 'indicator'), 'prison-rate')
  }
})

test('a filter made of markup is shown as text', async () => {
  const { html, text } = await page('?indicator=%3Cb%3Ex%3C/b%3E')
  assert.ok(text.includes('No existe <b>x</b>.'))
  assert.ok(!html.includes('<b>x</b>'))
})

test('the feed is valid Atom: of everything, of a State, of an indicator, of both, in each language', async () => {
  for (const language of languages) {
    for (const query of ['', '&area=HND', '&indicator=homicide-rate', '&area=PRI&indicator=homicide-rate']) {
      const { xml, status, entries } = await feed(`?lang=${language}${query}`)
      assert.equal(status, 200)
      assert.deepEqual(wrongWithAtom(xml), [], `${language} ${query}`)
      assert.ok(entries.length > 0)
      assert.ok(xml.includes(`xml:lang="${language}"`))
    }
  }
})

test('the feed of an indicator has its releases, each with what it changed', async () => {
  const { entries, xml } = await feed('?indicator=homicide-rate&lang=es')
  const own = releases.filter(({ series }) => series.startsWith('homicide-rate.'))
  assert.equal(entries.length, own.length)
  assert.match(tag(xml, 'title'), /^Cambios en las cifras – Tasa de homicidios intencionales$/)
  assert.match(tag(entries[0], 'summary'), new RegExp(
    `^Cifras nuevas: ${own[0]?.added}; modificadas: ${own[0]?.changed}; retiradas: 0`))
})

test('the feed of a State counts what changed for that State, and leaves out what did not', async () => {
  const puertoRico = await feed('?indicator=homicide-rate&area=PRI&lang=es')
  assert.match(tag(puertoRico.entries[0], 'summary'), /^Cifras nuevas: 0; modificadas: 1/)
  const [first] = puertoRico.entries
  assert.match(first ?? '', /href="http:\/\/puente\.test\/es\/datos\/indicadores\/homicide-rate\?area=pri"/)
  const honduras = await feed('?indicator=homicide-rate&area=HND&lang=es')
  assert.match(tag(honduras.entries[0], 'summary'), /^Cifras nuevas: 1; modificadas: 0/)
  const cuba = await feed('?indicator=darien-entries&area=HND&lang=es')
  assert.equal(cuba.entries.length, 0)
  assert.deepEqual(wrongWithAtom(cuba.xml), [])
})

test('an entry of a State and the same release in another feed are two things with two names', async () => {
  const ids = (one: { entries: string[] }) => one.entries.map((entry) => tag(entry, 'id'))
  const all = ids(await feed('?indicator=homicide-rate'))
  const own = ids(await feed('?indicator=homicide-rate&area=PRI'))
  assert.deepEqual(own.filter((id) => all.includes(id)), [])
})

test('a feed of what does not exist is refused and names the parameter', async () => {
  for (const [query, pointer] of [
    ['?area=XYZ', 'area'], ['?indicator=nothing', 'indicator'], ['?lang=de', 'lang'],
  ] as const) {
    const answer = await site.get(`/data/releases.atom${query}`)
    assert.equal(answer.status, 400)
    assert.equal(answer.headers.get('content-type'), 'application/problem+json')
    const { errors } = await answer.json()
    assert.deepEqual(errors.map((one: { pointer: string }) => one.pointer), [pointer])
  }
})

test('a program that has the feed is told that it has not changed', async () => {
  const first = await site.get('/data/releases.atom')
  const etag = first.headers.get('etag') ?? ''
  assert.equal((await site.get('/data/releases.atom', { 'if-none-match': etag })).status, 304)
})

test('the page is written in the language of its address', async () => {
  for (const language of languages) {
    const { html, status } = await readPage(site, href.releases(language))
    assert.equal(status, 200)
    assert.ok(html.includes(`<h1`) && html.includes(texts(language).releases.title), language)
    assert.ok(html.includes(texts(language).releases.changed), language)
  }
})
