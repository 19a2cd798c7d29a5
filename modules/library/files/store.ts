// Bytes on disk, named by their content: the same file is kept once, a new one never overwrites.
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
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

/** Copies a file into the store and syncs it to disk before it gets its name. */
export async function keepFile(store: FileStore, file: string, sha256: string): Promise<void> {
  const target = store.pathOf(sha256)
  if (existsSync(target)) return
  mkdirSync(path.dirname(target), { recursive: true })
  const partial = `${target}.${process.pid}.partial`
  await pipeline(createReadStream(file), createWriteStream(partial))
  const handle = await open(partial, 'r+')
  await handle.sync()
  await handle.close()
  renameSync(partial, target)
}

/** The bytes of a stored file, for an answer. */
export function streamFile(file: string, range?: { start: number, end: number }): ReadableStream {
  return Readable.toWeb(createReadStream(file, range)) as ReadableStream
}
