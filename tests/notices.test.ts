// Notifications as people get them: the page, what is chosen, the mails, and the walls around them.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { runJob } from '../app/clock.ts'
import { jobsOf } from '../app/jobs.ts'
import { person, system } from '../kernel/access/actor.ts'
import { read, write, type Writer } from '../kernel/database/transaction.ts'
import { type Language, languages } from '../kernel/i18n/languages.ts'
import { listNotices, markRead } from '../kernel/notices/queries.ts'
import { exerciseItem, tellReaders } from '../modules/exchange/exchange.ts'
import { addAccessRows } from './support/access-rows.ts'
import { startMailServer } from './support/mail-server.ts'
import { textOf } from './support/page.ts'
import { accountOf, organizationOf, signIn } from './support/people.ts'
import { openSite, type Site } from './support/site.ts'

let site: Site
before(async () => {
  site = await openSite()
  await runJobs()
  await asPuente((writer) => sql`update notices.notices set read_at = now()`.execute(writer))
})
after(() => site.end())

const asPuente = <T>(work: (writer: Writer) => Promise<T>) =>
  write(site.database, system('test', 'r'), work)
const runJobs = async () => {
  for (const job of jobsOf(site.settings)) await runJob(site.database, job)
}

type Shown = { id: string, number: string, title: string }

/** Items that Caio's organization may read, by marking. */
const itemOf = (tlp: string) => asPuente(async (writer): Promise<Shown> => {
  const { rows: [found] } = await sql<Shown>`
    select i.id, i.number, v.title from exchange.items i
    join exchange.readers r on r.item_id = i.id and r.level < 6
      and r.reader_id = ${organizationOf('brisoria-csirt')}
    join exchange.versions v on v.item_id = i.id and v.published_at is not null
    where i.tlp = ${tlp} and i.status = 'issued'
    order by i.number limit 1`.execute(writer)
  if (!found) throw new Error(`The world has no ${tlp} item for Brisoria`)
  return found
})
const greenItem = () => asPuente(async (writer): Promise<Shown> => {
  const { rows: [found] } = await sql<Shown>`
    select i.id, i.number, v.title from exchange.items i
    join directory.community_members m on m.community_id = i.community_id
      and m.organization_id = ${organizationOf('brisoria-csirt')}
    join exchange.versions v on v.item_id = i.id and v.published_at is not null
    where i.tlp = 'green' and i.status = 'issued' order by i.number limit 1`.execute(writer)
  if (!found) throw new Error('The world has no GREEN item for Brisoria')
  return found
})

/** Tells Caio of an item, as the clock would; returns the id of the notice. */
const tellCaio = (item: Shown, restricted: boolean, occasion: string) =>
  asPuente(async (writer) => {
    const path = Object.fromEntries(languages.map((one) => [one, `/${one}/w/x/${item.id}`]))
    const { rows: [made] } = await sql<{ id: string }>`
      insert into notices.notices (account_id, type, about, occasion, path, facts, restricted)
      values (${accountOf('caio')}, 'item-issued', ${item.id}, ${occasion},
        ${JSON.stringify(path)}::jsonb,
        ${JSON.stringify({ number: item.number, kind: 'alert' })}::jsonb, ${restricted})
      returning id`.execute(writer)
    return made?.id ?? ''
  })
const lastMail = (name = 'caio') => asPuente(async (writer) => {
  const { rows: [mail] } = await sql<{ subject: string, body: string, html: string }>`
    select subject, body, html from notices.mails where account_id = ${accountOf(name)}
    order by created_at desc limit 1`.execute(writer)
  return mail ?? { subject: '', body: '', html: '' }
})
const speak = (name: string, language: Language) => asPuente((writer) => sql`
  update directory.people set languages = ${[language]}::text[]
  where account_id = ${accountOf(name)}`.execute(writer))

test('Caio sees what he was told with its title, opens it, and it is read', async () => {
  const item = await itemOf('amber')
  const id = await tellCaio(item, true, 'open')
  const caio = await signIn(site, 'caio')
  const text = textOf(await (await caio.get('/es/w/avisos')).text())
  assert.match(text, /Avisos 1 /)
  assert.ok(text.includes(`Alerta ${item.number} ${item.title}`), text)
  assert.match(text, /Marcado más alto de esta página TLP:AMBER/)
  const answer = await caio.get(`/es/w/avisos/${id}.open`)
  assert.deepEqual([answer.status, answer.headers.get('location')], [303, `/es/w/x/${item.id}`])
  assert.doesNotMatch(textOf(await (await caio.get('/es/w/avisos')).text()), /Sin leer Comp/)
})

