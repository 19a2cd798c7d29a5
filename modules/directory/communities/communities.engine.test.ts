// The way into a community: steps in their order, clocks in working days, and nothing before the
// end.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { readWorld, syncWorld } from '../../../app/world.ts'
import { person } from '../../../kernel/access/actor.ts'
import { NotFound } from '../../../kernel/http/problem.ts'
import { read, write } from '../../../kernel/database/transaction.ts'
import { openMigrated, type TestDatabase } from '../../../tests/support/engine.ts'
import { accountOf, organizationOf, personOf } from '../../../tests/support/people.ts'
import { addDayOff, removeDayOff } from '../holidays/actions.ts'
import { listDaysOff } from '../holidays/queries.ts'
import { exerciseId } from '../people/people.ts'
import { askToJoin, leaveCommunity, takeStep } from './actions.ts'
import {
  addWorkingDays, canTake, type Community, type Step, workingDaysBetween,
} from './community.ts'
import { getCommunity, getEntry, getLedEntry, listOwnCommunities } from './queries.ts'

let opened: TestDatabase
let csirts: Community
before(async () => {
  opened = await openMigrated()
  await syncWorld(opened.database, readWorld())
  csirts = await read(opened.database, as('ines'), (reader) =>
    getCommunity(reader, 'exercise-csirts'))
})
after(() => opened.end())

const as = (name: string, steppedUp = true) =>
  person(accountOf(name), 'request', { session: personOf(name), steppedUp })
const ask = (by: string, organization: string) => write(opened.database, as(by), (writer) =>
  askToJoin(writer, as(by), {
    community: csirts, organization: organizationOf(organization), today: '2026-11-27',
  }))
const take = (by: string, member: string, step: Step) =>
  write(opened.database, as(by), (writer) =>
    takeStep(writer, as(by), { community: csirts, member, step, today: '2026-11-30' }))
const isIn = async (name: string) => (await read(opened.database, as(name), listOwnCommunities))
  .some(({ code }) => code === 'exercise-csirts')

test('an organization goes through the steps in their order, and is in with the last', async () => {
  const member = await ask('ruth', 'marravel-ports')
  await assert.rejects(take('ines', member, 'active'), /not the next step/)
  for (const step of ['validated', 'notified', 'checked'] as const) await take('ines', member, step)
  assert.equal(await isIn('ruth'), false)
  await take('jorge', member, 'active')
  assert.equal(await isIn('ruth'), true)
})

test('each step says when it is due, in working days', async () => {
  const member = await ask('gael', 'talumbre-laboratory')
  const { steps } = await read(opened.database, as('gael'), (reader) => getEntry(reader, member))
  assert.deepEqual(steps.map(({ step, dueOn, doneAt }) => [step, dueOn, doneAt !== null]), [
    ['submitted', '2026-11-27', true], ['validated', '2026-12-04', false],
  ])
})

test('days off of the Secretariat and of the State do not count, and running clocks follow', async () => {
  const member = await ask('tomas', 'avelara-drugs')
  const entry = () => read(opened.database, as('tomas'), (reader) => getEntry(reader, member))
  const due = async () => (await entry()).steps.find(({ doneAt }) => doneAt === null)?.dueOn
  const asked = (await entry()).steps[0]?.doneAt?.toISOString().slice(0, 10) ?? ''
  const from = (days: string[]) => addWorkingDays(asked, 5, days)
  const [one, two] = [from([]), addWorkingDays(from([]), 1)]
  const add = (place: string | null, day: string, by = 'ines') =>
    write(opened.database, as(by), (writer) => addDayOff(writer, { place, day, name: 'Closed' }))
  await add(null, one)
  assert.equal(await due(), from([one]))
  await add('XBR', two)
  assert.equal(await due(), from([one]), 'another State works')
  await add('XAV', two)
  assert.equal(await due(), from([one, two]))
  await assert.rejects(add(null, '2027-01-01', 'marta'), /row-level security/)
  await assert.rejects(add('ZZZ', '2027-01-01'), NotFound)
  const days = await read(opened.database, as('ines'), (reader) => listDaysOff(reader, one))
  for (const { id } of days) {
    await write(opened.database, as('ines'), (writer) => removeDayOff(writer, id))
  }
  assert.equal(await due(), from([]))
})

test('only an administrator asks, only the desk lets in', async () => {
  await assert.rejects(ask('luc', 'caldory-customs'), /row-level security/)
  await assert.rejects(ask('elena', 'velmarca-border'), /row-level security/)
  const member = await ask('teresa', 'velmarca-border')
  await assert.rejects(take('teresa', member, 'validated'), /row-level security/)
  await assert.rejects(ask('teresa', 'velmarca-border'), /asked before/)
})

test('who is on the way in is not seen by others outside, and sees nothing inside', async () => {
  const member = await ask('raul', 'quetzoria-arms')
  await assert.rejects(read(opened.database, as('elena'), (reader) => getEntry(reader, member)))
  assert.equal(await isIn('raul'), false)
})

test('an organization that leaves is out with the next request, and its contacts with it', async () => {
  assert.equal(await isIn('ana'), true)
  const member = exerciseId('community member', 'exercise-csirts avelara-csirt')
  await write(opened.database, as('ines'), async (writer) =>
    leaveCommunity(writer, await getLedEntry(writer, member)))
  assert.equal(await isIn('ana'), false)
})

test('an optional step may be left out, a needed one may not', () => {
  const done = (...steps: Step[]) =>
    steps.map((step) => ({ step, dueOn: null, doneAt: new Date() }))
  assert.equal(canTake(csirts.rules, done('submitted', 'validated', 'notified'), 'checked'), true)
  assert.equal(canTake(csirts.rules, done('submitted', 'validated', 'notified'), 'endorsed'), true)
  assert.equal(canTake(csirts.rules, done('submitted'), 'notified'), false)
  assert.equal(canTake(csirts.rules, done('submitted', 'validated'), 'validated'), false)
})

test('working days between two days are counted in both directions', () => {
  assert.equal(workingDaysBetween('2026-11-27', '2026-11-27'), 0)
  assert.equal(workingDaysBetween('2026-11-27', '2026-11-30'), 1)
  assert.equal(workingDaysBetween('2026-11-27', '2026-11-29'), 0, 'Sunday')
  assert.equal(workingDaysBetween('2026-11-30', '2026-12-14'), 10)
  assert.equal(workingDaysBetween('2026-12-14', '2026-11-30'), -10)
})

test('a day off is no working day', () => {
  assert.equal(addWorkingDays('2026-11-27', 1, ['2026-11-30']), '2026-12-01')
  assert.equal(addWorkingDays('2026-11-27', 1, ['2026-11-29']), '2026-11-30', 'a Sunday anyway')
  assert.equal(workingDaysBetween('2026-11-27', '2026-12-01', ['2026-11-30']), 1)
})

test('a week end is no working day', () => {
  assert.equal(addWorkingDays('2026-11-27', 1), '2026-11-30')
  assert.equal(addWorkingDays('2026-11-28', 1), '2026-11-30')
  assert.equal(addWorkingDays('2026-11-30', 10), '2026-12-14')
  assert.equal(addWorkingDays('2026-11-27', 0), '2026-11-27')
})
