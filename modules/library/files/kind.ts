// Tells the kind of a file by its first bytes, not by its name.
import { open, stat } from 'node:fs/promises'
import path from 'node:path'
import { FILE_BYTES_MAX, type FileKind, type Refusal } from './file.ts'

const HEAD_BYTES = 4096

/** The kind and size of a file, or why it is refused at the door. */
export async function inspectFile(
  file: string,
): Promise<{ ok: true, kind: FileKind, sizeBytes: number } | { ok: false, refusal: Refusal }> {
  const { size } = await stat(file)
  if (size === 0) return { ok: false, refusal: 'empty' }
  if (size > FILE_BYTES_MAX) return { ok: false, refusal: 'too-large' }
  const kind = kindOf(await readHead(file))
  const named = kindByName(file)
  if (named && kind && named !== kind) return { ok: false, refusal: 'not-what-its-name-says' }
  if (!kind) return { ok: false, refusal: named ? 'not-what-its-name-says' : 'unknown-kind' }
  return { ok: true, kind, sizeBytes: size }
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

function kindOf(head: Buffer): FileKind | undefined {
  // PDF allows other bytes before its mark, within the first kilobyte (ISO 32000-2, annex I).
  if (head.subarray(0, 1024).includes('%PDF-')) return 'pdf'
  if (head.subarray(0, 4).equals(Buffer.from('PK\x03\x04'))) return 'docx'
  const text = head.toString('utf8').replace(/^\uFEFF/, '').trimStart().toLowerCase()
  return /^(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)*<(!doctype html|html|head|body)/.test(text) ? 'html' : undefined
}

function kindByName(file: string): FileKind | undefined {
  switch (path.extname(file).toLowerCase()) {
    case '.pdf': return 'pdf'
    case '.docx': return 'docx'
    case '.html': case '.htm': return 'html'
    default: return undefined
  }
}
