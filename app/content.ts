// The real public content: read from `content/`, checked, and brought into the database.
import { editor } from '../kernel/access/actor.ts'
import { type Database } from '../kernel/database/database.ts'
import { write } from '../kernel/database/transaction.ts'
import { readCooperation, syncCooperation } from '../modules/cooperation/cooperation.ts'
import { readDirectory, syncDirectory } from '../modules/directory/directory.ts'
import {
  readObservatory, setLicenceOption, syncObservatory,
} from '../modules/observatory/observatory.ts'
import { readLibrary, syncLibrary } from '../modules/library/library.ts'

/** Everything in `content/`, checked record by record and link by link. */
export function readContent(folder: string) {
  const directory = readDirectory(folder)
  const library = readLibrary(folder, directory.known)
  const observatory = readObservatory(folder, directory)
  const cooperation = readCooperation(folder, directory.known)
  const parts = [directory, library, observatory, cooperation]
  const errors = parts.flatMap((part) => part.errors)
  return { directory, library, observatory, cooperation, errors }
}

export type Content = ReturnType<typeof readContent>

/** Writes the content into the database as the editor; only what differs is changed. */
export async function syncContent(
  database: Database, content: Content, { unclearLicences }: { unclearLicences: 'show' | 'hide' },
): Promise<void> {
  await write(database, editor('content', 'content'), async (writer) => {
    await syncDirectory(writer, content.directory)
    await syncLibrary(writer, content.library)
    await syncObservatory(writer, content.observatory)
    await setLicenceOption(writer, unclearLicences)
    await syncCooperation(writer, content.cooperation)
  })
}
