// Files of what is shared on slow networks: a download that broke goes on, behind the same walls.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  attachFiles, issue, linksOn, see, toBrisoria, writeItem,
} from './support/files.ts'
import { signIn, type Visit } from './support/people.ts'
import { openSite, serveSite, type Site } from './support/site.ts'

let site: Site
let [ana, caio]: Visit[] = []
before(async () => {
  site = await openSite()
  ana = await signIn(site, 'ana')
  caio = await signIn(site, 'caio')
})
after(() => site.end())

const text = Array.from({ length: 40_000 }, (_, at) => `line ${at}\n`).join('')

/** An item that Caio reads, with a file for its readers and one that is stricter. */
async function share() {
  assert.ok(ana && caio)
  const item = await writeItem(ana, { tlp: 'amber', to: toBrisoria })
  await attachFiles(site, ana, { item, files: [['list.txt', text]] })
  await attachFiles(site, ana, { item, files: [['named.txt', `${text}more`]], level: 'red' })
  await issue(ana, item)
  const [list = '', named = ''] = await linksOn(ana, item)
  return { ana, caio, item, list, named }
}

/** How often the file was saved, as its owner sees it. */
const timesNoted = async (visit: Visit, item: string) =>
  (await see(visit, `${item}/readers`)).text.match(/· list\.txt/g)?.length ?? 0

test('a download that broke goes on where it was, and is noted once', async () => {
  const { list, item, ...people } = await share()
  const first = await people.caio.get(list)
  const etag = first.headers.get('etag') ?? ''
  assert.match(etag, /^"[0-9a-f]{32}"$/)
  assert.equal(first.headers.get('accept-ranges'), 'bytes')
  const begun = (await first.text()).slice(0, 100_000)
  let whole = begun
  while (whole.length < text.length) {
    const range = `bytes=${whole.length}-${whole.length + 99_999}`
    const part = await people.caio.get(list, { range, 'if-range': etag })
    assert.equal(part.status, 206)
    assert.equal(part.headers.get('content-range'),
      `bytes ${whole.length}-${Math.min(whole.length + 99_999, text.length - 1)}/${text.length}`)
    assert.match(part.headers.get('content-disposition') ?? '', /^attachment/)
    whole += await part.text()
  }
  assert.equal(whole, text)
  assert.equal(await timesNoted(people.ana, item), 1)
  await (await people.caio.get(list)).text()
  assert.equal(await timesNoted(people.ana, item), 2)
})

test('no byte leaves unnoted: whoever begins in the middle is noted too', async () => {
  const { list, item, ...people } = await share()
  await (await people.caio.get(list, { range: 'bytes=1-' })).text()
  assert.equal(await timesNoted(people.ana, item), 1)
  await (await people.caio.get(list, { range: 'bytes=5-9' })).text()
  assert.equal(await timesNoted(people.ana, item), 1)
  // A day later it is another download.
  await site.database.pool.query(`alter table exchange.reads disable trigger append_only`)
  await site.database.pool.query(`update exchange.reads set at = at - interval '25 hours'`)
  await site.database.pool.query(`alter table exchange.reads enable trigger append_only`)
  await (await people.caio.get(list, { range: 'bytes=5-9' })).text()
  assert.equal(await timesNoted(people.ana, item), 2)
})

test('what sends no byte of it is no reading', async () => {
  const { list, item, ...people } = await share()
  const beyond = await people.caio.get(list, { range: `bytes=${text.length}-` })
  assert.deepEqual([beyond.status, beyond.headers.get('content-range'), await beyond.text()],
    [416, `bytes */${text.length}`, ''])
  const head = await site.web.request(list, {
    method: 'HEAD', headers: { cookie: people.caio.cookie(), range: 'bytes=3-4' },
  })
  assert.deepEqual([head.status, head.headers.get('content-length'), await head.text()],
    [200, String(text.length), ''])
  assert.equal((await people.caio.get(list, { 'if-none-match': head.headers.get('etag') ?? '' }))
    .status, 304)
  assert.equal(await timesNoted(people.ana, item), 0)
})

test('a part that could not be noted does not leave', async () => {
  const { list, ...people } = await share()
  await site.database.pool.query('alter table exchange.reads rename to reads_away')
  const refused = await people.caio.get(list, { range: 'bytes=0-9' })
  await site.database.pool.query('alter table exchange.reads_away rename to reads')
  assert.deepEqual([refused.status, (await refused.text()).includes('line 0')], [500, false])
})

test('asked in parts too, a file that is not yours never existed', async () => {
  const { named, item, ...people } = await share()
  const absent = `${item}/files/00000000-0000-4000-8000-000000000000`
  const asked: Record<string, string>[] = [
    { range: 'bytes=0-9' }, { range: 'bytes=9999999-' }, { range: 'bytes=0-9', 'if-range': '"x"' },
    { 'if-none-match': '*' },
  ]
  for (const headers of asked) {
    for (const method of ['GET', 'HEAD']) {
      const [hidden, none] = await Promise.all([named, absent].map(async (address) => {
        const answer = await site.web.request(address, {
          method, headers: { cookie: people.caio.cookie(), accept: 'text/html', ...headers },
        })
        const told = [...answer.headers].filter(([name]) =>
          !['x-request-id', 'server-timing', 'etag'].includes(name))
        return [answer.status, told, (await answer.text()).replace(/[0-9a-f-]{36}/g, '')]
      }))
      assert.deepEqual(hidden, none)
      assert.equal(hidden?.[0], 404)
    }
  }
})

test('what is recalled in the middle of a download does not go on', async () => {
  const { list, item, ...people } = await share()
  const etag = (await people.caio.get(list, { range: 'bytes=0-9' })).headers.get('etag') ?? ''
  await people.ana.press('/en/sign-in/again', '/en/sign-in/again/trial')
  await people.ana.press(`${item}/end`, `${item}/end`, { do: 'recall', reason: 'Wrong readers.' })
  const rest = await people.caio.get(list, { range: 'bytes=10-', 'if-range': etag })
  assert.equal(rest.status, 404)
})

test('over the network, a connection that breaks is taken up by the next', async () => {
  const { list, ...people } = await share()
  const served = await serveSite(site)
  const headers = { cookie: people.caio.cookie() }
  const controller = new AbortController()
  const broken = await fetch(served.origin + list, { headers, signal: controller.signal })
  const piece = (await broken.body?.getReader().read())?.value ?? new Uint8Array()
  controller.abort()
  const rest = await fetch(served.origin + list, {
    headers: { ...headers, range: `bytes=${piece.length}-` },
  })
  assert.equal(Buffer.concat([piece, Buffer.from(await rest.arrayBuffer())]).toString(), text)
  const head = await fetch(served.origin + list, { headers, method: 'HEAD' })
  assert.equal(head.headers.get('content-length'), String(text.length))
  await served.close()
})
