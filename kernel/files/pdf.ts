// A PDF file by what it does when it is opened: looked for in its plain objects, and in those that
// are packed into streams (ISO 32000-2 §7.5.7), where most programs of today put them.
import { createReadStream } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { createInflate } from 'node:zlib'
import { readAt } from './archive.ts'
import { type FileCheck, type FileRefusal, mediaTypes, refuse } from './kinds.ts'

const TAIL_BYTES = 66_000 // the end of an archive stands within the last 65,557
const STREAMS_MAX = 20_000
const UNPACKED_MAX = 200_000_000 // of all packed objects; documents of thousands of pages reach 20
const DICTIONARY_BYTES = 2048

/** Whether it is whole, one kind of file only, and starts nothing. */
export async function checkPdf(
  file: string, handle: FileHandle, size: number,
): Promise<FileCheck> {
  const tail = await readAt(handle, Math.max(0, size - TAIL_BYTES), TAIL_BYTES)
  const end = tail.lastIndexOf('%%EOF')
  if (end < 0) return refuse('damaged')
  if (tail.length - end > 1024 || hasArchive(tail)) return refuse('polyglot')
  const refusal = await wrongObjects(file, handle)
  return refusal ? refuse(refusal) : { ok: true, type: mediaTypes.pdf }
}

/** Whether an archive ends here, whatever is before it. */
export const hasArchive = (tail: Buffer): boolean =>
  tail.includes(Buffer.from('PK\x05\x06', 'latin1'))

// A letter of a name may be written as a number (§7.3.5): /J#61vaScript is /JavaScript.
const letter = (one: string) => `(?:${one}|#${one.charCodeAt(0).toString(16)})`
const nameOf = (name: string) => `/${[...name].map(letter).join('')}`
// What runs or starts something (§12.6.4).
const ACTS = new RegExp(`${nameOf('JavaScript')}|${nameOf('Launch')}`, 'i')
const PACKED = new RegExp(nameOf('ObjStm'), 'gi')
const FILTER = new RegExp(nameOf('Filter'), 'i')
const PREDICTOR = new RegExp(nameOf('Predictor'), 'i')
const NAME_CHARACTERS = 40 // of the longest of these, written in numbers

async function wrongObjects(
  file: string, handle: FileHandle,
): Promise<FileRefusal | undefined> {
  const streams = new Set<number>()
  let [at, before] = [0, '']
  for await (const chunk of createReadStream(file, { encoding: 'latin1' })) {
    const text = before + String(chunk)
    if (ACTS.test(text)) return 'active'
    for (const { index } of text.matchAll(PACKED)) streams.add(at + index)
    if (streams.size > STREAMS_MAX) return 'bomb'
    before = text.slice(-NAME_CHARACTERS)
    at += text.length - before.length
  }
  let unpacked = 0
  for (const name of streams) {
    const found = await lookInto(file, handle, { name, room: UNPACKED_MAX - unpacked })
    if (typeof found === 'string') return found
    unpacked += found
  }
  return undefined
}

/** How many bytes the objects packed at a place have, or why the file is refused. */
async function lookInto(
  file: string, handle: FileHandle, { name, room }: { name: number, room: number },
): Promise<number | FileRefusal> {
  const from = Math.max(0, name - DICTIONARY_BYTES)
  const around = (await readAt(handle, from, 2 * DICTIONARY_BYTES)).toString('latin1')
  const start = /\bstream\r?\n/.exec(around.slice(name - from))
  if (!start) return 'damaged'
  const until = name - from + start.index
  const dictionary = around.slice(around.lastIndexOf('endobj', until) + 1, until)
  if (PREDICTOR.test(dictionary)) return 'damaged'
  const found = await unpack(file, name + start.index + start[0].length, room)
  // Not packed: it was read with the others.
  return found === 'encrypted' && !FILTER.test(dictionary) ? 0 : found
}

async function unpack(
  file: string, start: number, room: number,
): Promise<number | FileRefusal> {
  const packed = createReadStream(file, { start })
  const inflate = createInflate()
  packed.on('error', (error) => inflate.destroy(error))
  let [bytes, before] = [0, '']
  try {
    for await (const chunk of packed.pipe(inflate)) {
      const text = before + Buffer.from(chunk).toString('latin1')
      bytes += text.length - before.length
      if (ACTS.test(text)) return 'active'
      if (bytes > room) return 'bomb'
      before = text.slice(-NAME_CHARACTERS)
    }
    return bytes
  } catch {
    // Encrypted, or packed in another way: nobody here could look into it.
    return bytes === 0 ? 'encrypted' : 'damaged'
  } finally {
    packed.destroy()
  }
}
