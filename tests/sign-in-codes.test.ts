// Signing in with name, phrase and code; recovery codes; the growing wait. In Portuguese.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { Secret, TOTP } from 'otpauth'
import { tellOddAttempts } from '../app/workspace/notices/odd-attempts.ts'
import { system } from '../kernel/access/actor.ts'
import { write } from '../kernel/database/transaction.ts'
import { accountOf, hiddenOf, openBrowser, signIn, type Visit } from './support/people.ts'
import { openSite, type Site } from './support/site.ts'

let site: Site
before(async () => { site = await openSite({ PUENTE_PROXIES: '1' }) })
after(() => site.end())

type Means = { name: string, phrase: string, secret: string, recovery: string[] }

const secretsIn = (html: string) =>
  [...html.matchAll(/class="secret">([^<]*)</g)].map(([, text = '']) => text)
const codeFor = (secret: string, now = Date.now()) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now })

/** Someone sets up codes as the page says, and keeps what it shows. */
async function setUp(name: string, organization: string): Promise<Means> {
  const visit = await signIn(site, name)
  const html = await (await visit.press('/pt/conta', '/pt/conta/codigos')).text()
  const [phrase = '', spaced = ''] = secretsIn(html)
  const secret = spaced.replaceAll(' ', '')
  const done = await visit.send('/pt/conta/codigos',
    { ...hiddenOf(html, '/pt/conta/codigos'), code: codeFor(secret) })
  const recovery = secretsIn(await done.text())
  await forgetStep(name)
  return { name: `${name}@${organization}.example`, phrase, secret, recovery }
}

// Tests have no thirty seconds to wait for the next code.
const forgetStep = (name: string) => write(site.database, system('test', 'test'), (writer) => sql`
  update access.codes set last_step = 0 where account_id = ${accountOf(name)}`.execute(writer))

type Entered = Pick<Means, 'name' | 'phrase'> & { code: string }
const enter = (visit: Visit, { name, phrase, code }: Entered) =>
  visit.send('/pt/entrar/codigo', { name, phrase, code, back: '' })

test('a person sets up codes, and signs in with name, phrase and code', async () => {
  const means = await setUp('ana', 'avelara-csirt')
  assert.match(means.phrase, /^([2-9a-hj-km-np-tv-z]{4}-){5}[2-9a-hj-km-np-tv-z]{4}$/)
  assert.equal(means.recovery.length, 10)
  const answer = await enter(openBrowser(site), { ...means, code: codeFor(means.secret) })
  assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/pt/conta'])
})

test('a right phrase with a wrong code is told to the person', async () => {
  const means = await setUp('duarte', 'velmarca-terrorism')
  await enter(openBrowser(site), { ...means, phrase: 'aaaa-bbbb', code: '000000' })
  const told = () => write(site.database, system('test', 'test'), async (writer) =>
    (await sql<{ about: string }>`
      select about from notices.notices
      where account_id = ${accountOf('duarte')} and type = 'odd-sign-in'`.execute(writer)).rows)
  await tellOddAttempts(site.database)
  assert.deepEqual(await told(), [])
  await enter(openBrowser(site), { ...means, code: '000000' })
  await tellOddAttempts(site.database)
  assert.deepEqual(await told(), [{ about: 'half-right' }])
})

test('a set-up counts only after its first code was right', async () => {
  const visit = await signIn(site, 'bruno')
  const html = await (await visit.press('/pt/conta', '/pt/conta/codigos')).text()
  const fields = hiddenOf(html, '/pt/conta/codigos')
  const answer = await visit.send('/pt/conta/codigos', { ...fields, code: '000000' })
  assert.equal(answer.status, 422)
  const again = await answer.text()
  assert.match(again, /href="#code"/)
  assert.deepEqual(secretsIn(again), secretsIn(html), 'the same secret is offered again')
  assert.match(await (await visit.get('/pt/conta')).text(), /Não configurados/)
})

test('the set-up of one session is worth nothing in another', async () => {
  const [visit, other] = [await signIn(site, 'bruno'), await signIn(site, 'claire')]
  const html = await (await visit.press('/pt/conta', '/pt/conta/codigos')).text()
  const { setup = '' } = hiddenOf(html, '/pt/conta/codigos')
  const code = codeFor((secretsIn(html)[1] ?? '').replaceAll(' ', ''))
  const answer = await other.press('/pt/conta', '/pt/conta/codigos', { setup, code })
  assert.notEqual(secretsIn(await answer.text()).length, 10)
})

test('a code works once: whoever saw it cannot use it again', async () => {
  const means = await setUp('marta', 'avelara-csirt')
  const entered = { ...means, code: codeFor(means.secret) }
  assert.equal((await enter(openBrowser(site), entered)).status, 303)
  assert.equal((await enter(openBrowser(site), entered)).status, 422)
})

