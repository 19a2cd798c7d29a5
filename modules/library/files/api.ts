// The bytes of files and covers over the network. What others made is never run as a page of ours.
import { existsSync, readFileSync } from 'node:fs'
import { disposition } from '../../../kernel/files/name.ts'
import { type FileStore, tagOf } from '../../../kernel/files/store.ts'
import { NotFound } from '../../../kernel/http/problem.ts'
import type { FileAnswer, MachineRequest, StoredAnswer } from '../../../kernel/http/route.ts'
import { href } from '../paths.ts'
import { type LibraryFile, mediaTypes } from './file.ts'
import { findFile } from './queries.ts'

// A file never changes under its address, a new version has another; but it may be withdrawn.
const FOR_AN_HOUR = 'public, max-age=3600, must-revalidate'
// Browsers' own viewers style a PDF they show; nothing in it may run or be loaded.
const PDF_POLICY = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'"
const DOWNLOAD_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"

/** GET /files/{id}/{name}: a PDF opens in the browser, other kinds are downloaded. */
export function fileHandler(store: FileStore) {
  return async ({ values, reader, origin }: MachineRequest): Promise<StoredAnswer> => {
    const file = await getFile(reader, values.id)
    const stored = store.pathOf(file.sha256)
    if (!existsSync(stored)) throw new NotFound()
    return {
      file: { path: stored, sizeBytes: file.sizeBytes, etag: tagOf(file.sha256) },
      type: file.mediaType, headers: headersOf(file, origin),
    }
  }
}

function headersOf(file: LibraryFile, origin: string) {
  const inline = file.mediaType === mediaTypes.pdf
  return {
    'last-modified': file.addedAt.toUTCString(),
    'content-disposition': disposition(inline ? 'inline' : 'attachment', file.name),
    'content-security-policy': inline ? PDF_POLICY : DOWNLOAD_POLICY,
    'cache-control': FOR_AN_HOUR,
    // FAIR Signposting: a content resource leads back to its landing page.
    link: `<${origin}${href.publication('en', file.publication)}>; rel="collection"; type="text/html"`,
  }
}

/** GET /covers/{id}: the picture of the first page. */
export function coverHandler(store: FileStore) {
  return async ({ values, reader }: MachineRequest): Promise<FileAnswer> => {
    const file = await getFile(reader, values.id)
    const cover = store.coverPathOf(file.sha256)
    if (!file.cover || !existsSync(cover)) throw new NotFound()
    return {
      body: new Uint8Array(readFileSync(cover)), type: 'image/png', headers: { 'cache-control': FOR_AN_HOUR },
    }
  }
}

async function getFile(reader: MachineRequest['reader'], id = ''): Promise<LibraryFile> {
  const file = /^[1-9]\d{0,8}$/.test(id) ? await findFile(reader, Number(id)) : undefined
  if (!file) throw new NotFound()
  return file
}
