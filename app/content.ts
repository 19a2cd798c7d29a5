// The real public content: read from `content/`, checked, and brought into the database.
import path from 'node:path'
import { editor } from '../kernel/access/actor.ts'
import type { ContentError } from '../kernel/content/records.ts'
import { type Database } from '../kernel/database/database.ts'
import { write } from '../kernel/database/transaction.ts'
import { readDirectory, syncDirectory } from '../modules/directory/directory.ts'

/** Everything in `content/`, checked record by record and link by link. */
export function readContent(folder: string) {
  const directory = readDirectory(folder)
  return { directory, errors: directory.errors satisfies ContentError[] }
}

export type Content = ReturnType<typeof readContent>

/** Writes the content into the database as the editor; only what differs is changed. */
export async function syncContent(database: Database, content: Content): Promise<void> {
  await write(database, editor('content', 'content'), async (writer) => {
    await syncDirectory(writer, content.directory)
  })
}

export const contentFolder = path.join(import.meta.dirname, '../content')
