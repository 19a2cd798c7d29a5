// Who is told of what, and when: nothing twice, nobody who may not read it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { person, system } from '../../../kernel/access/actor.ts'
import { read, write, type Writer } from '../../../kernel/database/transaction.ts'
import { listNotices } from '../../../kernel/notices/queries.ts'
import { accountOf, communityOf, organizationOf, personOf } from '../../../tests/support/people.ts'
import { openSite, type Site } from '../../../tests/support/site.ts'
import { insertAcknowledgement } from '../acknowledgements/queries.ts'
import {
  beginItem, changeFrame, issueItem, recallItem, saveText,
} from '../items/actions.ts'
import { getItem } from '../items/queries.ts'
import { changeRecipients } from '../recipients/actions.ts'
import { insertReply } from '../replies/queries.ts'
import { askTranslation } from '../translations/actions.ts'
import { tellReaders } from './jobs.ts'

let site: Site
before(async () => {
  site = await openSite()
  await tellReaders(site.database, new Date())
})
after(() => site.end())

const ana = person(accountOf('ana'), 'r', { session: 's', steppedUp: true })
const as = <T>(work: (writer: Writer) => Promise<T>) => write(site.database, ana, work)

const noticesOf = async (name: string, item: string) => {
  const reader = system('test', 'r')
  const { notices } = await read(site.database, reader, (r) => listNotices(r, accountOf(name), 1))
  return notices.filter(({ about }) => about === item).map(({ type }) => type).toSorted()
}

/** A question of Ana's to Brisoria's CSIRT, to be acknowledged by a moment. */
const issued = (acknowledgeBy: Date | null) => as(async (writer) => {
  const id = await beginItem(writer, ana, {
    kind: 'question', department: 'cicte', owner: organizationOf('avelara-csirt'), language: 'es',
  })
  await saveText(writer, ana, {
    item: id, number: 1, language: 'es', title: 'Secreto', summary: 's', body: { text: 't' },
    revision: 1,
  })
  await changeFrame(writer, ana, {
    item: id, tlp: 'amber-strict', pap: 'amber', reliability: null, credibility: null,
    community: null, acknowledgeBy, revision: 1,
  })
  const given = [{ organization: organizationOf('brisoria-csirt') }]
  await changeRecipients(writer, ana, { item: id, given })
  await issueItem(writer, ana, id)
  return id
})

const HOUR_MS = 3_600_000
const later = (from: Date, hours: number) => new Date(from.getTime() + hours * HOUR_MS)

test('readers are told once of what is issued, others and the owner never', async () => {
  const id = await issued(null)
  await tellReaders(site.database, new Date())
  await tellReaders(site.database, new Date())
  assert.deepEqual(await noticesOf('caio', id), ['item-issued'])
  for (const name of ['ana', 'marta', 'odile', 'ines']) {
    assert.deepEqual(await noticesOf(name, id), [], name)
  }
})

test('no notice holds a word of the item, and that of AMBER+STRICT says it is restricted', async () => {
  const id = await issued(null)
  await tellReaders(site.database, new Date())
  const { notices } = await read(site.database, system('test', 'r'), (reader) =>
    listNotices(reader, accountOf('caio'), 1))
  const notice = notices.find(({ about }) => about === id)
  assert.equal(notice?.restricted, true)
  assert.doesNotMatch(JSON.stringify(notice), /Secreto/)
})

test('who owes an acknowledgement is reminded before, told when late, then the next contact', async () => {
  const due = later(new Date(), 48)
  const id = await issued(due)
  await tellReaders(site.database, later(due, -30))
  assert.deepEqual(await noticesOf('livia', id), ['item-issued'])
  await tellReaders(site.database, later(due, -20))
  await tellReaders(site.database, later(due, -19))
  assert.deepEqual(await noticesOf('livia', id), ['acknowledge-soon', 'item-issued'])
  await tellReaders(site.database, later(due, 1))
  const late = ['acknowledge-late', 'acknowledge-soon', 'item-issued']
  assert.deepEqual(await noticesOf('livia', id), late)
  // Caio administers the organization and is its duty contact: told at both later steps.
  await tellReaders(site.database, later(due, 80))
  assert.deepEqual(await noticesOf('livia', id), late)
  assert.deepEqual(await noticesOf('caio', id), ['acknowledge-late', 'acknowledge-late', ...late])
})