test('nobody opens or marks the notices of another', async () => {
  const id = await tellCaio(await itemOf('amber'), true, 'other')
  const ana = await signIn(site, 'ana')
  const others = [`/es/w/avisos/${id}.open`, '/es/w/avisos/x.open']
  for (const address of others) assert.equal((await ana.get(address)).status, 404)
  await ana.press('/es/w/avisos', '/es/w/avisos', { read: id }).catch(() => undefined)
  const { notices } = await read(site.database, system('t', 'r'), (reader) =>
    listNotices(reader, accountOf('caio'), 1))
  assert.equal(notices.find((one) => one.id === id)?.readAt, null)
})

test('one is marked as read, then all, without JavaScript', async () => {
  const item = await itemOf('amber')
  const [first] = [await tellCaio(item, true, 'a'), await tellCaio(item, true, 'b')]
  const caio = await signIn(site, 'caio')
  await caio.press('/fr/w/notifications', '/fr/w/notifications', { read: first })
  assert.match(textOf(await (await caio.get('/fr/w/notifications')).text()), /Non lue/)
  await caio.press('/fr/w/notifications', '/fr/w/notifications', { read: 'all' })
  assert.doesNotMatch(textOf(await (await caio.get('/fr/w/notifications')).text()), /Non lue/)
})

test('who lost access after being told sees the number alone', async () => {
  const item = await itemOf('amber')
  await tellCaio(item, true, 'lost')
  const take = (until: string | null) => asPuente((writer) => sql`
    update exchange.readers set reader_id = case when ${until}::text is null
      then ${organizationOf('brisoria-csirt')}::uuid else gen_random_uuid() end
    where item_id = ${item.id} and level < 6`.execute(writer))
  await take('gone')
  const caio = await signIn(site, 'caio')
  const text = textOf(await (await caio.get('/es/w/avisos')).text())
  assert.ok(text.includes(item.number))
  assert.ok(!text.includes(item.title) && !text.includes(`Alerta ${item.number}`))
  await runJobs()
  const mail = await lastMail()
  assert.ok(mail.body.includes(item.number) && !mail.body.includes('Alerta'), mail.body)
  await asPuente((writer) => sql`
    update notices.notices set read_at = now()`.execute(writer))
})

test('a mail in each language names an open item and never one that is restricted', async () => {
  const open = await greenItem()
  const restricted = await itemOf('amber')
  const words: Record<Language, RegExp> = {
    en: /There are 2 notifications for .*Alert .*sends this mail because/s,
    es: /Hay 2 avisos para .*Alerta .*envía este mensaje porque/s,
    pt: /Há 2 avisos para .*Alerta .*envia esta mensagem porque/s,
    fr: /Il y a 2 notifications pour .*Alerte .*vous envoie ce message parce que/s,
  }
  for (const language of languages) {
    await speak('caio', language)
    await tellCaio(open, false, language)
    await tellCaio(restricted, true, language)
    await runJobs()
    const { subject, body, html } = await lastMail()
    assert.match(body, words[language])
    assert.match(subject, /^\[(EXERCISE|EJERCICIO|EXERCÍCIO|EXERCICE)\] 2 /)
    for (const text of [body, html]) {
      assert.ok(text.includes(open.number) && text.includes(restricted.number))
      assert.ok(text.includes(`http://puente.test/${language}/w/x/${open.id}`))
      assert.ok(!text.includes(restricted.title), restricted.title)
    }
    assert.ok(!subject.includes(open.title))
  }
  await speak('caio', 'pt')
})

test('an item that became restricted after it was told has no title in the mail', async () => {
  const open = await greenItem()
  await tellCaio(open, false, 'raised')
  const mark = (tlp: string) => site.database.pool.query(
    `alter table exchange.items disable trigger user`)
    .then(() => asPuente((writer) => sql`
      update exchange.items set tlp = ${tlp} where id = ${open.id}`.execute(writer)))
    .then(() => site.database.pool.query('alter table exchange.items enable trigger user'))
  await mark('amber')
  await runJobs()
  const { body } = await lastMail()
  assert.ok(body.includes(open.number) && !body.includes(open.title), body)
  await mark('green')
})

