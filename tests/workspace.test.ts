// The workspace's first page and the directory of communities, as people of the exercise see them.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { write } from '../kernel/database/transaction.ts'
import { system } from '../kernel/access/actor.ts'
import { addAccessRows } from './support/access-rows.ts'
import { textOf } from './support/page.ts'
import { clearContacts, signIn } from './support/people.ts'
import { openSite, type Site } from './support/site.ts'

const COMMUNITY = '/es/w/comunidades/exercise-csirts'

let site: Site
before(async () => {
  site = await openSite()
  // Ana is reached around the clock for the network of incident response teams.
  await clearContacts(site.database)
  await write(site.database, system('test', 'r'), addAccessRows)
})
after(() => site.end())

const agePast = (days: number) => site.database.pool.query(`update directory.contacts
  set since = now() - interval '${days} days'`).then(() => site.database.pool.query(
  'delete from directory.confirmations'))

async function see(name: string, address: string): Promise<string> {
  const visit = await signIn(site, name)
  return textOf(await (await visit.get(address)).text())
}

test('a member of a community sees who is reached around the clock', async () => {
  const text = await see('caio', COMMUNITY)
  assert.match(text, /Se contacta a toda hora Ana Rivas /)
  assert.match(text, /ana@avelara-csirt\.example/)
})

test('who does not belong to a community sees that it exists and none of its contacts', async () => {
  const text = await see('raul', COMMUNITY)
  assert.match(text, /Sus contactos son para los miembros/)
  assert.doesNotMatch(text, /Ana Rivas|ana@/)
})

test('an entry that nobody confirmed for a quarter shows as stale', async () => {
  await agePast(100)
  assert.match(await see('caio', COMMUNITY), /Desactualizado: sin confirmar desde/)
})

test('a contact confirms the own entry with one click, and it waits no more', async () => {
  await agePast(100)
  const ana = await signIn(site, 'ana')
  assert.match(textOf(await (await ana.get('/es/w')).text()), /se han? confirmado este trimestre/)
  const answer = await ana.press('/es/w', '/es/w/datos')
  assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/es/w'])
  const text = textOf(await (await ana.get('/es/w')).text())
  assert.doesNotMatch(text, /este trimestre/)
  assert.match(text, /Confirme sus datos como punto de contacto: Red de equipos/)
})
