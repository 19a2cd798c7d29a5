// The exchange as people use it, without scripts: sharing, reading, answering, changing, ending.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { closeWorld } from '../app/world.ts'
import { exerciseItem } from '../modules/exchange/exchange.ts'
import { textOf } from './support/page.ts'
import { communityOf, organizationOf, personOf, signIn, type Visit } from './support/people.ts'
import { openSite, type Site } from './support/site.ts'

let site: Site
before(async () => { site = await openSite() })
after(() => site.end())

const see = async (visit: Visit, address: string) => {
  const answer = await visit.get(address)
  return { status: answer.status, text: textOf(await answer.text()) }
}
const W = '/en/w/exchange'

const changeSessions = (set: string) =>
  site.database.pool.query(`update access.sessions set ${set}`)
/** Some minutes after everyone signed in. */
const later = () => changeSessions('stepped_up_at = null')

/** Signs in once more, as before a change of readers. */
const again = (visit: Visit) => visit.press('/en/sign-in/again', '/en/sign-in/again/trial')

/** Writes a question and stops before it goes out; the address of its item. */
async function write(
  visit: Visit, { tlp = 'amber-strict', to }: { tlp?: string, to: Record<string, string> },
): Promise<string> {
  const begun = await visit.press(`${W}/new`, `${W}/new`, { kind: 'question' })
  const first = begun.headers.get('location') ?? ''
  const id = /exchange\/([0-9a-f-]{36})\//.exec(first)?.[1] ?? ''
  const step = (name: string) => `${W}/${id}/draft/${name}`
  await visit.press(first, `${step('words')}?in=en`,
    { title: 'Have you seen blue seals?', summary: 'Two containers had blue seals.' })
  await visit.press(`${step('text')}?in=en`, `${step('text')}?in=en`, { text: 'Where from?' })
  await visit.press(`${step('answerBy')}?in=en`, `${step('answerBy')}?in=en`, {})
  await visit.press(step('marking'), step('marking'), { tlp, pap: 'amber' })
  const done = await visit.press(step('recipients'), step('recipients'), to)
  assert.equal(done.headers.get('location'), `${W}/${id}/draft`)
  return `${W}/${id}`
}

async function issue(visit: Visit, item: string) {
  await again(visit)
  const answer = await visit.press(`${item}/draft`, `${item}/issue`)
  assert.equal(answer.headers.get('location'), item)
}

const toBrisoria = { organization: organizationOf('brisoria-csirt') }

test('a person shares a question step by step, and its recipient reads and answers it', async () => {
  const [ana, caio] = [await signIn(site, 'ana'), await signIn(site, 'caio')]
  const item = await write(ana, { to: toBrisoria })
  assert.equal((await see(caio, item)).status, 404)
  await issue(ana, item)
  const page = await see(caio, item)
  assert.match(page.text, /Have you seen blue seals\?/)
  assert.match(page.text, /TLP:AMBER\+STRICT Only your organization/)
  await caio.press(item, `${item}/acknowledgements`)
  await caio.press(item, `${item}/replies`, { text: 'From Port Lume.', owner: 'yes' })
  assert.match((await see(caio, item)).text, /Acknowledged November/)
  assert.match((await see(ana, item)).text, /1 of 1 acknowledged/)
  const readers = await see(ana, `${item}/readers`)
  assert.match(readers.text, /Read by .*Government Cyber Security Center of Brisoria/)
})

test('what is missing is said on the page of answers, and nothing goes out', async () => {
  const ana = await signIn(site, 'ana')
  const begun = await ana.press(`${W}/new`, `${W}/new`, { kind: 'alert' })
  const item = (begun.headers.get('location') ?? '').replace(/\/draft.*/, '')
  await again(ana)
  const answer = await ana.press(`${item}/draft`, `${item}/issue`)
  assert.equal(answer.status, 422)
  const text = textOf(await answer.text())
  assert.match(text, /Fill in “Title \(English\)”/)
  assert.match(text, /Choose at least one recipient/)
})

test('what a form refuses stays in its fields, with what is wrong beside them', async () => {
  const ana = await signIn(site, 'ana')
  const begun = await ana.press(`${W}/new`, `${W}/new`, { kind: 'alert' })
  const item = (begun.headers.get('location') ?? '').replace(/\/draft.*/, '')
  const step = `${item}/draft/indicators?in=en`
  const typed = 'domain, a[.]example\nnonsense'
  const answer = await ana.press(step, step, { indicators: typed })
  const html = await answer.text()
  assert.equal(answer.status, 422)
  assert.match(html, /domain, a\[\.\]example\nnonsense<\/textarea>/)
  assert.match(textOf(html), /Line 2: write “type, value”/)
})

