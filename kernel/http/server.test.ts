// What happens on the wire before a request is one: slow, oversized and broken clients.
import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, before, test } from 'node:test'
import { Hono } from 'hono'
import { type Listening, listen } from './server.ts'
import type { Web } from './web.ts'

let listening: Listening
let release = () => {}
before(async () => {
  const web: Web = new Hono()
  web.onError((_error, c) => c.text('broken off', 400))
  web.get('/quick', (c) => c.text('here'))
  web.get('/slow', async (c) => {
    await new Promise<void>((resolve) => { release = resolve })
    return c.text('at last')
  })
  web.post('/form', async (c) => c.text(String((await c.req.text()).length)))
  listening = await listen(web, { host: '127.0.0.1', port: 0 },
    { headersMs: 300, requestMs: 600, lookEveryMs: 50 })
})
after(() => listening.close())

/** Sends text as it is, and returns all that comes back until the server hangs up. */
function exchange(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(listening.port, '127.0.0.1', () => socket.write(text))
    socket.on('data', (bytes) => { answer += bytes })
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
    socket.setTimeout(5_000, () => socket.destroy(new Error(`the server kept waiting: ${answer}`)))
  })
}

const end = 'host: x\r\nconnection: close\r\n\r\n'

test('an ordinary request is answered', async () => {
  assert.match(await exchange(`GET /quick HTTP/1.1\r\n${end}`), /^HTTP\/1\.1 200 [\s\S]*here$/)
})

test('who sends headers drop by drop is told so and let go', async () => {
  const answer = await exchange('GET /quick HTTP/1.1\r\nhost: x\r\nx-slow: ')
  assert.match(answer, /^HTTP\/1\.1 408 /)
  assert.match(answer, /application\/problem\+json[\s\S]*"status":408/)
})

test('who promises a body and never sends it is let go', async () => {
  const answer = await exchange('POST /form HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\nonly this')
  assert.match(answer, /^HTTP\/1\.1 408 |^$/)
})

test('headers larger than any browser sends are refused', async () => {
  const answer = await exchange(`GET /quick HTTP/1.1\r\nx: ${'a'.repeat(60_000)}\r\n${end}`)
  assert.match(answer, /^HTTP\/1\.1 431 [\s\S]*"status":431/)
})

test('what is not HTTP is told so in a form a machine can read', async () => {
  for (const noise of ['\u0016\u0003\u0001 hello\r\n\r\n', 'GET\r\n\r\n', 'GET / HTTP/9.9\r\n\r\n']) {
    assert.match(await exchange(noise), /^HTTP\/1\.1 400 [\s\S]*"type":"about:blank"/)
  }
})

test('two lengths for one body are refused: proxies and we would disagree where it ends', async () => {
  const answer = await exchange('POST /form HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\n' +
    'transfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /quick HTTP/1.1\r\n')
  assert.match(answer, /^HTTP\/1\.1 400 /)
})

test('a port that is taken is reported, not waited for', async () => {
  const web: Web = new Hono()
  await assert.rejects(listen(web, { host: '127.0.0.1', port: listening.port }), /EADDRINUSE/)
})

test('closing waits for answers under way and takes no new ones', async () => {
  const pending = fetch(`http://127.0.0.1:${listening.port}/slow`)
  await new Promise((resolve) => setTimeout(resolve, 100))
  const closed = listening.close()
  await assert.rejects(fetch(`http://127.0.0.1:${listening.port}/quick`))
  release()
  assert.equal(await (await pending).text(), 'at last')
  await closed
})
