// Many files at once, and how much room they take.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  attachFiles, type Content, leftOvers, linksOn, toBrisoria, writeItem as write,
} from './support/files.ts'
import { textOf } from './support/page.ts'
import { makePdf } from './support/pdf.ts'
import { signIn, type Visit } from './support/people.ts'
import { openSite, type Site } from './support/site.ts'

let site: Site
let ana: Visit
before(async () => {
  site = await openSite()
  ana = await signIn(site, 'ana')
})
after(() => site.end())

const pdfOf = (text: string) => makePdf([text])
const attach = (item: string, files: [string, Content][]) =>
  attachFiles(site, ana, { item, files, level: 'red' })

test('several files at once: the good ones are kept, each other is named with why', async () => {
  const item = await write(ana, { tlp: 'amber', to: toBrisoria })
  const page = await (await ana.get(`${item}/files`)).text()
  assert.match(page, /<input[^>]* type="file"[^>]* multiple/)
  const answer = await attach(item, [
    ['one.pdf', pdfOf('One')], ['bad.pdf', 'MZ program'], ['two.pdf', pdfOf('Two')],
    ['copy of one.pdf', pdfOf('One')],
  ])
  const html = await answer.text()
  assert.equal(answer.status, 422)
  assert.match(textOf(html), /Added: one\.pdf and two\.pdf\./)
  assert.match(html, /value="red" checked/)
  const [, field = ''] = /<div id="file-error">(.*?)<\/div>/.exec(html) ?? []
  assert.match(textOf(field), /“bad\.pdf” is a program.*“copy of one\.pdf” is here already/)
  assert.equal((await linksOn(ana, `${item}/files`)).length, 2)
  // A browser that sends the same once more, on a reload, adds nothing.
  const again = await attach(item, [['one.pdf', pdfOf('One')]])
  assert.match(textOf(await again.text()), /“one\.pdf” is here already/)
  const all = await attach(item, [['3.txt', 'three'], ['4.txt', 'four']])
  assert.equal(all.headers.get('location'), `${item}/files`)
  assert.equal((await linksOn(ana, `${item}/files`)).length, 4)
  assert.deepEqual(leftOvers(site), [])
})

test('the fifty-first file of an item is refused, those before it are kept', async () => {
  const item = await write(ana, { tlp: 'amber', to: toBrisoria })
  const files = (from: number, count: number): [string, string][] =>
    Array.from({ length: count }, (_, at) => [`${from + at}.txt`, `text ${from + at}`])
  for (const from of [1, 21]) {
    assert.equal((await attach(item, files(from, 20))).status, 303)
  }
  const text = textOf(await (await attach(item, files(41, 11))).text())
  assert.match(text, /Added: 41\.txt, .* and 50\.txt\..*An item has at most 50 files/)
  assert.equal((await linksOn(ana, `${item}/files`)).length, 50)
})
