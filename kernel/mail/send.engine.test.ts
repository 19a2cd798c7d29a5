// Sending: a real mail server that is there, away, slow, refuses or puts off.
import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { system } from '../access/actor.ts'
import { write, type Writer } from '../database/transaction.ts'
import { openMigrated, type TestDatabase } from '../../tests/support/engine.ts'
import { type MailServer, startMailServer } from '../../tests/support/mail-server.ts'
import type { NewMail } from './mail.ts'
import { insertMail } from './mail-queries.ts'
import { sendDue } from './send.ts'
import { openTransport, type Patience } from './transport.ts'

const ANA = '00000000-0000-4000-8000-00000000000a'
const NOW = Date.now()
const minutes = (count: number) => new Date(NOW + count * 60_000)

let opened: TestDatabase
let server: MailServer
before(async () => {
  opened = await openMigrated()
  await asPuente((writer) => sql`
    insert into access.accounts (id, name) values (${ANA}, 'ana@a.example')`.execute(writer))
})
beforeEach(async () => {
  server = await startMailServer()
  await asPuente((writer) => sql`delete from notices.mails`.execute(writer))
  await asPuente((writer) => sql`delete from notices.quiet_hours`.execute(writer))
})
afterEach(() => server.end())
after(() => opened.end())

const asPuente = <T>(work: (writer: Writer) => Promise<T>) =>
  write(opened.database, system('test', 'r'), work)
const to = (port: number, patience: Partial<Patience> = {}) => openTransport(
  { host: '127.0.0.1', port, tls: 'if-offered', auth: undefined },
  { name: 'Puente', address: 'no-reply@puente.example',
    settingsPage: (language) => `https://puente.example/${language}/account/notices` },
  { connectMs: 2_000, answerMs: 2_000, ...patience })
const put = (address: string, more: Partial<NewMail> = {}) => asPuente((writer) =>
  insertMail(writer, {
    account: ANA, address, language: 'es', subject: 'Nueva alerta', body: 'Texto', html: '<p>T</p>',
    ...more,
  }))
const sendAt = (minute: number, transport = to(server.port)) =>
  sendDue(opened.database, transport, minutes(minute))
const kept = () => asPuente(async (writer) => (await sql<{
  address: string, attempts: number, sent: boolean, failed: boolean, why: string | null,
}>`select address, attempts, sent_at is not null as sent, failed_at is not null as failed,
    last_error as why
  from notices.mails order by address`.execute(writer)).rows)
const addresses = () => server.taken.map(({ to: [address] }) => address).toSorted()

test('a mail arrives once, says who sent it and why no machine should answer', async () => {
  await put('ana@a.example')
  await sendAt(1)
  await sendAt(2)
  const [{ raw = '', from, to: whom } = {}, ...others] = server.taken
  assert.deepEqual([from, whom, others.length], ['no-reply@puente.example', ['ana@a.example'], 0])
  for (const line of [
    /^From: Puente <no-reply@puente\.example>$/m, /^To: ana@a\.example$/m,
    /^Subject: Nueva alerta$/m, /^Message-ID: <[0-9a-f-]{36}@puente\.example>$/m,
    /^Auto-Submitted: auto-generated$/m, /^Content-Language: es$/m,
    /^List-Unsubscribe: <https:\/\/puente\.example\/es\/account\/notices>$/m,
    /^Content-Type: text\/plain/m, /^Content-Type: text\/html/m,
  ]) assert.match(raw.replaceAll('\r', ''), line)
})

test('a mail server that is away for a day loses nothing and doubles nothing', async () => {
  const { port } = server
  await server.end()
  await Promise.all([1, 2, 3].map((number) => put(`p${number}@a.example`)))
  for (let minute = 0; minute < 24 * 60; minute += 20) await sendAt(minute, to(port))
  assert.deepEqual((await kept()).map(({ sent, failed }) => sent || failed), [false, false, false])
  server = await startMailServer(port)
  for (let minute = 24 * 60; minute < 31 * 60; minute += 20) await sendAt(minute)
  assert.deepEqual(addresses(), ['p1@a.example', 'p2@a.example', 'p3@a.example'])
})

test('while the server is away one mail at a time asks for it, so that a start is quick', async () => {
  const { port } = server
  await server.end()
  await Promise.all([1, 2, 3].map((number) => put(`p${number}@a.example`)))
  await sendAt(1, to(port))
  assert.deepEqual((await kept()).map(({ attempts }) => attempts).toSorted(), [0, 0, 1])
  server = await startMailServer(port)
  await sendAt(1.5)
  assert.equal(server.taken.length, 2)
})

test('one refused address holds up nobody, and is not tried again', async () => {
  server.behave({ recipient: (address) => address.startsWith('gone')
    ? { code: 550, text: '5.1.1 no such mailbox' } : undefined })
  await Promise.all([put('gone@a.example'), put('here@a.example')])
  await sendAt(1)
  await sendAt(100)
  assert.deepEqual(addresses(), ['here@a.example'])
  const [gone] = await kept()
  assert.deepEqual(gone, { address: 'gone@a.example', attempts: 1, sent: false, failed: true,
    why: 'EENVELOPE RCPT TO 550 5.1.1' })
})

