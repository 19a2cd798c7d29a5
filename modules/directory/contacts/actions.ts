// Note verbale in, role out. Each action is done as the person; the policies ask for the desk and
// for a session that has just been confirmed, the table for two different people.
import type { Person } from '../../../kernel/access/actor.ts'
import { areIndependent } from '../../../kernel/access/first-code-queries.ts'
import type { Writer } from '../../../kernel/database/transaction.ts'
import { Conflict, NotFound } from '../../../kernel/http/problem.ts'
import {
  addMissingMembership, confirmContact, confirmEnd, dropEnd, findContact, findNote,
  insertConfirmation, insertContact, insertNote, isNamed, listOwnContacts, type NewContact,
  type NewNote, refuseContact, registerEnd,
} from './queries.ts'

export type Nomination = Omit<NewNote, 'by'> & Omit<NewContact, 'by' | 'note' | 'organization'> & {
  /** The authority the contact works for; the note comes from the mission. */
  authority: string
}

/**
 * Registers a note that names a contact. It opens nothing before a second person confirms it.
 * Throws Conflict when the same note has named the same person for the same community.
 */
export async function registerNomination(
  writer: Writer, actor: Person, nomination: Nomination,
): Promise<string> {
  const note = await registerNote(writer, actor, nomination)
  if (await isNamed(writer, { ...nomination, note })) throw new Conflict('named already')
  return insertContact(
    writer, { ...nomination, organization: nomination.authority, note, by: actor.id },
  )
}

/** The second person at the desk confirms. Throws Conflict for the first, NotFound for others. */
export async function confirmNomination(
  writer: Writer, actor: Person, contact: string,
): Promise<void> {
  await mustBeSecond(writer, actor, { contact, first: 'registeredBy' })
  if (!await confirmContact(writer, contact, actor.id)) throw new Conflict('decided already')
  await addMissingMembership(writer, contact)
}

export async function refuseNomination(writer: Writer, contact: string): Promise<void> {
  if (!await refuseContact(writer, contact)) throw new NotFound()
}

/** Registers a note that ends a role. Until a second person confirms it, the role goes on. */
export async function registerEnding(
  writer: Writer, actor: Person, { contact, ...note }: Omit<NewNote, 'by'> & { contact: string },
): Promise<void> {
  const id = await registerNote(writer, actor, note)
  if (!await registerEnd(writer, { contact, note: id, by: actor.id })) throw new NotFound()
}

/** The end was registered by mistake, or nobody confirms it: the role goes on. */
export async function refuseEnding(writer: Writer, contact: string): Promise<void> {
  if (!await dropEnd(writer, contact)) throw new NotFound()
}

export async function confirmEnding(
  writer: Writer, actor: Person, contact: string,
): Promise<void> {
  await mustBeSecond(writer, actor, { contact, first: 'endRegisteredBy' })
  if (!await confirmEnd(writer, contact, actor.id)) throw new Conflict('decided already')
}

/** One click every quarter: all roles of the person are still right. Returns how many. */
export async function confirmOwnEntries(writer: Writer, actor: Person): Promise<number> {
  const contacts = await listOwnContacts(writer, actor.id)
  for (const { id } of contacts) await insertConfirmation(writer, id, actor.id)
  return contacts.length
}

async function registerNote(
  writer: Writer, actor: Person, { organization, number, dated, file }: Omit<NewNote, 'by'>,
): Promise<string> {
  const note = { organization, number, dated }
  // One note may end the role of one person and name the next.
  const made = await insertNote(writer, { ...note, file, by: actor.id }) ??
    await findNote(writer, note)
  if (made === undefined) throw new NotFound()
  return made
}

async function mustBeSecond(
  writer: Writer, actor: Person,
  { contact, first }: { contact: string, first: 'registeredBy' | 'endRegisteredBy' },
): Promise<void> {
  const found = await findContact(writer, contact)
  if (!found || found[first] === null) throw new NotFound()
  if (!await areIndependent(writer, found[first], actor.id)) {
    throw new Conflict('who registered it cannot confirm it')
  }
}
