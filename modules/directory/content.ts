// Reads the directory's content files and brings the database to what they say.
import path from 'node:path'
import {
  type ContentError, type Filed, findBrokenLinks, findDuplicates, findMisnamed, knownIds,
  readRecord, readRecords,
} from '../../kernel/content/records.ts'
import type { Writer } from '../../kernel/database/transaction.ts'
import { type BodyRecord, bodyRecord } from './bodies/input.ts'
import { syncBodies } from './bodies/queries.ts'
import { observersRecord, stateRecord } from './states/input.ts'
import { syncObservers, syncStates } from './states/queries.ts'
import { topicRecord } from './topics/input.ts'
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
  const known = {
    states: knownIds(states), topics: knownIds(topics), bodies: knownIds(bodies),
  }
  const lists = [states, topics, bodies, treaties]
  return {
    states: states.records, observers: observers.records[0], topics: topics.records,
    bodies: bodies.records, treaties: treaties.records, known,
    errors: [
      ...[observers, ...lists].flatMap(({ errors }) => errors),
      ...lists.flatMap(({ filed }) => [...findDuplicates(filed), ...findMisnamed(filed)]),
      ...bodies.filed.flatMap((body) => findWrongPlaces(body, known, bodies.records)),
      ...treaties.filed.flatMap((treaty) => findDeadLinks(treaty, known)),
    ],
  }
}

export type DirectoryContent = ReturnType<typeof readDirectory>
type Known = { states: Set<string>, topics: Set<string>, bodies: Set<string> }

function findWrongPlaces(
  { record, file }: Filed<BodyRecord>, known: Known, bodies: BodyRecord[],
): ContentError[] {
  const loop = leadsToItself(record, new Map(bodies.map(({ id, parent }) => [id, parent])))
  return [
    ...findBrokenLinks({ file, field: 'parent' }, record.parent ? [record.parent] : [], known.bodies),
    ...findBrokenLinks({ file, field: 'topics' }, record.topics, known.topics),
    ...(loop ? [{ file, field: 'parent', message: `leads back to "${record.id}"` }] : []),
  ]
}

// At most as many steps as there are bodies: a loop further up is told where it is.
function leadsToItself({ id, parent }: BodyRecord, parents: Map<string, string | null>): boolean {
  let above = parent
  for (let step = 0; above && above !== id && step < parents.size; step += 1) {
    above = parents.get(above) ?? null
  }
  return above === id
}

function findDeadLinks({ record, file }: Filed<TreatyRecord>, known: Known): ContentError[] {
  const states = record.participation.records.flatMap(({ state }) => state ?? [])
  return [
    ...findBrokenLinks({ file, field: 'bodies' }, record.bodies, known.bodies),
    ...findBrokenLinks({ file, field: 'topics' }, record.topics, known.topics),
    ...findBrokenLinks({ file, field: 'participation' }, states, known.states),
  ]
}

/** Writes everything; only what differs is changed. */
export async function syncDirectory(writer: Writer, content: DirectoryContent): Promise<void> {
  await syncStates(writer, content.states)
  await syncObservers(writer, content.observers?.names ?? [])
  await syncTopics(writer, content.topics)
  await syncBodies(writer, content.bodies)
  await syncTreaties(writer, content.treaties)
}
