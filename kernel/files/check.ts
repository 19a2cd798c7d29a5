// What a file is by its content, against the list of kinds that are taken, and whether its name
// agrees. What cannot be told for certain is refused.
import { createReadStream } from 'node:fs'
import { type FileHandle, open, readFile } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import { readAt } from './archive.ts'
import {
  type Extension, type FileCheck, isAllowed, type MediaType, mediaTypes, refuse,
} from './kinds.ts'
import { extensionOf } from './name.ts'
import { checkOffice } from './office.ts'
import { checkPdf, hasArchive } from './pdf.ts'

const JSON_BYTES_MAX = 20_000_000
const HEAD_BYTES = 4096

/** The media type of a file, or why it is refused. `name` is what its owner calls it. */
export async function checkFile(file: string, name: string): Promise<FileCheck> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    if (size === 0) return refuse('empty')
    const named = extensionOf(name)
    const content = await checkContent({ file, handle, size, named })
    if (!content.ok || (isAllowed(named) && mediaTypes[named] === content.type)) return content
    return refuse(isAllowed(named) ? 'not-what-its-name-says' : 'unknown-kind')
  } finally {
    await handle.close()
  }
}

type Looked = { file: string, handle: FileHandle, size: number, named: string }

async function checkContent({ file, handle, size, named }: Looked): Promise<FileCheck> {
  const head = await readAt(handle, 0, HEAD_BYTES)
  if (PROGRAM.some((mark) => head.indexOf(mark, 0, 'latin1') === 0)) return refuse('executable')
  if (head.indexOf('PK\x03\x04', 0, 'latin1') === 0) return checkOffice(handle, size)
  const ext = (await fileTypeFromFile(file).catch(() => undefined))?.ext ?? ''
  if (PROGRAMS.includes(ext)) return refuse('executable')
  // Office programs put an encrypted document into the older container (MS-OFFCRYPTO §2.3.4.4).
  if (ext === 'cfb') return refuse(await hasText(file, ENCRYPTED) ? 'encrypted' : 'unknown-kind')
  switch (ext) {
    case 'pdf':
      return checkPdf(file, handle, size)
    case 'png': case 'jpg': case 'webp':
      return checkPicture(ext, handle, size)
    case '': case 'xml': case 'csv': case 'json': case 'txt':
      // A PDF may not begin later, though programs look for it within the first kilobyte.
      if (head.subarray(0, 1024).includes('%PDF-')) return refuse('polyglot')
      return checkText(file, head, { size, named })
    default:
      return refuse(isAllowed(named) ? 'not-what-its-name-says' : 'unknown-kind')
  }
}

const PROGRAM = ['MZ', '\x7fELF', '#!', '\xca\xfe\xba\xbe', '\xcf\xfa\xed\xfe', '\xce\xfa\xed\xfe']
const PROGRAMS = ['exe', 'elf', 'macho', 'class', 'wasm', 'dex', 'jar', 'apk', 'deb', 'rpm', 'lnk', 'nes', 'swf', 'crx', 'xpi']
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')

async function hasText(file: string, text: Buffer): Promise<boolean> {
  let before = Buffer.alloc(0)
  for await (const chunk of createReadStream(file)) {
    const bytes = Buffer.concat([before, chunk])
    if (bytes.includes(text)) return true
    before = bytes.subarray(-text.length)
  }
  return false
}

const TAIL_BYTES = 66_000 // the end of an archive stands within the last 65,557

async function checkPicture(
  ext: 'png' | 'jpg' | 'webp', handle: FileHandle, size: number,
): Promise<FileCheck> {
  const tail = await readAt(handle, Math.max(0, size - TAIL_BYTES), TAIL_BYTES)
  if (hasArchive(tail)) return refuse('polyglot')
  const isWhole = {
    png: () => tail.subarray(-8, -4).toString('latin1') === 'IEND',
    // Cameras write more after the end mark: that it is there is all that can be asked.
    jpg: () => tail.includes(Buffer.from([0xff, 0xd9])),
    webp: () => true,
  }[ext]()
  if (!isWhole) return refuse('damaged')
  if (ext === 'webp') {
    const stated = (await readAt(handle, 4, 4)).readUInt32LE(0) + 8
    if (stated !== size) return refuse(stated > size ? 'damaged' : 'polyglot')
  }
  return { ok: true, type: mediaTypes[ext] }
}

const textKinds: readonly Extension[] = ['txt', 'csv', 'json']

async function checkText(
  file: string, head: Buffer, { size, named }: { size: number, named: string },
): Promise<FileCheck> {
  const kind = textKinds.find((one) => one === named)
  if (kind === undefined) {
    return refuse(isAllowed(named) ? 'not-what-its-name-says' : 'unknown-kind')
  }
  const start = head.toString('utf8').replace(/^\uFEFF/, '').trimStart().toLowerCase()
  if (MARKUP.test(start)) return refuse('not-what-its-name-says')
  if (!await isCleanText(file)) return refuse('not-text')
  if (kind !== 'json') return { ok: true, type: mediaTypes[kind] }
  return size > JSON_BYTES_MAX ? refuse('too-large') : checkJson(file, mediaTypes.json)
}

// What a browser or an interpreter would take for its own.
const MARKUP = /^<(!doctype|\?xml|\?php|html|head|body|script|svg|iframe|!--)/

// eslint-disable-next-line no-control-regex -- Looking for them is the point.
const CONTROLS = /[\u0000-\u0008\u000B\u000E-\u001F\u007F\u0080-\u009F]/

async function isCleanText(file: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of createReadStream(file)) {
      if (CONTROLS.test(decoder.decode(chunk, { stream: true }))) return false
    }
    return !CONTROLS.test(decoder.decode())
  } catch {
    return false
  }
}

async function checkJson(file: string, type: MediaType): Promise<FileCheck> {
  try {
    JSON.parse((await readFile(file, 'utf8')).replace(/^\uFEFF/, ''))
    return { ok: true, type }
  } catch {
    return refuse('damaged')
  }
}