test('two people who save the same thing: the second sees both texts, nothing is lost', async () => {
  const [ana, marta] = [await signIn(site, 'ana'), await signIn(site, 'marta')]
  const item = await write(ana, { to: toBrisoria })
  const step = `${item}/draft/text?in=en`
  const opened = await (await marta.get(step)).text()
  const revision = /name="revision" value="(\d+)"/.exec(opened)?.[1] ?? ''
  await ana.press(step, step, { text: 'Ana wrote this.' })
  const answer = await marta.press(step, step, { text: 'Marta wrote this.', revision })
  const html = await answer.text()
  assert.match(html, /Marta wrote this\.<\/textarea>/)
  assert.match(textOf(html), /Text saved by your colleague Ana wrote this\./)
  assert.match((await see(ana, `${item}/draft`)).text, /Ana wrote this/)
})

test('the same form sent twice shares once', async () => {
  const ana = await signIn(site, 'ana')
  const html = await (await ana.get(`${W}/new`)).text()
  const value = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
  const fields = { token: value('token'), once: value('once'), kind: 'practice' }
  const [first, second] = [await ana.send(`${W}/new`, fields), await ana.send(`${W}/new`, fields)]
  assert.equal(first.headers.get('location'), second.headers.get('location'))
})

test('a session that ended in the middle keeps what was typed, and gives it back', async () => {
  const ana = await signIn(site, 'ana')
  const item = await write(ana, { to: toBrisoria })
  const step = `${item}/draft/text?in=en`
  const html = await (await ana.get(step)).text()
  const token = /name="token" value="([^"]*)"/.exec(html)?.[1] ?? ''
  await changeSessions(`expires_at = now() - interval '1 hour'`)
  const answer = await ana.send(step, { token, text: 'A long afternoon of work.', revision: '1' },
    { referer: `http://localhost${step}` })
  const signInAddress = answer.headers.get('location') ?? ''
  assert.match(signInAddress, /^\/en\/sign-in\?back=/)
  const back = new URL(signInAddress, 'http://x').searchParams.get('back') ?? ''
  const anew = await signIn(site, 'ana')
  assert.match(await (await anew.get(back)).text(), /A long afternoon of work\.<\/textarea>/)
})

test('issuing asks for a person who has just signed again', async () => {
  const ana = await signIn(site, 'ana')
  const item = await write(ana, { to: toBrisoria })
  await later()
  const answer = await ana.press(`${item}/draft`, `${item}/issue`)
  assert.match(answer.headers.get('location') ?? '', /^\/en\/sign-in\/again/)
  assert.match((await see(ana, item)).text, /Draft/)
})

test('where an organization wants it, whoever wrote it cannot issue it, and a colleague can', async () => {
  const [ana, marta] = [await signIn(site, 'ana'), await signIn(site, 'marta')]
  await again(marta)
  const own = organizationOf('avelara-csirt')
  const wish = (second: string) => marta.press(`${W}/preferences`, `${W}/preferences`,
    { second, organization: own })
  await wish('yes')
  const item = await write(ana, { to: toBrisoria })
  await ana.press(`${item}/draft`, `${item}/life`, { do: 'check' })
  await again(ana)
  assert.match((await see(ana, item)).text, /Another member of your organization must check it/)
  await marta.press(item, `${item}/issue`)
  assert.match((await see(ana, item)).text, /Issued · Version 1/)
  await wish('no')
})

test('a new version shows what changed, word by word', async () => {
  const [ana, caio] = [await signIn(site, 'ana'), await signIn(site, 'caio')]
  const item = await write(ana, { to: toBrisoria })
  await issue(ana, item)
  await ana.press(item, `${item}/life`, { do: 'update' })
  const step = `${item}/draft/text?in=en`
  await ana.press(step, step, { text: 'Where to?' })
  assert.match((await see(caio, item)).text, /Where from\?/)
  await ana.press(`${item}/draft`, `${item}/issue`)
  assert.match((await see(caio, item)).text, /Where to\?/)
  const differences = await (await caio.get(`${item}/versions`)).text()
  assert.match(differences, /<del>.*from<\/del>/)
  assert.match(differences, /<ins>.*to<\/ins>/)
})