test('colleagues of a person whom RED names are not told of the item by a reminder', async () => {
  const id = exerciseItem('av-contractor-accounts')
  const colleague = await asPuente(async (writer) => {
    const { rows: people } = await sql<{ person: string, account: string }>`
      select p.id as person, p.account_id as account from directory.memberships m
      join directory.people p on p.id = m.person_id
      where m.organization_id = ${organizationOf('brisoria-csirt')} order by p.name`
      .execute(writer)
    const [named, other] = people
    await sql`
      delete from exchange.readers where item_id = ${id} and level < 6`.execute(writer)
    await sql`
      insert into exchange.readers (item_id, reader_id, level, owner_id, moment, kind, tlp, status,
        acknowledge_by, version)
      select i.id, exchange.named(${named?.person}, ${organizationOf('brisoria-csirt')}), 5,
        i.owner_id, now(), i.kind, 'red', 'issued', now() + interval '2 hours', i.current_version
      from exchange.items i where i.id = ${id}`.execute(writer)
    await sql`delete from exchange.reminders where item_id = ${id}`.execute(writer)
    await sql`delete from exchange.acknowledgements where item_id = ${id}`.execute(writer)
    return { named: named?.account ?? '', other: other?.account ?? '' }
  })
  await site.database.pool.query('alter table exchange.items disable trigger user')
  await asPuente((writer) => sql`
    update exchange.items set acknowledge_by = now() + interval '2 hours', status = 'issued'
    where id = ${id}`.execute(writer))
  await site.database.pool.query('alter table exchange.items enable trigger user')
  await tellReaders(site.database, new Date())
  const told = async (account: string) => (await read(site.database, system('t', 'r'), (reader) =>
    listNotices(reader, account, 1))).notices.filter(({ about, type }) =>
    about === id && type === 'acknowledge-soon').length
  assert.deepEqual([await told(colleague.named), await told(colleague.other)], [1, 0])
})

test('a contact is told once that the entry falls due; the second person of what waits', async () => {
  await asPuente(addAccessRows)
  const pool = site.database.pool
  await pool.query(`update directory.contacts set since = now() - interval '85 days'`)
  await pool.query('delete from directory.confirmations')
  await pool.query(`insert into directory.contacts (community_id, organization_id, person_id, role,
    note_id, registered_by) select community_id, organization_id, person_id, 'alternate', note_id,
    registered_by from directory.contacts limit 1`)
  await runJobs()
  await runJobs()
  const typesOf = async (name: string) => (await read(site.database, system('t', 'r'), (reader) =>
    listNotices(reader, accountOf(name), 1))).notices.map(({ type }) => type)
    .filter((type) => type === 'confirm-entry' || type === 'nomination')
  const { rows: [own] } = await pool.query(`select count(*)::int as count from directory.contacts c
    join directory.people p on p.id = c.person_id where p.account_id = $1 and c.since is not null`,
  [accountOf('ana')])
  assert.deepEqual(await typesOf('ana'), Array.from({ length: own.count }, () => 'confirm-entry'))
  assert.deepEqual(await typesOf('jorge'), ['nomination'])
  assert.deepEqual(await typesOf('ines'), [], 'she registered it')
  const jorge = await signIn(site, 'jorge')
  const html = await (await jorge.get('/en/w/notifications')).text()
  const [, address = ''] = /href="(\/en\/w\/notifications\/[^"]+\.open)"/.exec(html) ?? []
  const leads = (await jorge.get(address)).headers.get('location') ?? ''
  assert.equal((await jorge.get(leads)).status, 200, leads)
})

test('a change in how someone signs in is told once, inside and by mail', async () => {
  await asPuente((writer) => sql`
    insert into access.events (kind, account_id) values ('passkey-added', ${accountOf('raul')}),
      ('signed-in', ${accountOf('raul')})`.execute(writer))
  await runJobs()
  await runJobs()
  const raul = await signIn(site, 'raul')
  const text = textOf(await (await raul.get('/es/w/avisos')).text())
  assert.equal([...text.matchAll(/Cambio en su cuenta .*? Llave de acceso agregada/g)].length, 1,
    text)
  const { body } = await lastMail('raul')
  assert.match(body, /http:\/\/puente\.test\/\w\w\/(account|cuenta|conta|compte)$/m)
})

const SETTINGS = '/es/cuenta/avisos'
const valid = { zone: 'America/Lima', begins: '22:00', ends: '06:30' }

