// Reads the directory's content files and brings the database to what they say.
import path from 'node:path'
import { type ContentError, findDuplicates, readRecord, readRecords } from '../../kernel/content/records.ts'
import type { Writer } from '../../kernel/database/transaction.ts'
import { observersRecord, stateRecord } from './states/input.ts'
import { syncObservers, syncStates } from './states/queries.ts'

/** States and observers, and everything wrong with their files. */
export function readDirectory(folder: string) {
  const states = readRecords(path.join(folder, 'states'), stateRecord)
  const observers = readRecord(path.join(folder, 'observers.yaml'), observersRecord)
  const errors: ContentError[] = [
    ...states.errors,
    ...observers.errors,
    ...findDuplicates('states', states.records.map(({ id }) => id)),
  ]
  return { states: states.records, observers: observers.records[0], errors }
}

export type DirectoryContent = ReturnType<typeof readDirectory>

/** Writes States and observers; only what differs is changed. */
export async function syncDirectory(writer: Writer, content: DirectoryContent): Promise<void> {
  await syncStates(writer, content.states)
  await syncObservers(writer, content.observers?.names ?? [])
}
