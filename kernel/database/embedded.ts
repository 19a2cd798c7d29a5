// The embedded PostgreSQL behind the ordinary `pg` driver: its socket is a thread, not a network.
import path from 'node:path'
import { Duplex } from 'node:stream'
import { Worker } from 'node:worker_threads'
import { lockFolder } from './lock.ts'

export type Embedded = {
  /** A new "socket" for `pg`; PGlite serves one connection, so the pool must have `max: 1`. */
  stream: () => Duplex
  close: () => Promise<void>
}

/** Opens the database in `folder`, creating it on first use. Throws InUse when it is open elsewhere. */
export async function openEmbedded(folder: string): Promise<Embedded> {
  const unlock = lockFolder(folder)
  const worker = new Worker(new URL('./embedded-worker.ts', import.meta.url), {
    workerData: { folder: path.resolve(folder) },
  })
  try {
    await firstMessage(worker)
  } catch (error) {
    unlock()
    throw error
  }
  return {
    stream: () => new ThreadSocket(worker),
    close: async () => {
      worker.removeAllListeners('message')
      const closed = firstMessage(worker)
      worker.postMessage('close')
      await closed
      await worker.terminate()
      unlock()
    },
  }
}

function firstMessage(worker: Worker): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

// What a server answers to a start-up packet: "authentication is not needed", "ready, idle".
const WELCOME = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49])
const TERMINATE = 0x58 // 'X': the client leaves; the database stays open

class ThreadSocket extends Duplex {
  #worker: Worker
  #welcomed = false
  #listener = (output: Uint8Array) => {
    this.push(Buffer.from(output.buffer, output.byteOffset, output.byteLength))
  }

  constructor(worker: Worker) {
    super()
    this.#worker = worker
  }

  // The names below are those `pg` calls on a network socket.
  connect() {
    this.#worker.on('message', this.#listener)
    queueMicrotask(() => this.emit('connect'))
    return this
  }
  setNoDelay() {
    return this
  }
  setKeepAlive() {
    return this
  }
  ref() {
    this.#worker.ref()
    return this
  }
  unref() {
    this.#worker.unref()
    return this
  }

  override _read() {}
  override _write(chunk: Buffer, _encoding: string, done: () => void) {
    this.#send([chunk])
    done()
  }
  override _writev(chunks: { chunk: Buffer }[], done: () => void) {
    this.#send(chunks.map(({ chunk }) => chunk))
    done()
  }
  override _final(done: () => void) {
    this.#worker.off('message', this.#listener)
    done()
    this.push(null)
  }
  override _destroy(error: Error | null, done: (error: Error | null) => void) {
    this.#worker.off('message', this.#listener)
    done(error)
  }

  #send(chunks: Buffer[]) {
    if (!this.#welcomed) {
      this.#welcomed = true
      chunks.shift()
      this.push(WELCOME)
    }
    const bytes = Uint8Array.from(Buffer.concat(chunks))
    if (bytes.length > 0 && bytes[0] !== TERMINATE) this.#worker.postMessage(bytes, [bytes.buffer])
  }
}
