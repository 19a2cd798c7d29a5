// An item beside the list of the inbox: read, recorded and hidden as on its own page.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { exerciseItem } from '../modules/exchange/exchange.ts'
import { textOf } from './support/page.ts'
import { accountOf, signIn, type Visit } from './support/people.ts'
import { openSite, type Site } from './support/site.ts'

let site: Site
before(async () => { site = await openSite() })
after(() => site.end())

const W = '/es/w/intercambio'
// Caldory shares it with everyone who works here.
const shared = exerciseItem('cc-parcels-practice')
const own = exerciseItem('av-contractor-accounts')

const see = async (visit: Visit, address: string) => {
  const answer = await visit.get(address)
  const html = await answer.text()
  return { status: answer.status, html, text: textOf(html) }
}

const readsOf = async (name: string, item: string) => {
  const { rows: [row] } = await site.database.pool.query<{ count: number }>(
    `select count(*)::int as count from exchange.reads
    where account_id = $1 and item_id = $2 and way = 'page'`, [accountOf(name), item])
  return row?.count ?? 0
}

/** Where the list links the item. */
const linkTo = (html: string, item: string) =>
  new RegExp(`href="(/es/w/intercambio\\?[^"#]*item=${item})#item"`).exec(html)?.[1]
    ?.replaceAll('&amp;', '&') ?? ''

test('a chosen entry opens beside its list, which keeps its filters', async () => {
  const ana = await signIn(site, 'ana')
  const list = await see(ana, `${W}?kind=practice&tlp=clear`)
  const link = linkTo(list.html, shared)
  const { status, html, text } = await see(ana, link)
  assert.equal(status, 200)
  assert.match(html, /<h1[^>]*>[^<]*déclarations postales/)
  assert.match(html, /<h2>Bandeja de entrada<\/h2>/)
  assert.match(html, /<li class="msg msg--sel">.*?aria-current="true"/s)
  assert.match(text, /Historia/)
  for (const value of ['practice', 'clear']) {
    assert.match(html, new RegExp(`<option value="${value}" selected`))
  }
})

test('from the open item one goes on to the entries before and after it', async () => {
  const ana = await signIn(site, 'ana')
  const address = `${W}?kind=practice`
  const { html } = await see(ana, address)
  const ids = [...html.matchAll(/item=([0-9a-f-]{36})#item/g)].map(([, id = '']) => id)
  const around = async (id: string) => {
    const opened = await see(ana, `${address}&item=${id}`)
    const nav = /<nav class="around.*?<\/nav>/s.exec(opened.html)?.[0] ?? ''
    const to = (rel: string) => new RegExp(`item=([^#"]*)#item" rel="${rel}"`).exec(nav)?.[1]
    return [to('prev'), to('next')]
  }
  assert.deepEqual(await around(ids[1] ?? ''), [ids[0], ids[2]])
  assert.deepEqual(await around(ids[0] ?? ''), [undefined, ids[1]])
  assert.deepEqual(await around(own), [undefined, undefined])
})

test('reading beside the list is recorded like reading on the page', async () => {
  const ana = await signIn(site, 'ana')
  const before = await readsOf('ana', shared)
  await see(ana, `${W}?item=${shared}`)
  await see(ana, `${W}/${shared}`)
  assert.equal(await readsOf('ana', shared), before + 2)
  await see(ana, W)
  assert.equal(await readsOf('ana', shared), before + 2)
})

test('what is not one’s own is answered beside the list as what never was, and not recorded', async () => {
  const odile = await signIn(site, 'odile')
  const { rows: [draft] } = await site.database.pool.query<{ id: string }>(`
    select i.id from exchange.items i join directory.organizations o on o.id = i.owner_id
    where i.status = 'draft' and o.code = 'avelara-csirt' limit 1`)
  for (const id of [draft?.id ?? '', '00000000-0000-4000-8000-000000000000', 'nonsense']) {
    assert.equal((await see(odile, `${W}?item=${id}`)).status, 404, id)
  }
  assert.equal(await readsOf('odile', draft?.id ?? ''), 0)
})

test('who acknowledges beside the list comes back to it, and to nowhere else', async () => {
  const [ana, caio] = [await signIn(site, 'ana'), await signIn(site, 'caio')]
  const address = `${W}?kind=practice&item=${shared}`
  const acknowledge = (visit: Visit, fields = {}) =>
    visit.press(address, `${W}/${shared}/confirmaciones`, fields)
  assert.equal((await acknowledge(ana)).headers.get('location'), `${address}#item`)
  assert.match((await see(ana, address)).text, /Lectura confirmada/)
  const elsewhere = await acknowledge(caio, { list: '//evil.example/?x=1' })
  assert.match(elsewhere.headers.get('location') ?? '', /^\/es\/w\/intercambio\?/)
})

test('a recalled item leaves its receipt beside the list too', async () => {
  const ana = await signIn(site, 'ana')
  const { rows: [receipt] } = await site.database.pool.query<{ item: string }>(`
    select r.item_id as item from exchange.receipts r
    join directory.organizations o on o.id = r.reader_id and o.code = 'avelara-csirt' limit 1`)
  const { status, text } = await see(ana, `${W}?item=${receipt?.item}`)
  assert.equal(status, 200)
  assert.match(text, /El titular revocó este envío/)
})
