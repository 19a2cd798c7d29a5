// A mail that waits holds what its reader may still be told: marked anew, withdrawn or recalled, an
// item is told of anew.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { mailMeans } from '../app/workspace/notices/means.ts'
import { person, system } from '../kernel/access/actor.ts'
import { read, write, type Writer } from '../kernel/database/transaction.ts'
import { planMails } from '../kernel/notices/plan.ts'
import { tellReaders } from '../modules/exchange/exchange.ts'
import {
  beginItem, changeFrame, issueItem, recallItem, saveText,
} from '../modules/exchange/items/actions.ts'
import { getItem } from '../modules/exchange/items/queries.ts'
import { accountOf, communityOf, organizationOf } from './support/people.ts'
import { openSite, type Site } from './support/site.ts'

let site: Site
const means = mailMeans({ origin: 'http://puente.test', platform: 'Puente' })
const DAY_MS = 86_400_000

before(async () => {
  site = await openSite()
  await tell()
})
after(() => site.end())

/** Tells readers, and makes the mails of the next week, digests included. */
async function tell() {
  await tellReaders(site.database, new Date())
  await planMails(site.database, new Date(Date.now() + 8 * DAY_MS), means)
}

const ana = person(accountOf('ana'), 'r', { session: 's', steppedUp: true })
const as = <T>(work: (writer: Writer) => Promise<T>) => write(site.database, ana, work)
const frame = {
  pap: 'amber', reliability: null, credibility: null, community: communityOf('exercise-csirts'),
  acknowledgeBy: null,
} as const

const issued = (title: string) => as(async (writer) => {
  const item = await beginItem(writer, ana, {
    kind: 'alert', department: 'cicte', owner: organizationOf('avelara-csirt'), language: 'es',
  })
  await saveText(writer, ana, {
    item, number: 1, language: 'es', title, summary: 's', revision: 1,
    body: { happened: 'h', now: ['n'] },
  })
  await changeFrame(writer, ana, { ...frame, item, tlp: 'green', revision: 1 })
  await issueItem(writer, ana, item)
  return item
})

/** The mails to Caio, of another organization, that wait and have a word. */
const waiting = (word: string) => read(site.database, system('test', 'r'), async (reader) => {
  const { rows } = await sql<{ text: string }>`
    select concat_ws(' ', subject, body) as text from notices.mails
    where sent_at is null and failed_at is null and account_id = ${accountOf('caio')}
      and concat_ws(' ', subject, body, html) like ${`%${word}%`}`.execute(reader)
  return rows.map(({ text }) => text)
})

test('what becomes stricter leaves no title in mails that wait, and is told without it', async () => {
  const item = await issued('Panales ocultos')
  await tell()
  assert.ok((await waiting('Panales ocultos')).length > 0)
  const { number, revision } = await as((writer) => getItem(writer, item))
  await as((writer) => changeFrame(writer, ana, { ...frame, item, tlp: 'amber', revision }))
  assert.deepEqual(await waiting('Panales ocultos'), [])
  assert.deepEqual(await waiting(number), [])
  await tell()
  assert.deepEqual(await waiting('Panales ocultos'), [])
})

test('what is recalled leaves no title in mails that wait', async () => {
  const item = await issued('Colmenas vacías')
  await tell()
  assert.ok((await waiting('Colmenas vacías')).length > 0)
  await as((writer) => recallItem(writer, ana, { id: item, reason: 'Equivocado.' }))
  await tell()
  assert.deepEqual(await waiting('Colmenas vacías'), [])
})

test('nobody asks for it but a change', async () => {
  const asking = as((writer) => sql`select notices.plan_anew('anything')`.execute(writer))
  await assert.rejects(asking, /nothing has changed/)
})
