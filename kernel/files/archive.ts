// What is in a ZIP archive, without unpacking it: its directory at the end, and single small parts.
import type { FileHandle } from 'node:fs/promises'
import { constants, inflateRawSync } from 'node:zlib'
import type { FileRefusal } from './kinds.ts'

export type Entry = {
  name: string, encrypted: boolean, method: number, packed: number, unpacked: number,
  /** Where its local header stands. */
  at: number,
}

const ENTRIES_MAX = 10_000
const DIRECTORY_BYTES_MAX = 8_000_000
const UNPACKED_MAX = 500_000_000 // what the scanner is set to look into (docs/operations.md)
const RATIO_MAX = 200 // documents of text reach 50; what is made to harm, thousands
const RATIO_FROM = 10_000_000 // bytes; below this no ratio does harm
const PART_BYTES_MAX = 4_000_000

/** Bytes of an open file from a place on; fewer at its end. */
export async function readAt(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at)
  return buffer.subarray(0, bytesRead)
}

/** The directory of an archive, or why it is refused. */
export async function readDirectory(
  handle: FileHandle, size: number,
): Promise<Entry[] | FileRefusal> {
  const tailAt = Math.max(0, size - 65_557) // the end record and the longest comment
  const tail = await readAt(handle, tailAt, size - tailAt)
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > tail.length) return 'damaged'
  const [count, length] = [tail.readUInt16LE(end + 10), tail.readUInt32LE(end + 12)]
  const start = tail.readUInt32LE(end + 16)
  // What a document has before its first part or after its end is another file.
  if (end + 22 + tail.readUInt16LE(end + 20) !== tail.length) return 'polyglot'
  if (count > ENTRIES_MAX || length > DIRECTORY_BYTES_MAX) return 'bomb'
  if (start + length !== tailAt + end) return 'damaged'
  const entries = parseDirectory(await readAt(handle, start, length), count)
  if (!entries) return 'damaged'
  return wrongWith(entries, start) ?? entries
}

function parseDirectory(bytes: Buffer, count: number): Entry[] | undefined {
  const entries: Entry[] = []
  let at = 0
  while (entries.length < count) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return undefined
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset))
    const nameEnd = at + 46 + (name ?? 0)
    entries.push({
      name: bytes.toString('utf8', at + 46, nameEnd),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    })
    at = nameEnd + (extra ?? 0) + (comment ?? 0)
  }
  return at === bytes.length ? entries : undefined
}

function wrongWith(entries: Entry[], directoryAt: number): FileRefusal | undefined {
  if (entries.some(({ encrypted }) => encrypted)) return 'encrypted'
  const names = new Set(entries.map(({ name }) => name.toLowerCase()))
  if (names.size < entries.length) return 'damaged'
  if (entries.some(({ name }) => /^\/|\\|(^|\/)\.\.(\/|$)|^[a-z]:/i.test(name))) return 'damaged'
  if (!entries.some(({ at }) => at === 0)) return 'polyglot'
  const [packed, unpacked] = [sum(entries, 'packed'), sum(entries, 'unpacked')]
  // Parts that share their bytes: each costs nothing, all together unpack to anything.
  if (packed > directoryAt) return 'bomb'
  if (unpacked > UNPACKED_MAX) return 'bomb'
  return unpacked > RATIO_FROM && unpacked > packed * RATIO_MAX ? 'bomb' : undefined
}

const sum = (entries: Entry[], of: 'packed' | 'unpacked') =>
  entries.reduce((total, entry) => total + entry[of], 0)

/** The text of a small part; undefined when it is absent, too large or damaged. */
export async function readPart(
  handle: FileHandle, entries: Entry[], name: string,
): Promise<string | undefined> {
  const entry = entries.find((one) => one.name === name)
  if (!entry || entry.packed > PART_BYTES_MAX) return undefined
  const bytes = await readPacked(handle, entry, entry.packed)
  if (!bytes) return undefined
  if (entry.method === 0) return bytes.toString('utf8')
  try {
    return inflateRawSync(bytes, { maxOutputLength: PART_BYTES_MAX }).toString('utf8')
  } catch {
    return undefined
  }
}

/** At most `most` bytes of a part as they are packed. */
async function readPacked(
  handle: FileHandle, entry: Entry, most: number,
): Promise<Buffer | undefined> {
  const head = await readAt(handle, entry.at, 30)
  if (head.length < 30 || head.readUInt32LE(0) !== 0x04034b50) return undefined
  const from = entry.at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
  return readAt(handle, from, Math.min(entry.packed, most))
}

const START_BYTES = 8
// Packed: the first are enough for most parts, the second for the longest table of codes.
const START_PACKED = [128, 1024]
const START_BYTES_MAX = 200_000

/** How a part begins, without unpacking the rest; undefined when that cannot be told. */
export async function readStart(handle: FileHandle, entry: Entry): Promise<Buffer | undefined> {
  for (const most of START_PACKED) {
    const packed = await readPacked(handle, entry, most)
    const start = packed && unpackStart(packed, entry.method)
    if (!start) return undefined
    if (start.length >= Math.min(START_BYTES, entry.unpacked)) return start.subarray(0, START_BYTES)
  }
  return undefined
}

function unpackStart(packed: Buffer, method: number): Buffer | undefined {
  if (method === 0) return packed
  try {
    return inflateRawSync(packed, {
      finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: START_BYTES_MAX,
    })
  } catch {
    return undefined
  }
}
