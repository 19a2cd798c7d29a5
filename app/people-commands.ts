// The commands of bin/people, run inside the program that has the database open. What they do is
// done by an editor at the machine and stands in the record of changes.
import { type Editor, editor } from '../kernel/access/actor.ts'
import { addEvent } from '../kernel/access/event-queries.ts'
import { makeFirstCode } from '../kernel/access/first-code.ts'
import {
  disableAccount, enableAccount, findAccount,
} from '../kernel/access/session-queries.ts'
import { readRecord } from '../kernel/content/records.ts'
import type { Database } from '../kernel/database/database.ts'
import { read, write, type Writer } from '../kernel/database/transaction.ts'
import {
  addMembership, addPerson, communityRecords, endMembership, endRolesOfPerson, findOrganization,
  findPersonByEmail, getState, insertOrganization, listMembers, listOrganizations,
  syncCommunities,
} from '../modules/directory/directory.ts'
import { type NewMember, type PeopleCommand, readPeopleCommand } from './people-input.ts'

type Say = (text: string) => void
type Doing<K> = Extract<PeopleCommand, { kind: K }>

/** Something about what was asked cannot be; the message says what. Nothing was changed. */
class Cannot extends Error {}

/** Runs one command. Returns its exit code; everything it has to say goes through `say`. */
export async function runPeople(words: string[], database: Database, say: Say): Promise<number> {
  const asked = readPeopleCommand(words)
  if (asked.kind === 'wrong') {
    say(asked.problem)
    return 2
  }
  const actor = editor('people', 'bin/people')
  try {
    const told = asked.kind === 'list'
      ? await read(database, actor, (reader) => list(reader, asked))
      : await write(database, actor, (writer) => change(writer, actor, asked))
    for (const sentence of told) say(sentence)
    return 0
  } catch (error) {
    if (!(error instanceof Cannot)) throw error
    say(error.message)
    return 1
  }
}

type Changing = Exclude<PeopleCommand, { kind: 'wrong' | 'list' }>

function change(writer: Writer, actor: Editor, asked: Changing): Promise<string[]> {
  switch (asked.kind) {
    case 'add-organization':
      return enterOrganization(writer, asked)
    case 'add':
      return addMember(writer, actor, asked.person)
    case 'code':
      return printCode(writer, actor, asked)
    case 'end':
      return asked.organization === undefined
        ? endAll(writer, actor, asked.email) : endOne(writer, asked.email, asked.organization)
    case 'communities':
      return enterCommunities(writer, asked)
  }
}

async function enterOrganization(
  writer: Writer, { organization }: Doing<'add-organization'>,
): Promise<string[]> {
  const { code, state } = organization
  if (state !== null) {
    await getState(writer, state).catch(() => { throw new Cannot(
      `${state} is not the code of a State of the Americas (ISO 3166-1, three letters).`,
    ) })
  }
  if (!await insertOrganization(writer, organization)) {
    throw new Cannot(`There is an organization ${code} already. Nothing was changed.`)
  }
  return [`${code} is entered. Add its first administrator:`,
    `  bin/people add E-MAIL --name NAME --organization ${code} --role administrator`]
}

async function addMember(writer: Writer, actor: Editor, person: NewMember): Promise<string[]> {
  const organization = await mustFindOrganization(writer, person.organization)
  if (person.role === 'desk' && organization.kind !== 'department') {
    throw new Cannot(`${organization.code} is no department: the desk is of the Secretariat alone.`)
  }
  const { exercise } = organization
  const added = await addPerson(writer, { ...person, exercise })
  const known = added === undefined ? await findPersonByEmail(writer, person.email) : undefined
  const id = added ?? known?.id
  if (id === undefined) {
    throw new Cannot(`${person.email} is the name of an account without a person here.`)
  }
  if (known && known.exercise !== exercise) {
    throw new Cannot('An exercise and the real world cannot be mixed.')
  }
  if (known?.memberships.some((one) => one.organization.code === organization.code)) {
    throw new Cannot(`${person.email} has a role in ${organization.code} already.`)
  }
  await addMembership(writer, { person: id, organization: organization.id, role: person.role })
  const said = `${known?.name ?? person.name} is ${person.role} of ${organization.code}.`
  const account = known ? await findAccount(writer, known.account) : undefined
  if (account && account.disabledAt === null) {
    return [said, 'The account was there already and signs in as before.']
  }
  if (account) await enableAccount(writer, account.id)
  return [said, ...await printCode(writer, actor, { email: person.email })]
}

