// Notices: told within the transaction of whoever acts, seen by whom they are for alone.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { person, system, visitor } from '../access/actor.ts'
import { read, write } from '../database/transaction.ts'
import { NotFound } from '../http/problem.ts'
import { openMigrated, type TestDatabase } from '../../tests/support/engine.ts'
import { databaseParts } from '../../app/parts.ts'
import type { NewNotice } from './notice.ts'
import {
  addNotices, countUnread, getNotice, listNotices, markAboutRead, markRead,
} from './queries.ts'

const ANA = '00000000-0000-4000-8000-00000000000a'
const BRUNO = '00000000-0000-4000-8000-00000000000b'
const CLOSED = '00000000-0000-4000-8000-00000000000c'
const as = (account: string) => person(account, 'r', { session: 's', steppedUp: false })

let opened: TestDatabase
before(async () => {
  opened = await openMigrated(databaseParts)
  await write(opened.database, system('test', 'r'), (writer) => sql`
    insert into access.accounts (id, name, disabled_at) values
      (${ANA}, 'ana@a.example', null), (${BRUNO}, 'bruno@b.example', null),
      (${CLOSED}, 'closed@c.example', now())`.execute(writer))
})
after(() => opened.end())

const path = { en: '/en/w/x', es: '/es/w/x', pt: '/pt/w/x', fr: '/fr/w/x' }
const notice = (account: string, about: string, more: Partial<NewNotice> = {}): NewNotice => ({
  account, type: 'item-issued', about, path, values: { number: 'EX-1' }, restricted: true, ...more,
})
const tell = (...notices: NewNotice[]) =>
  write(opened.database, as(ANA), (writer) => addNotices(writer, notices))
const unread = (account: string) =>
  read(opened.database, as(account), (reader) => countUnread(reader, account))
const noticesOf = (account: string, asker = account) =>
  read(opened.database, as(asker), (reader) => listNotices(reader, account, 1))

test('Ana tells Bruno, who reads it; Ana cannot see what Bruno was told', async () => {
  await tell(notice(BRUNO, 'first'))
  const { notices: [found], total } = await noticesOf(BRUNO)
  assert.deepEqual([found?.about, found?.facts, found?.path.pt, total],
    ['first', { number: 'EX-1' }, '/pt/w/x', 1])
  assert.deepEqual(await noticesOf(BRUNO, ANA), { notices: [], total: 0 })
  const looking = read(opened.database, as(ANA), (reader) =>
    getNotice(reader, BRUNO, found?.id ?? ''))
  await assert.rejects(looking, NotFound)
})

test('the same occasion is told once, another one again', async () => {
  const before = await unread(BRUNO)
  await tell(notice(BRUNO, 'second'), notice(BRUNO, 'second'))
  await tell(notice(BRUNO, 'second'), notice(BRUNO, 'second', { occasion: '2' }))
  assert.equal(await unread(BRUNO), before + 2)
})

test('what is undone was never told', async () => {
  const before = await unread(BRUNO)
  const undo = new Error('undo')
  await assert.rejects(write(opened.database, as(ANA), async (writer) => {
    await addNotices(writer, [notice(BRUNO, 'undone')])
    throw undo
  }), undo)
  assert.equal(await unread(BRUNO), before)
})

test('a closed account and one that does not exist are passed over without a word', async () => {
  await tell(notice(CLOSED, 'x'), notice('00000000-0000-4000-8000-00000000000d', 'x'))
  const { notices } = await read(opened.database, system('test', 'r'), (reader) =>
    listNotices(reader, CLOSED, 1))
  assert.deepEqual(notices, [])
})

test('a title or a text has no place in a notice, restricted or not', async () => {
  for (const key of ['title', 'text', 'summary', 'Title']) {
    for (const restricted of [true, false]) {
      const values = { number: 'EX-1', [key]: 'Secret' }
      await assert.rejects(tell(notice(BRUNO, 'third', { values, restricted })), /are_facts|check/)
    }
  }
})

test('a visitor tells nobody anything', async () => {
  const telling = write(opened.database, visitor('r'), (writer) =>
    addNotices(writer, [notice(BRUNO, 'fourth')]))
  await assert.rejects(telling, /nobody is asking/)
})

test('who tells does not act as Puente afterwards', async () => {
  await write(opened.database, as(ANA), async (writer) => {
    await addNotices(writer, [notice(BRUNO, 'fifth')])
    const { rows } = await sql`select id from notices.notices where account_id = ${BRUNO}`
      .execute(writer)
    assert.deepEqual(rows, [])
  })
})

test('Bruno marks one as read, those about a thing, then all; nobody else can', async () => {
  await tell(notice(BRUNO, 'a'), notice(BRUNO, 'b'), notice(BRUNO, 'c'))
  const before = await unread(BRUNO)
  const { notices } = await noticesOf(BRUNO)
  const id = notices.find(({ about }) => about === 'a')?.id ?? ''
  const mark = (account: string, which: Parameters<typeof markRead>[2]) =>
    write(opened.database, as(account), (writer) => markRead(writer, BRUNO, which))
  await mark(ANA, 'all')
  await write(opened.database, as(ANA), (writer) => markAboutRead(writer, 'b'))
  assert.equal(await unread(BRUNO), before)
  await mark(BRUNO, { id })
  await write(opened.database, as(BRUNO), (writer) => markAboutRead(writer, 'b'))
  assert.equal(await unread(BRUNO), before - 2)
  assert.equal((await noticesOf(BRUNO)).notices.at(-1)?.readAt instanceof Date, true)
  await mark(BRUNO, 'all')
  assert.equal(await unread(BRUNO), 0)
})

test('of a notice nobody changes anything but that it is read', async () => {
  const changing = write(opened.database, as(BRUNO), (writer) => sql`
    update notices.notices set restricted = false where account_id = ${BRUNO}`.execute(writer))
  await assert.rejects(changing, /only whether it is read/)
})
