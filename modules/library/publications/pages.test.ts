// What a reader sees of publications: the list with its facets, and the page of one.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openSite, type Site } from '../../../tests/support/site.ts'

let site: Site
before(async () => {
  site = await openSite()
})
after(() => site.end())

const page = async (address: string) => {
  const answer = await site.get(address)
  return { status: answer.status, html: await answer.text() }
}
const found = (html: string) => Number(/role="status" class="found">(\d+)/.exec(html)?.[1])
const idsIn = (html: string) =>
  [...html.matchAll(/<h2><a href="\/\w\w\/publica\w+\/(\d+)"/g)].map(([, id]) => Number(id))

/** The boxes of a facet: value, count, whether it is chosen. */
const boxes = (html: string, facet: string) =>
  [
    ...html.matchAll(
      new RegExp(
        `<input type="checkbox" name="${facet}" value="([^"]*)"( checked)?/?>.*?<span class="meta">(\\d+)</span>`,
        'g',
      ),
    ),
  ].map(([, value = '', checked, count]) => ({
    value,
    chosen: checked !== undefined,
    count: Number(count),
  }))

test('each number in a facet is how many the reader finds by choosing it', async () => {
  const { html } = await page('/es/publicaciones')
  assert.equal(found(html), 131)
  for (const facet of ['language', 'department', 'topic', 'year', 'type']) {
    const [first] = boxes(html, facet)
    assert.ok(first, facet)
    const chosen = await page(`/es/publicaciones?${facet}=${first.value}`)
    assert.equal(found(chosen.html), first.count, `${facet}=${first.value}`)
  }
})

test('facets narrow each other down; two values of one facet widen it', async () => {
  const cicte = found((await page('/en/publications?department=cicte')).html)
  const dsp = found((await page('/en/publications?department=dsp')).html)
  const either = found((await page('/en/publications?department=cicte&department=dsp')).html)
  assert.ok(either >= Math.max(cicte, dsp) && either <= cicte + dsp)
  const both = await page('/en/publications?department=cicte&language=es')
  assert.ok(found(both.html) < cicte)
  const spanish = boxes((await page('/en/publications?department=cicte')).html, 'language').find(
    ({ value }) => value === 'es',
  )
  assert.equal(found(both.html), spanish?.count)
})

test('what is chosen stays in the form though nothing matches, so that it can be taken away', async () => {
  const { html, status } = await page('/en/publications?year=1900')
  assert.equal(status, 200)
  assert.equal(found(html), 0)
  assert.deepEqual(
    boxes(html, 'year').find(({ value }) => value === '1900'),
    { value: '1900', chosen: true, count: 0 },
  )
  assert.match(html, /No publication matches these filters/)
})

test('the pages of the list hold every publication once, newest first, unknown dates last', async () => {
  const ids: number[] = []
  for (let number = 1; number <= 7; number += 1)
    ids.push(...idsIn((await page(`/en/publications?page=${number}`)).html))
  assert.equal(ids.length, 131)
  assert.equal(new Set(ids).size, 131)
  const { items } = await (await site.get('/api/v1/publications?limit=100')).json()
  const rest = await (await site.get('/api/v1/publications?limit=100&after=100')).json()
  const dates = new Map<number, string | null>(
    [...items, ...rest.items].map((one) => [one.id, one.published]),
  )
  const known = ids.map((id) => dates.get(id) ?? null)
  const firstUnknown = known.indexOf(null)
  const dated = known.slice(0, firstUnknown < 0 ? undefined : firstUnknown)
  assert.deepEqual(dated, dated.toSorted().toReversed())
  assert.ok(known.slice(dated.length).every((date) => date === null))
})

test('a page beyond the last one says so, how many there are, and leads back', async () => {
  const { status, html } = await page('/fr/publications?topic=prisons&page=99')
  assert.equal(status, 404)
  assert.ok(found(html) > 0)
  assert.match(html, /La page 99 n’existe pas/)
  assert.match(html, /href="\/fr\/publications\?topic=prisons"[^>]*>Aller à la première page/)
})

test('values that cannot be are told, left out, and never come back as markup', async () => {
  const { status, html } = await page(
    '/es/publicaciones?topic=unicornios&type=<b>x</b>&page=cero&language=es',
  )
  assert.equal(status, 400)
  assert.match(
    html,
    /Dejamos de lado lo que no pudimos usar: [^<]*unicornios/,
  )
  assert.match(html, /cero no es un número de página/)
  assert.doesNotMatch(html, /<b>x<\/b>/)
  assert.equal(found(html), found((await page('/es/publicaciones?language=es')).html))
})

test('"only in Spanish" is said in the list and on the page, in the language of the reader', async () => {
  const { items } = await (await site.get('/api/v1/publications?limit=100')).json()
  const one = items.find(({ onlyIn }: { onlyIn: string }) => onlyIn === 'es')
  assert.ok(one)
  const said = {
    '/en/publications': 'Available only in Spanish',
    '/es/publicaciones': 'Disponible solo en español',
    '/pt/publicacoes': 'Disponível somente em espanhol',
    '/fr/publications': 'Disponible en espagnol uniquement',
  }
  for (const [address, text] of Object.entries(said)) {
    assert.ok((await page(`${address}/${one.id}`)).html.includes(text), `${address}: ${text}`)
    const list = await page(
      `${address}?topic=${one.topics[0]}&year=${one.published?.slice(0, 4) ?? 'unknown'}`,
    )
    assert.ok(list.html.includes(text), `${address} list`)
  }
})

test('a title that Puente translated says so and shows the printed one in its language', async () => {
  const { html } = await page('/en/publications/87')
  assert.match(html, /Title translated by Puente/)
  assert.match(html, /<cite lang="es">/)
  const spanish = await page('/es/publicaciones/87')
  assert.doesNotMatch(spanish.html, /Título traducido por Puente/)
})

test('the page of a publication lists all four languages, known or not', async () => {
  const { html } = await page('/pt/publicacoes/87')
  for (const name of ['inglês', 'espanhol', 'português', 'francês'])
    assert.ok(html.includes(`<dt>${name}</dt>`), name)
  assert.match(html, /<dt>espanhol<\/dt><dd>Edição oficial/)
  assert.match(html, /<dt>francês<\/dt><dd>Nenhuma edição conhecida/)
})

test('the page of each publication opens in each language, with its source and how to cite it', async () => {
  for (let id = 1; id <= 131; id += 13) {
    for (const address of [
      '/en/publications',
      '/es/publicaciones',
      '/pt/publicacoes',
      '/fr/publications',
    ]) {
      const { status, html } = await page(`${address}/${id}`)
      assert.equal(status, 200)
      assert.match(html, /id="sources"[^]*<a href="https?:/)
      assert.match(html, new RegExp(`http://puente\\.test${address}/${id}`))
    }
  }
})

test('a publication that is related to another is never related to itself', async () => {
  const { html } = await page('/en/publications/3')
  const [, related = ''] = html.split('id="related"')
  assert.match(related, /href="\/en\/publications\/\d+"/)
  assert.doesNotMatch(related.split('id="sources"')[0] ?? '', /href="\/en\/publications\/3"/)
})

test('wrong numbers of publications are a clear 404 in the language of the address', async () => {
  for (const id of ['0', '132', '03', '-1', '1e2', '99999999999', 'abc']) {
    const { status, html } = await page(`/es/publicaciones/${id}`)
    assert.equal(status, 404, id)
    assert.match(html, /<html lang="es"/)
  }
})
