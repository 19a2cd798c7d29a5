// People and their roles: SQL and only SQL.
import { sql } from 'kysely'
import { syncTable } from '../../../kernel/database/sync.ts'
import type { Reader, Writer } from '../../../kernel/database/transaction.ts'
import { NotFound } from '../../../kernel/http/problem.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import type { PersonRecord } from './input.ts'
import {
  exerciseId, type Member, type Membership, type Person, type Role,
} from './people.ts'

const isCurrent = sql`m.since <= now() and (m.until is null or m.until > now())`

const columns = sql`
  p.id, p.account_id as account, p.name, p.email, p.phone, p.languages, p.shortcuts, p.exercise,
  coalesce((select json_agg(json_build_object(
      'id', m.id, 'role', m.role, 'since', m.since, 'until', m.until,
      'organization', json_build_object('id', o.id, 'code', o.code, 'name', o.name,
        'state', coalesce(s.name::jsonb, x.name::jsonb))) order by m.since, o.code)
    from directory.memberships m
    join directory.organizations o on o.id = m.organization_id
    left join directory.states s on s.id = o.state_id
    left join directory.exercise_states x on x.id = o.exercise_state_id
    where m.person_id = p.id and ${isCurrent}), '[]') as memberships`

// Moments inside JSON arrive as text.
const withDates = (person: Person): Person => ({
  ...person,
  memberships: person.memberships.map((one): Membership => ({
    ...one, since: new Date(one.since), until: one.until === null ? null : new Date(one.until),
  })),
})

/** The person of an account, with the roles in force now. Throws NotFound. */
export async function getPersonOfAccount(reader: Reader, account: string): Promise<Person> {
  const found = await findPersonOfAccount(reader, account)
  if (!found) throw new NotFound()
  return found
}

/** The same; undefined when there is none that the actor may see. */
export async function findPersonOfAccount(
  reader: Reader, account: string,
): Promise<Person | undefined> {
  const { rows: [found] } = await sql<Person>`
    select ${columns} from directory.people p where p.account_id = ${account}`.execute(reader)
  return found && withDates(found)
}

/** The people of an organization with a role in force now, by name. */
export async function listPeopleOf(reader: Reader, organization: string): Promise<Person[]> {
  const { rows } = await sql<Person>`
    select ${columns} from directory.people p
    where exists (select from directory.memberships m
      where m.person_id = p.id and m.organization_id = ${organization} and ${isCurrent})
    order by p.name, p.id
    limit 500`.execute(reader)
  return rows.map(withDates)
}

/** The people of an organization, and since when each has which role there, by name. */
export async function listMembers(reader: Reader, organization: string): Promise<Member[]> {
  const { rows } = await sql<Member>`
    select ${memberColumns}
    where m.organization_id = ${organization} and ${isCurrent}
    order by p.name, p.id
    limit 1000`.execute(reader)
  return rows
}

/** One role of a person in an organization that is in force now. Throws NotFound. */
export async function getMember(
  reader: Reader, organization: string, membership: string,
): Promise<Member> {
  const { rows: [found] } = await sql<Member>`
    select ${memberColumns}
    where m.id = ${membership} and m.organization_id = ${organization} and ${isCurrent}`
    .execute(reader)
  if (!found) throw new NotFound()
  return found
}

const memberColumns = sql`
  m.id, m.role, m.since, p.id as person, p.account_id as account, p.name, p.email, p.phone,
  p.languages
  from directory.memberships m
  join directory.people p on p.id = m.person_id`

/** A person by their address, as far as the actor may know them. */
export async function findPersonByEmail(
  reader: Reader, email: string,
): Promise<Person | undefined> {
  const { rows: [found] } = await sql<Person>`
    select ${columns} from directory.people p
    where lower(p.email) = ${email.trim().toLowerCase()}
    order by p.id
    limit 1`.execute(reader)
  return found && withDates(found)
}

/** A person by id, as far as the actor may know them. */
export async function findPerson(reader: Reader, id: string): Promise<Person | undefined> {
  const { rows: [found] } = await sql<Person>`
    select ${columns} from directory.people p where p.id = ${id}`.execute(reader)
  return found && withDates(found)
}

/**
 * The administrators of an organization now, held until this transaction ends: two of them cannot
 * leave in the same moment. By the clock, not by the start of the transaction, which may be older
 * than an end that it had to wait for.
 */
export async function holdAdministrators(
  writer: Writer, organization: string,
): Promise<{ id: string }[]> {
  const { rows } = await sql<{ id: string }>`
    select m.id from directory.memberships m
    where m.organization_id = ${organization} and m.role = 'administrator'
      and m.since <= now() and (m.until is null or m.until > clock_timestamp())
    order by m.id
    for update`.execute(writer)
  return rows
}

/** Adds a person for an account that has none. */
export async function insertPerson(writer: Writer, person: {
  id: string, account: string, name: string, email: string, phone: string | null,
  languages: Language[], exercise: boolean,
}): Promise<void> {
  await sql`
    insert into directory.people (id, account_id, name, email, phone, languages, exercise)
    values (${person.id}, ${person.account}, ${person.name}, ${person.email}, ${person.phone},
      ${person.languages}::text[], ${person.exercise})`.execute(writer)
}

/** Ends every session of a person the actor administers. Throws NotFound for others. */
export async function endSessionsOf(writer: Writer, account: string): Promise<number> {
  const { rows: [found] } = await sql<{ ended: number | null }>`
    select directory.end_sessions(${account}) as ended`.execute(writer)
  if (!found || found.ended === null) throw new NotFound()
  return found.ended
}