test('a recalled item leaves its readers a receipt with no word of it, and others nothing', async () => {
  const [ana, caio, odile] = [
    await signIn(site, 'ana'), await signIn(site, 'caio'), await signIn(site, 'odile'),
  ]
  const item = await write(ana, { to: toBrisoria })
  await issue(ana, item)
  await ana.press(`${item}/end`, `${item}/end`, { do: 'recall', reason: 'It named a witness.' })
  const receipt = await see(caio, item)
  assert.match(receipt.text, /This item was recalled by its owner/)
  assert.doesNotMatch(receipt.text, /blue seals/)
  assert.equal((await see(odile, item)).status, 404)
  assert.doesNotMatch(await (await caio.get(`${W}?q=seals`)).text(), new RegExp(item))
})

test('RED reaches the named person and nobody else of the organization', async () => {
  const [ana, caio, livia] = [
    await signIn(site, 'ana'), await signIn(site, 'caio'), await signIn(site, 'livia'),
  ]
  const person = `${personOf('caio')} ${organizationOf('brisoria-csirt')}`
  const item = await write(ana, { tlp: 'red', to: { person } })
  await issue(ana, item)
  const page = await caio.get(item)
  const html = await page.text()
  assert.match(textOf(html), /For the named persons only/)
  assert.doesNotMatch(/<title>(.*?)<\/title>/.exec(html)?.[1] ?? '', /blue seals/)
  assert.equal((await see(livia, item)).status, 404)
})

test('a form that names whom its page does not offer names nobody', async () => {
  const ana = await signIn(site, 'ana')
  const nobody = '00000000-0000-4000-8000-000000000000'
  for (const to of [
    { tlp: 'red', to: { person: `${nobody} ${organizationOf('brisoria-csirt')}` } },
    { tlp: 'amber', to: { organization: nobody } },
  ]) {
    const item = await write(ana, to)
    await again(ana)
    assert.equal((await ana.press(`${item}/draft`, `${item}/issue`)).status, 422)
  }
})

test('a recipient asks the owner to let a client read, and the owner alone decides', async () => {
  const [ana, caio, bruno] = [
    await signIn(site, 'ana'), await signIn(site, 'caio'), await signIn(site, 'bruno'),
  ]
  const item = await write(ana, { tlp: 'amber', to: toBrisoria })
  await issue(ana, item)
  await caio.press(item, `${item}/onward`,
    { client: organizationOf('brisoria-police'), reason: 'They hold the containers.' })
  assert.equal((await see(bruno, item)).status, 404)
  assert.match((await see(ana, item)).text, /They hold the containers/)
  await ana.press(item, `${item}/onward/decision`, { accepted: 'yes' })
  assert.equal((await see(bruno, item)).status, 200)
})

test('a community reads what is GREEN, and the page says what that allows', async () => {
  const [ana, odile, raul] = [
    await signIn(site, 'ana'), await signIn(site, 'odile'), await signIn(site, 'raul'),
  ]
  const item = await write(ana, {
    tlp: 'green', to: { community: communityOf('exercise-csirts') },
  })
  await issue(ana, item)
  assert.match((await see(odile, item)).text, /TLP:GREEN Your community/)
  assert.equal((await see(raul, item)).status, 404)
})

test('the desk translates what it is asked to, and readers see it once the owner accepts', async () => {
  const [ana, ines, caio] = [
    await signIn(site, 'ana'), await signIn(site, 'ines'), await signIn(site, 'caio'),
  ]
  const item = await write(ana, { to: toBrisoria })
  await issue(ana, item)
  await ana.press(item, `${item}/translations`, { language: 'pt', do: 'ask' })
  assert.match((await see(ines, '/en/w/desk/exchange')).text, /Portuguese/)
  await ines.press(`${item}/translations/pt`, `${item}/translations/pt`,
    { title: 'Vocês viram lacres azuis?', summary: 'Dois contêineres.', text: 'De onde?' })
  assert.doesNotMatch((await see(caio, `${item}?in=pt`)).text, /lacres/)
  await ana.press(item, `${item}/translations`, { language: 'pt', do: 'accept' })
  assert.match((await see(caio, `${item}?in=pt`)).text, /lacres azuis/)
})

