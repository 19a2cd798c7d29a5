// The walls of the exchange as a browser and a program meet them: every item of the exercise world,
// every address of it, for several people and a program, against the same rules as
// leaks.engine.test.ts.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { system } from '../kernel/access/actor.ts'
import { write } from '../kernel/database/transaction.ts'
import { accountOf, organizationOf, signIn, type Visit } from './support/people.ts'
import { rulesFor } from './support/rules.ts'
import { openSite, type Site } from './support/site.ts'
import { readWorld, type Row, type World } from './support/world.ts'

let site: Site
let world: World
before(async () => {
  site = await openSite()
  world = await write(site.database, system('test', 'r'), (writer) => readWorld(writer))
})
after(() => site.end())

const W = '/en/w/exchange'
const NONE = '00000000-0000-4000-8000-000000000000'
const items = () => [...world.items.values()]
// Whoever could read what is now recalled keeps a receipt; that is another test.
const isRecalled = ({ status }: Row) => status === 'recalled'

/** What a visitor is told, without what differs with every request. */
const plain = (text: string) => text
  .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, 'id')
  .replaceAll(/name="(token|once)" value="[^"]*"/g, '')
// An ETag follows from the bytes, and the page holds its own address.
const headersOf = (answer: Response) => Object.fromEntries([...answer.headers]
  .filter(([name]) => !['date', 'set-cookie', 'etag', 'server-timing'].includes(name))
  .map(([name, value]) => [name, plain(value)]))

async function answerOf(asking: Promise<Response>) {
  const answer = await asking
  return { status: answer.status, headers: headersOf(answer), text: plain(await answer.text()) }
}

/** The address of a page about an item; "beside" is the item beside the list of the inbox. */
const pageOf = (id: string, page: string) =>
  page === 'beside' ? `${W}?box=unread&item=${id}` : `${W}/${id}${page}`

const PEOPLE = ['ana', 'caio', 'claire', 'ines'] as const

test('each person opens the items the rules show them, and no other', async () => {
  for (const name of PEOPLE) {
    const visit = await signIn(site, name)
    const rules = rulesFor(world, { account: accountOf(name) })
    for (const [at, item] of items().filter((one) => !isRecalled(one)).entries()) {
      for (const page of at % 5 === 0 ? ['', 'beside'] : ['']) {
        const { status } = await visit.get(pageOf(item.id, page))
        assert.equal(status, rules.level(item.id) > 0 ? 200 : 404, `${name} ${item.number} ${page}`)
      }
    }
  }
})

test('every address of an item answers as if it had never been, where the rules hide it', async () => {
  const visit = await signIn(site, 'claire')
  const rules = rulesFor(world, { account: accountOf('claire') })
  const hidden = items().filter((one) => rules.level(one.id) === 0 && !isRecalled(one))
  assert.ok(hidden.length > 20)
  const pages = ['', '/versions', '/readers', '/marking', '/recipients', '/draft', '/end',
    '/draft/words?in=en', '?in=fr&number=2', '.pdf', 'beside']
  for (const page of pages) {
    const none = await answerOf(visit.get(pageOf(NONE, page)))
    assert.equal(none.status, 404, page)
    for (const { id, number } of hidden.slice(0, 12)) {
      assert.deepEqual(await answerOf(visit.get(pageOf(id, page))), none, `${number} ${page}`)
    }
  }
})

test('every form about an item is refused as if the item had never been', async () => {
  const visit = await signIn(site, 'claire')
  await visit.press('/en/sign-in/again', '/en/sign-in/again/trial')
  const html = await (await visit.get(`${W}/new`)).text()
  const token = /name="token" value="([^"]*)"/.exec(html)?.[1] ?? ''
  const rules = rulesFor(world, { account: accountOf('claire') })
  const hidden = items().find((one) => rules.level(one.id) === 0 && one.status === 'issued')
  const forms: [string, Record<string, string>][] = [
    ['acknowledgements', {}], ['replies', { text: 'hello' }], ['sightings', { seen: 'yes' }],
    ['onward', { client: organizationOf('brisoria-csirt'), reason: 'r' }],
    ['life', { do: 'update' }], ['issue', {}], ['end', { do: 'recall', reason: 'r' }],
    ['marking', { tlp: 'clear', pap: 'clear' }],
    ['recipients', { organization: organizationOf('caldory-customs') }],
    ['translations', { do: 'ask', language: 'fr' }], ['library', {}],
  ]
  for (const [form, fields] of forms) {
    const send = (id: string) => answerOf(visit.send(`${W}/${id}/${form}`, { token, ...fields }))
    const none = await send(NONE)
    assert.ok(none.status >= 400, `${form}: ${none.status}`)
    assert.deepEqual(await send(hidden?.id ?? ''), none, form)
  }
})

