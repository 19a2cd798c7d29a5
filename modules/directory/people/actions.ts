// Who comes into an organization, as what, and who leaves. Each action is done as the person; the
// policies ask for an administrator or the desk, and for a session that has just been confirmed.
import { randomUUID } from 'node:crypto'
import { newFirstCode } from '../../../kernel/access/first-code.ts'
import { FIRST_CODE_HOURS } from '../../../kernel/access/limits.ts'
import { insertAccount } from '../../../kernel/access/session-queries.ts'
import type { Writer } from '../../../kernel/database/transaction.ts'
import { Conflict } from '../../../kernel/http/problem.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import type { Member, Role } from './people.ts'
import {
  endMembership, holdAdministrators, insertPerson, makeFirstCodeFor, replaceMembership,
} from './queries.ts'

export type NewPerson = {
  name: string
  /** Also the name with which the person signs in. */
  email: string
  phone: string | null
  languages: Language[]
  exercise: boolean
}

/** Adds a person with an account and no role yet; undefined when the address is taken. */
export async function addPerson(writer: Writer, person: NewPerson): Promise<string | undefined> {
  const [account, id] = [randomUUID(), randomUUID()]
  const isNew = await insertAccount(
    writer, { id: account, name: person.email, trial: person.exercise },
  )
  if (!isNew) return undefined
  await insertPerson(writer, { ...person, id, account })
  return id
}

/**
 * Makes the code with which someone signs in for the first time; it is returned here and kept
 * nowhere. Throws NotFound for whom the actor may not let in: the policies say whom.
 */
export async function letIn(
  writer: Writer, account: string,
): Promise<{ code: string, until: Date }> {
  const { code, hash } = newFirstCode()
  return { code, until: await makeFirstCodeFor(writer, account, { hash, hours: FIRST_CODE_HOURS }) }
}

/** From now on the person has another role in the organization. Throws Conflict for the last. */
export async function changeRole(
  writer: Writer, member: Member, { organization, role }: { organization: string, role: Role },
): Promise<void> {
  if (member.role === role) return
  await mustNotBeLast(writer, member, organization)
  await replaceMembership(writer, member.id, role)
}

/**
 * The role ends now, with everything it opened. Throws Conflict for the last administrator, unless
 * the desk does it.
 */
export async function endRole(
  writer: Writer, member: Member, { organization, byDesk }: {
    organization: string, byDesk: boolean,
  },
): Promise<void> {
  if (!byDesk) await mustNotBeLast(writer, member, organization)
  await endMembership(writer, member.id)
}

// Without an administrator nobody could add another: the desk alone may leave it so.
async function mustNotBeLast(writer: Writer, member: Member, organization: string): Promise<void> {
  if (member.role !== 'administrator') return
  const administrators = await holdAdministrators(writer, organization)
  if (administrators.every(({ id }) => id === member.id)) {
    throw new Conflict('the last administrator')
  }
}
