// The bytes of a file over the network: to be saved and never shown, and noted before one leaves.
import { existsSync } from 'node:fs'
import { downloadHeaders } from '../../../kernel/files/name.ts'
import { type FileStore, tagOf } from '../../../kernel/files/store.ts'
import { NotFound, Unavailable } from '../../../kernel/http/problem.ts'
import type { PageRequest, StoredAnswer } from '../../../kernel/http/route.ts'
import { insertDownload } from '../records/queries.ts'
import { mayBeOpened } from './attachment.ts'
import { getAttachment } from './queries.ts'

/** GET /…/files/{file} */
export const downloadFile = (store: FileStore) =>
  async ({ reader, values }: PageRequest<{ id: string, file: string }>): Promise<StoredAnswer> => {
    const file = await getAttachment(reader, values.id, values.file)
    if (!mayBeOpened(file)) throw new NotFound()
    const stored = store.pathOf(file.sha256)
    if (!existsSync(stored)) throw new Unavailable('The bytes of a file are not there')
    return {
      file: { path: stored, sizeBytes: file.sizeBytes, etag: tagOf(file.sha256) },
      type: file.mediaType, headers: downloadHeaders(file.name),
      record: ({ isRest }) => (writer) =>
        insertDownload(writer, { item: file.item, file: file.id, isRest }),
    }
  }
