// The text of a file, piece by piece: unpacked, decoded, within limits. What is no table is refused
// before it is read.
import { createHash, type Hash } from 'node:crypto'
import { createReadStream, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'

/** The file cannot be read as a table; the message says why, and where. */
export class Unreadable extends Error {}
class NotUtf8 extends Error {}

export type Encoding = 'utf-8' | 'windows-1252'

const GB = 1_000_000_000
const BYTES_MAX = 4 * GB // unpacked; rows are limited apart

const notTables: [start: number[], what: string][] = [
  [[0x25, 0x50, 0x44, 0x46], 'a PDF'],
  [[0x50, 0x4b, 0x03, 0x04], 'a zip file or an Excel workbook'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Excel workbook'],
  [[0x42, 0x5a, 0x68], 'packed with bzip2'],
  [[0xfd, 0x37, 0x7a, 0x58], 'packed with xz'],
  [[0xff, 0xfe], 'UTF-16 text'],
  [[0xfe, 0xff], 'UTF-16 text'],
]

export type Look = {
  packed: boolean
  encoding: Encoding
  /** Of the file as it lies on disk. */
  sha256: string
}

/** Reads the file through, without its rows. Throws Unreadable for what is no whole text. */
export async function lookAt(file: string): Promise<Look> {
  const packed = await lookAtStart(file)
  // What is not UTF-8 is what spreadsheets in our languages write: Latin-1, or its larger sister.
  return await lookThrough(file, { packed, encoding: 'utf-8' }) ??
    await lookThrough(file, { packed, encoding: 'windows-1252' }) ??
    unreadable('the file is not text')
}

async function lookThrough(file: string, how: How): Promise<Look | undefined> {
  const hash = createHash('sha256')
  let lines = 1
  try {
    for await (const text of textOf(file, { ...how, hash })) {
      for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1
    }
    return { ...how, sha256: hash.digest('hex') }
  } catch (error) {
    if (error instanceof NotUtf8) return undefined
    if (error instanceof Unreadable) throw new Unreadable(`line ${lines}: ${error.message}`)
    throw error
  }
}

function unreadable(reason: string): never {
  throw new Unreadable(reason)
}

/** Whether the file is packed with gzip; refuses what its first bytes tell is no CSV. */
async function lookAtStart(file: string): Promise<boolean> {
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found) throw new Unreadable('there is no such file')
  if (!found.isFile()) throw new Unreadable('it is not a file')
  if (found.size === 0) throw new Unreadable('the file is empty')
  if (found.size > BYTES_MAX) {
    throw new Unreadable(`the file has ${(found.size / GB).toFixed(1)} GB; at most ${BYTES_MAX / GB} GB are read`)
  }
  const handle = await open(file)
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0)
  await handle.close()
  const head = buffer.subarray(0, bytesRead)
  const begins = (bytes: number[]) => bytes.every((byte, place) => head[place] === byte)
  const [, what] = notTables.find(([start]) => begins(start)) ?? []
  if (what !== undefined) throw new Unreadable(`the file is ${what}; save the table as CSV (UTF-8)`)
  const packed = begins([0x1f, 0x8b])
  if (!packed && head.includes(0)) throw new Unreadable('the file is not text; save the table as CSV')
  return packed
}

type How = { packed: boolean, encoding: Encoding, hash?: Hash }

/** The text in pieces; `hash` is given the bytes on disk. Throws Unreadable, and NotUtf8. */
export async function* textOf(
  file: string, { packed, encoding, hash }: How,
): AsyncGenerator<string> {
  const raw = createReadStream(file, { highWaterMark: 256 * 1024 })
  if (hash) raw.on('data', (bytes) => hash.update(bytes))
  const unpack = packed ? createGunzip({ chunkSize: 256 * 1024 }) : undefined
  if (unpack) raw.once('error', (error) => unpack.destroy(error)).pipe(unpack)
  const decoder = new TextDecoder(encoding, { fatal: true })
  let total = 0
  try {
    for await (const bytes of unpack ?? raw) {
      total += bytes.length
      if (total > BYTES_MAX) throw new Unreadable(`unpacked, the file has more than ${BYTES_MAX / GB} GB`)
      yield decode(decoder, bytes)
    }
    yield decode(decoder)
  } catch (error) {
    throw translate(error)
  } finally {
    raw.destroy()
    unpack?.destroy()
  }
}

function decode(decoder: TextDecoder, bytes?: Uint8Array): string {
  try {
    return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true })
  } catch {
    throw new NotUtf8()
  }
}

// zlib tells a file that ends too early and one that is damaged by its codes.
function translate(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'Z_BUF_ERROR') return new Unreadable('the packed file ends too early: it was not copied whole')
  if (code.startsWith('Z_')) return new Unreadable('the packed file is damaged')
  return error
}
