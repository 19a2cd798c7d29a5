// Reads the projects' content files and brings the database to what they say.
import path from 'node:path'
import {
  findBrokenLinks, findDuplicates, findMisnamed, readRecords,
} from '../../kernel/content/records.ts'
import type { Writer } from '../../kernel/database/transaction.ts'
import { projectRecord } from './projects/input.ts'
import { syncProjects } from './projects/queries.ts'

/** All projects, and everything wrong with their files or their links. */
export function readCooperation(
  folder: string, known: { topics: Set<string>, bodies: Set<string>, states: Set<string> },
) {
  const { records, filed, errors } = readRecords(path.join(folder, 'projects'), projectRecord)
  const links = filed.flatMap(({ record, file }) => [
    ...findBrokenLinks({ file, field: 'topics' }, record.topics, known.topics),
    ...findBrokenLinks({ file, field: 'bodies' }, record.bodies, known.bodies),
    ...findBrokenLinks({ file, field: 'states' }, record.states ?? [], known.states),
  ])
  return {
    projects: records,
    errors: [...errors, ...findDuplicates(filed), ...findMisnamed(filed), ...links],
  }
}

export type CooperationContent = ReturnType<typeof readCooperation>

/** Writes the projects; only what differs is changed. */
export async function syncCooperation(writer: Writer, content: CooperationContent): Promise<void> {
  await syncProjects(writer, content.projects)
}
