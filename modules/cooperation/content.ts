// Reads the projects' content files and brings the database to what they say.
import path from 'node:path'
import {
  type ContentError, findBrokenLinks, findDuplicates, readRecords,
} from '../../kernel/content/records.ts'
import type { Writer } from '../../kernel/database/transaction.ts'
import { projectRecord } from './projects/input.ts'
import { syncProjects } from './projects/queries.ts'

/** All projects, and everything wrong with their files or their links. */
export function readCooperation(
  folder: string, known: { topics: Set<string>, bodies: Set<string>, states: Set<string> },
) {
  const { records, errors } = readRecords(path.join(folder, 'projects'), projectRecord)
  const links = records.flatMap((record): ContentError[] => {
    const from = (field: string) => ({ kind: 'projects', id: record.id, field })
    return [
      ...findBrokenLinks(from('topics'), record.topics, known.topics),
      ...findBrokenLinks(from('bodies'), record.bodies, known.bodies),
      ...findBrokenLinks(from('states'), record.states ?? [], known.states),
    ]
  })
  const duplicates = findDuplicates('projects', records.map(({ id }) => id))
  return { projects: records, errors: [...errors, ...duplicates, ...links] }
}

export type CooperationContent = ReturnType<typeof readCooperation>

/** Writes the projects; only what differs is changed. */
export async function syncCooperation(writer: Writer, content: CooperationContent): Promise<void> {
  await syncProjects(writer, content.projects)
}