test('an old code, a wrong phrase and an unknown name are refused alike', async () => {
  const means = await setUp('claire', 'caldory-customs')
  const now = codeFor(means.secret)
  const wrong = [
    { ...means, code: codeFor(means.secret, Date.now() - 120_000) },
    { ...means, code: now, phrase: 'aaaa-bbbb-cccc-dddd-eeee-ffff' },
    { ...means, code: now, name: 'nobody@nowhere.example' },
  ]
  const pages = await Promise.all(wrong.map(async (entered) => {
    const answer = await enter(openBrowser(site), entered)
    return [answer.status, (await answer.text()).replaceAll(/value="[^"]*"/g, '')]
  }))
  assert.equal(pages[0]?.[0], 422)
  assert.deepEqual(pages[1], pages[0])
  assert.deepEqual(pages[2], pages[0], 'an unknown name looks like a wrong phrase')
  assert.equal((await enter(openBrowser(site), { ...means, code: now })).status, 303,
    'a wrong phrase does not use up the code')
})

test('a recovery code works once in place of a code from the app', async () => {
  const means = await setUp('daniel', 'dorvania-fiu')
  const code = (means.recovery[3] ?? '').toUpperCase().replaceAll('-', ' ')
  assert.equal((await enter(openBrowser(site), { ...means, code })).status, 303)
  assert.equal((await enter(openBrowser(site), { ...means, code })).status, 422)
})

test('each failure more makes the wait longer, also for a name that nobody has', async () => {
  for (const name of ['livia@brisoria-csirt.example', 'nobody.at.all@nowhere.example']) {
    let last = await enter(openBrowser(site), { name, phrase: 'x', code: '1' })
    for (let tries = 1; tries < 7 && last.status === 422; tries += 1) {
      last = await enter(openBrowser(site), { name, phrase: 'x', code: '1' })
    }
    assert.equal(last.status, 429, name)
    assert.match(await last.text(), /Tentativas demais/)
  }
})

test('while one must wait, the right answer does not help, and failures stay with their name', async () => {
  const means = await setUp('elena', 'quetzoria-prosecutor')
  for (let tries = 0; tries < 6; tries += 1) await enter(openBrowser(site), { ...means, code: '1' })
  const right = { ...means, code: codeFor(means.secret) }
  assert.equal((await enter(openBrowser(site), right)).status, 429)
  const other = await setUp('jorge', 'exercise-desk')
  assert.equal(
    (await enter(openBrowser(site), { ...other, code: codeFor(other.secret) })).status, 303,
  )
})

test('many attempts at once gain nothing', async () => {
  const name = 'odile@caldory-csirt.example'
  const answers = await Promise.all(Array.from({ length: 20 }, () =>
    enter(openBrowser(site), { name, phrase: 'x', code: '1' })))
  assert.ok(answers.filter(({ status }) => status === 422).length <= 6)
})

test('who tries many names from one network must wait too, and others need not', async () => {
  const statuses = new Set<number>()
  for (let tries = 0; tries < 60; tries += 1) {
    const visit = openBrowser(site, { from: `192.0.2.${tries}` })
    const name = `name${tries}@nowhere.example`
    statuses.add((await enter(visit, { name, phrase: 'x', code: '1' })).status)
  }
  assert.deepEqual([...statuses], [422, 429])
  const elsewhere = { name: 'name99@nowhere.example', phrase: 'x', code: '1' }
  assert.equal((await enter(openBrowser(site), elsewhere)).status, 422)
})

test('neither phrase nor code is ever given back or kept', async () => {
  const answer = await enter(openBrowser(site),
    { name: 'noelia@talumbre-laboratory.example', phrase: 'my-secret-phrase', code: '424242' })
  assert.doesNotMatch(await answer.text(), /my-secret-phrase|424242/)
  const { rows: [{ text }] } = await site.database.pool.query(`
    select (select string_agg(e::text, ' ') from access.events e) ||
      (select string_agg(c::text, ' ') from audit.changes c where table_name ~ '^access') as text`)
  assert.doesNotMatch(text, /my-secret-phrase|424242|noelia@[^"]*"[^"]*sign-in-failed/)
})

test('what lies in the database opens no account: secrets are sealed, phrases are hashes', async () => {
  const means = await setUp('ines', 'exercise-desk')
  const { rows: [{ text }] } = await site.database.pool.query(
    `select string_agg(c::text, ' ') || (select string_agg(r::text, ' ')
      from access.recovery_codes r) as text from access.codes c`)
  for (const secret of [means.secret, means.phrase, ...means.recovery]) {
    assert.ok(!text.includes(secret))
    assert.ok(!text.includes(Buffer.from(secret).toString('hex')))
  }
})

test('a person with codes signs in once more with one', async () => {
  const means = await setUp('pablo', 'avelara-mission')
  const visit = await signIn(site, 'pablo')
  const again = '/pt/entrar/novamente'
  assert.equal((await visit.press(again, `${again}/codigo`, { code: '000000' })).status, 422)
  const answer = await visit.press(again, `${again}/codigo`, { code: codeFor(means.secret) })
  assert.equal(answer.status, 303)
})
