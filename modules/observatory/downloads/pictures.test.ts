// Charts as files, as people put them into documents and pages of others.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { Parser } from 'htmlparser2'
import { formatNumber } from '../../../kernel/i18n/format.ts'
import { languages } from '../../../kernel/i18n/languages.ts'
import { textOf } from '../../../tests/support/page.ts'
import { openSite, type Site } from '../../../tests/support/site.ts'
import type { Indicator } from '../indicators/indicator.ts'
import { chartNames } from './drawing.ts'

let site: Site
let indicators: Indicator[]
before(async () => {
  site = await openSite()
  indicators = await items('/indicators')
})
after(() => site.end())

const items = async (path: string) => (await (await site.get(`/api/v1${path}`)).json()).items
const ask = (file: string, query = '') => site.get(`/data/indicators/${file}${query}`)

/** A picture as text, after it was read as XML. */
async function svg(id: string, query = ''): Promise<string> {
  const answer = await ask(`${id}.svg`, query)
  const text = await answer.text()
  assert.equal(answer.status, 200, `${id}${query}: ${text.slice(0, 200)}`)
  assert.equal(answer.headers.get('content-type'), 'image/svg+xml; charset=utf-8')
  return text
}

/** Names of elements that were opened and not closed where they should be. */
function unclosedIn(xml: string): string[] {
  const open: string[] = []
  const wrong: string[] = []
  const parser = new Parser({
    onopentag: (name) => { open.push(name) },
    onclosetag: (name, implied) => {
      if (implied && !new RegExp(`<${name}[^>]*/>`).test(xml)) wrong.push(name)
      open.pop()
    },
  }, { xmlMode: true })
  parser.end(xml)
  return [...wrong, ...open]
}

/** What is wrong with an indicator in the address: the parameters to change. */
async function wrong(id: string, query: string): Promise<string[]> {
  const answer = await ask(`${id}.svg`, query)
  assert.equal(answer.status, 400, query)
  assert.equal(answer.headers.get('content-type'), 'application/problem+json')
  const { errors } = await answer.json()
  return errors.map(({ pointer }: { pointer: string }) => pointer)
}

/** How many colours a picture has, up to some; a blank one has one. */
async function coloursOf(bytes: Uint8Array): Promise<{ width: number, colours: number }> {
  const image = await loadImage(bytes)
  const canvas = createCanvas(image.width, image.height)
  const context = canvas.getContext('2d')
  context.drawImage(image, 0, 0)
  const { data } = context.getImageData(0, 0, image.width, image.height)
  const words = new Uint32Array(data.buffer, data.byteOffset, data.byteLength / 4)
  return { width: image.width, colours: new Set(words).size }
}

