// Roles in organizations: what administrators may do, as the database itself judges.
import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { readWorld, syncWorld } from '../../../app/world.ts'
import { person } from '../../../kernel/access/actor.ts'
import { read, write, type Writer } from '../../../kernel/database/transaction.ts'
import { openMigrated, type TestDatabase } from '../../../tests/support/engine.ts'
import { accountOf, organizationOf, personOf } from '../../../tests/support/people.ts'
import { addPerson, endRole, type NewPerson } from './actions.ts'
import type { Member } from './people.ts'
import { addMembership, endSessionsOf, listMembers } from './queries.ts'

let opened: TestDatabase
before(async () => {
  opened = await openMigrated()
  await syncWorld(opened.database, readWorld())
})
after(() => opened.end())

const csirt = organizationOf('avelara-csirt')
const as = (name: string, steppedUp = true) =>
  person(accountOf(name), 'request', { session: personOf(name), steppedUp })
const writeAs = <T>(name: string, work: (writer: Writer) => Promise<T>, steppedUp = true) =>
  write(opened.database, as(name, steppedUp), work)
const members = () => read(opened.database, as('marta'), (reader) => listMembers(reader, csirt))
const roleOf = async (name: string): Promise<Member> => {
  const found = (await members()).find(({ account }) => account === accountOf(name))
  assert.ok(found)
  return found
}

const vera: NewPerson = {
  name: 'Vera', email: 'vera@x.example', phone: null, languages: ['es'], exercise: true,
}

test('an administrator adds a person only after signing in once more, a member never', async () => {
  await assert.rejects(writeAs('marta', (writer) => addPerson(writer, vera), false), /row-level/)
  await assert.rejects(writeAs('ana', (writer) => addPerson(writer, vera)), /row-level/)
  const id = await writeAs('marta', async (writer) => {
    const added = await addPerson(writer, vera) ?? ''
    await addMembership(writer, { person: added, organization: csirt, role: 'member' })
    return added
  })
  assert.ok((await members()).some(({ person: one }) => one === id))
  const again = await writeAs('marta', (writer) => addPerson(writer, vera))
  assert.equal(again, undefined, 'the address is taken')
})

test('an administrator gives no role elsewhere, and makes no desk', async () => {
  for (const [organization, role] of [
    [organizationOf('brisoria-police'), 'member'], [csirt, 'desk'],
  ] as const) {
    await assert.rejects(writeAs('marta', (writer) =>
      addMembership(writer, { person: personOf('simon'), organization, role })), /row-level/)
  }
})

test('nobody ends the sessions of those they do not administer, nor without signing in again', async () => {
  for (const [name, steppedUp] of [['ana', true], ['bruno', true], ['marta', false]] as const) {
    await assert.rejects(writeAs(name, (writer) =>
      endSessionsOf(writer, accountOf('lucia')), steppedUp), name)
  }
  assert.equal(await writeAs('marta', (writer) => endSessionsOf(writer, accountOf('lucia'))), 0)
  const { rows } = await read(opened.database, as('marta'), (reader) =>
    sql`select id from access.sessions where account_id <> ${accountOf('marta')}`.execute(reader))
  assert.deepEqual(rows, [], 'and sees nothing of them')
})

test('of two last administrators who end each other’s role in one moment, one stays', async () => {
  const [marta, lucia] = [await roleOf('marta'), await roleOf('lucia')]
  const end = (member: Member, before: number, after: number) => async (writer: Writer) => {
    await sql`select 1`.execute(writer)
    await wait(before)
    await endRole(writer, member, { organization: csirt, byDesk: false })
    await wait(after)
  }
  // Lucía’s transaction is the older one, and has to wait for what Marta’s does.
  const done = await Promise.allSettled([
    writeAs('lucia', end(marta, 150, 0)), writeAs('marta', end(lucia, 0, 300)),
  ])
  assert.equal(done.filter(({ status }) => status === 'fulfilled').length, 1)
  const { rows } = await read(opened.database, as('ines'), (reader) => sql`
    select id from directory.memberships
    where organization_id = ${csirt} and role = 'administrator' and until is null`.execute(reader))
  assert.equal(rows.length, 1)
})
