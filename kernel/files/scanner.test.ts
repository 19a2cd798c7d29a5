// The scanner's protocol, spoken with a small clamd of our own: answers, refusals, silence.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, afterEach, test } from 'node:test'
import { createScanner, readScannerAddress, type ScannerAddress } from './scanner.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'puente-scan-'))
after(() => rmSync(folder, { recursive: true }))

// Of the EICAR test file: scanners agree to find it; joined here, so that none finds this test.
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

type Clamd = { server: Server, sockets: Set<Socket>, chunks: number[], commands: string[] }
let clamd: Clamd | undefined
afterEach(async () => {
  if (!clamd) return
  for (const socket of clamd.sockets) socket.destroy()
  await new Promise((resolve) => { clamd?.server.close(resolve) })
  clamd = undefined
})

type Manners = {
  /** StreamMaxLength of clamd.conf. */
  sizeMax?: number
  /** What it does instead of answering. */
  instead?: (socket: Socket) => void
  onSocket?: string
}

/** A clamd that reads chunks as the real one does and finds EICAR. */
async function startClamd(manners: Manners = {}): Promise<ScannerAddress> {
  const started: Clamd = { server: createServer(), sockets: new Set(), chunks: [], commands: [] }
  clamd = started
  started.server.on('connection', (socket) => {
    started.sockets.add(socket)
    socket.on('error', () => {})
    let received: Buffer = Buffer.alloc(0)
    socket.on('data', (bytes: Buffer) => {
      received = Buffer.concat([received, bytes])
      received = serve(socket, received, { manners, started })
    })
  })
  const listening = new Promise<void>((resolve) => { started.server.once('listening', resolve) })
  if (manners.onSocket) started.server.listen(manners.onSocket)
  else started.server.listen(0, '127.0.0.1')
  await listening
  const address = started.server.address()
  if (typeof address === 'string' || address === null) return { path: String(address) }
  return { host: '127.0.0.1', port: address.port }
}

const streams = new WeakMap<Socket, Buffer>()

function serve(
  socket: Socket, received: Buffer, { manners, started }: { manners: Manners, started: Clamd },
): Buffer {
  let rest = received
  if (!streams.has(socket)) {
    const end = rest.indexOf(0)
    if (end < 0) return rest
    const command = rest.toString('utf8', 0, end)
    started.commands.push(command)
    if (command === 'zPING') socket.end('PONG\0')
    streams.set(socket, Buffer.alloc(0))
    rest = rest.subarray(end + 1)
  }
  while (rest.length >= 4) {
    const length = rest.readUInt32BE(0)
    if (length === 0) {
      answer(socket, manners)
      return Buffer.alloc(0)
    }
    if (rest.length < 4 + length) return rest
    started.chunks.push(length)
    const before = streams.get(socket) ?? Buffer.alloc(0)
    const stream = Buffer.concat([before, rest.subarray(4, 4 + length)])
    streams.set(socket, stream)
    rest = rest.subarray(4 + length)
    if (stream.length > (manners.sizeMax ?? Infinity)) {
      socket.end('INSTREAM size limit exceeded. ERROR\0')
      return Buffer.alloc(0)
    }
    if (manners.instead && stream.length > 100_000) manners.instead(socket)
  }
  return rest
}

function answer(socket: Socket, { instead }: Manners) {
  if (instead) instead(socket)
  else if (!streams.get(socket)?.includes(EICAR)) socket.end('stream: OK\0')
  else socket.end('stream: Eicar-Test-Signature FOUND\0')
}

function write(content: string | Buffer): string {
  const file = path.join(folder, 'file')
  writeFileSync(file, content)
  return file
}

const quick = { idleMs: 300 }

test('a harmless file is clean, a known virus is infected and named', async () => {
  const scanner = createScanner(await startClamd())
  assert.deepEqual(await scanner.scan(write('A note.')), { kind: 'clean' })
  assert.deepEqual(await scanner.scan(write(`before ${EICAR} after`)),
    { kind: 'infected', name: 'Eicar-Test-Signature' })
  assert.deepEqual(clamd?.commands, ['zINSTREAM', 'zINSTREAM'])
})

