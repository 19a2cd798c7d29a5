// The embedded PostgreSQL (PGlite) in a thread of its own, so that a long query never holds up
// the web server. Receives protocol messages, answers with the server's bytes.
import { mkdirSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { watchWrites } from './durable-files.ts'

const READY_FOR_QUERY = 0x5a // 'Z', the last message of an answer; its last byte tells the status
const IDLE = 0x49 // 'I': no transaction is open, so what was written is committed

const folder = String(workerData.folder)
mkdirSync(folder, { recursive: true })
const syncLog = watchWrites(folder)
const { PGlite } = await import('@electric-sql/pglite')
const database = await PGlite.create(folder, {
  postgresqlconf: ['shared_buffers=32MB', "timezone='UTC'"],
})

let queue: Promise<void> = Promise.resolve()
parentPort?.on('message', (message: Uint8Array | 'close') => {
  queue = queue.then(() => (message === 'close' ? close() : answer(message)))
})
parentPort?.postMessage('ready')

async function answer(message: Uint8Array) {
  // Not execProtocolRaw: that also parses every answer and keeps all rows in memory for good.
  const pieces: Uint8Array[] = []
  const onRawData = (bytes: Uint8Array) => pieces.push(bytes.slice())
  await database.execProtocolRawStream(message, { onRawData })
  const output = Uint8Array.from(Buffer.concat(pieces))
  if (endsIdle(output)) syncLog()
  parentPort?.postMessage(output, [output.buffer])
}

async function close() {
  await database.close()
  syncLog()
  parentPort?.postMessage('closed')
}

function endsIdle(output: Uint8Array): boolean {
  const start = output.length - 6
  return start >= 0 && output[start] === READY_FOR_QUERY && output[output.length - 1] === IDLE
}
