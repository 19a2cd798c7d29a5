// Note verbale in, role out; what opens, when, and for whom, as the database itself judges.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { readWorld, syncWorld } from '../../../app/world.ts'
import { person, system } from '../../../kernel/access/actor.ts'
import { read, write, type Writer } from '../../../kernel/database/transaction.ts'
import { openMigrated, type TestDatabase } from '../../../tests/support/engine.ts'
import {
  accountOf, clearContacts, communityOf, organizationOf, personOf,
} from '../../../tests/support/people.ts'
import { listOwnCommunities } from '../communities/queries.ts'
import { listPeopleOf } from '../people/queries.ts'
import {
  confirmEnding, confirmNomination, confirmOwnEntries, registerEnding, registerNomination,
} from './actions.ts'
import { type Contact, statusOf } from './contact.ts'
import { listContacts, listWaiting } from './queries.ts'

let opened: TestDatabase
before(async () => {
  opened = await openMigrated()
  await syncWorld(opened.database, readWorld())
  await clearContacts(opened.database)
})
after(() => opened.end())

const as = (name: string, steppedUp = true) =>
  person(accountOf(name), 'request', { session: personOf(name), steppedUp })
const terrorism = communityOf('exercise-terrorism')

let numbers = 0
const nominate = (name: string, community = terrorism, by = 'ines') =>
  write(opened.database, as(by), (writer) => registerNomination(writer, as(by), {
    organization: organizationOf('brisoria-mission'), number: `NV-${numbers += 1}`,
    dated: '2026-11-20', file: null, community, authority: organizationOf('brisoria-police'),
    person: personOf(name), role: 'duty', startsOn: '2026-11-01', endsOn: null,
  }))
const confirm = (contact: string, by: string) => write(opened.database, as(by), (writer) =>
  confirmNomination(writer, as(by), contact))
const contactsSeenBy = (name: string, community = terrorism) =>
  read(opened.database, as(name), (reader) => listContacts(reader, community))
const communitiesOf = async (name: string) =>
  (await read(opened.database, as(name), listOwnCommunities)).map(({ code }) => code)
const asSystem = (work: (writer: Writer) => Promise<unknown>) =>
  write(opened.database, system('test', 'test'), work)

test('a nomination opens nothing before a second person of the desk confirms it', async () => {
  const contact = await nominate('bruno')
  assert.deepEqual(await communitiesOf('bruno'), ['exercise-organized-crime'])
  const seenByDuarte = async () => (await contactsSeenBy('duarte'))
    .find(({ person: { name } }) => name === 'Bruno Teixeira')
  assert.equal(await seenByDuarte(), undefined)
  await assert.rejects(confirm(contact, 'ines'), /who registered it cannot confirm it/)
  await confirm(contact, 'jorge')
  assert.ok((await communitiesOf('bruno')).includes('exercise-terrorism'))
  assert.equal((await seenByDuarte())?.role, 'duty')
})

test('the table itself refuses one person in both roles', async () => {
  const contact = await nominate('otavio')
  await assert.rejects(asSystem((writer) => sql`
    update directory.contacts set confirmed_by = registered_by, since = now()
    where id = ${contact}`.execute(writer)), /four_eyes/)
})

test('who came in with a code of the first person is no second person', async () => {
  const contact = await nominate('otavio')
  const letIn = (by: string | null) => asSystem((writer) => sql`
    update access.accounts set opened_by = ${by} where id = ${accountOf('jorge')}`.execute(writer))
  await letIn(accountOf('ines'))
  await assert.rejects(confirm(contact, 'jorge'), /who registered it cannot confirm it/)
  await assert.rejects(asSystem((writer) => sql`
    update directory.contacts set confirmed_by = ${accountOf('jorge')}, since = now()
    where id = ${contact}`.execute(writer)), /four_eyes/)
  await letIn(null)
  await confirm(contact, 'jorge')
})

test('nobody but the desk registers or confirms, and the desk only after signing in once more', async () => {
  await assert.rejects(nominate('livia', terrorism, 'bruno'), /row-level security/)
  const contact = await nominate('livia')
  await assert.rejects(confirm(contact, 'marta'))
  await assert.rejects(write(opened.database, as('jorge', false), (writer) =>
    confirmNomination(writer, as('jorge', false), contact)))
  assert.deepEqual(await communitiesOf('livia'), ['exercise-csirts', 'exercise-cyber-confidence'])
})

test('the second person sees what waits, the first does not', async () => {
  const waiting = async (name: string) => (await read(opened.database, as(name), (reader) =>
    listWaiting(reader, accountOf(name)))).length
  await nominate('caio')
  assert.ok(await waiting('jorge') > 0)
  assert.equal(await waiting('ines'), 0)
  assert.equal(await waiting('ana'), 0)
})

