// Opens a file that a person names and reads it as rows: a text, packed with gzip or zip or not at
// all, or an Excel workbook. The contents say which of them it is, the name does not.
import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { listEntries, readEntries } from './archive.ts'
import { decode } from './decode.ts'
import { readRows, type Row } from './rows.ts'
import { readWorkbookRows } from './workbook.ts'
import { type Limits, limits as usual, sizeOf, WrongFile } from './wrong-file.ts'

export type Opened = {
  rows: AsyncIterable<Row>
  /** The SHA-256 of the file as it lies on the disk; known when all rows were read. */
  sha256: () => string
}

/**
 * Opens a file. `entry` says which file of a zip archive is meant, by its name. Throws WrongFile,
 * also while the rows are read.
 */
export async function openFile(
  path: string, { entry, limits = usual }: { entry: RegExp, limits?: Limits },
): Promise<Opened> {
  const size = await sizeOnDisk(path)
  const hash = createHash('sha256')
  const first = await readStart(path)
  if (!isZip(first)) {
    refuseAbove(size, limits.fileBytes)
    const text = decode(readText(path, { first, hash, limits }))
    return { rows: readRows(text, limits), sha256: once(hash) }
  }
  refuseAbove(size, limits.archiveBytes)
  const bytes = await readFile(path)
  hash.update(bytes)
  return { rows: readArchive(bytes, { entry, limits }), sha256: once(hash) }
}

async function sizeOnDisk(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined)
  if (!found) throw new WrongFile('There is no such file.')
  if (found.isDirectory()) throw new WrongFile('is a folder. Name the file in it.')
  if (!found.isFile()) throw new WrongFile('is no ordinary file.')
  if (found.size === 0) throw new WrongFile('is empty.')
  return found.size
}

function refuseAbove(size: number, max: number) {
  if (size > max) throw new WrongFile(
    `is ${sizeOf(size)} large; at most ${sizeOf(max)} can be read. Take out of it the figures that are meant.`)
}

async function readStart(path: string): Promise<Uint8Array> {
  const file = await open(path).catch(() => {
    throw new WrongFile('cannot be opened. Is it readable for the program?')
  })
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

const isZip = (first: Uint8Array) => Buffer.from(first).toString('latin1') === 'PK\u0003\u0004'
const isGzip = (first: Uint8Array) => first[0] === 0x1f && first[1] === 0x8b

function once(hash: Hash): () => string {
  let digest: string | undefined
  return () => digest ??= hash.digest('hex')
}

async function* readText(
  path: string, { first, hash, limits }: { first: Uint8Array, hash: Hash, limits: Limits },
): AsyncGenerator<Uint8Array> {
  const raw = fingerprint(createReadStream(path), hash)
  const packed = isGzip(first)
  let bytes = 0
  try {
    for await (const piece of packed ? unpack(raw) : raw) {
      bytes += piece.length
      if (bytes > limits.textBytes) throw new WrongFile(
        `unpacks to more than ${sizeOf(limits.textBytes)}. Take out of it the figures that are meant.`)
      yield piece
    }
  } catch (error) {
    if (error instanceof WrongFile) throw error
    throw new WrongFile(packed
      ? 'is a gzip file that is damaged or cut off. Fetch it again.'
      : 'could not be read to its end.')
  }
}

async function* fingerprint(raw: Readable, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const piece of raw) {
    hash.update(piece)
    yield piece
  }
}

async function* unpack(raw: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip()
  pipeline(Readable.from(raw), gunzip, () => {})
  yield* gunzip
}

async function* readArchive(
  bytes: Buffer, { entry, limits }: { entry: RegExp, limits: Limits },
): AsyncGenerator<Row> {
  const names = listEntries(bytes)
  if (names.includes('xl/workbook.xml')) {
    yield* readWorkbookRows(bytes, limits)
    return
  }
  const fitting = names.filter((name) => entry.test(name))
  if (fitting.length !== 1) throw new WrongFile(fitting.length === 0
    ? `is a zip archive without the table that was expected. It holds: ${some(names)}.`
    : `is a zip archive with several tables: ${some(fitting)}. Unpack it and give one of them.`)
  const wanted = (name: string) => name === fitting[0]
  yield* readRows(decode(readEntries(bytes, { wanted, bytesMax: limits.textBytes })), limits)
}

const some = (names: string[]) =>
  names.length === 0 ? 'nothing' : names.slice(0, 5).join(', ') + (names.length > 5 ? ' …' : '')
