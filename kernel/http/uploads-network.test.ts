// Uploads over the network, where things break: cut off, standing still, far too many, malformed.
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { after, afterEach, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { signIn, type Visit } from '../../tests/support/people.ts'
import {
  address, type Fields, openUploads, sealOf, sendUpload,
} from '../../tests/support/uploads.tsx'
import { type Listening, listen } from './server.ts'

let open: Awaited<ReturnType<typeof openUploads>>
let ana: Visit
let listening: Listening
before(async () => {
  open = await openUploads()
  ana = await signIn(open.site, 'ana')
  listening = await listen(open.web, { host: '127.0.0.1', port: 0 },
    { headersMs: 300, requestMs: 600, lookEveryMs: 50 })
})
after(async () => {
  await listening.close()
  await open.end()
})
afterEach(() => open.settle())

const sendAs = async (visit: Visit, fields: Fields) => {
  const { token, once } = await sealOf(open.web, visit)
  return sendUpload(open.web, visit, { fields: [['token', token], ['once', once], ...fields] })
}

const boundary = 'puente-boundary'
const part = (name: string, value: string, file = '') =>
  `--${boundary}\r\ncontent-disposition: form-data; name="${name}"` +
  `${file && `; filename="${file}"`}\r\n\r\n${value}\r\n`

async function startUpload(body: string, { length = body.length + 1000 } = {}): Promise<Socket> {
  const socket = connect(listening.port, '127.0.0.1')
  const { token, once } = await sealOf(open.web, ana)
  const whole = part('token', token) + part('once', once) + body
  socket.write(`POST ${address} HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\naccept: text/html\r\n` +
    `sec-fetch-site: same-origin\r\ncookie: ${ana.cookie()}\r\n` +
    `content-type: multipart/form-data; boundary=${boundary}\r\n` +
    `content-length: ${length + whole.length - body.length}\r\n\r\n${whole}`)
  return socket
}

function answerOn(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let answer = ''
    socket.on('data', (bytes) => { answer += bytes.toString('utf8') })
    socket.on('close', () => resolve(answer))
    socket.on('error', () => resolve(answer))
    socket.setTimeout(5_000, () => socket.destroy())
  })
}

const until = async (holds: () => boolean) => {
  for (const end = Date.now() + 5_000; !holds() && Date.now() < end;) {
    await new Promise((resolve) => { setTimeout(resolve, 10) })
  }
  assert.ok(holds())
}

test('an upload that is cut off leaves nothing and does nothing', async () => {
  const socket = await startUpload(part('file', 'x'.repeat(100_000), 'a.txt'))
  await until(() => open.isReceiving())
  socket.destroy()
  await until(() => !open.isReceiving())
  assert.equal(open.calls.length, 0)
})

test('an upload that stands still is ended and told so', async () => {
  const socket = await startUpload(part('file', 'x'.repeat(1_000), 'a.txt').slice(0, -50))
  assert.match(await answerOn(socket), /^HTTP\/1\.1 408 /)
  assert.equal(open.calls.length, 0)
})

test('an upload may take longer than other forms, as long as it goes on', async () => {
  const body = `${part('file', 'x'.repeat(120), 'slow.txt')}--${boundary}--\r\n`
  const socket = await startUpload(body.slice(0, -60), { length: body.length })
  const answer = answerOn(socket)
  for (const letter of [body.slice(-60, -40), body.slice(-40, -20), body.slice(-20)]) {
    await new Promise((resolve) => { setTimeout(resolve, 300) })
    socket.write(letter)
  }
  await until(() => open.calls.length === 1)
  assert.match(await answer, /^HTTP\/1\.1 303 /)
})

test('while an upload goes on the database is free for others', async () => {
  const socket = await startUpload(part('file', 'x'.repeat(1_000), 'a.txt').slice(0, -50))
  await until(() => open.isReceiving())
  assert.equal((await sendAs(ana, [['text', 'meanwhile']])).status, 303)
  socket.destroy()
  await until(() => !open.isReceiving())
})

test('one person has two uploads at once, and is told to wait with a third', async () => {
  const half = part('file', 'x'.repeat(1_000), 'a.txt').slice(0, -50)
  const sockets = [await startUpload(half), await startUpload(half)]
  await until(() => readdirSync(open.folder).length === 2)
  const third = await sendAs(ana, [['file', ['x', 'a.txt']]])
  assert.deepEqual([third.status, third.headers.get('retry-after')], [429, '30'])
  const bruno = await signIn(open.site, 'bruno')
  assert.equal((await sendAs(bruno, [['text', 'x']])).status, 303)
  for (const socket of sockets) socket.destroy()
  await until(() => !open.isReceiving())
  assert.equal((await sendAs(ana, [['text', 'again']])).status, 303)
})

test('whose session ends while the bytes come has done nothing', async () => {
  const body = `${part('file', 'x'.repeat(200), 'a.txt')}--${boundary}--\r\n`
  const socket = await startUpload(body.slice(0, -20), { length: body.length })
  await until(() => open.isReceiving())
  await open.change(sql`update access.sessions set ended_at = now(), ended_why = 'signed-out'`)
  const answer = answerOn(socket)
  socket.write(body.slice(-20))
  assert.match(await answer, /^HTTP\/1\.1 303 [\s\S]*location: \/sign-in\?reason=first/i)
  assert.equal(open.calls.length, 0)
  ana = await signIn(open.site, 'ana')
})

test('bodies broken in any way are answered, and leave nothing', async () => {
  const { token } = await sealOf(open.web, ana)
  const whole = Buffer.from(part('token', token) + part('text', 'ñ') +
    part('file', 'x'.repeat(500), 'a.txt') + part('more', 'y', 'b.txt') + `--${boundary}--\r\n`)
  const breaks = fc.record({ at: fc.nat(whole.length - 1), length: fc.nat(80),
    put: fc.oneof(fc.constant(''), fc.string({ maxLength: 40 }),
      fc.constantFrom('\r\n', `--${boundary}`, `\r\n--${boundary}--\r\n`, '"; filename="x', '\0')) })
  await fc.assert(fc.asyncProperty(breaks, async ({ at, length, put }) => {
    const body = Buffer.concat([
      whole.subarray(0, at), Buffer.from(put), whole.subarray(Math.min(whole.length, at + length)),
    ])
    const answer = await open.web.request(address, {
      method: 'POST', body,
      headers: {
        accept: 'text/html', cookie: ana.cookie(), 'sec-fetch-site': 'same-origin',
        'content-type': `multipart/form-data; boundary=${boundary}`,
      },
    })
    assert.ok([303, 400, 403, 408, 413, 422].includes(answer.status), String(answer.status))
    assert.deepEqual(readdirSync(open.folder), [])
  }), { numRuns: 300 })
})
