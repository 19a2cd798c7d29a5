// Signing in, sessions and forms, through the router, in Spanish.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { system } from '../kernel/access/actor.ts'
import { write } from '../kernel/database/transaction.ts'
import { accountOf, hiddenOf, openBrowser, signIn } from './support/people.ts'
import { openSite, type Site } from './support/site.ts'

let site: Site
before(async () => { site = await openSite() })
after(() => site.end())

const change = (query: ReturnType<typeof sql>) =>
  write(site.database, system('test', 'test'), (writer) => query.execute(writer))

test('a visitor chooses an invented person and reaches the account', async () => {
  const visit = openBrowser(site)
  const page = await (await visit.get('/es/ingresar')).text()
  assert.match(page, /EJERCICIO/)
  assert.match(page, /Ana Rivas[\s\S]*Equipo Nacional de Respuesta/)
  const person = accountOf('ana')
  const answer = await visit.press('/es/ingresar', '/es/ingresar/prueba', { person })
  assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/es/cuenta'])
  const account = await visit.get('/es/cuenta')
  assert.equal(account.status, 200)
  assert.match(await account.text(), /<h1[^>]*>Ana Rivas<\/h1>/)
})

test('the cookie of a session cannot be read by a script or sent by another site', async () => {
  const answer = await openBrowser(site)
    .press('/es/ingresar', '/es/ingresar/prueba', { person: accountOf('ana') })
  assert.match(answer.headers.get('set-cookie') ?? '',
    /^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
})

test('nobody finds the secret of a session in the database', async () => {
  const visit = await signIn(site, 'ana')
  const secret = visit.cookie().split('=')[1] ?? 'none'
  const { rows } = await site.database.pool.query(
    "select string_agg(s::text, ' ') as text from access.sessions s")
  assert.ok(!rows[0].text.includes(secret))
  assert.ok(!rows[0].text.includes(Buffer.from(secret, 'base64url').toString('hex')))
})

test('a page of a signed-in person is nobody else’s, not even a cache’s', async () => {
  const visit = await signIn(site, 'ana')
  for (const address of ['/es/cuenta', '/es', '/es/temas', '/oai?verb=Identify']) {
    const answer = await visit.get(address)
    assert.equal(answer.headers.get('cache-control'), 'private, no-store', address)
    assert.equal(answer.headers.get('access-control-allow-origin'), null, address)
  }
  assert.match(await (await visit.get('/es')).text(), /Ana Rivas/)
  assert.doesNotMatch(await (await openBrowser(site).get('/es')).text(), /Ana Rivas/)
})

test('a visitor who asks for the account is led to sign in, and back', async () => {
  const visit = openBrowser(site)
  const asked = await visit.get('/es/cuenta?x=1')
  const to = asked.headers.get('location') ?? ''
  assert.deepEqual([asked.status, to], [303, '/es/ingresar?back=%2Fes%2Fcuenta%3Fx%3D1'])
  const answer = await visit.press(to, '/es/ingresar/prueba', { person: accountOf('ana') })
  assert.equal(answer.headers.get('location'), '/es/cuenta?x=1')
})

test('signing in leads nowhere but to pages of this site', async () => {
  for (const back of ['https://evil.example/', '//evil.example', '/\\evil.example', '/oai', 'es', '/es\r\nx: y']) {
    const answer = await openBrowser(site)
      .send('/es/ingresar/prueba', { person: accountOf('ana'), back })
    assert.equal(answer.headers.get('location'), '/es/cuenta', back)
  }
})

test('nobody signs in as someone who is not of the exercise', async () => {
  await change(sql`insert into access.accounts (id, name) values
    ('11111111-1111-4111-8111-111111111111', 'real@authority.example') on conflict do nothing`)
  for (const person of ['11111111-1111-4111-8111-111111111111', accountOf('nobody'), '', "' or 1=1"]) {
    assert.equal((await openBrowser(site).send('/es/ingresar/prueba', { person })).status, 404)
  }
})

test('a form that another site sends does nothing', async () => {
  const visit = await signIn(site, 'ana')
  const page = await (await visit.get('/es/cuenta')).text()
  const fields = { ...hiddenOf(page, '/es/cuenta/idiomas'), language: 'fr' }
  for (const forged of [
    { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
  ]) assert.equal((await visit.send('/es/cuenta/idiomas', fields, forged)).status, 403)
  assert.match(await (await visit.get('/es/cuenta')).text(), /value="es" checked/)
})

test('a form without the token of its session, or with one of another, does nothing', async () => {
  const visit = await signIn(site, 'ana')
  const other = await signIn(site, 'ana')
  const page = await (await other.get('/es/cuenta')).text()
  const { token = '' } = hiddenOf(page, '/es/cuenta/idiomas')
  for (const fields of [{ language: 'fr' }, { language: 'fr', token }]) {
    assert.equal((await visit.send('/es/cuenta/idiomas', fields)).status, 403)
  }
})

test('an old browser without fetch metadata is judged by its origin', async () => {
  const visit = await signIn(site, 'bruno')
  const page = await (await visit.get('/es/cuenta')).text()
  const body = new URLSearchParams({ ...hiddenOf(page, '/es/cuenta/idiomas'), language: 'es' })
  const send = (origin: string) => site.web.request('/es/cuenta/idiomas', {
    method: 'POST', body: body.toString(),
    headers: { cookie: visit.cookie(), origin, 'content-type': 'application/x-www-form-urlencoded' },
  })
  assert.equal((await send('https://evil.example')).status, 403)
  assert.equal((await send('null')).status, 403)
  assert.equal((await send('http://localhost')).status, 303)
})

test('signing out ends the session at once, for every copy of the cookie', async () => {
  const visit = await signIn(site, 'ana')
  const copy = visit.cookie()
  const answer = await visit.press('/es/cuenta', '/es/salir')
  assert.match(answer.headers.get('set-cookie') ?? '', /^session=; .*Max-Age=0/)
  assert.equal((await site.get('/es/cuenta', { cookie: copy })).status, 303)
})

test('a person sees where they are signed in, and ends one session or all others', async () => {
  const [here, there, third] = [
    await signIn(site, 'claire'), await signIn(site, 'claire'), await signIn(site, 'claire'),
  ]
  const page = await (await here.get('/es/cuenta')).text()
  assert.equal((page.match(/Firefox, Windows/g) ?? []).length, 3)
  const [, session = ''] = /name="session" value="([0-9a-f-]{36})"/.exec(page) ?? []
  await here.press('/es/cuenta', '/es/cuenta/sesiones', { session })
  const left = await Promise.all([there, third].map(async (one) =>
    (await one.get('/es/cuenta')).status))
  assert.deepEqual(left.toSorted(), [200, 303])
  await here.press('/es/cuenta', '/es/cuenta/sesiones', { session: 'others' })
  assert.equal((await here.get('/es/cuenta')).status, 200)
  for (const one of [there, third]) assert.equal((await one.get('/es/cuenta')).status, 303)
})

test('nobody ends the session of someone else', async () => {
  const [visit, other] = [await signIn(site, 'ana'), await signIn(site, 'bruno')]
  const { rows } = await site.database.pool.query(
    `select id from access.sessions where account_id = $1 and ended_at is null`, [accountOf('bruno')])
  for (const { id } of rows) {
    const answer = await visit.press('/es/cuenta', '/es/cuenta/sesiones', { session: id })
    assert.equal(answer.status, 404)
  }
  assert.equal((await other.get('/es/cuenta')).status, 200)
})

test('signing in as someone else in the same browser ends the first session', async () => {
  const visit = await signIn(site, 'ana')
  const first = visit.cookie()
  await visit.press('/es/ingresar', '/es/ingresar/prueba', {
    person: accountOf('bruno'),
    token: hiddenOf(await (await visit.get('/es')).text(), '/es/salir').token ?? '',
  })
  assert.equal((await site.get('/es/cuenta', { cookie: first })).status, 303)
  assert.match(await (await visit.get('/es/cuenta')).text(), /Bruno Teixeira/)
})

test('a session ends after half an hour without use, and after eight hours in any case', async () => {
  for (const [column, past] of [['seen_at', '31 minutes'], ['expires_at', '1 second']] as const) {
    const visit = await signIn(site, 'daniel')
    assert.equal((await visit.get('/es/cuenta')).status, 200)
    await change(sql`update access.sessions set ${sql.ref(column)} = now() - ${past}::interval
      where account_id = ${accountOf('daniel')}`)
    const answer = await visit.get('/es/cuenta')
    assert.match(answer.headers.get('location') ?? '', /why=ended/, column)
  }
})

test('a person whose account is closed is out with the next request, page open or not', async () => {
  const visit = await signIn(site, 'elena')
  const page = await (await visit.get('/es/cuenta')).text()
  await change(sql`update access.accounts set disabled_at = now() where id = ${accountOf('elena')}`)
  assert.equal((await visit.get('/es/cuenta')).status, 303)
  const fields = { ...hiddenOf(page, '/es/cuenta/idiomas'), language: 'fr' }
  const answer = await visit.send('/es/cuenta/idiomas', fields)
  assert.match(answer.headers.get('location') ?? '', /ingresar/)
  await assert.rejects(signIn(site, 'elena'), /404/)
})

test('what was being sent when the session ended is kept, and given back to its person alone', async () => {
  const visit = await signIn(site, 'daniel')
  const page = await (await visit.get('/es/cuenta')).text()
  const fields = { ...hiddenOf(page, '/es/cuenta/idiomas'), language: 'fr' }
  await change(sql`update access.sessions set seen_at = now() - interval '40 minutes'
    where account_id = ${accountOf('daniel')}`)
  const referer = 'http://localhost/es/cuenta'
  const answer = await visit.send('/es/cuenta/idiomas', fields, { referer })
  const to = new URL(answer.headers.get('location') ?? '', 'http://localhost')
  const back = to.searchParams.get('back') ?? ''
  assert.match(back, /^\/es\/cuenta\?kept=[0-9a-f-]{36}$/)
  assert.match(await (await visit.get(to.pathname + to.search)).text(), /se guardó/)
  const shownTo = async (name: string) => {
    const person = accountOf(name)
    const again = openBrowser(site)
    await again.press(to.pathname + to.search, '/es/ingresar/prueba', { person })
    const html = await (await again.get(back)).text()
    return [...html.matchAll(/name="language" value="(..)" checked/g)].map(([, one]) => one)
  }
  assert.deepEqual(await shownTo('daniel'), ['fr'])
  assert.deepEqual(await shownTo('rita'), ['pt'])
})

test('a forged form of a lapsed session is not kept', async () => {
  const visit = await signIn(site, 'daniel')
  await change(sql`update access.sessions set seen_at = now() - interval '40 minutes'
    where account_id = ${accountOf('daniel')}`)
  assert.equal((await visit.send('/es/cuenta/idiomas', { language: 'pt', token: 'x' })).status, 403)
})

test('the same form sent twice acts once', async () => {
  const visit = await signIn(site, 'ana')
  const page = await (await visit.get('/es/cuenta')).text()
  const fields = { ...hiddenOf(page, '/es/cuenta/sesiones'), session: 'others' }
  const answers = await Promise.all([1, 2, 3].map(() => visit.send('/es/cuenta/sesiones', fields)))
  assert.deepEqual(answers.map(({ status, headers }) => [status, headers.get('location')]),
    [1, 2, 3].map(() => [303, '/es/cuenta']))
  const { rows: [{ count }] } = await site.database.pool.query(
    `select count(*)::int as count from access.events
     where account_id = $1 and kind = 'session-ended'`, [accountOf('ana')])
  assert.equal(count, 1)
})

test('what reaches further asks to sign in once more, and then stays open for ten minutes', async () => {
  const visit = await signIn(site, 'bruno')
  const add = () => visit.press('/es/cuenta', '/es/cuenta/codigos')
  assert.equal((await add()).status, 200, 'who has just signed in is not asked again')
  await change(sql`update access.sessions set stepped_up_at = now() - interval '11 minutes'
    where account_id = ${accountOf('bruno')}`)
  const asked = await add()
  const to = asked.headers.get('location') ?? ''
  assert.match(to, /^\/es\/ingresar\/de-nuevo\?back=%2Fes%2Fcuenta%3Fkept/)
  const before = visit.cookie()
  const answer = await visit.press(to, '/es/ingresar/de-nuevo/prueba')
  assert.match(answer.headers.get('location') ?? '', /^\/es\/cuenta\?kept=/)
  assert.notEqual(visit.cookie(), before, 'an old copy of the cookie is void')
  assert.equal((await site.get('/es/cuenta', { cookie: before })).status, 303)
  assert.equal((await add()).status, 200)
})

test('in production nobody is invented: no such address, no such account', async () => {
  const { readSettings } = await import('../app/settings.ts')
  const { createApp } = await import('../app/app.ts')
  const settings = { ...readSettings({
    PUENTE_MODE: 'production', PUENTE_URL: 'https://puente.test', PUENTE_SECRET: 'A'.repeat(43),
  }), varFolder: site.settings.varFolder }
  const app = await createApp(site.database, settings, () => {})
  const answer = await openBrowser(app).send('/es/ingresar/prueba', { person: accountOf('ana') })
  assert.equal(answer.status, 404)
  assert.doesNotMatch(await (await openBrowser(app).get('/es/ingresar')).text(), /Ana Rivas/)
  assert.deepEqual(app.routes.filter(({ audience }) => audience === 'trial'), [])
  await app.close()
})
