// Tells the kind of a file by its first bytes, not by its name.
import { createReadStream, type Stats } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import path from 'node:path'
import { FILE_BYTES_MAX, type FileKind, type Refusal } from './file.ts'

const HEAD_BYTES = 4096

export type Inspected = { ok: true, kind: FileKind, sizeBytes: number } | { ok: false, refusal: Refusal }

/** The kind and size of a file, or why it is refused at the door. */
export async function inspectFile(file: string): Promise<Inspected> {
  const found: Stats | undefined = await stat(file).catch(() => undefined)
  if (!found) return { ok: false, refusal: 'missing' }
  if (found.isDirectory()) return { ok: false, refusal: 'folder' }
  if (found.size === 0) return { ok: false, refusal: 'empty' }
  if (found.size > FILE_BYTES_MAX) return { ok: false, refusal: 'too-large' }
  const head = await readHead(file)
  const named = kindByName(file)
  const kind = kindOf(head, named)
  if (kind && kind === named) return { ok: true, kind, sizeBytes: found.size }
  if (named === 'docx' && isCompound(head) && await isEncrypted(file)) return { ok: false, refusal: 'encrypted' }
  if (named) return { ok: false, refusal: 'not-what-its-name-says' }
  // Many kinds are archives: without the name of a document it is not taken for one.
  if (!kind || (kind === 'docx' && path.extname(file) !== '')) return { ok: false, refusal: 'unknown-kind' }
  return { ok: true, kind, sizeBytes: found.size }
}

async function readHead(file: string): Promise<Buffer> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

function kindOf(head: Buffer, named: FileKind | undefined): FileKind | undefined {
  // PDF allows other bytes before its mark, within the first kilobyte (ISO 32000-2, annex I).
  if (head.subarray(0, 1024).includes('%PDF-')) return 'pdf'
  if (head.subarray(0, 4).equals(Buffer.from('PK\x03\x04'))) return 'docx'
  if (head.includes(0)) return undefined
  const text = head.toString('utf8').replace(/^\uFEFF/, '').trimStart().toLowerCase()
  if (/^(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)*<(!doctype html|html|head|body)/.test(text)) return 'html'
  return named === 'html' && /<[a-z][^>]*>/.test(text) ? 'html' : undefined
}

function kindByName(file: string): FileKind | undefined {
  switch (path.extname(file).toLowerCase()) {
    case '.pdf': return 'pdf'
    case '.docx': return 'docx'
    case '.html': case '.htm': return 'html'
    default: return undefined
  }
}

// Office programs put an encrypted document into the older container, as one stream with this name
// (MS-OFFCRYPTO §2.3.4.4).
const isCompound = (head: Buffer) => head.subarray(0, 4).equals(Buffer.from('d0cf11e0', 'hex'))
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')

async function isEncrypted(file: string): Promise<boolean> {
  let before = Buffer.alloc(0)
  for await (const chunk of createReadStream(file)) {
    const bytes = Buffer.concat([before, chunk])
    if (bytes.includes(ENCRYPTED)) return true
    before = bytes.subarray(-ENCRYPTED.length)
  }
  return false
}
