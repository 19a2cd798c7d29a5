// Files of what is shared, as people use them: added to a draft, given to readers, refused.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, rmSync, statSync, utimesSync } from 'node:fs'
import { connect } from 'node:net'
import { after, before, test } from 'node:test'
import { jobsOf } from '../app/jobs.ts'
import type { ScanResult } from '../kernel/files/scanner.ts'
import {
  dropUnusedDaily, openExchangeStore, scanWaiting,
} from '../modules/exchange/exchange.ts'
import {
  attachFiles, type Content, issue, leftOvers, linksOn, see, toBrisoria, writeItem as write,
} from './support/files.ts'
import { textOf } from './support/page.ts'
import { makePdf } from './support/pdf.ts'
import { hiddenOf, organizationOf, personOf, signIn, type Visit } from './support/people.ts'
import { openSite, serveSite, type Site } from './support/site.ts'

let site: Site
/** The same with a scanner set up, whose answers the tests give. */
let scanned: Site
before(async () => {
  site = await openSite()
  scanned = await openSite({ PUENTE_CLAMD: 'tcp://127.0.0.1:1' })
})
after(() => Promise.all([site.end(), scanned.end()]))

const pdf = makePdf(['Blue seals'])

type Sent = { name?: string, bytes?: Content, level?: string, on?: Site }
const attach = (
  visit: Visit, item: string, { name = 'seals.pdf', bytes = pdf, level = 'item', on = site }: Sent,
) => attachFiles(on, visit, { item, level, files: [[name, bytes]] })

test('Ana adds a file to her draft, and its reader saves it as it was', async () => {
  const [ana, caio] = [await signIn(site, 'ana'), await signIn(site, 'caio')]
  const item = await write(ana, { tlp: 'amber-strict', to: toBrisoria })
  assert.equal((await attach(ana, item, {})).headers.get('location'), `${item}/files`)
  assert.deepEqual(leftOvers(site), [])
  const review = await see(ana, `${item}/draft`)
  const sum = createHash('sha256').update(pdf).digest('hex')
  const told = `seals\\.pdf PDF · .* not scanned for viruses .*${sum}`
  assert.match(review.text, new RegExp(told))
  const [file = ''] = await linksOn(ana, `${item}/draft`)
  assert.equal((await caio.get(file)).status, 404)
  await issue(ana, item)
  assert.deepEqual(await linksOn(caio, item), [file])
  const answer = await caio.get(file)
  assert.equal(answer.status, 200)
  assert.ok(Buffer.from(await answer.arrayBuffer()).equals(pdf))
  assert.match(answer.headers.get('content-disposition') ?? '',
    /^attachment; filename="seals\.pdf"/)
  assert.match(answer.headers.get('content-security-policy') ?? '', /sandbox/)
  assert.deepEqual(['x-content-type-options', 'cache-control', 'content-length']
    .map((name) => answer.headers.get(name)), ['nosniff', 'private, no-store', String(pdf.length)])
})

test('the owner sees who saved a file, and a file that could not be noted does not leave', async () => {
  const [ana, caio] = [await signIn(site, 'ana'), await signIn(site, 'caio')]
  const item = await write(ana, { tlp: 'amber', to: toBrisoria })
  await attach(ana, item, {})
  await issue(ana, item)
  const [file = ''] = await linksOn(ana, item)
  await site.database.pool.query('alter table exchange.reads rename to reads_away')
  const refused = await caio.get(file)
  await site.database.pool.query('alter table exchange.reads_away rename to reads')
  assert.deepEqual([refused.status, (await refused.text()).includes('%PDF')], [500, false])
  await caio.get(file)
  assert.match((await see(ana, `${item}/readers`)).text, /Brisoria.* file/)
})

test('a file stricter than its item is there for its own readers only, and for nobody else at all', async () => {
  const [ana, caio] = [await signIn(site, 'ana'), await signIn(site, 'caio')]
  const item = await write(ana, { tlp: 'amber', to: toBrisoria })
  await attach(ana, item, { name: 'for all.pdf' })
  await attach(ana, item, { name: 'named.pdf', level: 'red', bytes: makePdf(['Named']) })
  await issue(ana, item)
  const [open = '', strict = ''] = await linksOn(ana, item)
  assert.match((await see(ana, item)).text,
    /Highest marking on this page TLP:RED .*named\.pdf .* TLP:RED/)
  assert.deepEqual(await linksOn(caio, item), [open])
  assert.doesNotMatch((await see(caio, item)).text, /named\.pdf|TLP:RED/)
  const absent = `${item}/files/00000000-0000-4000-8000-000000000000`
  const [hidden, none] = [await caio.get(strict), await caio.get(absent)]
  assert.deepEqual([hidden.status, none.status], [404, 404])
  // A reference of its own apart, the answers are the same.
  const bare = async (answer: Response) => (await answer.text()).replace(/[0-9a-f-]{36}/g, '')
  assert.equal(await bare(hidden), await bare(none))
})

