// The real public content: read from `content/`, checked, and brought into the database.
import { editor } from '../kernel/access/actor.ts'
import { type Database } from '../kernel/database/database.ts'
import { write } from '../kernel/database/transaction.ts'
import { readCooperation, syncCooperation } from '../modules/cooperation/cooperation.ts'
import { readDirectory, syncDirectory } from '../modules/directory/directory.ts'
import { readLibrary, syncLibrary } from '../modules/library/library.ts'

/** Everything in `content/`, checked record by record and link by link. */
export function readContent(folder: string) {
  const directory = readDirectory(folder)
  const library = readLibrary(folder, directory.known)
  const cooperation = readCooperation(folder, directory.known)
  const errors = [...directory.errors, ...library.errors, ...cooperation.errors]
  return { directory, library, cooperation, errors }
}

export type Content = ReturnType<typeof readContent>

/** Writes the content into the database as the editor; only what differs is changed. */
export async function syncContent(database: Database, content: Content): Promise<void> {
  await write(database, editor('content', 'content'), async (writer) => {
    await syncDirectory(writer, content.directory)
    await syncLibrary(writer, content.library)
    await syncCooperation(writer, content.cooperation)
  })
}
