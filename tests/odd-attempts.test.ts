// People are told of odd attempts to sign in with their account. In French, without JavaScript.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { runJob } from '../app/clock.ts'
import { jobsOf } from '../app/jobs.ts'
import { tellOddAttempts } from '../app/workspace/notices/odd-attempts.ts'
import { system } from '../kernel/access/actor.ts'
import { read, write } from '../kernel/database/transaction.ts'
import { accountOf, openBrowser } from './support/people.ts'
import { openSite, type Site } from './support/site.ts'

let site: Site
before(async () => { site = await openSite({ PUENTE_PROXIES: '1' }) })
after(() => site.end())

const us = system('test', 'r')
type Past = { kind?: string, ago?: string, network?: string, detail?: Record<string, string> }

/** Something that happened with an account. */
const happened = (
  name: string, { kind = 'signed-in', ago = '1 minute', network = 'home', detail }: Past = {},
) => write(site.database, us, (writer) => sql`
  insert into access.events (kind, account_id, network, detail, at)
  values (${kind}, ${accountOf(name)}, ${network},
    ${JSON.stringify(detail ?? { method: 'passkey', agent: 'Firefox, Linux' })}::jsonb,
    now() - ${ago}::interval)`.execute(writer))

async function toldTo(name: string): Promise<string[]> {
  await tellOddAttempts(site.database)
  const { rows } = await read(site.database, us, (reader) => sql<{ about: string }>`
    select about from notices.notices
    where account_id = ${accountOf(name)} and type = 'odd-sign-in' order by about`.execute(reader))
  return rows.map(({ about }) => about)
}

test('the usual is told to nobody', async () => {
  for (const ago of ['30 days', '3 days', '1 hour']) await happened('marta', { ago })
  await happened('marta', { kind: 'sign-in-failed' })
  assert.deepEqual(await toldTo('marta'), [])
})

test('the first sign-in of all is from no new device', async () => {
  await happened('daniel')
  assert.deepEqual(await toldTo('daniel'), [])
})

test('a person is told of a new device and a new network, once a day', async () => {
  await happened('claire', { ago: '2 days' })
  await happened('claire', { network: 'elsewhere' })
  assert.deepEqual(await toldTo('claire'), ['new-network'])
  await happened('claire', { network: 'a third place' })
  await happened('claire', { detail: { method: 'code', agent: 'Chrome, Android' } })
  assert.deepEqual(await toldTo('claire'), ['new-device', 'new-network'])
})

test('a person is told of five failures, and of the way in after them', async () => {
  for (let tries = 0; tries < 4; tries += 1) await happened('elena', { kind: 'sign-in-failed' })
  assert.deepEqual(await toldTo('elena'), [])
  await happened('elena', { kind: 'sign-in-failed' })
  assert.deepEqual(await toldTo('elena'), ['failed-often'])
  await happened('elena', { ago: '0 minutes' })
  assert.deepEqual(await toldTo('elena'), ['after-failures', 'failed-often'])
})

test('a person is told of a way in after a long time', async () => {
  await happened('bruno', { ago: '100 days' })
  await happened('bruno')
  assert.deepEqual(await toldTo('bruno'), ['long-away'])
})

test('failures at the door are told by mail in the person’s language, without what was typed', async () => {
  const name = 'claire@caldory-customs.example'
  for (let tries = 0; tries < 5; tries += 1) {
    await openBrowser(site).send('/fr/connexion/code',
      { name, phrase: 'guessed-phrase', code: '123456', back: '' })
  }
  for (const job of jobsOf(site.settings)) await runJob(site.database, job)
  const { rows } = await read(site.database, us, (reader) => sql<{ subject: string, body: string }>`
    select subject, body from notices.mails where account_id = ${accountOf('claire')}`
    .execute(reader))
  const all = rows.map(({ subject, body }) => `${subject}\n${body}`).join('\n')
  assert.match(all, /Plusieurs tentatives échouées/)
  assert.match(all, /198\.18\.\d+\.x/)
  assert.doesNotMatch(all, /guessed-phrase|123456/)
})
