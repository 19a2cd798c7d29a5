// What a reader sees of conventions: who is bound, who only signed, of whom nothing is known.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openSite, type Site } from '../../../tests/support/site.ts'

type Participation = { state: string | null; action: string; date: string | null }

let site: Site
let cifta: Participation[]
before(async () => {
  site = await openSite()
  cifta = (await (await site.get('/api/v1/treaties/A-63/participations')).json()).items
})
after(() => site.end())

const textOf = async (address: string) => (await site.get(address)).text()
const rows = (html: string) => html.split('<tr>').slice(2)
const rowOf = (html: string, name: string) =>
  rows(html).find((row) => row.includes(`>${name}<`)) ?? ''
const plain = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

test('the matrix has a row for each of the 35 States, in the order of the reader’s language', async () => {
  for (const [address, locale] of [
    ['/en/treaties', 'en'],
    ['/es/tratados', 'es'],
    ['/fr/traites', 'fr'],
  ] as const) {
    const html = await textOf(address)
    const names = rows(html).map((row) => /<th scope="row"><a [^>]*>([^<]+)/.exec(row)?.[1] ?? '')
    assert.equal(names.length, 35)
    assert.deepEqual(
      names,
      names.toSorted(new Intl.Collator(locale, { sensitivity: 'base' }).compare),
    )
  }
})

test('a cell says in words what its sign means, with the year where it is known', async () => {
  const ratified = cifta.find(({ action, state, date }) => action === 'ratified' && state && date)
  assert.ok(ratified?.state)
  const state = await (await site.get(`/api/v1/states/${ratified.state}`)).json()
  const row = rowOf(await textOf('/es/tratados'), state.name.es)
  assert.match(plain(row), new RegExp(`● Ratificó ${ratified.date?.slice(0, 4)}`))
})

test('no record means unknown, never "not a party"', async () => {
  const known = new Set(cifta.map(({ state }) => state))
  const { items } = await (await site.get('/api/v1/states')).json()
  const missing = items.filter(({ id }: { id: string }) => !known.has(id))
  const html = await textOf('/en/treaties/a-63')
  for (const { name } of missing) assert.match(plain(rowOf(html, name.en)), /Unknown/)
  const matrix = await textOf('/en/treaties')
  assert.match(matrix, /<td class="none"[^>]*>.*?\?.*?Unknown/)
})

test('every column says of when its information is', async () => {
  const html = await textOf('/en/treaties')
  const heads = [
    ...html.matchAll(/<th scope="col">(?:(?!<\/th>).)*<span class="sub">([^<]+)<\/span><\/th>/g),
  ].map(([, date]) => date)
  assert.ok(heads.length > 3)
  for (const date of heads) assert.match(date ?? '', /\d{4}|not dated|date/i)
})

test('the page of a convention counts a signature as no more than a signature', async () => {
  const signed = cifta.find(({ action, state }) => action === 'signed' && state)
  if (!signed?.state) return
  const state = await (await site.get(`/api/v1/states/${signed.state}`)).json()
  const text = plain(rowOf(await textOf('/en/treaties/a-63'), state.name.en))
  assert.match(text, /Signed/)
  assert.doesNotMatch(text, /Ratified|Party/)
})

test('a convention opens under either case of its number, and leads to its sources', async () => {
  assert.equal((await site.get('/fr/traites/A-63')).status, 200)
  assert.match(await textOf('/fr/traites/a-63'), /id="sources"[^]*href="https?:/)
  assert.equal((await site.get('/fr/traites/z-99')).status, 404)
})

test('countries are listed by name, with a status where they are not ordinary members', async () => {
  const html = await textOf('/es/paises')
  const { items } = await (await site.get('/api/v1/states')).json()
  for (const { id, name } of items)
    assert.match(html, new RegExp(`href="/es/paises/${id.toLowerCase()}"[^>]*>${name.es}`))
  const special = items.filter(({ status }: { status: string }) => status !== 'member')
  assert.ok(special.length > 0)
  for (const { name } of special) assert.match(html, new RegExp(`${name.es}</a> <`))
})
