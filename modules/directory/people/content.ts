// Reads the exercise world's part of the directory, and brings the database to what it says.
import path from 'node:path'
import {
  type ContentError, findBrokenLinks, readRecord,
} from '../../../kernel/content/records.ts'
import type { Writer } from '../../../kernel/database/transaction.ts'
import { communityRecords } from '../communities/input.ts'
import {
  type ExerciseContact, syncExerciseCommunities, syncExerciseContacts,
} from '../communities/queries.ts'
import { exerciseStateRecords, organizationRecords } from '../organizations/input.ts'
import { syncExerciseOrganizations } from '../organizations/queries.ts'
import { personRecords } from './input.ts'
import { exerciseId } from './people.ts'
import { syncExercisePeople } from './queries.ts'

/**
 * Invented States, organizations, people and communities, and everything wrong with their files.
 */
export function readExerciseDirectory(folder: string) {
  const file = (name: string) => path.join(folder, `${name}.yaml`)
  const states = readRecord(file('states'), exerciseStateRecords)
  const organizations = readRecord(file('organizations'), organizationRecords)
  const people = readRecord(file('people'), personRecords)
  const communities = readRecord(file('communities'), communityRecords)
  const known = new Set(organizations.records.flat().map(({ code }) => code))
  const knownStates = new Set(states.records.flat().map(({ id }) => id))
  const broken: ContentError[] = [
    ...organizations.filed.flatMap((one) => findBrokenLinks({ file: one.file, field: 'state' },
      one.record.flatMap(({ state }) => state ?? []), knownStates)),
    ...people.filed.flatMap((one) => findBrokenLinks({ file: one.file, field: 'organization' },
      one.record.map(({ organization }) => organization), known)),
    ...communities.filed.flatMap((one) => findBrokenLinks({ file: one.file, field: 'members' },
      one.record.flatMap(({ members }) => members), known)),
  ]
  return {
    states: states.records.flat(), organizations: organizations.records.flat(),
    people: people.records.flat(), communities: communities.records.flat(),
    errors: [
      ...[states, organizations, people, communities].flatMap(({ errors }) => errors), ...broken,
    ],
  }
}

export type ExerciseDirectory = ReturnType<typeof readExerciseDirectory>

/** Writes what differs. What people changed while trying things out stays. */
export async function syncExerciseDirectory(
  writer: Writer, world: ExerciseDirectory,
): Promise<void> {
  await syncExerciseOrganizations(writer, world.states, world.organizations)
  await syncExercisePeople(writer, world.people)
  await syncExerciseCommunities(writer, world.communities)
  const desk = world.people.filter(({ role }) => role === 'desk')
    .map(({ code }) => exerciseId('account', code))
  const [registrar, confirmer] = desk
  if (registrar && confirmer) {
    await syncExerciseContacts(writer, contactsOf(world), [registrar, confirmer])
  }
}

// The first two people of each organization: one on duty around the clock, one contact.
function contactsOf({ communities, people }: ExerciseDirectory): ExerciseContact[] {
  return communities.flatMap(({ code, members }) => members.flatMap((organization) =>
    people.filter((one) => one.organization === organization).slice(0, 2).map((one, index) => ({
      community: code, organization, person: one.code,
      role: index === 0 ? 'duty' as const : 'contact' as const,
    }))))
}
