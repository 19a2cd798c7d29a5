// Files of a sanitized item: none comes along by itself, each is confirmed for the wider circle.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { communityOf, hiddenOf, signIn, type Visit } from './support/people.ts'
import {
  attachFiles, issue, linksOn, see, toBrisoria, writeItem,
} from './support/files.ts'
import { openSite, type Site } from './support/site.ts'

let site: Site
let ana: Visit
before(async () => {
  site = await openSite()
  ana = await signIn(site, 'ana')
})
after(() => site.end())

/** A draft made from an issued item that has two files, one of them stricter. */
async function derive({ marked = 'green' } = {}) {
  const source = await writeItem(ana, { tlp: 'amber', to: toBrisoria })
  await attachFiles(site, ana, { item: source, files: [['open.txt', 'open']] })
  await attachFiles(site, ana, { item: source, files: [['strict.txt', 'strict']], level: 'red' })
  await issue(ana, source)
  const made = await ana.press(source, `${source}/life`, { do: 'derive' })
  const draft = (made.headers.get('location') ?? '').replace(/\/draft$/, '')
  await mark(draft, marked)
  const [open = '', strict = ''] = (await linksOn(ana, source)).map((link) => link.slice(-36))
  return { source, draft, open, strict }
}

const mark = (draft: string, tlp: string) =>
  ana.press(`${draft}/draft/marking`, `${draft}/draft/marking`, { tlp, pap: 'amber' })

/** Presses the button beside one file; `confirmed` is the marking it was shown for. */
async function take(draft: string, file: string, confirmed?: string) {
  const page = `${draft}/source-files`
  const { token = '', once = '' } = hiddenOf(await (await ana.get(page)).text(), page)
  return ana.send(page, {
    token, once, file, ...(confirmed && { [`confirmed-${file}`]: confirmed }),
  })
}

test('nothing comes along: the draft begins without files and offers those of its source', async () => {
  const { draft, source } = await derive()
  assert.deepEqual(await linksOn(ana, `${draft}/files`), [])
  assert.match((await see(ana, `${draft}/files`)).text, /Take files over from EX-/)
  const page = await see(ana, `${draft}/source-files`)
  assert.match(page.text, /No file comes along by itself\./)
  assert.match(page.text, /strict\.txt .* TLP:RED .* whoever may read TLP:GREEN may have it/)
  assert.match(page.text, /Highest marking on this page TLP:RED/)
  // What was not made from another has no such page.
  assert.equal((await ana.get(`${source}/source-files`)).status, 404)
})

test('a file that is not confirmed stays where it is', async () => {
  const { draft, open } = await derive()
  const refused = await take(draft, open)
  const html = await refused.text()
  assert.equal(refused.status, 422)
  assert.match(html, /Look through “open\.txt” and confirm/)
  assert.match(html, new RegExp(`href="#confirmed-${open}"`))
  assert.match(html, new RegExp(`id="confirmed-${open}"`))
  assert.deepEqual(await linksOn(ana, `${draft}/files`), [])
})

test('what is confirmed alone comes along alone, and stands in the history', async () => {
  const { draft, open, source } = await derive()
  assert.equal((await take(draft, open, 'green')).headers.get('location'), `${draft}/source-files`)
  const links = await linksOn(ana, `${draft}/files`)
  assert.equal(links.length, 1)
  assert.equal(await (await ana.get(links[0] ?? '')).text(), 'open')
  const number = /EX-\d{4}-\w{6}/.exec((await see(ana, source)).text)?.[0]
  assert.match((await see(ana, draft)).text,
    new RegExp(`File taken over from the source · ${number} → TLP:GREEN · open\\.txt`))
  const page = await see(ana, `${draft}/source-files`)
  assert.match(page.text, /open\.txt .* Taken over\./)
  // The same once more is here already.
  const again = await take(draft, open, 'green')
  assert.equal(again.status, 422)
})

test('a confirmation holds for the circle it was given for', async () => {
  const { draft, strict } = await derive({ marked: 'amber' })
  // In another tab the marking has changed meanwhile: what was confirmed was another circle.
  assert.equal((await take(draft, strict, 'green')).status, 422)
  assert.equal((await take(draft, strict, 'amber')).status, 303)
  await mark(draft, 'green')
  const [file = ''] = await linksOn(ana, `${draft}/files`)
  assert.match((await see(ana, `${draft}/files`)).text, /strict\.txt TXT · 6 B TLP:AMBER /)
  assert.match((await see(ana, `${draft}/source-files`)).text, /It is here for TLP:AMBER only/)
  // Confirmed anew, it takes the place of the narrower one.
  assert.equal((await take(draft, strict, 'green')).status, 303)
  assert.equal((await ana.get(file)).status, 404)
  assert.equal((await linksOn(ana, `${draft}/files`)).length, 1)
  assert.match((await see(ana, `${draft}/files`)).text, /strict\.txt TXT · 6 B not scanned/)
})

test('a file confirmed for a narrower circle does not reach the wider one', async () => {
  const { draft, open, strict } = await derive({ marked: 'amber' })
  await take(draft, open, 'amber')
  await ana.press(`${draft}/draft/marking`, `${draft}/draft/marking`,
    { tlp: 'green', pap: 'amber' })
  await take(draft, strict, 'green')
  await ana.press(`${draft}/draft/recipients`, `${draft}/draft/recipients`,
    { community: communityOf('exercise-csirts') })
  await issue(ana, draft)
  const caio = await signIn(site, 'caio')
  const text = (await see(caio, draft)).text
  assert.match(text, /strict\.txt/)
  assert.doesNotMatch(text, /open\.txt/)
})

test('nobody else takes anything over, and nothing of what is not the source', async () => {
  const { draft, open, source } = await derive()
  const caio = await signIn(site, 'caio')
  assert.equal((await caio.get(`${draft}/source-files`)).status, 404)
  assert.equal((await caio.get(`${source}/source-files`)).status, 404)
  const other = await derive()
  assert.equal((await take(draft, other.open, 'green')).status, 404)
  assert.equal((await take(draft, 'not an id', 'green')).status, 404)
  // What was recalled should not be anywhere.
  await ana.press('/en/sign-in/again', '/en/sign-in/again/trial')
  const { token = '' } = hiddenOf(
    await (await ana.get(`${draft}/source-files`)).text(), `${draft}/source-files`)
  await ana.press(`${source}/end`, `${source}/end`, { do: 'recall', reason: 'Wrong readers.' })
  assert.equal((await ana.send(`${draft}/source-files`,
    { token, file: open, [`confirmed-${open}`]: 'green' })).status, 404)
  assert.deepEqual(await linksOn(ana, `${draft}/files`), [])
})
