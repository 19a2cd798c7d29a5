// Signing in through an authority's identity provider: a real one, on this machine.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { system } from '../kernel/access/actor.ts'
import { write } from '../kernel/database/transaction.ts'
import { settingsFor, startProvider, type TestProvider } from './support/openid-provider.ts'
import { openBrowser, type Visit } from './support/people.ts'
import { openSite, type Site } from './support/site.ts'

let site: Site
let provider: TestProvider
before(async () => {
  provider = await startProvider('http://puente.test/provider/return')
  site = await openSite(settingsFor(provider.issuer))
  await write(site.database, system('test', 'test'), addPeople)
})
after(async () => {
  await site.end()
  provider.end()
})

async function addPeople(writer: Parameters<Parameters<typeof write>[2]>[0]) {
  for (const name of ['rosa', 'luis', 'eva']) {
    await sql`
      with account as (
        insert into access.accounts (name) values (${`${name}@authority.example`}) returning id
      )
      insert into directory.people (account_id, name)
      select id, ${name} from account`.execute(writer)
  }
}

const rosa = { subject: 'rosa-1', email: 'Rosa@authority.example', verified: true }

const begin = async (visit: Visit, back = '/es/temas') => {
  const answer = await visit.get(`/provider/start?language=es&back=${encodeURIComponent(back)}`)
  return answer.headers.get('location') ?? ''
}
const comeBack = async (visit: Visit, url: URL) => {
  const answer = await visit.get(url.pathname + url.search)
  return answer.headers.get('location') ?? ''
}
const REFUSED = '/es/ingresar?why=provider'

test('a person of the authority signs in, and is where they wanted to go', async () => {
  const visit = openBrowser(site)
  assert.match(await (await visit.get('/es/ingresar')).text(), /Continuar con Autoridad de Prueba/)
  provider.isNow(rosa)
  const asked = new URL(await begin(visit))
  assert.equal(asked.searchParams.get('code_challenge_method'), 'S256')
  assert.ok(asked.searchParams.get('nonce') && asked.searchParams.get('state'))
  assert.equal(await comeBack(visit, await provider.signIn(asked.href)), '/es/temas')
  assert.match(await (await visit.get('/es/cuenta')).text(), /<h1[^>]*>rosa<\/h1>/)
})

test('once linked, the person is known by the provider’s subject, whatever the address says', async () => {
  provider.isNow({ ...rosa, email: 'luis@authority.example' })
  const visit = openBrowser(site)
  await comeBack(visit, await provider.signIn(await begin(visit)))
  assert.match(await (await visit.get('/es/cuenta')).text(), /<h1[^>]*>rosa<\/h1>/)
})

test('nobody takes over an account that is linked to someone else', async () => {
  provider.isNow({ ...rosa, subject: 'impostor' })
  const visit = openBrowser(site)
  assert.equal(await comeBack(visit, await provider.signIn(await begin(visit))), REFUSED)
})

test('the provider is believed about verified addresses of its own domain alone', async () => {
  for (const person of [
    { subject: 'a', email: 'luis@authority.example', verified: false },
    { subject: 'b', email: 'ana@avelara-csirt.example', verified: true },
    { subject: 'c', email: 'luis@authority.example@other.example', verified: true },
    { subject: 'd', email: 'luis@sub.authority.example', verified: true },
    { subject: 'e', email: 'stranger@authority.example', verified: true },
  ]) {
    provider.isNow(person)
    const visit = openBrowser(site)
    const answer = await provider.signIn(await begin(visit))
    assert.equal(await comeBack(visit, answer), REFUSED, person.email)
  }
})

test('an answer works only in the browser that asked, and only once', async () => {
  provider.isNow({ subject: 'eva-1', email: 'eva@authority.example', verified: true })
  const visit = openBrowser(site)
  const answer = await provider.signIn(await begin(visit))
  const stranger = openBrowser(site)
  assert.match(await comeBack(stranger, answer), /why=provider/)
  await begin(stranger)
  assert.equal(await comeBack(stranger, answer), REFUSED)
  assert.equal(await comeBack(visit, answer), '/es/temas')
  assert.equal(await comeBack(visit, answer), REFUSED)
})

test('an answer in the name of another provider, or with another state, is refused', async () => {
  provider.isNow(rosa)
  for (const [name, value] of [['iss', 'https://evil.example'], ['state', 'x'], ['code', 'x']] as const) {
    const visit = openBrowser(site)
    const answer = await provider.signIn(await begin(visit))
    answer.searchParams.set(name, value)
    assert.equal(await comeBack(visit, answer), REFUSED, name)
  }
})

test('an answer that does not say which provider it comes from is refused (RFC 9207)', async () => {
  provider.isNow(rosa)
  const visit = openBrowser(site)
  const answer = await provider.signIn(await begin(visit))
  answer.searchParams.delete('iss')
  assert.equal(await comeBack(visit, answer), REFUSED)
})

test('the way back leads to this site and nowhere else', async () => {
  provider.isNow(rosa)
  const visit = openBrowser(site)
  const answer = await provider.signIn(await begin(visit, 'https://evil.example/'))
  assert.equal(await comeBack(visit, answer), '/es/cuenta')
})

test('a closed account stays closed, whatever the provider says', async () => {
  await write(site.database, system('test', 'test'), (writer) => sql`
    update access.accounts set disabled_at = now()
    where name = 'rosa@authority.example'`.execute(writer))
  provider.isNow(rosa)
  const visit = openBrowser(site)
  assert.equal(await comeBack(visit, await provider.signIn(await begin(visit))), REFUSED)
})