test('a clock that goes back repeats nothing', async () => {
  const due = later(new Date(), 10)
  const id = await issued(due)
  await tellReaders(site.database, later(due, 1))
  const before = await noticesOf('livia', id)
  await tellReaders(site.database, later(due, -1))
  await tellReaders(site.database, later(due, 1))
  assert.deepEqual(await noticesOf('livia', id), before)
})

test('who has acknowledged is left alone', async () => {
  const due = later(new Date(), 48)
  const id = await issued(due)
  const caio = person(accountOf('caio'), 'r', { session: 's', steppedUp: false })
  await write(site.database, caio, (writer) => insertAcknowledgement(writer, {
    item: id, organization: organizationOf('brisoria-csirt'), account: caio.id, version: 1,
  }))
  await tellReaders(site.database, later(due, 100))
  assert.deepEqual(await noticesOf('livia', id), ['item-issued'])
})

test('a reply is told to the owner, and the owner\'s answer to whom it is for', async () => {
  const id = await issued(null)
  const caio = person(accountOf('caio'), 'r', { session: 's', steppedUp: false })
  const common = { item: id, text: 'x', toOwnerOnly: false, to: null }
  await write(site.database, caio, (writer) => insertReply(writer, {
    ...common, organization: organizationOf('brisoria-csirt'), account: caio.id, toOwnerOnly: true,
  }))
  await tellReaders(site.database, new Date())
  assert.deepEqual(await noticesOf('marta', id), ['reply'])
  await as((writer) => insertReply(writer, {
    ...common, organization: organizationOf('avelara-csirt'), account: ana.id,
    to: organizationOf('brisoria-csirt'),
  }))
  await tellReaders(site.database, new Date())
  assert.deepEqual(await noticesOf('livia', id), ['item-issued', 'reply'])
})

/** Changes an issued item to TLP:GREEN for the exercise's CSIRTs, or to TLP:RED, as Ana. */
const mark = (item: string, tlp: 'green' | 'red') => as(async (writer) => changeFrame(writer, ana, {
  item, tlp, pap: 'amber', reliability: null, credibility: null, acknowledgeBy: null,
  community: communityOf('exercise-csirts'), revision: (await getItem(writer, item)).revision,
}))

test('a contact who left the organization is told nothing of what its community reads', async () => {
  const caio = personOf('caio')
  const us = system('test', 'r')
  const setUntil = (until: 'now' | null) => write(site.database, us, (writer) => sql`
    update directory.memberships set until = ${until} where person_id = ${caio}`.execute(writer))
  const { rows } = await read(site.database, us, (reader) => sql`
    select from directory.contacts where person_id = ${caio} and until is null
      and community_id = ${communityOf('exercise-csirts')}`.execute(reader))
  assert.ok(rows.length > 0, 'Caio is no contact, so this proves nothing')
  const id = await issued(null)
  await mark(id, 'green')
  await setUntil('now')
  await tellReaders(site.database, new Date())
  assert.deepEqual(await noticesOf('caio', id), [])
  assert.deepEqual(await noticesOf('livia', id), ['item-issued'])
  await setUntil(null)
})

test('a desk that may no longer read is not told that a translation was wanted', async () => {
  const [first, second] = [await issued(null), await issued(null)]
  for (const item of [first, second]) {
    await as((writer) => askTranslation(writer, ana, { item, language: 'fr' }))
  }
  await mark(second, 'red')
  await tellReaders(site.database, new Date())
  assert.ok((await noticesOf('ines', first)).includes('translation-wanted'))
  assert.deepEqual(await noticesOf('ines', second), [])
})

test('after a recall its readers are told that it ended', async () => {
  const id = await issued(null)
  await tellReaders(site.database, new Date())
  await as((writer) => recallItem(writer, ana, { id, reason: 'wrong readers' }))
  await tellReaders(site.database, new Date())
  assert.deepEqual(await noticesOf('caio', id), ['item-ended', 'item-issued'])
})
