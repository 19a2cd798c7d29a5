// Many files at once, and how much room they take, on both engines.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { system } from '../kernel/access/actor.ts'
import { write } from '../kernel/database/transaction.ts'
import { setScan } from '../modules/exchange/attachments/queries.ts'
import {
  attachFiles, type Content, leftOvers, linksOn, see, toBrisoria, writeItem,
} from './support/files.ts'
import { textOf } from './support/page.ts'
import { makePdf } from './support/pdf.ts'
import { signIn, type Visit } from './support/people.ts'
import { openSite, type Site } from './support/site.ts'

let site: Site
let ana: Visit
before(async () => {
  site = await openSite({ PUENTE_FILE_ROOM: '1' })
  ana = await signIn(site, 'ana')
})
after(() => site.end())

const pdfOf = (text: string) => makePdf([text])
const attach = (item: string, files: [string, Content][]) =>
  attachFiles(site, ana, { item, files, level: 'red' })

test('several files at once: the good ones are kept, each other is named with why', async () => {
  const item = await writeItem(ana, { tlp: 'amber', to: toBrisoria })
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
  const item = await writeItem(ana, { tlp: 'amber', to: toBrisoria })
  const files = (from: number, count: number): [string, string][] =>
    Array.from({ length: count }, (_, at) => [`${from + at}.txt`, `text ${from + at}`])
  for (const from of [1, 21]) {
    assert.equal((await attach(item, files(from, 20))).status, 303)
  }
  const text = textOf(await (await attach(item, files(41, 11))).text())
  assert.match(text, /Added: 41\.txt, .* and 50\.txt\..*An item has at most 50 files/)
  assert.equal((await linksOn(ana, `${item}/files`)).length, 50)
})

const beginItem = () => writeItem(ana, { tlp: 'amber', to: toBrisoria })
const large = (letter: string, bytes: number) => letter.repeat(bytes)

test('files beyond the room of the organization are refused, with what to do', async () => {
  const item = await beginItem()
  const answer = await attach(item, [
    ['a.txt', large('a', 600_000)], ['b.txt', large('b', 600_000)], ['c.txt', 'small'],
  ])
  const text = textOf(await answer.text())
  assert.equal(answer.status, 422)
  assert.match(text, /Added: a\.txt and c\.txt\./)
  assert.match(text, /“b\.txt” was not taken: your organization has 1\.0 MB for its files/)
  assert.match(text, /Files of your organization: 6\d\d kB of 1\.0 MB\./)
  // Another item of the organization has the same room; what is taken out makes some.
  const other = await beginItem()
  assert.equal((await attach(other, [['b.txt', large('b', 600_000)]])).status, 422)
  const [first = ''] = await linksOn(ana, `${item}/files`)
  await ana.press(`${item}/files`, first)
  assert.equal((await attach(other, [['b.txt', large('b', 600_000)]])).status, 303)
  await ana.press(`${item}/files`, (await linksOn(ana, `${item}/files`))[0] ?? '')
  await ana.press(`${other}/files`, (await linksOn(ana, `${other}/files`))[0] ?? '')
})

test('of two uploads at the same moment that fit only alone, one is taken', async () => {
  const [one, other] = [await beginItem(), await beginItem()]
  const answers = await Promise.all([
    attach(one, [['d.txt', large('d', 550_000)]]), attach(other, [['e.txt', large('e', 550_000)]]),
  ])
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [303, 422])
  const lists = [await linksOn(ana, `${one}/files`), await linksOn(ana, `${other}/files`)]
  assert.equal(lists.flat().length, 1)
})

test('administrators see how much room is used, and whoever has a virus uses none', async () => {
  const marta = await signIn(site, 'marta')
  const used = async () => /Files of your organization: (.*?) of 1\.0 MB/
    .exec((await see(marta, '/en/w/exchange/preferences')).text)?.[1]
  assert.match(await used() ?? '', /^5\d\d kB$/)
  for (const letter of ['d', 'e']) {
    const sha256 = createHash('sha256').update(large(letter, 550_000)).digest('hex')
    await write(site.database, system('test', 'r'), (writer) => setScan(writer, sha256, 'infected'))
  }
  assert.match(await used() ?? '', /^\d(\.\d)? kB$/)
})