async function printCode(
  writer: Writer, actor: Editor, { email }: { email: string },
): Promise<string[]> {
  const { account, name } = await mustFindPerson(writer, email)
  const found = await findAccount(writer, account)
  if (!found || found.disabledAt) {
    throw new Cannot(`The account ${email} is closed. bin/people add opens it again.`)
  }
  const { code, until } = await makeFirstCode(writer, actor, account)
  return [
    `The code of ${name} for the first sign-in, shown this once:`, '', `  ${code}`, '',
    `It works once, until ${until.toISOString().slice(0, 16).replace('T', ' ')} UTC,`,
    `at /en/sign-in/first-time with the name ${found.name}.`,
    'Hand it over yourself, by telephone or in person, never by mail.',
  ]
}

async function endOne(writer: Writer, email: string, code: string): Promise<string[]> {
  const organization = await mustFindOrganization(writer, code)
  const { memberships } = await mustFindPerson(writer, email)
  const found = memberships.find((one) => one.organization.id === organization.id)
  if (!found) throw new Cannot(`${email} has no role in ${code}.`)
  await endMembership(writer, found.id)
  return [`${email} has no role in ${code} from now on.`]
}

async function endAll(writer: Writer, actor: Editor, email: string): Promise<string[]> {
  const { id, account, name } = await mustFindPerson(writer, email)
  await endRolesOfPerson(writer, id)
  await disableAccount(writer, account)
  await addEvent(writer, { kind: 'disabled', account, requestId: actor.requestId })
  return [`${name} (${email}) has no role any more; the account and its sessions are closed.`]
}

async function enterCommunities(
  writer: Writer, { file }: Doing<'communities'>,
): Promise<string[]> {
  const { records, errors } = readRecord(file, communityRecords)
  if (errors.length > 0) {
    throw new Cannot(errors.map((one) => `${one.file}: ${one.field} ${one.message}`).join('\n'))
  }
  const communities = records.flat()
  for (const code of new Set(communities.flatMap(({ members }) => members))) {
    await mustFindOrganization(writer, code)
  }
  await syncCommunities(writer, communities)
  return communities.map(({ code, members }) => `${code}: entered, ${members.length} members named.`)
}

async function list(writer: Parameters<typeof listOrganizations>[0], asked: Doing<'list'>) {
  if (asked.organization === undefined) {
    const organizations = await listOrganizations(writer, { limit: 2_000 })
    return organizations.length === 0 ? ['No organization is entered yet.']
      : organizations.map(({ code, kind, name, exercise }) =>
        `${code}  ${kind}  ${name.en}${exercise ? '  EXERCISE' : ''}`)
  }
  const organization = await mustFindOrganization(writer, asked.organization)
  const members = await listMembers(writer, organization.id)
  return members.length === 0 ? [`Nobody has a role in ${organization.code}.`]
    : members.map(({ name, email, role, since }) =>
      `${email ?? ''}  ${name}  ${role} since ${since.toISOString().slice(0, 10)}`)
}

async function mustFindOrganization(
  reader: Parameters<typeof listOrganizations>[0], code: string,
) {
  const found = await findOrganization(reader, code)
  if (!found) throw new Cannot(`There is no organization ${code}. bin/people list shows all.`)
  return found
}

async function mustFindPerson(writer: Writer, email: string) {
  const found = await findPersonByEmail(writer, email)
  if (!found) throw new Cannot(`Nobody here has the address ${email}.`)
  return found
}
