// The pages that compare, read by readers of the shipped figures. Their handlers are asked as a
// visitor, in a transaction of the visitor.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { render } from 'preact-render-to-string'
import { visitor } from '../../../kernel/access/actor.ts'
import { read } from '../../../kernel/database/transaction.ts'
import { NotFound } from '../../../kernel/http/problem.ts'
import type { PageAnswer } from '../../../kernel/http/route.ts'
import { type Language, languages } from '../../../kernel/i18n/languages.ts'
import { openSite, type Site } from '../../../tests/support/site.ts'
import { besidePage } from './beside-page.tsx'
import { comparePage } from './compare-page.tsx'
import { texts } from './messages.ts'

let site: Site
before(async () => { site = await openSite() })
after(() => site.end())

type Read = PageAnswer & { html: string, text: string }

function ask(
  handle: typeof besidePage | typeof comparePage, query: string,
  { language = 'es', id = '' }: { language?: Language, id?: string } = {},
): Promise<Read> {
  const actor = visitor('test')
  return read(site.database, actor, async (reader) => {
    const answer = await handle({
      language, values: { id }, query: new URLSearchParams(query), reader, actor,
      origin: '', seal: { token: '', once: '' }, kept: undefined,
    })
    // The header cells of a table, the boxes of a form: all as a reader gets it.
    const html = render(answer.main as never)
    return { ...answer, html, text: html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ') }
  })
}

const compare = (query: string, language?: Language) =>
  ask(comparePage, query, language && { language })
const beside = (id: string, query: string, language: Language = 'es') =>
  ask(besidePage, query, { id, language })
const isTicked = ({ html }: Read, name: string, value: string) =>
  new RegExp(`<input[^>]*name="${name}"[^>]*value="${value}"[^>]*checked`).test(html)

test('a reader who has not chosen yet finds a form and examples that work', async () => {
  const { status, html } = await compare('')
  assert.equal(status, 200)
  const examples = [...html.matchAll(/href="\/es\/datos\/comparar\?([^"]+)"/g)]
  assert.ok(examples.length >= 2)
  for (const [, query = ''] of examples) {
    assert.equal((await compare(query.replaceAll('&amp;', '&'))).status, 200, query)
  }
})

test('three States are drawn, said, tabled and sourced', async () => {
  const { status, html, text } = await compare(
    'indicator=homicide-rate&area=HND&area=GTM&area=SLV&from=2010&to=2023')
  assert.equal(status, 200)
  assert.match(html, /<svg[^>]*role="img"/)
  for (const name of ['Honduras', 'Guatemala', 'El Salvador']) {
    assert.match(html, new RegExp(`<th scope="col" class="n">${name}</th>`))
  }
  assert.match(html, /<th scope="row">2010<\/th>/)
  assert.doesNotMatch(html, /<th scope="row">2009<\/th>/)
  assert.match(text, /UNODC/)
  assert.match(html, /\/data\/indicators\/homicide-rate\.csv\?lang=es&amp;source=unodc-homicide/)
})

test('a group is drawn beside a State and says how many members report', async () => {
  const { text } = await compare('indicator=homicide-rate&area=JAM&group=caricom&chart=line')
  assert.match(text, /Mediana, /)
  assert.match(text, /\d+ de 1\d/)
})

test('figures of two sources stand in two columns, never in one', async () => {
  const { html } = await compare(
    'indicator=homicide-rate&series=homicide-rate.unodc&series=homicide-rate.wdi&area=HND')
  const heads = [...html.matchAll(/<th scope="col" class="n">([^<]+)<\/th>/g)]
    .map(([, head]) => head)
  assert.deepEqual(heads, ['Honduras, UNODC', 'Honduras, World Bank'])
})

test('a reader is told of an unknown State and keeps the rest of the choice', async () => {
  const page = await compare('indicator=homicide-rate&area=HND&area=ATL&from=2010&chart=bars')
  assert.equal(page.status, 400)
  assert.match(page.text, /No existe el Estado, territorio o región «ATL»/)
  assert.ok(isTicked(page, 'area', 'HND'))
  assert.ok(isTicked(page, 'indicator', 'homicide-rate'))
  assert.match(page.html, /name="from"[^>]*value="2010"/)
  assert.match(page.html, /<option value="bars" selected/)
  assert.match(page.html, /<svg[^>]*role="img"/)
})

test('indicators of two units are refused, both stay ticked, one is shown', async () => {
  const page = await compare('indicator=homicide-rate&indicator=population&area=HND&chart=line')
  assert.equal(page.status, 400)
  assert.match(page.text, /su unidad es otra: Población/)
  assert.ok(isTicked(page, 'indicator', 'population'))
})

test('what is wrong with a year is told beside its field', async () => {
  const page = await compare('indicator=homicide-rate&area=HND&from=mañana')
  assert.equal(page.status, 400)
  assert.match(page.html, /<a href="#from">«mañana» no es un año/)
  assert.match(page.html, /id="from"[^>]*value="mañana"[^>]*aria-invalid="true"/)
})

test('every error leads to a place of the page', async () => {
  const { html } = await compare(
    'indicator=x&series=y&cut=z&area=q&group=eu&from=a&to=b&chart=pie&asOf=c')
  const targets = [...html.matchAll(/<li><a href="#([\w-]+)">/g)].map(([, id]) => id)
  assert.ok(targets.length >= 9)
  assert.deepEqual(targets.filter((id) => !html.includes(`id="${id}"`)), [])
})

test('200 States at once are answered with a limit', async () => {
  const areas = Array.from({ length: 200 }, (_, index) => `Q${index}`).join(',')
  const { status, text } = await compare(`indicator=homicide-rate&areas=HND,${areas}`)
  assert.equal(status, 400)
  assert.match(text, /Eligió 201 lugares/)
})

test('too many lines for one chart: the table stays, and links show other charts', async () => {
  const areas = ['HND', 'GTM', 'SLV', 'MEX', 'CRI', 'BRA', 'COL', 'PAN']
  const { status, html, text } = await compare(
    `indicator=homicide-rate&chart=line&areas=${areas.join()}`)
  assert.equal(status, 400)
  assert.match(text, /Eligió 8 líneas/)
  assert.match(html, /<table/)
  assert.match(html, /chart=multiples/)
})

test('what was known before the newest release is shown as it was, and said', async () => {
  const query = 'indicator=homicide-rate&area=HND&from=2024'
  const [today, then] = [await compare(query), await compare(`${query}&asOf=2026-06-01`)]
  assert.equal(then.status, 200)
  assert.match(then.text, /lo que se conocía el 1 de junio de 2026/)
  assert.match(today.text, /UNODC 2026-07-12/)
  assert.doesNotMatch(then.text, /UNODC 2026-07-12/)
})

test('a day before all releases is refused with the first one', async () => {
  const { status, text } = await compare('indicator=homicide-rate&area=HND&asOf=1999-01-01')
  assert.equal(status, 400)
  assert.match(text, /aún no se conocía nada: la primera publicación es del/)
})

test('every kind of chart is drawn, in every language', async () => {
  for (const language of languages) {
    for (const chart of ['line', 'bars', 'dots', 'slope', 'multiples', 'distribution']) {
      const { status, html } = await compare(
        `indicator=homicide-rate&areas=HND,GTM,SLV&chart=${chart}`, language)
      assert.equal(status, 200, `${chart} ${language}`)
      assert.match(html, /<svg[^>]*role="img"/, `${chart} ${language}`)
    }
  }
})

test('two years are not joined where there is only one, and other charts are offered', async () => {
  const { status, html, text } = await compare(
    'indicator=homicide-count&areas=HND,MEX&chart=slope')
  assert.equal(status, 200)
  assert.match(text, /Ningún año reúne las cifras que este gráfico necesita/)
  assert.match(html, /chart=bars/)
})

test('a scatter of two indicators warns that it shows no cause', async () => {
  const { status, text } = await compare(
    'indicator=homicide-rate&indicator=homicide-rate-firearm&areas=HND,GTM,MEX&chart=scatter')
  assert.equal(status, 200)
  assert.match(text, /no indica que una cause la otra/)
})

test('small populations are warned of, with how much one victim moves the rate', async () => {
  const { text } = await compare('indicator=homicide-rate&area=KNA&area=JAM')
  assert.match(text, /San Cristóbal y Nieves: Población pequeña/)
  assert.doesNotMatch(text, /Jamaica: Población pequeña/)
})

test('the address that a page keeps gives the same page', async () => {
  const { query = {}, html } = await compare('indicator=homicide-rate&areas=hnd,GTM&from=2015')
  const search = Object.entries(query).flatMap(([name, values]) =>
    [values].flat().filter(Boolean).map((value) => `${name}=${value}`)).join('&')
  assert.equal((await compare(search)).html, html)
})

test('a form keeps the source of an indicator that is left out for its unit', async () => {
  const { html } = await compare(
    'indicator=homicide-rate&indicator=population&series=population.wdi&area=HND')
  assert.match(html, /<input type="hidden" name="series" value="population.wdi"/)
})

test('without a choice the pairs of sources are listed, each a page with a gap', async () => {
  const { status, html } = await beside('homicide-rate', '')
  assert.equal(status, 200)
  const [, query = ''] = /href="\/es\/datos\/lado-a-lado\/homicide-rate\?([^"]*MEX[^"]*)"/
    .exec(html) ?? []
  assert.equal((await beside('homicide-rate', query.replaceAll('&amp;', '&'))).status, 200)
})

test('UNODC and the prosecutors of Mexico differ, and the page says by how much', async () => {
  const { status, html, text } = await beside(
    'homicide-count', 'areas=MEX&a=unodc-homicide&b=sesnsp')
  assert.equal(status, 200)
  assert.match(text, /En 2024, UNODC indica 33\.550 y SESNSP, 30\.898/)
  assert.match(text, /inferior en 2652/)
  assert.match(text, /7,9\s%/)
  assert.match(text, /Solo SESNSP tiene cifra en 2015–2023/)
  assert.match(html, /<path class="lead"/)
  assert.match(text, /registro de defunciones/)
})

test('a national count is set beside a rate as a rate, and that is said', async () => {
  const { html, text } = await beside('homicide-rate', 'areas=BRA&a=unodc-homicide&b=ipea-atlas')
  assert.match(html, /<path class="gap"/)
  assert.match(text, /una tasa calculada aquí con la población/)
  assert.match(text, /Ambas tienen cifra en \d\d períodos/)
})

test('where only one source speaks of a State, no gap is invented', async () => {
  const { status, html, text } = await beside(
    'homicide-count', 'areas=BRA&a=unodc-homicide&b=sesnsp')
  assert.equal(status, 200)
  assert.match(text, /solo UNODC tiene cifras/)
  assert.doesNotMatch(html, /class="gap"/)
})

test('half a choice is told which half is missing', async () => {
  const page = await beside('homicide-rate', 'areas=MEX&a=unodc-homicide&b=')
  assert.equal(page.status, 400)
  assert.match(page.text, /Elija una fuente en ambas listas/)
  assert.ok(isTicked(page, 'area', 'MEX'))
  assert.match(page.html, /<option value="homicide-rate.unodc" selected/)
})

test('an unknown source is told with the list to choose from', async () => {
  const { status, text } = await beside('homicide-rate', 'areas=MEX&a=oracle&b=wdi')
  assert.equal(status, 400)
  assert.match(text, /La primera fuente, «oracle», no existe/)
})

test('an indicator that does not exist has no page', async () => {
  await assert.rejects(beside('nothing', ''), NotFound)
})

test('both pages have one heading of the first level and labels for all fields', async () => {
  for (const { html } of [
    await compare('indicator=homicide-rate&area=HND'),
    await beside('homicide-rate', 'areas=MEX&a=unodc-homicide&b=sesnsp'),
  ]) {
    assert.equal(html.match(/<h1/g)?.length, 1)
    const ids = [...html.matchAll(/<(?:select|input)[^>]*\bid="([^"]+)"/g)].map(([, id]) => id)
    assert.deepEqual(ids.filter((id) => !html.includes(`for="${id}"`)), [])
    const all = [...html.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id)
    assert.deepEqual(all.filter((id, index) => all.indexOf(id) !== index), [])
  }
})

test('the pages speak the language of the reader', async () => {
  for (const language of languages) {
    const { title, html } = await compare('chart=', language)
    assert.equal(title, texts(language).title)
    assert.ok(html.includes(texts(language).errors.noIndicator))
  }
})
