// People and their roles: SQL and only SQL.
import { sql } from 'kysely'
import { syncTable } from '../../../kernel/database/sync.ts'
import type { Reader, Writer } from '../../../kernel/database/transaction.ts'
import { NotFound } from '../../../kernel/http/problem.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import type { PersonRecord } from './input.ts'
import { exerciseId, type Membership, type Person, type Role } from './people.ts'

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

/** Ends a role now: what it opened is closed in the same moment. Throws NotFound. */
export async function endMembership(writer: Writer, membership: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update directory.memberships set until = now()
    where id = ${membership} and (until is null or until > now())
    returning id`.execute(writer)
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

// What people changed since (languages, roles that ended) stays as it is.
async function addMissingRoles(writer: Writer, people: PersonRecord[]): Promise<void> {
  const rows = people.map(({ code, organization, role, languages }) => ({
    id: exerciseId('membership', code), person_id: exerciseId('person', code),
    organization_id: exerciseId('organization', organization), role, languages,
  }))
  await sql`
    with given as (
      select id, person_id, organization_id, role, languages
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one(
        id uuid, person_id uuid, organization_id uuid, role text, languages text[])
    ), added as (
      insert into directory.memberships (id, person_id, organization_id, role)
      select id, person_id, organization_id, role from given
      on conflict do nothing
      returning person_id
    )
    update directory.people p set languages = given.languages
    from given where given.person_id = p.id and p.id in (select person_id from added)`
    .execute(writer)
}
