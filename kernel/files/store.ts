// Bytes on disk, named by their content: the same file is kept once, a new one never overwrites.
import { createHash } from 'node:crypto'
import {
  createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync, utimesSync,
} from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export type FileStore = {
  pathOf: (sha256: string) => string
  coverPathOf: (sha256: string) => string
}

/** Files live in `var/files/ab/cd…`, covers beside them. */
export function createFileStore(varFolder: string): FileStore {
  const at = (sha256: string, extension = '') =>
    path.join(varFolder, 'files', sha256.slice(0, 2), sha256.slice(2) + extension)
  return { pathOf: (sha256) => at(sha256), coverPathOf: (sha256) => at(sha256, '.png') }
}

/** SHA-256 of a file, in hexadecimal. */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return hash.digest('hex')
}

/**
 * Copies a file into the store and syncs it to disk before it gets its name. Returns false when
 * its content is not (any more) the one of `sha256`: then nothing is kept.
 */
export async function keepFile(store: FileStore, file: string, sha256: string): Promise<boolean> {
  const target = store.pathOf(sha256)
  if (existsSync(target)) return true
  mkdirSync(path.dirname(target), { recursive: true })
  const partial = `${target}.${process.pid}.partial`
  const hash = createHash('sha256')
  const watch = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  await pipeline(createReadStream(file), watch, createWriteStream(partial))
  if (hash.digest('hex') !== sha256) {
    rmSync(partial)
    return false
  }
  const handle = await open(partial, 'r+')
  await handle.sync()
  await handle.close()
  renameSync(partial, target)
  return true
}

/**
 * Moves an upload, whose SHA-256 was taken as it arrived, into the store: synced first, without a
 * copy, so that it costs the same for a large file. The folder is the same disk's.
 */
export async function keepUpload(
  store: FileStore, { temporaryPath, sha256 }: { temporaryPath: string, sha256: string },
): Promise<void> {
  const target = store.pathOf(sha256)
  if (existsSync(target)) {
    // Wanted again: whoever removes what is old and unused finds it new.
    utimesSync(target, new Date(), new Date())
    return
  }
  mkdirSync(path.dirname(target), { recursive: true })
  const handle = await open(temporaryPath, 'r+')
  await handle.sync()
  await handle.close()
  renameSync(temporaryPath, target)
}

/** The entity tag of a content (RFC 9110 §8.8.3): strong, as its name in the store is. */
export const tagOf = (sha256: string): string => `"${sha256.slice(0, 32)}"`

/** The bytes of a stored file, for an answer; the file is opened only when somebody reads. */
export function streamFile(file: string, range: { start: number, end: number }): ReadableStream {
  let chunks: AsyncIterator<Buffer> | undefined
  return new ReadableStream({
    pull: async (controller) => {
      chunks ??= createReadStream(file, range)[Symbol.asyncIterator]()
      const { done, value } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(new Uint8Array(value))
    },
    cancel: async () => { await chunks?.return?.() },
  }, { highWaterMark: 0 })
}
