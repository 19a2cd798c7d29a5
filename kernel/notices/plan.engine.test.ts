// When notices become mails: rhythms, quiet hours, summer time, clocks that change.
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { person, system } from '../access/actor.ts'
import { read, write, type Writer } from '../database/transaction.ts'
import { openMigrated, type TestDatabase } from '../../tests/support/engine.ts'
import type { Hours, Rhythms } from './choice.ts'
import { findHours, listChoices, setChoices, setHours } from './choice-queries.ts'
import { type MailMeans, planMails } from './plan.ts'
import { countUnread, markAboutRead } from './queries.ts'

const ANA = '00000000-0000-4000-8000-00000000000a'
const BRUNO = '00000000-0000-4000-8000-00000000000b'
const as = (account: string) => person(account, 'r', { session: 's', steppedUp: false })

let opened: TestDatabase
before(async () => {
  opened = await openMigrated()
  await asPuente((writer) => sql`insert into access.accounts (id, name) values
    (${ANA}, 'ana@a.example'), (${BRUNO}, 'bruno@b.example')`.execute(writer))
})
beforeEach(() => asPuente(async (writer) => {
  for (const table of ['notices', 'choices', 'quiet_hours', 'mails']) {
    await sql`delete from ${sql.table(`notices.${table}`)}`.execute(writer)
  }
  await sql`update access.accounts set disabled_at = null`.execute(writer)
}))
after(() => opened.end())

const asPuente = <T>(work: (writer: Writer) => Promise<T>) =>
  write(opened.database, system('test', 'r'), work)

const means: MailMeans = {
  rhythms: { alert: 'immediate', reply: 'daily', news: 'weekly', noise: 'never' },
  zone: 'America/New_York',
  addressee: async (_, account) => account === ANA
    ? { address: 'ana@a.example', language: 'es', name: 'Ana', exercise: true }
    : { address: 'bruno@b.example', language: 'en', name: 'Bruno', exercise: true },
  look: async (_, notices) => new Map(notices.map(({ about }) => [about, { title: 'T' }])),
  compose: ({ language }, lines) => ({
    subject: `${language} ${lines.map(({ about, title = '-', isOpen }) =>
      `${about}:${isOpen ? title : 'lost'}`).join(' ')}`,
    body: 'b', html: 'h',
  }),
}

type Told = { type: string, about: string, at: string, restricted?: boolean }
const tell = (account: string, ...told: Told[]) => asPuente(async (writer) => {
  for (const { type, about, at, restricted = true } of told) {
    await sql`
      insert into notices.notices (account_id, type, about, path, restricted, created_at)
      values (${account}, ${type}, ${about}, '{}', ${restricted}, ${at})`.execute(writer)
  }
})
const choose = (account: string, choices: Rhythms) =>
  write(opened.database, as(account), (writer) => setChoices(writer, account, choices))
const live = (account: string, zone: string, quiet?: Hours['quiet']) => {
  const hours: Hours = { zone, quiet }
  return write(opened.database, as(account), (writer) => setHours(writer, account, hours))
}
/** The subjects of the mails planned at a moment, those from before left out. */
async function planAt(moment: string, more: Partial<MailMeans> = {}): Promise<string[]> {
  await planMails(opened.database, new Date(moment), { ...means, ...more })
  return asPuente(async (writer) => {
    const { rows } = await sql<{ subject: string }>`
      select subject from notices.mails order by address, subject`.execute(writer)
    await sql`delete from notices.mails`.execute(writer)
    return rows.map(({ subject }) => subject)
  })
}

test('an alert goes at once and once; what a person does not want goes never', async () => {
  await tell(ANA, { type: 'alert', about: 'a', at: '2026-03-02T10:00Z' },
    { type: 'noise', about: 'b', at: '2026-03-02T10:00Z' })
  assert.deepEqual(await planAt('2026-03-02T10:00:10Z'), ['es a:-'])
  assert.deepEqual(await planAt('2026-03-02T10:00:40Z'), [])
  await choose(ANA, { noise: 'immediate' })
  assert.deepEqual(await planAt('2026-03-09T10:00Z'), [], 'it was decided about before')
})

test('what comes at the same time comes in one mail, and each person has their own', async () => {
  await tell(ANA, { type: 'alert', about: 'a', at: '2026-03-02T10:00Z' },
    { type: 'alert', about: 'b', at: '2026-03-02T10:00:05Z' })
  await tell(BRUNO, { type: 'alert', about: 'a', at: '2026-03-02T10:00Z' })
  assert.deepEqual(await planAt('2026-03-02T10:00:10Z'), ['es a:- b:-', 'en a:-'])
})