test('every indicator is drawn in every form it has, whole, with its name and its source', async () => {
  for (const { id, title, finding } of indicators) {
    for (const chart of chartNames) {
      const answer = await ask(`${id}.svg`, `?chart=${chart}&lang=es`)
      const text = await answer.text()
      if (answer.status === 400) {
        // One State alone is no comparison; that is said instead of a chart of nothing.
        assert.match(text, /"pointer":"areas"/, `${id} ${chart}`)
        continue
      }
      assert.deepEqual(unclosedIn(text), [], `${id} ${chart}`)
      assert.doesNotMatch(text, /NaN|undefined|\[object/, `${id} ${chart}`)
      const words = textOf(text)
      assert.ok(words.includes((finding ?? title).es.slice(0, 20)), `${id} ${chart}`)
      assert.match(words, /Fuente/, `${id} ${chart}`)
    }
  }
})

test('a line of every indicator can be had: the form that a link without a choice leads to', async () => {
  for (const { id } of indicators) assert.match(await svg(id), /^(<\?xml[^>]*>\s*)?<svg\b/, id)
})

test('every form is a picture too: as wide as it says, and not blank', async () => {
  for (const chart of chartNames) {
    const answer = await ask('homicide-rate.png', `?chart=${chart}`)
    assert.equal(answer.status, 200, chart)
    assert.equal(answer.headers.get('content-type'), 'image/png')
    const { width, colours } = await coloursOf(new Uint8Array(await answer.arrayBuffer()))
    assert.ok(width >= 800, `${width}`)
    assert.ok(colours > 10, `${chart} has ${colours} colours`)
  }
})

test('an indicator without a total is drawn with its first category, and says which', async () => {
  for (const id of ['drug-seizures', 'violent-offences', 'economic-offences-rate']) {
    const [dimension] = indicators.find((one) => one.id === id)?.dimensions ?? []
    const first = dimension?.values[0]?.title.es ?? ''
    const words = textOf(await svg(id, '?lang=es&chart=bars'))
    assert.ok(words.includes(` · ${first}`), `${id}: ${first}`)
    const { width } = await coloursOf(new Uint8Array(await (await ask(`${id}.png`)).arrayBuffer()))
    assert.ok(width >= 800, id)
  }
})

test('another category is drawn when it is asked for', async () => {
  const [first, other] = [await svg('drug-seizures'), await svg('drug-seizures', '?drug=heroin')]
  assert.match(textOf(other), /Heroin/)
  assert.notEqual(first, other)
  assert.equal(await svg('drug-seizures', '?cut=drug=heroin'), other)
})

test('the States that are asked for are drawn, and no others', async () => {
  const words = textOf(await svg('homicide-rate', '?areas=HND,MEX&lang=es'))
  assert.match(words, /Honduras/)
  assert.match(words, /México/)
  assert.doesNotMatch(words, /Mediana|América Latina/)
})

test('bars show the figures of the interface for the year that is asked for', async () => {
  const words = textOf(await svg('homicide-rate', '?chart=bars&lang=es&from=2020&to=2020'))
  const given: { value: number | null, area: string }[] = await items(
    '/observations?series=homicide-rate.unodc&from=2020&to=2020&limit=1000')
  for (const area of ['JAM', 'CAN', 'BRA']) {
    const value = given.find((one) => one.area === area)?.value ?? NaN
    assert.ok(words.includes(formatNumber('es', value, 1)), area)
  }
})

test('a picture is written in the language that is asked for', async () => {
  const titles = indicators.find(({ id }) => id === 'prison-rate')
  for (const language of languages) {
    const words = textOf(await svg('prison-rate', `?lang=${language}`))
    const title = titles?.finding ?? titles?.title
    assert.ok(words.includes(title?.[language].slice(0, 20) ?? '?'), language)
  }
})

test('a picture of what was known on a day is not that of today', async () => {
  const then = await svg('homicide-rate', '?areas=PRI&asOf=2026-06-01')
  assert.notEqual(then, await svg('homicide-rate', '?areas=PRI'))
  assert.match(then, /UNODC 2025-05-14/)
})

test('a form that does not exist is refused with those that do', async () => {
  const answer = await ask('homicide-rate.svg', '?chart=pie&lang=es')
  assert.equal(answer.status, 400)
  const { errors } = await answer.json()
  assert.deepEqual(errors, [{ pointer: 'chart', detail: 'debe ser uno de: line, bars, map' }])
})

test('wrong States, sources, years, categories, days and names are named, all at once', async () => {
  assert.deepEqual(await wrong('homicide-rate', '?areas=XYZ'), ['areas'])
  assert.deepEqual((await wrong('drug-seizures',
    '?chart=pie&areas=XYZ&source=oracle&from=abc&cut=drug=tea&asOf=2026-02-30&colour=red'))
    .toSorted(), ['areas', 'asOf', 'chart', 'colour', 'cut', 'from', 'source'])
  assert.deepEqual(await wrong('homicide-rate', '?from=2020&to=2010'), ['from'])
})

test('more lines than can be told apart are refused, with what to do', async () => {
  const all = indicators.length > 0
    ? 'ARG,BOL,BRA,CHL,COL,ECU,PER,PRY,URY,VEN,HND,GTM,SLV,MEX,CRI,PAN' : ''
  assert.deepEqual(await wrong('homicide-rate', `?areas=${all}`), ['areas'])
})

test('years without a figure are a sentence, not an empty picture', async () => {
  assert.deepEqual(await wrong('homicide-rate', '?from=1900&to=1901'), ['areas'])
})

test('an indicator that does not exist has no picture', async () => {
  assert.equal((await ask('nothing.svg')).status, 404)
  assert.equal((await ask('nothing.png')).status, 404)
})