test('a person who is named reads the file marked RED', async () => {
  const [ana, bruno] = [await signIn(site, 'ana'), await signIn(site, 'bruno')]
  const named = `${personOf('bruno')} ${organizationOf('brisoria-police')}`
  const item = await write(ana, { tlp: 'red', to: { person: named } })
  await attach(ana, item, {})
  await issue(ana, item)
  const [file = ''] = await linksOn(bruno, item)
  assert.equal((await bruno.get(file)).status, 200)
})

test('somebody else’s files are not there: neither page, nor form, nor removal', async () => {
  const [ana, caio] = [await signIn(site, 'ana'), await signIn(site, 'caio')]
  const item = await write(ana, { tlp: 'amber', to: toBrisoria })
  await attach(ana, item, {})
  await issue(ana, item)
  const [file = ''] = await linksOn(ana, item)
  assert.equal((await caio.get(`${item}/files`)).status, 404)
  const form = new FormData()
  const page = await (await caio.get(item)).text()
  form.append('token', /name="token" value="([^"]+)"/.exec(page)?.[1] ?? '')
  form.append('level', 'item')
  form.append('file', new Blob([pdf.toString('latin1')]), 'a.pdf')
  const sent = await site.web.request(`${item}/files`, { method: 'POST', body: form,
    headers: { cookie: caio.cookie(), 'sec-fetch-site': 'same-origin' } })
  assert.equal(sent.status, 404)
  const token = String(form.get('token'))
  assert.equal((await caio.send(file, { token })).status, 404)
  // What is out cannot be taken back in silence, by its owner neither.
  assert.equal((await ana.get(`${item}/files`)).status, 404)
  assert.deepEqual(leftOvers(site), [])
})

test('a file that is not taken is named beside its field, in the reader’s language, and the choice stays', async () => {
  const ana = await signIn(site, 'ana')
  const item = (await write(ana, { tlp: 'amber', to: toBrisoria })).replace(
    '/en/w/exchange', '/es/w/intercambio')
  const files = `${item}/archivos`
  const send = async (name: string, bytes: Buffer | string) => {
    const form = new FormData()
    const hidden = hiddenOf(await (await ana.get(files)).text(), files)
    for (const [field, value] of Object.entries(hidden)) form.append(field, value)
    form.append('level', 'red')
    form.append('file', new Blob([new Uint8Array(Buffer.from(bytes))]), name)
    return site.web.request(files, { method: 'POST', body: form,
      headers: { cookie: ana.cookie(), 'sec-fetch-site': 'same-origin', accept: 'text/html' } })
  }
  const refusals: [string, Buffer | string, RegExp][] = [
    ['informe.pdf', Buffer.from('MZ program'), /«informe\.pdf» es un programa/],
    ['a.html', '<html></html>', /de un tipo que no se acepta/],
    ['a.pdf', 'just text', /no es del tipo que indica su nombre/],
    ['../../a\u202Efdp.txt', '', /«afdp\.txt» está vacío/],
    ['', '', /Elija un archivo o varios/],
  ]
  for (const [name, bytes, expected] of refusals) {
    const answer = await send(name, bytes)
    const html = await answer.text()
    assert.equal(answer.status, 422, name)
    assert.match(textOf(html), expected)
    assert.match(html, /id="file-error"/)
    assert.match(html, /value="red" checked/)
    assert.match(html, /href="#file"/)
  }
  assert.deepEqual(leftOvers(site), [])
})

test('without a choice of readers, or twice the same, nothing is added', async () => {
  const ana = await signIn(site, 'ana')
  const item = await write(ana, { tlp: 'amber', to: toBrisoria })
  assert.match(textOf(await (await attach(ana, item, { level: 'green' })).text()),
    /Choose who may have them/)
  assert.equal((await attach(ana, item, {})).status, 303)
  const again = await attach(ana, item, { name: 'copy.pdf' })
  assert.equal(again.status, 422)
  assert.match(textOf(await again.text()), /“copy\.pdf” is here already/)
  assert.equal((await linksOn(ana, `${item}/files`)).length, 1)
})

