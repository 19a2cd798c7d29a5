// What an owner sees of what was sent to whom about an item; and that nobody else does.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { runJob } from '../app/clock.ts'
import { jobsOf } from '../app/jobs.ts'
import { person, system } from '../kernel/access/actor.ts'
import { read, write } from '../kernel/database/transaction.ts'
import { tellReaders } from '../modules/exchange/exchange.ts'
import { startMailServer } from './support/mail-server.ts'
import { textOf } from './support/page.ts'
import { accountOf, organizationOf, signIn } from './support/people.ts'
import { openSite, type Site } from './support/site.ts'

let site: Site
let server: Awaited<ReturnType<typeof startMailServer>>
before(async () => {
  [site, server] = [await openSite(), await startMailServer()]
  await tellReaders(site.database, new Date())
  await write(site.database, system('test', 'r'), async (writer) => {
    await sql`update notices.notices set read_at = now()`.execute(writer)
  })
})
after(async () => {
  await server.end()
  await site.end()
})

const W = '/es/w/intercambio'

/** Lets the clock run: tells, makes mails and sends them. */
async function runClock() {
  const settings = { ...site.settings, mail: {
    from: 'puente@puente.test', server: {
      host: '127.0.0.1', port: server.port, tls: 'if-offered' as const, auth: undefined,
    },
  } }
  for (const job of jobsOf(settings)) await runJob(site.database, job)
}

/** Ana shares a question with the team of Brisoria; the address of the item. */
async function share(): Promise<string> {
  const ana = await signIn(site, 'ana')
  const begun = await ana.press(`${W}/nuevo`, `${W}/nuevo`, { kind: 'question' })
  const item = (begun.headers.get('location') ?? '').replace(/\/borrador.*/, '')
  const save = (name: string, fields: Record<string, string>, query = '') =>
    ana.press(`${item}/borrador/${name}${query}`, `${item}/borrador/${name}${query}`, fields)
  await save('words', { title: 'Precintos', summary: 'Azules.' }, '?in=es')
  await save('text', { text: '¿De dónde?' }, '?in=es')
  await save('marking', { tlp: 'amber-strict', pap: 'amber' })
  await save('recipients', { organization: organizationOf('brisoria-csirt') })
  await ana.press('/es/ingresar/de-nuevo', '/es/ingresar/de-nuevo/prueba')
  await ana.press(`${item}/borrador`, `${item}/emision`)
  return item
}

const sentTo = async (name: string, item: string) => {
  const visit = await signIn(site, name)
  const answer = await visit.get(`${item}/lectores`)
  const text = textOf(await answer.text())
  return { status: answer.status, text: /Se envió a (.*?) Leído por/.exec(text)?.[1] ?? '' }
}

const asked = (name: string, item: string) => read(site.database,
  person(accountOf(name), 'r', { session: 's', steppedUp: true }), (reader) =>
    sql`select * from exchange.deliveries_of(${item.split('/').at(-1)})`.execute(reader))

test('the owner sees who was told in the workspace, and when the mail went out', async () => {
  const item = await share()
  await runClock()
  const { text } = await sentTo('ana', item)
  assert.match(text,
    /Centro de Ciberseguridad del Gobierno de Brisoria.*Emisión \d+ de noviembre.*UTC \d+ de nov/)
  assert.doesNotMatch(text, /Sin correo|No se pudo entregar/)
})

test('a mail that the server refuses for good is shown as not delivered', async () => {
  server.behave({ recipient: () => ({ code: 550, text: 'no such user' }) })
  const item = await share()
  await runClock()
  server.behave({})
  assert.match((await sentTo('ana', item)).text, /No se pudo entregar/)
})

test('two items in one mail: each owner sees that it went out with others', async () => {
  const [first, second] = [await share(), await share()]
  await runClock()
  for (const item of [first, second]) {
    assert.match((await sentTo('ana', item)).text, /junto con otros avisos/)
  }
})

test('who has mail turned off was told in the workspace alone', async () => {
  await write(site.database, system('test', 'r'), (writer) => sql`
    insert into notices.choices (account_id, type, mail)
    select id, 'item-issued', 'never' from access.accounts`.execute(writer))
  const item = await share()
  await runClock()
  const { text } = await sentTo('ana', item)
  assert.match(text, /Emisión.*Sin correo/)
  await write(site.database, system('test', 'r'), (writer) =>
    sql`delete from notices.choices`.execute(writer))
})

test('a reader learns nothing of what others were sent, asked of the database itself', async () => {
  const item = await share()
  await runClock()
  assert.equal((await sentTo('caio', item)).status, 404)
  assert.ok((await asked('ana', item)).rows.length > 0)
  for (const name of ['caio', 'bruno', 'ines']) {
    assert.deepEqual((await asked(name, item)).rows, [], name)
  }
})

test('what was delivered stays when the notice and the mail are forgotten, and is not changed', async () => {
  const item = await share()
  await runClock()
  const before = (await sentTo('ana', item)).text
  await write(site.database, system('test', 'r'), async (writer) => {
    await sql`delete from notices.notices`.execute(writer)
    await sql`delete from notices.mails`.execute(writer)
  })
  assert.equal((await sentTo('ana', item)).text, before)
  for (const change of [sql`update notices.deliveries set way = way`,
    sql`delete from notices.deliveries`]) {
    const changing = write(site.database, system('test', 'r'), (writer) => change.execute(writer))
    await assert.rejects(changing, /can only be added to/)
  }
})
