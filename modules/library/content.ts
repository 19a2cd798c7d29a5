// Reads the library's content files and brings the database to what they say.
import path from 'node:path'
import {
  findBrokenLinks, findDuplicates, findMisnamed, readRecords,
} from '../../kernel/content/records.ts'
import type { Writer } from '../../kernel/database/transaction.ts'
import { syncPublications } from './publications/actions.ts'
import { publicationRecord } from './publications/input.ts'

/** What the records of other modules are called, for checking links. */
export type KnownIds = { topics: Set<string>, bodies: Set<string>, states: Set<string> }

/** All publications, and everything wrong with their files or their links. */
export function readLibrary(folder: string, known: KnownIds) {
  const read = readRecords(path.join(folder, 'publications'), publicationRecord)
  const { records, filed, errors } = read
  const links = filed.flatMap(({ record, file }) => [
    ...findBrokenLinks({ file, field: 'topics' }, record.topics, known.topics),
    ...findBrokenLinks({ file, field: 'bodies' }, record.bodies, known.bodies),
    ...findBrokenLinks({ file, field: 'states' }, record.states, known.states),
  ])
  return {
    publications: records,
    errors: [...errors, ...findDuplicates(filed), ...findMisnamed(filed), ...links],
  }
}

export type LibraryContent = ReturnType<typeof readLibrary>

/** Writes the publications; only what differs is changed. */
export async function syncLibrary(writer: Writer, content: LibraryContent): Promise<void> {
  await syncPublications(writer, content.publications)
}
