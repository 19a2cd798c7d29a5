// Who may open the pages of the desk and of an organization's administration. For all others there
// is no such page; what may be changed the database decides once more.
import type { Person as Actor } from '../../kernel/access/actor.ts'
import type { Reader } from '../../kernel/database/transaction.ts'
import { NotFound } from '../../kernel/http/problem.ts'
import type { PageRequest } from '../../kernel/http/route.ts'
import {
  getOrganization, getPersonOfAccount, type Organization, type Person,
} from '../../modules/directory/directory.ts'

type Asking = { reader: Reader, actor: PageRequest['actor'] }

const isDesk = ({ memberships }: Person) => memberships.some(({ role }) => role === 'desk')

/** Someone of the Secretariat's desk. Throws NotFound for everyone else. */
export async function mustBeDesk({ reader, actor }: Asking): Promise<Actor> {
  if (actor.kind !== 'person') throw new NotFound()
  if (!isDesk(await getPersonOfAccount(reader, actor.id))) throw new NotFound()
  return actor
}

export type Administering = {
  actor: Actor
  organization: Organization
  /** Of the Secretariat's desk, which may do what an administrator may. */
  byDesk: boolean
  administers: boolean
}

/** An administrator of the organization, or the desk. Throws NotFound for everyone else. */
export async function mustAdminister(
  { reader, actor }: Asking, code: string,
): Promise<Administering> {
  if (actor.kind !== 'person') throw new NotFound()
  const person = await getPersonOfAccount(reader, actor.id)
  const byDesk = isDesk(person)
  const administers = person.memberships.some(({ role, organization }) =>
    role === 'administrator' && organization.code === code)
  if (!byDesk && !administers) throw new NotFound()
  return { actor, organization: await getOrganization(reader, code), byDesk, administers }
}

/** The codes of the organizations a person administers now. */
export const administeredBy = ({ memberships }: Person): string[] =>
  memberships.filter(({ role }) => role === 'administrator')
    .map(({ organization }) => organization.code)
