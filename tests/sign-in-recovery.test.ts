// A way back with four eyes, for who lost every means of signing in. In French.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openBrowser, signIn, type Visit } from './support/people.ts'
import { openSite, type Site } from './support/site.ts'

let site: Site
before(async () => { site = await openSite({ PUENTE_PROXIES: '1' }) })
after(() => site.end())

const ask = (name: string, visit = openBrowser(site)) =>
  visit.send('/fr/connexion/recuperation', { name })
type Halves = readonly [first: string, second: string]
const enter = (name: string, [first, second]: Halves, visit = openBrowser(site)) =>
  visit.send('/fr/connexion/recuperation/code', { name, first, second })

/** What the page of approvals lists for someone, and the first request on it. */
async function waitingFor(visit: Visit) {
  const html = await (await visit.get('/fr/compte/confirmations')).text()
  return { html, recovery: /name="recovery" value="([^"]*)"/.exec(html)?.[1] ?? '' }
}
async function approve(visit: Visit): Promise<string> {
  const answer = await visit.press(
    '/fr/compte/confirmations', '/fr/compte/confirmations', { answer: 'approve' },
  )
  return /class="secret">([^<]*)</.exec(await answer.text())?.[1] ?? ''
}

const ANA = 'ana@avelara-csirt.example'

test('two administrators each hand over a half, and the person is in; everything old is gone', async () => {
  const old = await signIn(site, 'ana')
  assert.equal((await ask(ANA)).headers.get('location'), '/fr/connexion/recuperation/code')
  const [marta, lucia] = [await signIn(site, 'marta'), await signIn(site, 'lucia')]
  assert.match((await waitingFor(marta)).html, /Ana Rivas/)
  const halves = [await approve(marta), await approve(lucia)] as const
  const visit = openBrowser(site)
  const answer = await enter(ANA, [halves[1].toUpperCase(), halves[0]], visit)
  assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/fr/compte'])
  assert.match(await (await visit.get('/fr/compte')).text(), /<h1[^>]*>Ana Rivas<\/h1>/)
  assert.equal((await old.get('/fr/compte')).status, 303, 'old sessions have ended')
  assert.equal((await enter(ANA, halves)).status, 422, 'the halves work once')
})

test('one half twice, or one half and a guess, opens nothing', async () => {
  const name = 'sofia@avelara-drugs.example'
  await ask(name)
  const half = await approve(await signIn(site, 'tomas'))
  assert.notEqual(half, '')
  for (const other of [half, '', 'aaaa-bbbb-cccc']) {
    assert.equal((await enter(name, [half, other])).status, 422)
  }
})

test('one administrator cannot be both', async () => {
  await ask('otavio@brisoria-police.example')
  const bruno = await signIn(site, 'bruno')
  const { recovery } = await waitingFor(bruno)
  await approve(bruno)
  const again = await bruno.press('/fr/compte', '/fr/deconnexion').then(() => signIn(site, 'bruno'))
  assert.match((await waitingFor(again)).html, /Vous avez confirmé/)
  const { token = '' } = Object.fromEntries([...(await (await again.get('/fr/compte')).text())
    .matchAll(/name="(token)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]))
  const fields = { recovery, answer: 'approve', token }
  const answer = await again.send('/fr/compte/confirmations', fields)
  assert.equal(answer.status, 404)
})

test('the desk is the second eye where an organization has one administrator alone', async () => {
  const name = 'luc@caldory-customs.example'
  await ask(name)
  const first = await approve(await signIn(site, 'claire'))
  const desk = await signIn(site, 'ines')
  const { html } = await waitingFor(desk)
  const [, recovery = ''] = /Luc Bellerive[\s\S]*?name="recovery" value="([^"]*)"/.exec(html) ?? []
  const answer = await desk.press('/fr/compte/confirmations', '/fr/compte/confirmations',
    { answer: 'approve', recovery })
  const second = /class="secret">([^<]*)</.exec(await answer.text())?.[1] ?? ''
  assert.equal((await enter(name, [first, second])).status, 303)
})

test('administrators of other organizations, and members, see nothing and approve nothing', async () => {
  await ask('julia@quetzoria-prosecutor.example')
  const { recovery } = await waitingFor(await signIn(site, 'elena'))
  assert.notEqual(recovery, '')
  for (const name of ['bruno', 'daniel', 'julia']) {
    const visit = await signIn(site, name)
    const { html } = await waitingFor(visit)
    assert.doesNotMatch(html, /Julia Cifuentes<\/b>/, name)
    const token = /name="token" value="([^"]*)"/.exec(html)?.[1] ?? ''
    const fields = { recovery, answer: 'approve', token }
    const answer = await visit.send('/fr/compte/confirmations', fields)
    assert.equal(answer.status, 404, name)
  }
})

test('a refused request is over, whatever halves there are', async () => {
  const name = 'noelia@talumbre-laboratory.example'
  await ask(name)
  const gael = await signIn(site, 'gael')
  const first = await approve(gael)
  const desk = await signIn(site, 'jorge')
  const { html } = await waitingFor(desk)
  const [, recovery = ''] = /Noelia Campos[\s\S]*?name="recovery" value="([^"]*)"/.exec(html) ?? []
  await desk.press('/fr/compte/confirmations', '/fr/compte/confirmations',
    { answer: 'refuse', recovery })
  assert.equal((await enter(name, [first, first])).status, 422)
  assert.doesNotMatch((await waitingFor(await signIn(site, 'ines'))).html, /Noelia Campos/)
})

test('nobody learns whether a name exists by asking for a way back', async () => {
  const known = await ask('raul@quetzoria-arms.example')
  const unknown = await ask('nobody@nowhere.example')
  assert.deepEqual([known.status, known.headers.get('location')],
    [unknown.status, unknown.headers.get('location')])
})

test('who guesses halves must wait longer and longer', async () => {
  let last = await enter('odile@caldory-csirt.example', ['a', 'b'])
  for (let tries = 1; tries < 8 && last.status === 422; tries += 1) {
    last = await enter('odile@caldory-csirt.example', ['a', 'b'])
  }
  assert.equal(last.status, 429)
})
