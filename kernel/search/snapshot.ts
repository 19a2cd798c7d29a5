// The index as bytes and back, so that a second start need not read all documents again.
// Layout: [bytes of the head, 8 digits][head: JSON with the length of each part][parts, 8-aligned].
import { languages } from '../i18n/languages.ts'
import { type Arena, chunkSize } from './arena.ts'
import { createIndex, type Index } from './index.ts'
import type { Postings } from './postings.ts'

/** Raise it when words are stemmed in another way, too: old stems would not be found. */
const formatVersion = 2

type Head = { version: number, parts: number[], kinds: string[], used: { postings: number, text: number } }

/** Pieces to be written one after another into one file. */
export function writeSnapshot(index: Index): Uint8Array[] {
  const slots = index.keys.length
  const terms = index.vocabulary.stems.length
  const { arena, head, next, end, count } = index.postings
  const parts = [
    joinLines(index.keys), joinLines(index.vocabulary.stems), joinLines(index.vocabulary.surfaces),
    index.vocabulary.language.subarray(0, terms), index.vocabulary.votes.subarray(0, terms),
    ...[head, next, end, count, index.frequency].map((array) => padded(array, terms)),
    index.kind.subarray(0, slots), index.language.subarray(0, slots),
    index.weight.subarray(0, slots), index.length.subarray(0, slots),
    index.textStart.subarray(0, slots), index.textLength.subarray(0, slots),
    index.titleLength.subarray(0, slots), ...arena.chunks, ...index.text.chunks,
  ].map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength))
  const description: Head = {
    version: formatVersion, parts: parts.map(({ length }) => length), kinds: index.kinds,
    used: { postings: arena.used, text: index.text.used },
  }
  const text = Buffer.from(JSON.stringify(description))
  const start = Buffer.from(String(text.length).padStart(8, '0'))
  return [start, ...aligned(text), ...parts.flatMap(aligned)]
}

/** Throws when the bytes are not a snapshot of this version: index the documents anew then. */
export function readSnapshot(bytes: Uint8Array): Index {
  const headLength = Number(Buffer.from(bytes.subarray(0, 8)).toString())
  if (!Number.isInteger(headLength) || headLength <= 0 || headLength > bytes.length) {
    throw new Error('This is not a snapshot of the search index.')
  }
  const head = JSON.parse(Buffer.from(bytes.subarray(8, 8 + headLength)).toString()) as Head
  if (head.version !== formatVersion) {
    throw new Error(`The search snapshot has version ${head.version}, not ${formatVersion}.`)
  }
  let at = 8 + headLength + gap(headLength)
  const parts = head.parts.map((length) => {
    // A copy of its own is aligned, and lets the file's bytes go.
    const part = new Uint8Array(bytes.subarray(at, at + length))
    if (part.length !== length) throw new Error('The search snapshot is cut off.')
    at += length + gap(length)
    return part.buffer
  })
  return assemble(head, parts)
}

function assemble(head: Head, parts: ArrayBuffer[]): Index {
  const index = createIndex()
  let at = 0
  const bytes = () => new Uint8Array(parts[at++]!)
  const words16 = () => new Uint16Array(parts[at++]!)
  const words32 = () => new Uint32Array(parts[at++]!)
  const floats = () => new Float32Array(parts[at++]!)
  index.keys = splitLines(bytes())
  index.vocabulary.stems = splitLines(bytes())
  index.vocabulary.surfaces = splitLines(bytes())
  index.vocabulary.language = bytes()
  index.vocabulary.votes = words16()
  const [first, next, end, count] = [words32(), words32(), words32(), words32()]
  index.frequency = words32()
  index.kind = words16()
  index.language = bytes()
  index.weight = floats()
  index.length = floats()
  index.textStart = words32()
  index.textLength = words32()
  index.titleLength = words16()
  const arena = readArena(parts.slice(at), head.used.postings)
  index.postings = { arena, head: first, next, end, count } satisfies Postings
  index.text = readArena(parts.slice(at + arena.chunks.length), head.used.text)
  index.kinds = head.kinds
  fillMaps(index)
  return index
}

function fillMaps(index: Index): void {
  index.vocabulary.stems.forEach((stem, term) => {
    index.vocabulary.ids[languages[index.vocabulary.language[term]!]!].set(stem, term)
  })
  index.keys.forEach((key, slot) => {
    if (key === '') return
    index.slotOf.set(key, slot)
    index.lengthTotal += index.length[slot]!
  })
}

function readArena(parts: ArrayBuffer[], used: number): Arena {
  const chunks = parts.slice(0, Math.ceil(used / chunkSize))
  return { chunks: chunks.map((part) => new Uint32Array(part)), used }
}

const joinLines = (lines: string[]): Uint8Array => Buffer.from(lines.join('\n'))

const splitLines = (bytes: Uint8Array): string[] =>
  bytes.length === 0 ? [] : Buffer.from(bytes.buffer).toString().split('\n')

function padded(array: Uint32Array, length: number): Uint32Array {
  if (array.length >= length) return array.subarray(0, length)
  const longer = new Uint32Array(length)
  longer.set(array)
  return longer
}

const gap = (length: number): number => (8 - (length % 8)) % 8

const aligned = (part: Uint8Array): Uint8Array[] => [part, new Uint8Array(gap(part.length))]