test('a CLEAR practice goes to the public library once the desk agrees', async () => {
  const [owner, ines] = [await signIn(site, 'luc'), await signIn(site, 'ines')]
  const item = `${W}/${exerciseItem('cc-parcels-practice')}`
  await again(owner)
  await owner.press(item, `${item}/library`)
  await again(ines)
  await ines.press('/en/w/desk/exchange', `${item}/library/decision`, { accepted: 'yes' })
  const list = textOf(await (await site.get('/en/practices-and-typologies')).text())
  assert.match(list, /Read postal declarations before the plane lands/)
  assert.match(list, /EXERCISE/)
})

test('an export asks who it is once more, and is recorded for the owner', async () => {
  const [caio, ana] = [await signIn(site, 'caio'), await signIn(site, 'ana')]
  await later()
  const refused = await caio.get(`${W}.csv`)
  assert.match(refused.headers.get('location') ?? '', /sign-in\/again/)
  await again(caio)
  const csv = await (await caio.get(`${W}.csv`)).text()
  assert.match(csv, /^Number,Marking/)
  const item = exerciseItem('av-contractor-accounts')
  assert.match((await see(ana, `${W}/${item}/readers`)).text, /export/)
})

test('somebody else\'s item and one that never was look the same', async () => {
  const raul = await signIn(site, 'raul')
  const theirs = await raul.get(`${W}/${exerciseItem('av-contractor-accounts')}`)
  const none = await raul.get(`${W}/00000000-0000-4000-8000-000000000000`)
  const plain = async (answer: Response) => (await answer.text())
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id').replaceAll(/value="[^"]*"/g, '')
  assert.equal(theirs.status, 404)
  assert.match(await theirs.clone().text(), /Raúl Zamora/)
  assert.equal(await plain(theirs), await plain(none))
})

test('markup in what people write shows as they wrote it, and does nothing', async () => {
  const [ana, caio] = [await signIn(site, 'ana'), await signIn(site, 'caio')]
  const item = await write(ana, { to: toBrisoria })
  const evil = '<img src=x onerror=alert(1)>"\'</textarea><script>alert(2)</script>'
  await ana.press(`${item}/draft/text?in=en`, `${item}/draft/text?in=en`, { text: evil })
  await issue(ana, item)
  await caio.press(item, `${item}/replies`, { text: evil })
  for (const address of [item, `${item}/versions`, `${W}?q=alert`, `${item}/draft`]) {
    for (const visit of [ana, caio]) {
      assert.doesNotMatch(await (await visit.get(address)).text(), /<script>alert|<img src=x/)
    }
  }
  assert.match((await see(caio, item)).text, /onerror=alert\(1\)/)
})

test('a form with the token of another session, or from another site, does nothing', async () => {
  const [ana, marta] = [await signIn(site, 'ana'), await signIn(site, 'marta')]
  const html = await (await marta.get(`${W}/new`)).text()
  const token = /name="token" value="([^"]*)"/.exec(html)?.[1] ?? ''
  const forged = await ana.send(`${W}/new`, { token, kind: 'alert' })
  const own = await (await ana.get(`${W}/new`)).text()
  const mine = /name="token" value="([^"]*)"/.exec(own)?.[1] ?? ''
  const abroad = await ana.send(`${W}/new`, { token: mine, kind: 'alert' },
    { 'sec-fetch-site': 'cross-site' })
  assert.deepEqual([forged.status, abroad.status], [403, 403])
})

test('the search of the workspace finds what one may read, one\'s own drafts too', async () => {
  const [ana, caio] = [await signIn(site, 'ana'), await signIn(site, 'caio')]
  const item = await write(ana, { to: toBrisoria })
  const draft = `${item}/draft/words?in=en`
  await ana.press(draft, draft, { title: 'Zanzibar lanterns', summary: 's' })
  const address = `${W}?box=everything&q=lanterns`
  assert.match((await see(ana, address)).text, /Zanzibar lanterns/)
  assert.match((await see(caio, address)).text, /Nothing that you may read matches/)
})

test('a machine that goes into production shows visitors nothing of the exercises', async () => {
  const before = await (await site.get('/en/practices-and-typologies')).text()
  assert.match(before, /Read postal declarations/)
  await closeWorld(site.database)
  const list = await (await site.get('/en/practices-and-typologies?later=1')).text()
  assert.doesNotMatch(list, /Read postal declarations/)
})
