// Preloaded into every thread of a test's process: notes in the file SPY_FILE, in order, each write
// of the embedded database, each sync, each file removed, and each answer its thread
// gives outside a transaction.
import fs from 'node:fs'
import path from 'node:path'
import { isMainThread, parentPort } from 'node:worker_threads'

// The last byte of an answer after which no transaction is open: what was written is committed.
const IDLE = 0x49
const { writeSync, fsyncSync, unlinkSync, renameSync, openSync } = fs
const file = process.env.SPY_FILE

if (!isMainThread && parentPort && file) {
  const notes = openSync(file, 'a')
  const note = (...words: string[]) => writeSync(notes, `${words.join(' ')}\n`)
  const nameOf = (descriptor: number) => fs.readlinkSync(`/proc/self/fd/${descriptor}`)
  fs.writeSync = ((descriptor: number, ...rest: unknown[]) => {
    note('write', nameOf(descriptor))
    return Reflect.apply(writeSync, fs, [descriptor, ...rest])
  }) as typeof writeSync
  fs.fsyncSync = (descriptor) => {
    note('sync', nameOf(descriptor))
    fsyncSync(descriptor)
  }
  fs.unlinkSync = (removed) => {
    note('remove', fs.realpathSync(String(removed)))
    unlinkSync(removed)
  }
  fs.renameSync = (from, to) => {
    renameSync(from, to)
    const now = fs.realpathSync(String(to))
    note('rename', path.join(path.dirname(now), path.basename(String(from))), now)
  }
  const answer = parentPort.postMessage.bind(parentPort)
  parentPort.postMessage = (message: unknown, ...rest: never[]) => {
    if (message instanceof Uint8Array && message.at(-1) === IDLE) note('answer')
    return answer(message, ...rest)
  }
}