test('a large file goes in chunks of at most 64 KB, and all of it arrives', async () => {
  const scanner = createScanner(await startClamd())
  const content = Buffer.concat([Buffer.alloc(1_000_000, 'a'), Buffer.from(EICAR)])
  assert.equal((await scanner.scan(write(content))).kind, 'infected')
  assert.ok(clamd?.chunks.every((length) => length > 0 && length <= 65_536))
  assert.equal(clamd?.chunks.reduce((all, one) => all + one, 0), content.length)
})

test('it listens on a socket of the machine as well', async () => {
  const address = await startClamd({ onSocket: path.join(folder, 'clamd.sock') })
  const scanner = createScanner(address)
  assert.equal((await scanner.scan(write('A note.'))).kind, 'clean')
  assert.equal(await scanner.ping(), true)
})

test('a file larger than it takes is not decided on, and never clean', async () => {
  const scanner = createScanner(await startClamd({ sizeMax: 100_000 }), quick)
  assert.deepEqual(await scanner.scan(write(Buffer.alloc(3_000_000))),
    { kind: 'failed', reason: 'too-large' })
})

test('a connection that is cut, before the end or instead of an answer, decides nothing', async () => {
  const scanner = createScanner(await startClamd({ instead: (socket) => socket.destroy() }), quick)
  assert.deepEqual(await scanner.scan(write('A note.')), { kind: 'failed', reason: 'cut-off' })
  assert.deepEqual(await scanner.scan(write(Buffer.alloc(3_000_000))),
    { kind: 'failed', reason: 'cut-off' })
})

test('half an answer is none', async () => {
  const address = await startClamd({ instead: (socket) => socket.end('stream: OK') })
  const scanner = createScanner(address, quick)
  assert.deepEqual(await scanner.scan(write('A note.')), { kind: 'failed', reason: 'cut-off' })
})

test('a scanner that is silent is not waited for without end', async () => {
  const scanner = createScanner(await startClamd({ instead: () => {} }), quick)
  const begun = performance.now()
  assert.deepEqual(await scanner.scan(write('A note.')), { kind: 'failed', reason: 'timeout' })
  assert.ok(performance.now() - begun < 3_000)
})

test('a scanner that stops reading in the middle is not waited for either', async () => {
  const scanner = createScanner(await startClamd({ instead: (socket) => socket.pause() }), quick)
  assert.deepEqual(await scanner.scan(write(Buffer.alloc(30_000_000))),
    { kind: 'failed', reason: 'timeout' })
})

test('an answer nobody knows decides nothing, however long it is', async () => {
  const answers = [
    'stream: PERHAPS\0', 'UNKNOWN COMMAND\0', 'stream: No such file ERROR\0', 'x'.repeat(10_000),
  ]
  for (const said of answers) {
    const address = await startClamd({ instead: (socket) => socket.end(said) })
    const scanner = createScanner(address, quick)
    assert.deepEqual(await scanner.scan(write('A note.')),
      { kind: 'failed', reason: 'not-understood' }, said.slice(0, 30))
    for (const socket of clamd?.sockets ?? []) socket.destroy()
    clamd?.server.close()
  }
})

test('nobody there: neither clean nor infected', async () => {
  const scanner = createScanner({ host: '127.0.0.1', port: 1 }, quick)
  assert.deepEqual(await scanner.scan(write('A note.')), { kind: 'failed', reason: 'unreachable' })
  assert.equal(await scanner.ping(), false)
  const onSocket = createScanner({ path: path.join(folder, 'nobody.sock') }, quick)
  assert.deepEqual(await onSocket.scan(write('x')), { kind: 'failed', reason: 'unreachable' })
})

test('a file that is gone is not clean', async () => {
  const scanner = createScanner(await startClamd(), quick)
  assert.equal((await scanner.scan(path.join(folder, 'gone'))).kind, 'failed')
})

test('addresses are read, and what is none is not guessed at', () => {
  const named = { host: 'clamd.local', port: 3310 }
  assert.deepEqual(readScannerAddress('tcp://clamd.local:3310'), named)
  assert.deepEqual(readScannerAddress('tcp://[::1]:3310'), { host: '::1', port: 3310 })
  assert.deepEqual(readScannerAddress('unix:/run/clamd.ctl'), { path: '/run/clamd.ctl' })
  const wrongs = [
    '', 'clamd', 'tcp://clamd', 'http://clamd:3310', 'unix:relative', 'tcp://a:b', 'tcp://a:1/x',
  ]
  for (const wrong of wrongs) {
    assert.equal(readScannerAddress(wrong), undefined, wrong)
  }
})
