// The bytes of files and covers over the network. What others made is never run as a page of ours.
import { existsSync, readFileSync } from 'node:fs'
import { NotFound } from '../../../kernel/http/problem.ts'
import type { FileAnswer, MachineRequest } from '../../../kernel/http/route.ts'
import { type LibraryFile, mediaTypes } from './file.ts'
import { findFile } from './queries.ts'
import { type FileStore, streamFile } from './store.ts'

/** GET /files/{id}/{name}: a PDF opens in the browser, other kinds are downloaded. */
export function fileHandler(store: FileStore) {
  return async ({ values, reader, header }: MachineRequest): Promise<FileAnswer> => {
    const file = await getFile(reader, values.id)
    const stored = store.pathOf(file.sha256)
    if (!existsSync(stored)) throw new NotFound()
    const inline = file.mediaType === mediaTypes.pdf
    const headers = {
      'content-disposition': `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'content-security-policy': inline ? "default-src 'none'; object-src 'self'; plugin-types application/pdf" : "default-src 'none'; sandbox",
      'cache-control': 'public, max-age=31536000, immutable',
      'accept-ranges': 'bytes',
    }
    const range = readRange(header('range'), file.sizeBytes)
    if (!range) return { body: streamFile(stored), type: file.mediaType, headers: { ...headers, 'content-length': String(file.sizeBytes) } }
    return {
      body: streamFile(stored, range), type: file.mediaType, status: 206,
      headers: {
        ...headers,
        'content-range': `bytes ${range.start}-${range.end}/${file.sizeBytes}`,
        'content-length': String(range.end - range.start + 1),
      },
    }
  }
}

/** GET /covers/{id}: the picture of the first page. */
export function coverHandler(store: FileStore) {
  return async ({ values, reader }: MachineRequest): Promise<FileAnswer> => {
    const file = await getFile(reader, values.id)
    const cover = store.coverPathOf(file.sha256)
    if (!file.cover || !existsSync(cover)) throw new NotFound()
    return {
      body: new Uint8Array(readFileSync(cover)), type: 'image/png',
      headers: { 'cache-control': 'public, max-age=31536000, immutable' },
    }
  }
}

async function getFile(reader: MachineRequest['reader'], id = ''): Promise<LibraryFile> {
  const file = /^[1-9]\d{0,8}$/.test(id) ? await findFile(reader, Number(id)) : undefined
  if (!file) throw new NotFound()
  return file
}

// One range only (RFC 9110 §14.1.2); anything else gets the whole file.
function readRange(header: string | undefined, size: number) {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (from === '' && to === '') return undefined
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  return start <= end && start < size ? { start, end } : undefined
}