/** How many statements the database is sent for an answer. */
async function statementsOf(asking: () => Promise<Response>): Promise<number> {
  let count = 0
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function spied(this: pg.Client, ...words: unknown[]) {
    count += 1
    return Reflect.apply(query, this, words)
  } as typeof query
  try {
    await (await asking()).text()
  } finally {
    pg.Client.prototype.query = query
  }
  return count
}

test('the database is asked as often for what is hidden as for what is not there', async () => {
  const visit = await signIn(site, 'claire')
  const rules = rulesFor(world, { account: accountOf('claire') })
  const hidden = items().filter((one) => rules.level(one.id) === 0 && !isRecalled(one))
  for (const page of ['', '/versions', '/readers', '/marking', '/draft', 'beside']) {
    const ask = (id: string) => statementsOf(() => visit.get(pageOf(id, page)))
    await ask(NONE)
    const none = await ask(NONE)
    assert.ok(none > 0)
    for (const { id } of hidden.slice(0, 5)) assert.equal(await ask(id), none, page)
  }
})

/** All texts of the pages of a list. */
async function listed(visit: Visit, address: string): Promise<string> {
  return (await visit.get(address)).text()
}

test('no list, search, count or export holds the title of an item that the rules hide', async () => {
  const visit = await signIn(site, 'claire')
  await visit.press('/en/sign-in/again', '/en/sign-in/again/trial')
  const rules = rulesFor(world, { account: accountOf('claire') })
  const versions = [...world.rows.versions.values()]
  const shown = new Set(versions.filter(rules.versions).map(({ title }) => title))
  const hidden = [...new Set(versions.map(({ title }) => title))].filter((one) => !shown.has(one))
  assert.ok(hidden.length > 50)
  const words = hidden.slice(0, 25).map((title) => `${W}?q=${encodeURIComponent(title)}`)
  const boxes = ['', '?box=unread', '?box=needs-action', '?box=sent', '?box=drafts']
    .map((query) => `${W}${query}`)
  for (const address of [...boxes, ...words, `${W}.csv`, '/en/w', `${W}?tlp=red`]) {
    // What was asked for stands in its own field, as it was typed.
    const html = (await listed(visit, address)).replaceAll(/<input[^>]*>|<title>.*?<\/title>/g, '')
    for (const title of hidden) {
      if (address.includes(encodeURIComponent(title))) continue
      assert.ok(!html.includes(title), `${address} tells of ${title}`)
    }
  }
})

test('a program reads what its organization reads, but nothing RED', async () => {
  const marta = await signIn(site, 'marta')
  const page = '/es/cuenta/claves'
  const made = await marta.press(page, page, { name: 'SIEM', scope: 'read', days: '30' })
  const secret = /class="secret">([^<]*)</.exec(await made.text())?.[1] ?? ''
  const headers = { authorization: `Bearer ${secret}`, accept: 'application/json' }
  const rules = rulesFor(world,
    { account: null, program: [organizationOf('avelara-csirt')] })
  const ask = (id: string) => site.get(`/api/v1/exchange/items/${id}`, headers)
  const none = await answerOf(ask(NONE))
  assert.equal(none.status, 404)
  let red = 0
  for (const item of items()) {
    const answer = await answerOf(ask(item.id))
    const isShown = rules.level(item.id) > 0
    assert.equal(answer.status, isShown ? 200 : 404, `${item.number} ${item.tlp} ${item.status}`)
    if (!isShown) assert.deepEqual(answer, none)
    if (item.tlp === 'red') red += 1
  }
  assert.ok(red > 0, 'there is no RED item, so this proves little')
})
