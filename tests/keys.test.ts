// Keys with which programs of an organization come, and what opens to them.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { machine, system } from '../kernel/access/actor.ts'
import { read, write } from '../kernel/database/transaction.ts'
import { exerciseItem } from '../modules/exchange/exchange.ts'
import { organizationOf, signIn } from './support/people.ts'
import { openSite, type Site } from './support/site.ts'

let site: Site
before(async () => { site = await openSite() })
after(() => site.end())

const PAGE = '/es/cuenta/claves'
const make = async (name: string, fields: Record<string, string> = {}) => {
  const visit = await signIn(site, name)
  return visit.press(PAGE, PAGE, { name: 'SIEM', scope: 'read', days: '30', ...fields })
}
const secretIn = async (answer: Response) =>
  /class="secret">([^<]*)</.exec(await answer.text())?.[1] ?? ''
const ask = (secret: string, address = '/key') =>
  site.get(address, { authorization: `Bearer ${secret}`, accept: 'application/json' })

test('an administrator makes a key, which is shown once and works until it is revoked', async () => {
  const secret = await secretIn(await make('marta'))
  assert.match(secret, /^puente_[\w-]{43}$/)
  const answer = await ask(secret)
  assert.deepEqual(await answer.json(), { scopes: ['read'], works: true })
  assert.equal(answer.headers.get('cache-control'), 'private, no-store')
  const visit = await signIn(site, 'marta')
  const page = await (await visit.get(PAGE)).text()
  assert.ok(!page.includes(secret))
  const revoke = /name="revoke" value="([^"]*)"/.exec(page)?.[1] ?? ''
  await visit.press(PAGE, PAGE, { revoke })
  const refused = await ask(secret)
  assert.equal(refused.status, 401)
  assert.match(refused.headers.get('www-authenticate') ?? '', /invalid_token/)
})

test('a key that has expired opens nothing', async () => {
  const secret = await secretIn(await make('marta'))
  await write(site.database, system('test', 'test'), (writer) => sql`
    update access.api_keys set expires_at = now()`.execute(writer))
  assert.equal((await ask(secret)).status, 401)
})

test('only administrators see and make keys, and only of their own organization', async () => {
  assert.equal((await (await signIn(site, 'ana')).get(PAGE)).status, 404)
  await make('bruno')
  const seen = await (await (await signIn(site, 'marta')).get(PAGE)).text()
  const { rows: [bruno] } = await site.database.pool.query(
    'select id from access.api_keys where owner_id = $1', [organizationOf('brisoria-police')])
  assert.ok(!seen.includes(bruno.id))
  const visit = await signIn(site, 'marta')
  assert.equal((await visit.press(PAGE, PAGE, { revoke: bruno.id })).status, 404)
})

test('a wrong form is shown again with what is wrong', async () => {
  const answer = await make('marta', { name: '', days: '9999' })
  assert.equal(answer.status, 422)
  const html = await answer.text()
  assert.match(html, /href="#name"/)
  assert.match(html, /href="#days"/)
})

test('a text that is no key, or a key in another form, is refused', async () => {
  for (const secret of ['', 'x', `puente_${'A'.repeat(43)}`, 'A'.repeat(43)]) {
    assert.equal((await ask(secret)).status, 401, secret)
  }
  const basic = await site.get('/key', { authorization: 'Basic cm9zYTpyb3Nh' })
  assert.equal(basic.status, 401)
})

test('without a key the address of keys is not there', async () => {
  assert.equal((await site.get('/key')).status, 404)
  assert.equal((await (await signIn(site, 'marta')).get('/key')).status, 404)
})

test('a program sees in the database what its organization may see, and no account', async () => {
  const secret = await secretIn(await make('elena'))
  const { rows: [key] } = await site.database.pool.query(
    'select id from access.api_keys where owner_id = $1 and revoked_at is null',
    [organizationOf('quetzoria-prosecutor')])
  const counts = await read(site.database, machine(key.id, 'r', ['read']), async (reader) => {
    const { rows: [row] } = await sql<Record<string, number>>`
      select cardinality(directory.organizations_of_actor()) as organizations,
        cardinality(directory.communities_of_actor()) as communities,
        (select count(*)::int from access.accounts) as accounts,
        (select count(*)::int from access.api_keys) as keys`.execute(reader)
    return row
  })
  assert.ok(secret)
  assert.deepEqual(counts, { organizations: 1, communities: 1, accounts: 0, keys: 0 })
})

const makeKey = async (name: string, scope: string) =>
  secretIn(await make(name, { scope, name: `${name} ${scope}` }))
const ITEMS = '/api/v1/exchange/items'

test('a program reads what its organization reads, and its owner sees that it did', async () => {
  const secret = await makeKey('caio', 'read')
  const { items } = await (await ask(secret, ITEMS)).json()
  const item = exerciseItem('av-contractor-accounts')
  assert.ok(items.some(({ id }: { id: string }) => id === item))
  const one = await (await ask(secret, `${ITEMS}/${item}`)).json()
  assert.equal(one.marking, 'TLP:AMBER+STRICT')
  const ana = await signIn(site, 'ana')
  assert.match(await (await ana.get(`/en/w/exchange/${item}/readers`)).text(), /a program/)
})

test('no program reads RED, nor a part of an item that is RED', async () => {
  for (const name of ['caio', 'odile', 'nadia', 'marta']) {
    const secret = await makeKey(name, 'read')
    const { items } = await (await ask(secret, ITEMS)).json()
    assert.ok(items.length > 0, name)
    assert.ok(items.every(({ marking }: { marking: string }) => marking !== 'TLP:RED'), name)
  }
  const secret = await makeKey('caio', 'read')
  const answer = await ask(secret, `${ITEMS}/${exerciseItem('av-contractor-accounts')}`)
  assert.doesNotMatch(await answer.text(), /operaciones@mesa-puerto/)
})

test('a key without the right to read, another organization and no key at all get nothing', async () => {
  const item = `${ITEMS}/${exerciseItem('av-contractor-accounts')}`
  const blind = await makeKey('marta', 'write')
  const other = await makeKey('teresa', 'read')
  const answers = [await ask(blind, item), await ask(other, item), await site.get(item)]
  assert.deepEqual(answers.map(({ status }) => status), [404, 404, 404])
})
