// A virus scanner beside us: clamd of ClamAV, spoken to in its own protocol (clamd(8), INSTREAM).
// It gets the bytes; it never needs to read our folders.
import { createReadStream } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { pipeline } from 'node:stream/promises'

export type ScannerAddress = { host: string, port: number } | { path: string }

export type ScanResult =
  | { kind: 'clean' }
  | { kind: 'infected', name: string }
  /** Nothing was decided: to be asked again, and until then nobody gets the file. */
  | { kind: 'failed', reason: ScanFailure }

export type ScanFailure = 'unreachable' | 'cut-off' | 'timeout' | 'too-large' | 'not-understood'

export type Scanner = {
  scan: (file: string) => Promise<ScanResult>
  /** Whether it answers: for the page on the state of the site. */
  ping: () => Promise<boolean>
}

export type ScannerPatience = { idleMs: number }

const CHUNK_BYTES = 64 * 1024
const ANSWER_BYTES_MAX = 4096

/** Reads "tcp://host:port" or "unix:/path"; undefined when it is neither. */
export function readScannerAddress(text: string): ScannerAddress | undefined {
  const path = /^unix:(\/.+)$/.exec(text)?.[1]
  if (path !== undefined) return { path }
  if (!/^tcp:\/\//.test(text) || !URL.canParse(text)) return undefined
  const { hostname, port, pathname, search, username } = new URL(text)
  if (port === '' || hostname === '' || username !== '' || search !== '') return undefined
  if (pathname !== '' && pathname !== '/') return undefined
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) }
}

/** A scanner at an address; every question has a connection of its own. */
export function createScanner(
  address: ScannerAddress, patience: ScannerPatience = { idleMs: 60_000 },
): Scanner {
  const ask = (command: string, file?: string) => askScanner(address, patience, { command, file })
  return {
    scan: async (file) => {
      const answer = await ask('zINSTREAM', file)
      return typeof answer === 'string' ? resultOf(answer) : answer
    },
    ping: async () => await ask('zPING') === 'PONG',
  }
}

// clamd answers "stream: OK", "stream: NAME FOUND" or "… ERROR".
function resultOf(answer: string): ScanResult {
  if (answer === 'stream: OK') return { kind: 'clean' }
  const name = /^stream: (.+) FOUND$/.exec(answer)?.[1]
  if (name !== undefined) return { kind: 'infected', name }
  const isTooLarge = /size limit exceeded/i.test(answer)
  return { kind: 'failed', reason: isTooLarge ? 'too-large' : 'not-understood' }
}

type Failed = Extract<ScanResult, { kind: 'failed' }>
const failed = (reason: ScanFailure): Failed => ({ kind: 'failed', reason })

/** Sends a command, and a file in chunks after it; returns the one line that comes back. */
function askScanner(
  address: ScannerAddress, { idleMs }: ScannerPatience,
  { command, file }: { command: string, file: string | undefined },
): Promise<string | Failed> {
  return new Promise((resolve) => {
    const socket = connect({ ...address, allowHalfOpen: true })
    let [answer, isConnected, settled] = ['', false, false]
    const settle = (result: string | Failed) => {
      settled = true
      socket.destroy()
      resolve(result)
    }
    const closed = () => {
      if (settled) return
      settle(failed(isConnected ? 'cut-off' : 'unreachable'))
    }
    socket.setTimeout(idleMs, () => settle(failed('timeout')))
    socket.on('connect', () => {
      isConnected = true
      void sendFile(socket, command, file).catch(() => socket.destroy())
    })
    socket.on('data', (bytes) => {
      answer += bytes.toString('utf8')
      const end = answer.indexOf('\0')
      if (end >= 0) settle(answer.slice(0, end))
      else if (answer.length > ANSWER_BYTES_MAX) settle(failed('not-understood'))
    })
    socket.on('end', closed)
    socket.on('close', closed)
    // When clamd has refused and hung up, what it said may still be on its way: "close" follows.
    socket.on('error', () => {})
  })
}

async function sendFile(socket: Socket, command: string, file: string | undefined): Promise<void> {
  socket.write(`${command}\0`)
  if (file !== undefined) await pipeline(chunksOf(file), socket, { end: false })
}

// Each chunk comes after its length in four bytes; a length of nothing ends the stream.
async function* chunksOf(file: string): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK_BYTES })) {
    const bytes: Buffer = chunk
    yield Buffer.concat([lengthOf(bytes.length), bytes])
  }
  yield lengthOf(0)
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(length)
  return bytes
}
