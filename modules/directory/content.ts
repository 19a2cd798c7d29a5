// Reads the directory's content files and brings the database to what they say.
import path from 'node:path'
import {
  type ContentError, findBrokenLinks, findDuplicates, readRecord, readRecords,
} from '../../kernel/content/records.ts'
import type { Writer } from '../../kernel/database/transaction.ts'
import { type BodyRecord, bodyRecord } from './bodies/input.ts'
import { syncBodies } from './bodies/queries.ts'
import { observersRecord, type StateRecord, stateRecord } from './states/input.ts'
import { syncObservers, syncStates } from './states/queries.ts'
import { type TopicRecord, topicRecord } from './topics/input.ts'
import { syncTopics } from './topics/queries.ts'
import { type TreatyRecord, treatyRecord } from './treaties/input.ts'
import { syncTreaties } from './treaties/queries.ts'

/** States, observers, topics, bodies and treaties, and everything wrong with their files. */
export function readDirectory(folder: string) {
  const states = readRecords(path.join(folder, 'states'), stateRecord)
  const observers = readRecord(path.join(folder, 'observers.yaml'), observersRecord)
  const topics = readRecords(path.join(folder, 'topics'), topicRecord)
  const bodies = readRecords(path.join(folder, 'bodies'), bodyRecord)
  const treaties = readRecords(path.join(folder, 'treaties'), treatyRecord)
  const content = {
    states: states.records, observers: observers.records[0], topics: topics.records,
    bodies: bodies.records, treaties: treaties.records,
  }
  const read = [states, observers, topics, bodies, treaties].flatMap(({ errors }) => errors)
  return { ...content, errors: [...read, ...findDuplicateIds(content), ...findDeadLinks(content)] }
}

export type DirectoryContent = ReturnType<typeof readDirectory>
type Lists = {
  states: StateRecord[], topics: TopicRecord[], bodies: BodyRecord[], treaties: TreatyRecord[],
}

function findDuplicateIds({ states, topics, bodies, treaties }: Lists): ContentError[] {
  const lists = { states, topics, bodies, treaties }
  return Object.entries(lists).flatMap(([kind, list]) =>
    findDuplicates(kind, list.map(({ id }) => id)))
}

function findDeadLinks({ states, topics, bodies, treaties }: Lists): ContentError[] {
  const known = {
    states: idsOf(states), topics: idsOf(topics), bodies: idsOf(bodies),
  }
  return [
    ...bodies.flatMap(({ id, parent, topics: about }) => [
      ...findBrokenLinks({ kind: 'bodies', id, field: 'parent' }, parent ? [parent] : [], known.bodies),
      ...findBrokenLinks({ kind: 'bodies', id, field: 'topics' }, about, known.topics),
    ]),
    ...treaties.flatMap(({ id, bodies: by, topics: about, participation }) => [
      ...findBrokenLinks({ kind: 'treaties', id, field: 'bodies' }, by, known.bodies),
      ...findBrokenLinks({ kind: 'treaties', id, field: 'topics' }, about, known.topics),
      ...findBrokenLinks({ kind: 'treaties', id, field: 'participation' },
        participation.records.flatMap(({ state }) => state ?? []), known.states),
    ]),
  ]
}

/** The identifiers of a list of records. */
export const idsOf = (records: { id: string }[]) => new Set(records.map(({ id }) => id))

/** Writes everything; only what differs is changed. */
export async function syncDirectory(writer: Writer, content: DirectoryContent): Promise<void> {
  await syncStates(writer, content.states)
  await syncObservers(writer, content.observers?.names ?? [])
  await syncTopics(writer, content.topics)
  await syncBodies(writer, content.bodies)
  await syncTreaties(writer, content.treaties)
}
