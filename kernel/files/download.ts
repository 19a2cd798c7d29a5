// The answer that carries a stored file of others to whoever may have it.
import { existsSync } from 'node:fs'
import { NotFound } from '../http/problem.ts'
import type { FileAnswer } from '../http/route.ts'
import { downloadHeaders } from './name.ts'
import { type FileStore, streamFile } from './store.ts'

type Stored = { sha256: string, name: string, mediaType: string, sizeBytes: number }

/** Always saved and never shown; a file whose bytes are not there is not found. */
export function downloadOf(store: FileStore, file: Stored): FileAnswer {
  const stored = store.pathOf(file.sha256)
  if (file.sizeBytes < 1 || !existsSync(stored)) throw new NotFound()
  return {
    body: streamFile(stored, { start: 0, end: file.sizeBytes - 1 }),
    type: file.mediaType,
    headers: { ...downloadHeaders(file.name), 'content-length': String(file.sizeBytes) },
  }
}