async function choose(name: string, fields: Record<string, string>) {
  const visit = await signIn(site, name)
  const html = await (await visit.get(SETTINGS)).text()
  const now = [...html.matchAll(/<select[^>]* name="(rhythm-[^"]+)".*?<\/select>/gs)]
    .map(([list, field = '']) =>
      [field, /value="(\w+)" selected/.exec(list)?.[1] ?? ''] as const)
  return visit.press(SETTINGS, SETTINGS, { ...Object.fromEntries(now), ...valid, ...fields })
}

test('Ana chooses what comes and when, and finds it again', async () => {
  const answer = await choose('ana', { 'rhythm-reply': 'weekly' })
  assert.equal(answer.headers.get('location'), `${SETTINGS}?done=saved`)
  const visit = await signIn(site, 'ana')
  const html = await (await visit.get(SETTINGS)).text()
  assert.match(html, /name="rhythm-reply".*?value="weekly" selected/s)
  assert.match(html, /value="America\/Lima" selected/)
  assert.match(html, /id="begins" name="begins" value="22:00"/)
})

test('what is wrong is said beside the field and above the form, and nothing is lost', async () => {
  const cases: [Record<string, string>, RegExp][] = [
    [{ zone: 'America/Nowhere' }, /Elija una zona horaria/],
    [{ begins: '25:00' }, /Indique cuándo empiezan/],
    [{ ends: '' }, /Indique cuándo terminan/],
    [{ ends: '22:00' }, /deben terminar a una hora distinta/],
    [{ 'rhythm-reply': 'hourly' }, /Elija con qué frecuencia/],
  ]
  for (const [fields, sentence] of cases) {
    const answer = await choose('ana', { 'rhythm-nomination': 'never', ...fields })
    assert.equal(answer.status, 422)
    const html = await answer.text()
    assert.equal([...html.matchAll(new RegExp(sentence, 'g'))].length, 2, String(sentence))
    assert.match(html, /name="rhythm-nomination".*?value="never" selected/s)
  }
})

test('a test mail goes the way of all mails, and the trial machine shows it to its person alone', async () => {
  const livia = await signIn(site, 'livia')
  await livia.press('/en/account/notifications', '/en/account/notifications/test')
  await runJobs()
  const text = textOf(await (await livia.get('/en/w/mail')).text())
  assert.match(text, /\[\S+\] .*livia@/)
  const raul = await signIn(site, 'raul')
  assert.doesNotMatch(textOf(await (await raul.get('/en/w/mail')).text()), /livia@/)
})

test('shortcuts can be turned off: the page then brings no script', async () => {
  const ana = await signIn(site, 'ana')
  const page = async () => (await ana.get('/es/w')).text()
  assert.match(await page(), /data-shortcuts="\{&quot;g h&quot;:&quot;\/es\/w&quot;/)
  await ana.press(SETTINGS, '/es/cuenta/atajos')
  assert.doesNotMatch(await page(), /data-shortcuts|shortcuts-\w+\.js/)
  await ana.press(SETTINGS, '/es/cuenta/atajos', { on: 'yes' })
  assert.match(await page(), /shortcuts-\w+\.js/)
})

test('the whole way: someone is told, the mail leaves through a real server', async () => {
  const server = await startMailServer()
  const settings = { ...site.settings, mail: {
    from: 'puente@puente.test',
    server: {
      host: '127.0.0.1', port: server.port, tls: 'if-offered' as const, auth: undefined,
    },
  } }
  await asPuente((writer) => sql`delete from notices.mails`.execute(writer))
  await tellCaio(await itemOf('amber'), true, 'whole way')
  for (const job of jobsOf(settings)) await runJob(site.database, job)
  const mine = server.taken.filter(({ to: [address] }) => address?.startsWith('caio@'))
  assert.equal(mine.length, 1)
  assert.match(mine[0]?.raw ?? '', /List-Unsubscribe: <http:\/\/puente\.test\/pt\/conta\/avisos>/)
  await server.end()
})

test('in production without a mail server nothing is kept for one to come', async () => {
  const production = { ...site.settings, mode: 'production' as const }
  await asPuente((writer) => sql`delete from notices.mails`.execute(writer))
  const caio = person(accountOf('caio'), 'r', { session: 's', steppedUp: false })
  await write(site.database, caio, (writer) => markRead(writer, caio.id, 'all'))
  await tellCaio(await itemOf('amber'), true, 'nowhere')
  for (const job of jobsOf(production)) await runJob(site.database, job)
  await runJobs()
  assert.equal((await lastMail()).subject, '')
})