test('the end of a role closes what it opened in the same moment', async () => {
  const contact = await nominate('rita')
  await confirm(contact, 'jorge')
  assert.ok((await communitiesOf('rita')).includes('exercise-terrorism') === false,
    'the contact of an authority must work for it')
  const police = await nominate('bruno', communityOf('exercise-borders'))
  await confirm(police, 'jorge')
  assert.ok((await communitiesOf('bruno')).includes('exercise-borders'))
  await write(opened.database, as('jorge'), (writer) => registerEnding(writer, as('jorge'), {
    contact: police, organization: organizationOf('brisoria-mission'), number: 'NV-END',
    dated: '2026-11-27', file: null,
  }))
  assert.ok((await communitiesOf('bruno')).includes('exercise-borders'), 'one person is not enough')
  await write(opened.database, as('ines'), (writer) => confirmEnding(writer, as('ines'), police))
  assert.ok(!(await communitiesOf('bruno')).includes('exercise-borders'))
  const left = await contactsSeenBy('claire', communityOf('exercise-borders'))
  assert.ok(!left.some(({ id }) => id === police))
})

test('leaving an organization ends every role at once', async () => {
  await asSystem((writer) => sql`
    update directory.memberships set until = now()
    where person_id = ${personOf('owen')}`.execute(writer))
  assert.deepEqual(await communitiesOf('owen'), [])
  const people = await read(opened.database, as('owen'), (reader) =>
    listPeopleOf(reader, organizationOf('dorvania-fiu')))
  assert.deepEqual(people.map(({ name }) => name), [])
})

test('an account that is closed reads nothing, even in a transaction of its own', async () => {
  await asSystem((writer) => sql`
    update access.accounts set disabled_at = now() where id = ${accountOf('ruth')}`.execute(writer))
  assert.deepEqual(await communitiesOf('ruth'), [])
})

test('a contact confirms the entry with one click; without it the entry shows as stale', async () => {
  const entryOfBruno = async () => (await contactsSeenBy('duarte'))
    .find(({ person: { name } }) => name === 'Bruno Teixeira')
  const entry = await entryOfBruno()
  assert.ok(entry)
  const later = new Date(Date.now() + 93 * 86_400_000)
  assert.equal(statusOf(entry, new Date(), 92), 'current')
  assert.equal(statusOf(entry, later, 92), 'stale')
  await write(opened.database, as('bruno', false), (writer) =>
    confirmOwnEntries(writer, as('bruno', false)))
  const confirmed = await entryOfBruno()
  assert.ok(confirmed?.confirmedAt && confirmed.since && confirmed.confirmedAt > confirmed.since)
})

test('nobody confirms the entry of someone else', async () => {
  const [entry] = await contactsSeenBy('duarte')
  await assert.rejects(write(opened.database, as('duarte'), (writer) => sql`
    insert into directory.confirmations (contact_id, account_id)
    values (${entry?.id}, ${accountOf('duarte')})`.execute(writer)), /row-level security/)
})

test('outside the community nobody sees its contacts, their addresses or the note', async () => {
  assert.deepEqual(await contactsSeenBy('raul'), [])
  const { rows } = await read(opened.database, as('raul'), (reader) =>
    sql<{ name: string }>`select name from directory.people`.execute(reader))
  const seen = rows.map(({ name }) => name)
  assert.ok(!seen.includes('Bruno Teixeira') && seen.includes('Raúl Zamora'))
  const notes = await read(opened.database, as('duarte'), async (reader) =>
    (await sql`select id from directory.notes where number like 'NV-%'`.execute(reader)).rows)
  assert.deepEqual(notes, [], 'those of another State’s mission')
})

test('the life of a contact is told from its dates', () => {
  const now = new Date('2026-11-28T00:00:00Z')
  const contact: Contact = {
    id: '', community: '',
    organization: { id: '', code: '', name: { en: '', es: '', pt: '', fr: '' } },
    person: { id: '', account: '', name: '', email: null, phone: null }, role: 'contact',
    note: { number: '', dated: '' }, registeredBy: '', startsOn: '', since: null, until: null,
    endRegisteredBy: null, refusedAt: null, confirmedAt: null,
  }
  const since = new Date('2026-11-01')
  const told = (rest: Partial<Contact>) => statusOf({ ...contact, ...rest }, now, 92)
  assert.equal(told({}), 'registered')
  assert.equal(told({ refusedAt: now }), 'refused')
  assert.equal(told({ since: new Date('2026-12-24') }), 'coming')
  assert.equal(told({ since }), 'current')
  assert.equal(told({ since, until: now }), 'ended')
  assert.equal(told({ since: new Date('2026-01-01') }), 'stale')
})