test('a file over 100 MB is told as too large', async () => {
  const ana = await signIn(site, 'ana')
  const item = await write(ana, { tlp: 'amber', to: toBrisoria })
  const bytes = Buffer.alloc(100_000_001)
  const answer = await attach(ana, item, { bytes, level: 'red' })
  const html = await answer.text()
  assert.equal(answer.status, 413)
  assert.match(textOf(html), /“seals\.pdf” is larger than 100 MB/)
  assert.match(html, /value="red" checked/)
  assert.deepEqual(leftOvers(site), [])
})

test('an upload that is cut off leaves the draft as it was and nothing on disk', async () => {
  const ana = await signIn(site, 'ana')
  const item = await write(ana, { tlp: 'amber', to: toBrisoria })
  const { token = '', once = '' } = hiddenOf(
    await (await ana.get(`${item}/files`)).text(), `${item}/files`)
  const served = await serveSite(site)
  const part = (name: string, value: string) =>
    `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const socket = connect(served.port, '127.0.0.1')
  socket.write(`POST ${item}/files HTTP/1.1\r\nhost: x\r\ncookie: ${ana.cookie()}\r\n` +
    'content-type: multipart/form-data; boundary=x\r\ncontent-length: 9000000\r\n\r\n' +
    part('token', token) + part('once', once) + part('level', 'item') +
    '--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7 half')
  while (leftOvers(site).length === 0) await new Promise((resolve) => setTimeout(resolve, 10))
  socket.destroy()
  while (leftOvers(site).length > 0) await new Promise((resolve) => setTimeout(resolve, 10))
  await served.close()
  assert.deepEqual(await linksOn(ana, `${item}/files`), [])
  assert.equal((await attach(ana, item, {})).status, 303)
})

test('when the session ends while a file is sent, the choice is kept and the file asked for again', async () => {
  const ana = await signIn(site, 'ana')
  const item = await write(ana, { tlp: 'amber', to: toBrisoria })
  const hidden = hiddenOf(await (await ana.get(`${item}/files`)).text(), `${item}/files`)
  await site.database.pool.query(`update access.sessions set seen_at = now() - interval '1 hour'`)
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...hidden, level: 'red' })) form.append(name, value)
  form.append('file', new Blob(['%PDF-']), 'a.pdf')
  const answer = await site.web.request(`${item}/files`, { method: 'POST', body: form,
    headers: { cookie: ana.cookie(), 'sec-fetch-site': 'same-origin' } })
  const to = new URL(answer.headers.get('location') ?? '', 'http://localhost')
  const back = to.searchParams.get('back') ?? ''
  assert.match(back, /\/files\?kept=[0-9a-f-]{36}$/)
  const again = await signIn(site, 'ana')
  const html = await (await again.get(back)).text()
  assert.match(html, /value="red" checked/)
  assert.match(textOf(html), /Choose the files again: a browser cannot keep them for you\./)
  assert.deepEqual([await linksOn(again, `${item}/files`), leftOvers(site)], [[], []])
})

test('a file taken out of a draft is gone, and a day later its bytes too', async () => {
  const ana = await signIn(site, 'ana')
  const item = await write(ana, { tlp: 'amber', to: toBrisoria })
  const bytes = makePdf(['To be removed'])
  await attach(ana, item, { bytes })
  await attach(ana, item, { bytes: makePdf(['To stay']), name: 'stays.pdf' })
  const [file = ''] = await linksOn(ana, `${item}/files`)
  assert.equal((await ana.press(`${item}/files`, file)).headers.get('location'), `${item}/files`)
  assert.equal((await ana.get(file)).status, 404)
  const store = openExchangeStore(site.settings.varFolder)
  const [gone, stays] = [bytes, makePdf(['To stay'])]
    .map((one) => store.pathOf(createHash('sha256').update(one).digest('hex')))
  assert.ok(gone && stays && existsSync(gone) && existsSync(stays))
  const drop = () => dropUnusedDaily(store.folder)(site.database, new Date())
  await drop()
  assert.ok(existsSync(gone))
  const longAgo = new Date(Date.now() - 25 * 3_600_000)
  for (const one of [gone, stays]) utimesSync(one, longAgo, longAgo)
  // The same content sent once more meanwhile is new again.
  await attach(ana, item, { bytes: stays === undefined ? '' : makePdf(['To stay']), name: 'x.pdf' })
  await drop()
  assert.deepEqual([existsSync(gone), existsSync(stays)], [false, true])
  assert.ok(statSync(stays).size > 0)
})

test('bytes that are lost are a fault of ours, not a file that never was', async () => {
  const ana = await signIn(site, 'ana')
  const item = await write(ana, { tlp: 'amber', to: toBrisoria })
  const bytes = makePdf(['Lost'])
  await attach(ana, item, { bytes })
  const [file = ''] = await linksOn(ana, `${item}/files`)
  const store = openExchangeStore(site.settings.varFolder)
  rmSync(store.pathOf(createHash('sha256').update(bytes).digest('hex')))
  assert.equal((await ana.get(file)).status, 503)
})

/** A scanner that answers what the test says. */
const answering = (result: ScanResult) => ({ scan: async () => result, ping: async () => true })

test('with a scanner, nobody gets a file before it has been looked at', async () => {
  const [ana, caio] = [await signIn(scanned, 'ana'), await signIn(scanned, 'caio')]
  const item = await write(ana, { tlp: 'amber', to: toBrisoria })
  await attach(ana, item, { on: scanned })
  await issue(ana, item)
  assert.match((await see(ana, item)).text, /seals\.pdf .* waits for the virus scanner/)
  assert.doesNotMatch((await see(caio, item)).text, /seals\.pdf/)
  const { rows: [row] } = await scanned.database.pool.query<{ id: string }>(
    `select id from exchange.attachments where scan = 'waiting'`)
  const file = `${item}/files/${row?.id}`
  const store = openExchangeStore(scanned.settings.varFolder)
  const scan = (result: ScanResult) =>
    scanWaiting(scanned.database, { scanner: answering(result), store })
  // The clock of this machine asks the scanner of its settings, which nobody has started.
  const job = jobsOf(scanned.settings).find(({ name }) => name === 'scan-files')
  assert.ok(job)
  await job.run(scanned.database, new Date())
  assert.equal((await ana.get(file)).status, 404)
  for (const reason of ['unreachable', 'timeout', 'too-large', 'cut-off'] as const) {
    await scan({ kind: 'failed', reason })
    assert.deepEqual([(await ana.get(file)).status, (await caio.get(file)).status], [404, 404])
  }
  await scan({ kind: 'clean' })
  assert.match((await see(caio, item)).text, /seals\.pdf .* no virus found/)
  assert.equal((await caio.get(file)).status, 200)
})

test('a file with a virus is given to nobody and leaves the disk; its owner is told', async () => {
  const [ana, caio] = [await signIn(scanned, 'ana'), await signIn(scanned, 'caio')]
  const item = await write(ana, { tlp: 'amber', to: toBrisoria })
  const bytes = makePdf(['Sick'])
  await attach(ana, item, { on: scanned, bytes })
  await issue(ana, item)
  const store = openExchangeStore(scanned.settings.varFolder)
  await scanWaiting(scanned.database,
    { scanner: answering({ kind: 'infected', name: 'Test-Virus' }), store })
  assert.equal(existsSync(store.pathOf(createHash('sha256').update(bytes).digest('hex'))), false)
  assert.match((await see(ana, item)).text, /seals\.pdf .* virus found: cannot be opened/)
  assert.doesNotMatch((await see(caio, item)).text, /seals\.pdf/)
  const { rows: [row] } = await scanned.database.pool.query<{ id: string }>(
    `select id from exchange.attachments where scan = 'infected'`)
  assert.equal((await ana.get(`${item}/files/${row?.id}`)).status, 404)
})

test('what the scanner cannot answer does not keep others waiting', async () => {
  const ana = await signIn(scanned, 'ana')
  const item = await write(ana, { tlp: 'amber', to: toBrisoria })
  for (const word of ['one', 'two']) {
    await attach(ana, item, { on: scanned, bytes: makePdf([word]), name: `${word}.pdf` })
  }
  const store = openExchangeStore(scanned.settings.varFolder)
  const asked: string[] = []
  const scan = async (file: string): Promise<ScanResult> => {
    asked.push(file)
    return asked.length === 1 ? { kind: 'failed', reason: 'too-large' } : { kind: 'clean' }
  }
  await scanWaiting(scanned.database, { scanner: { scan, ping: async () => true }, store })
  const text = (await see(ana, `${item}/files`)).text
  assert.match(text, /one\.pdf .* waits for the virus scanner/)
  assert.match(text, /two\.pdf .* no virus found/)
})