test('a server that takes nothing from us costs no mail: someone will mend it', async () => {
  server.behave({ recipient: () => ({ code: 550, text: '5.7.1 relaying denied' }) })
  await put('ana@a.example')
  await sendAt(1)
  server.behave({ mail: () => ({ code: 554, text: '5.7.1 looks like spam' }) })
  await sendAt(3)
  assert.equal((await kept())[0]?.failed, false)
  server.behave({})
  await sendAt(60)
  assert.deepEqual(addresses(), ['ana@a.example'])
})

test('a server that says “later” (greylisting) gets it later, after growing delays', async () => {
  server.behave({ recipient: () => ({ code: 451, text: '4.7.1 greylisted' }) })
  await put('ana@a.example')
  const tried: number[] = []
  let before = 0
  for (let minute = 1; minute <= 70; minute += 1) {
    await sendAt(minute)
    if (server.connections() > before) tried.push(minute)
    before = server.connections()
  }
  assert.deepEqual(tried, [1, 2, 4, 8, 16, 32, 64])
  server.behave({})
  await sendAt(128)
  assert.deepEqual(addresses(), ['ana@a.example'])
})

test('a server that does not answer is left alone, and the mail sent later under the same name', async () => {
  server.behave({ mail: () => 'silence' })
  await put('ana@a.example')
  await sendAt(1, to(server.port, { answerMs: 300 }))
  assert.match((await kept())[0]?.why ?? '', /^ETIMEDOUT/)
  server.behave({})
  await sendAt(10)
  assert.equal(server.taken.length, 1)
})

test('when the database was not told that a mail was taken, it is not sent again', async () => {
  await put('ana@a.example')
  const transport = to(server.port)
  await sendAt(1, transport)
  await asPuente((writer) => sql`update notices.mails set sent_at = null, attempts = 0`.execute(writer))
  await sendAt(20, transport)
  assert.deepEqual([server.taken.length, (await kept())[0]?.sent], [1, true])
})

test('two programs that send at the same moment send one mail', async () => {
  await put('ana@a.example')
  await Promise.all([1, 2, 3].map(() => sendAt(1)))
  assert.equal(server.taken.length, 1)
})

test('a clock that goes back an hour or forward a day loses and repeats nothing', async () => {
  server.behave({ recipient: () => ({ code: 451, text: '4.7.1 greylisted' }) })
  await put('ana@a.example')
  await sendAt(24 * 60)
  await sendAt(24 * 60 - 60)
  server.behave({})
  await sendAt(0)
  await sendAt(24 * 60 + 5)
  assert.equal(server.taken.length, 1)
})

test('a mail that was put off does not arrive in quiet hours', async () => {
  await asPuente((writer) => sql`
    insert into notices.quiet_hours
    select ${ANA}, 'UTC', (${minutes(2)}::timestamptz at time zone 'UTC')::time,
      (${minutes(90)}::timestamptz at time zone 'UTC')::time`.execute(writer))
  server.behave({ recipient: () => ({ code: 451, text: '4.7.1 greylisted' }) })
  await put('ana@a.example')
  await sendAt(1)
  server.behave({})
  for (const minute of [5, 20, 60, 89]) await sendAt(minute)
  assert.deepEqual(addresses(), [])
  await sendAt(101)
  assert.deepEqual(addresses(), ['ana@a.example'])
})

test('no word of a mail can become a header, and no address another recipient', async () => {
  for (const subject of ['x\r\nBcc: eve@e.example', 'x\u0000']) {
    await assert.rejects(put('ana@a.example', { subject }))
  }
  for (const address of [
    'ana@a.example\r\nBcc: eve@e.example', 'ana@a.example, eve@e.example', 'ana@a.example>',
    '"x"@a.example', 'ana', 'a b@a.example', '',
  ]) await assert.rejects(put(address), address)
  await put('ana@a.example', {
    subject: '=?utf-8?q?=0D=0ABcc:_eve@e.example?=', body: '.\r\n.\r\nRCPT TO:<eve@e.example>\r\n',
  })
  await sendAt(1)
  const [{ raw = '', to: whom } = {}] = server.taken
  assert.deepEqual([whom, server.taken.length], [['ana@a.example'], 1])
  assert.doesNotMatch(raw.split('\r\n\r\n')[0] ?? '', /^Bcc/mi)
})

test('what has waited for a week is given up', async () => {
  server.behave({ recipient: () => ({ code: 451, text: '4.7.1 greylisted' }) })
  await put('ana@a.example')
  await asPuente((writer) => sql`
    update notices.mails set created_at = now() - interval '8 days'`.execute(writer))
  await sendAt(1)
  assert.equal((await kept())[0]?.failed, true)
})
