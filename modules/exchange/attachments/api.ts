// The bytes of a file over the network: to be saved and never shown, and noted before one leaves.
import { existsSync } from 'node:fs'
import { downloadHeaders } from '../../../kernel/files/name.ts'
import { type FileStore, streamFile } from '../../../kernel/files/store.ts'
import { NotFound, Unavailable } from '../../../kernel/http/problem.ts'
import type { FileAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { noteReads } from '../items/frame.tsx'
import { mayBeOpened } from './attachment.ts'
import { getAttachment } from './queries.ts'

/** GET /…/files/{file} */
export const downloadFile = (store: FileStore) =>
  async ({ reader, values }: PageRequest<{ id: string, file: string }>): Promise<FileAnswer> => {
    const file = await getAttachment(reader, values.id, values.file)
    if (!mayBeOpened(file)) throw new NotFound()
    const stored = store.pathOf(file.sha256)
    if (!existsSync(stored)) throw new Unavailable('The bytes of a file are not there')
    return {
      body: streamFile(stored, { start: 0, end: file.sizeBytes - 1 }), type: file.mediaType,
      headers: { ...downloadHeaders(file.name), 'content-length': String(file.sizeBytes) },
      record: noteReads([file.item], 'attachment'),
    }
  }