/** Whether the actor may make the code with which someone signs in for the first time. */
export async function mayLetIn(reader: Reader, account: string): Promise<boolean> {
  const { rows: [found] } = await sql<{ may: boolean }>`
    select directory.may_let_in(${account}) as may`.execute(reader)
  return found?.may ?? false
}

/** Keeps the hash of such a code; says until when it holds. Throws NotFound for others. */
export async function makeFirstCodeFor(
  writer: Writer, account: string, { hash, hours }: { hash: Buffer, hours: number },
): Promise<Date> {
  const { rows: [found] } = await sql<{ until: Date | null }>`
    select directory.make_first_code(${account}, ${hash}, ${hours}) as until`.execute(writer)
  if (!found || found.until === null) throw new NotFound()
  return found.until
}

/** The invented people who may sign in on a trial machine, by State and name. */
export async function listExercisePeople(reader: Reader): Promise<Person[]> {
  const { rows } = await sql<Person>`
    select ${columns} from directory.people p
    join access.accounts a on a.id = p.account_id
    where p.exercise and a.trial and a.disabled_at is null
    order by p.name, p.id
    limit 500`.execute(reader)
  return rows.map(withDates)
}

/** The names of people by their accounts, as far as the actor may know them. */
export async function findNames(
  reader: Reader, accounts: string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ account: string, name: string }>`
    select account_id as account, name from directory.people
    where account_id = any (${accounts}::uuid[])`.execute(reader)
  return new Map(rows.map(({ account, name }) => [account, name]))
}

/** A person changes the languages in which Puente writes to them. */
export async function setLanguages(
  writer: Writer, account: string, languages: Language[],
): Promise<void> {
  await sql`
    update directory.people set languages = ${languages}::text[]
    where account_id = ${account}`.execute(writer)
}

/** A person turns keyboard shortcuts on or off. */
export async function setShortcuts(writer: Writer, account: string, on: boolean): Promise<void> {
  await sql`
    update directory.people set shortcuts = ${on}
    where account_id = ${account}`.execute(writer)
}

/** A person changes the telephone at which they are reached; null: none. */
export async function setPhone(
  writer: Writer, account: string, phone: string | null,
): Promise<void> {
  await sql`
    update directory.people set phone = ${phone} where account_id = ${account}`.execute(writer)
}

/** Ends a role now: what it opened is closed in the same moment. Throws NotFound. */
export async function endMembership(writer: Writer, membership: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update directory.memberships set until = now()
    where id = ${membership} and (until is null or until > now())
    returning id`.execute(writer)
  if (rows.length === 0) throw new NotFound()
}

/** Ends every role of a person now: in organizations and as a contact; what waits is refused. */
export async function endRolesOfPerson(writer: Writer, person: string): Promise<void> {
  await sql`
    update directory.memberships set until = greatest(now(), since)
    where person_id = ${person} and (until is null or until > now())`.execute(writer)
  await sql`
    update directory.contacts
    set until = case when since is not null then now() end,
      refused_at = case when since is null then now() end
    where person_id = ${person} and refused_at is null and (until is null or until > now())`
    .execute(writer)
}

/**
 * Ends a role and gives another in its place, in one statement: an administrator who becomes a
 * member may still say so, and is none from then on. Throws NotFound.
 */
export async function replaceMembership(
  writer: Writer, membership: string, role: Role,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    with ended as (
      update directory.memberships set until = now()
      where id = ${membership} and (until is null or until > now())
      returning person_id, organization_id
    )
    insert into directory.memberships (person_id, organization_id, role)
    select person_id, organization_id, ${role} from ended
    returning person_id as id`.execute(writer)
  if (rows.length === 0) throw new NotFound()
}

/** Gives a person a role in an organization from now on, as the policies allow. */
export async function addMembership(
  writer: Writer,
  { person, organization, role }: { person: string, organization: string, role: Role },
): Promise<void> {
  await sql`
    insert into directory.memberships (person_id, organization_id, role)
    values (${person}, ${organization}, ${role})`.execute(writer)
}

/** Brings the invented people, their accounts and roles to what the world's files say. */
export async function syncExercisePeople(writer: Writer, people: PersonRecord[]): Promise<void> {
  const account = (code: string) => exerciseId('account', code)
  await syncTable(writer, {
    table: 'access.accounts', key: ['id'], missing: 'keep',
    rows: people.map(({ code, organization }) =>
      ({ id: account(code), name: `${code}@${organization}.example`, trial: true })),
  })
  await syncTable(writer, {
    table: 'directory.people', key: ['id'], missing: 'keep',
    rows: people.map(({ code, name, organization }) => ({
      id: exerciseId('person', code), account_id: account(code), name,
      email: `${code}@${organization}.example`, exercise: true,
    })),
  })
  await addMissingRoles(writer, people)
}

// What people changed since (languages, telephone, roles that ended) stays as it is.
async function addMissingRoles(writer: Writer, people: PersonRecord[]): Promise<void> {
  const rows = people.map(({ code, organization, role, languages, phone }) => ({
    id: exerciseId('membership', code), person_id: exerciseId('person', code),
    organization_id: exerciseId('organization', organization), role, languages,
    phone: phone ?? null,
  }))
  await sql`
    with given as (
      select id, person_id, organization_id, role, languages, phone
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one(
        id uuid, person_id uuid, organization_id uuid, role text, languages text[],
        phone text)
    ), added as (
      insert into directory.memberships (id, person_id, organization_id, role)
      select id, person_id, organization_id, role from given
      on conflict do nothing
      returning person_id
    )
    update directory.people p set languages = given.languages, phone = given.phone
    from given where given.person_id = p.id and p.id in (select person_id from added)`
    .execute(writer)
}
