// "How we count" as readers and machines meet it, on the figures that are shipped.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { openSite, type Site } from '../../../tests/support/site.ts'

let site: Site
before(async () => { site = await openSite() })
after(() => site.end())

type ApiRow = {
  year: number, set: string, source: string, numerator: number, denominator: number,
  value: number | null, lower: number, upper: number, coverage: number, vintage: string,
  contradictory: string[], holds: boolean | null,
}

const get = async (address: string) => (await site.get(address)).text()
const rowsOf = async (id: string, query = ''): Promise<ApiRow[]> =>
  (await (await site.get(`/api/v1/claims/${id}${query}`)).json()).items
const rowOf = async (id: string, query: string) => {
  const [row] = await rowsOf(id, query)
  assert.ok(row, 'no row')
  return row
}
const near = (value: number | null, expected: number, by: number) =>
  assert.ok(value !== null && Math.abs(value - expected) <= by, `${value} is not ${expected}`)

test('the three statements are listed, each with a year that can be said or the closest', async () => {
  const { items } = await (await site.get('/api/v1/claims')).json()
  assert.deepEqual(items.map(({ id }: { id: string }) => id),
    ['world-population-share', 'world-homicide-share', 'firearm-homicide-share'])
  assert.deepEqual(items.map(({ latest }: { latest: ApiRow }) => [latest.year, latest.holds]),
    [[2023, false], [2023, true], [2020, null]])
})

test('12.87 % of the world’s people lived in the Americas in 2023: 12.5 % does not hold', async () => {
  const row = await rowOf('world-population-share', '?year=2023&set=americas&source=wpp')
  near(row.value, 12.87, 0.005)
  near(100 * row.numerator / row.denominator, row.value ?? 0, 1e-9)
  assert.equal(row.holds, false)
  assert.equal(row.vintage, 'WPP 2024')
})

test('without Cuba the same statement holds for 2022: the choice of States decides', async () => {
  const row = await rowOf('world-population-share', '?year=2022&set=oas-active&source=wpp')
  assert.equal(row.holds, true)
})

test('at least 34.2 % of the world’s homicides of 2023 were in the Americas', async () => {
  const row = await rowOf('world-homicide-share', '?year=2023&set=americas&source=unodc')
  near(row.lower, 34.2, 0.05)
  assert.equal(row.value, null, 'too little is known for one value')
  assert.equal(row.holds, true)
})

test('the share of firearms cannot be said for any year', async () => {
  const rows = await rowsOf('firearm-homicide-share')
  assert.ok(rows.length > 0)
  assert.deepEqual(rows.filter(({ holds }) => holds !== null), [])
  const row = rows.find(({ year, set }) => year === 2020 && set === 'americas')
  near(row?.lower ?? null, 60.6, 0.06)
})

test('Panama is left out where its homicides by firearm exceed its homicides', async () => {
  const rows = (await rowsOf('firearm-homicide-share')).filter(({ set }) => set === 'americas')
  const years = rows.filter(({ contradictory }) => contradictory.includes('PAN'))
    .map(({ year }) => year)
  assert.deepEqual(years.toSorted(), [2006, 2007, 2008, 2009, 2010, 2011])
})

test('each year, set and source stands once', async () => {
  const rows = await rowsOf('world-homicide-share')
  const keys = rows.map(({ year, set, source }) => `${year} ${set} ${source}`)
  assert.equal(new Set(keys).size, keys.length)
})

test('a reader sees the sentence, the division and the verdict in each language', async () => {
  const english = await get('/en/data/how-we-count/world-population-share')
  assert.match(english, /In 2023, 12\.87% of the world’s people lived in the Americas\./)
  assert.match(english, /1,041,794,770 ÷ 8,091,734,933 = 12\.87%/)
  assert.match(await get('/es/datos/como-contamos/world-population-share'),
    /En 2023, el 12,87\s% de la población mundial vivía en las Américas\.[^]*No se cumple/)
  assert.match(await get('/pt/dados/como-contamos/world-homicide-share'),
    /Em 2023, entre 34,2% e 36,1% dos homicídios do mundo ocorreram nas Américas\./)
  assert.match(await get('/fr/donnees/comment-nous-comptons/firearm-homicide-share'),
    /En 2020, entre 60,6\s% et 70,4\s% des homicides dans les Amériques[^]*Impossible à dire/)
})

test('another year and set are chosen in the address', async () => {
  const html = await get('/en/data/how-we-count/world-homicide-share?year=2021&set=oas-35')
  assert.match(html, /In 2021, between 34\.0% and 34\.1% [^<]* in the 35 States of the Americas/)
})

test('asking for the reporting countries as denominator is refused with the reason', async () => {
  const answer = await site.get(
    '/en/data/how-we-count/firearm-homicide-share?denominator=reporting-only',
  )
  assert.equal(answer.status, 400)
  assert.match(await answer.text(), /This denominator is refused: Those that do not report/)
})

test('a year without figures is told, and something else is shown', async () => {
  const answer = await site.get('/en/data/how-we-count/firearm-homicide-share?year=1800')
  assert.equal(answer.status, 400)
  assert.match(await answer.text(), /We left out what we could not use: 1800/)
})

test('the computation is served as it runs', async () => {
  const source = readFileSync(path.join(import.meta.dirname, 'computation.ts'), 'utf8')
  assert.equal(await get('/data/claims/computation.ts'), source)
  assert.match(await get('/en/data/how-we-count'), /href="\/data\/claims\/computation\.ts"/)
})

test('a claim that does not exist is not found', async () => {
  assert.equal((await site.get('/en/data/how-we-count/nothing')).status, 404)
  assert.equal((await site.get('/api/v1/claims/nothing')).status, 404)
})