test('the daily digest leaves at seven where the person lives', async () => {
  await live(ANA, 'America/Lima')
  await tell(ANA, { type: 'reply', about: 'a', at: '2026-03-02T10:00Z' })
  await tell(BRUNO, { type: 'reply', about: 'a', at: '2026-03-02T10:00Z' })
  // Seven o'clock is 12:00 UTC in Lima and, in winter, in Washington.
  assert.deepEqual(await planAt('2026-03-02T11:59:59Z'), [])
  await tell(ANA, { type: 'reply', about: 'late', at: '2026-03-02T12:00:05Z' })
  assert.deepEqual(await planAt('2026-03-02T12:00:30Z'), ['es a:-', 'en a:-'])
  assert.deepEqual(await planAt('2026-03-03T11:59:59Z'), [])
  assert.deepEqual(await planAt('2026-03-03T12:00:30Z'), ['es late:-'])
})

test('the weekly digest leaves on Monday at seven', async () => {
  // 2 March 2026 is a Monday.
  await tell(BRUNO, { type: 'news', about: 'sunday', at: '2026-03-01T23:00Z' },
    { type: 'news', about: 'monday', at: '2026-03-02T13:00Z' })
  assert.deepEqual(await planAt('2026-03-02T11:59Z'), [])
  assert.deepEqual(await planAt('2026-03-02T12:01Z'), ['en sunday:-'])
  assert.deepEqual(await planAt('2026-03-08T23:00Z'), [])
  assert.deepEqual(await planAt('2026-03-09T11:01Z'), ['en monday:-'], 'an hour earlier in summer')
})

test('seven o’clock stays seven o’clock when summer time begins and ends', async () => {
  await live(ANA, 'America/New_York')
  // 8 March 2026 and 1 November 2026.
  await tell(ANA, { type: 'reply', about: 'spring', at: '2026-03-08T02:00Z' })
  assert.deepEqual(await planAt('2026-03-08T10:59Z'), [])
  assert.deepEqual(await planAt('2026-03-08T11:00Z'), ['es spring:-'])
  await tell(ANA, { type: 'reply', about: 'autumn', at: '2026-11-01T02:00Z' })
  assert.deepEqual(await planAt('2026-11-01T11:59Z'), [])
  assert.deepEqual(await planAt('2026-11-01T12:00Z'), ['es autumn:-'])
})

test('in quiet hours over midnight nothing goes; at their end all of it goes in one mail', async () => {
  await live(ANA, 'America/Bogota', { begins: '22:00', ends: '06:30' })
  await tell(ANA, { type: 'alert', about: 'a', at: '2026-03-03T03:00Z' })
  for (const moment of ['2026-03-03T03:00Z', '2026-03-03T05:30Z', '2026-03-03T11:29Z']) {
    assert.deepEqual(await planAt(moment), [], moment)
  }
  await tell(ANA, { type: 'alert', about: 'b', at: '2026-03-03T11:00Z' })
  assert.deepEqual(await planAt('2026-03-03T11:30Z'), ['es a:- b:-'])
  await tell(ANA, { type: 'alert', about: 'c', at: '2026-03-04T02:59Z' })
  assert.deepEqual(await planAt('2026-03-04T02:59Z'), ['es c:-'])
})

test('quiet hours within a day, and a digest that falls into them, wait too', async () => {
  await live(ANA, 'America/Bogota', { begins: '06:00', ends: '09:00' })
  await tell(ANA, { type: 'reply', about: 'a', at: '2026-03-02T20:00Z' },
    { type: 'alert', about: 'b', at: '2026-03-03T12:00Z' })
  assert.deepEqual(await planAt('2026-03-03T12:30Z'), [])
  assert.deepEqual(await planAt('2026-03-03T14:00Z'), ['es a:- b:-'])
})

test('quiet hours that end in the hour that summer time skips end when it has passed', async () => {
  await live(ANA, 'America/New_York', { begins: '22:00', ends: '02:30' })
  await tell(ANA, { type: 'alert', about: 'a', at: '2026-03-08T05:00Z' })
  assert.deepEqual(await planAt('2026-03-08T06:59Z'), [])
  // 01:59 is followed by 03:00.
  assert.deepEqual(await planAt('2026-03-08T07:00Z'), ['es a:-'])
})

test('what was read before the mail was due is in no mail', async () => {
  await tell(ANA, { type: 'reply', about: 'read', at: '2026-03-02T10:00Z' },
    { type: 'reply', about: 'unread', at: '2026-03-02T10:00Z' })
  await write(opened.database, as(ANA), (writer) => markAboutRead(writer, 'read'))
  assert.deepEqual(await planAt('2026-03-03T13:00Z'), ['es unread:-'])
})

test('a title stands in a mail only when the notice is unrestricted and the person may read it', async () => {
  await tell(ANA,
    { type: 'alert', about: 'open', at: '2026-03-02T10:00Z', restricted: false },
    { type: 'alert', about: 'red', at: '2026-03-02T10:00:01Z' },
    { type: 'alert', about: 'left', at: '2026-03-02T10:00:02Z', restricted: false })
  const asked: string[] = []
  const look: MailMeans['look'] = async (reader, notices) => {
    const { rows: [asker] } = await sql<{ kind: string, id: string }>`
      select access.actor_kind() as kind, access.account_id() as id`.execute(reader)
    asked.push(`${asker?.kind} ${asker?.id}`)
    return new Map(notices.flatMap(({ about }) =>
      about === 'left' ? [] : [[about, { title: 'T' }]]))
  }
  assert.deepEqual(await planAt('2026-03-02T10:01Z', { look }), ['es open:T red:- left:lost'])
  assert.deepEqual(asked, [`person ${ANA}`])
})

test('a machine clock that goes back an hour or forward a day loses and repeats nothing', async () => {
  await tell(ANA, { type: 'reply', about: 'a', at: '2026-03-02T10:00Z' })
  assert.deepEqual(await planAt('2026-03-02T12:01Z'), ['es a:-'])
  assert.deepEqual(await planAt('2026-03-02T11:01Z'), [], 'an hour back')
  assert.deepEqual(await planAt('2026-03-02T12:01Z'), [], 'and there again')
  await tell(ANA, { type: 'reply', about: 'b', at: '2026-03-02T12:02Z' })
  assert.deepEqual(await planAt('2026-03-03T12:02Z'), ['es b:-'], 'a day forward: early')
  assert.deepEqual(await planAt('2026-03-02T12:03Z'), [], 'and back')
  assert.deepEqual(await planAt('2026-03-03T12:03Z'), [], 'when the day has really come')
  await tell(ANA, { type: 'reply', about: 'ahead', at: '2026-03-05T13:00Z' })
  assert.deepEqual(await planAt('2026-03-04T13:00Z'), [], 'told by a clock that was a day ahead')
  assert.deepEqual(await planAt('2026-03-06T13:00Z'), ['es ahead:-'])
})

test('two programs that plan at the same moment write one mail', async () => {
  await tell(ANA, { type: 'alert', about: 'a', at: '2026-03-02T10:00Z' })
  const now = new Date('2026-03-02T10:01Z')
  await Promise.all([1, 2, 3].map(() => planMails(opened.database, now, means)))
  assert.deepEqual(await planAt('2026-03-02T10:02Z'), ['es a:-'])
})

test('a closed account gets no mail, and none later when it is opened again', async () => {
  await tell(ANA, { type: 'alert', about: 'a', at: '2026-03-02T10:00Z' })
  const close = (closed: boolean) => asPuente((writer) => sql`
    update access.accounts set disabled_at = case when ${closed} then now() end
    where id = ${ANA}`.execute(writer))
  await close(true)
  assert.deepEqual(await planAt('2026-03-02T10:01Z'), [])
  await close(false)
  assert.deepEqual(await planAt('2026-03-02T10:02Z'), [])
})

test('who has no address, or one that would break a header, is told inside alone', async () => {
  await tell(ANA, { type: 'alert', about: 'a', at: '2026-03-02T10:00Z' })
  const addressee: MailMeans['addressee'] = async () =>
    ({
    address: 'ana@a.example\r\nBcc: eve@e.example', language: 'es', name: 'Ana', exercise: true,
  })
  assert.deepEqual(await planAt('2026-03-02T10:01Z', { addressee }), [])
  assert.equal(await read(opened.database, as(ANA), (reader) => countUnread(reader, ANA)), 1)
})

test('what goes wrong for one person is told, and stops nobody else', async () => {
  await tell(ANA, { type: 'alert', about: 'a', at: '2026-03-02T10:00Z' })
  await tell(BRUNO, { type: 'alert', about: 'a', at: '2026-03-02T10:00Z' })
  const compose: MailMeans['compose'] = (to, lines) => {
    if (to.language === 'es') throw new Error('no words')
    return means.compose(to, lines)
  }
  await assert.rejects(planAt('2026-03-02T10:01Z', { compose }), /no words/)
  assert.deepEqual(await planAt('2026-03-02T10:02Z'), ['es a:-', 'en a:-'], 'Ana’s is not lost')
})

test('a person keeps choices and hours; a zone nobody knows is not kept', async () => {
  await choose(ANA, { alert: 'daily', reply: 'never' })
  await choose(ANA, { reply: 'weekly' })
  assert.equal(await live(ANA, 'America/Lima', { begins: '22:00', ends: '06:00' }), true)
  assert.equal(await live(ANA, 'America/Nowhere'), false)
  const kept = await read(opened.database, as(ANA), async (reader) => ({
    choices: await listChoices(reader, ANA), hours: await findHours(reader, ANA),
  }))
  assert.deepEqual(kept, {
    choices: new Map([['alert', 'daily'], ['reply', 'weekly']]),
    hours: { zone: 'America/Lima', quiet: { begins: '22:00', ends: '06:00' } },
  })
  const seen = await read(opened.database, as(BRUNO), (reader) => findHours(reader, ANA))
  assert.equal(seen, undefined)
})
