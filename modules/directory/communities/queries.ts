// Communities, who is in them and who is on the way in: SQL and only SQL.
import { sql } from 'kysely'
import { syncTable } from '../../../kernel/database/sync.ts'
import type { Reader, Writer } from '../../../kernel/database/transaction.ts'
import { NotFound } from '../../../kernel/http/problem.ts'
import { exerciseId } from '../people/people.ts'
import { isOff } from '../holidays/queries.ts'
import type { Community, DoneStep, Entry, LedEntry, Step } from './community.ts'
import type { CommunityRecord } from './input.ts'

const columns = sql`id, code, name, purpose, department, rules, exercise`

/** All communities, by code: everyone who works here may know which there are. */
export async function listCommunities(reader: Reader): Promise<Community[]> {
  const { rows } = await sql<Community>`
    select ${columns} from directory.communities order by code limit 500`.execute(reader)
  return rows
}

/** The communities the actor belongs to. */
export async function listOwnCommunities(reader: Reader): Promise<Community[]> {
  const { rows } = await sql<Community>`
    select ${columns} from directory.communities
    where id = any ((select directory.communities_of_actor())::uuid[])
    order by code`.execute(reader)
  return rows
}

/** One community by its code. Throws NotFound. */
export async function getCommunity(reader: Reader, code: string): Promise<Community> {
  const { rows: [found] } = await sql<Community>`
    select ${columns} from directory.communities where code = ${code}`.execute(reader)
  if (!found) throw new NotFound()
  return found
}

const ledColumns = sql`
  m.id as member, m.organization_id as organization, m.since, m.until, m.asked_at as "askedAt",
  o.name as "organizationName", o.code as "organizationCode",
  json_build_object('id', k.id, 'code', k.code, 'name', k.name, 'rules', k.rules) as community,
  coalesce((select json_agg(json_build_object(
      'step', s.step, 'dueOn', s.due_on, 'doneAt', s.done_at) order by s.position)
    from directory.community_steps s where s.member_id = m.id), '[]') as steps,
  array(select f.day::text from directory.days_off f
    where ${isOff} and f.day >= m.asked_at::date) as "daysOff"
  from directory.community_members m
  join directory.organizations o on o.id = m.organization_id
  join directory.communities k on k.id = m.community_id`

const withDates = <One extends Entry>(entry: One): One => ({
  ...entry,
  steps: entry.steps.map((one): DoneStep =>
    ({ ...one, doneAt: one.doneAt === null ? null : new Date(one.doneAt) })),
})

/** Organizations on their way into any community, as far as the actor may know them. */
export async function listEntering(reader: Reader): Promise<LedEntry[]> {
  const { rows } = await sql<LedEntry>`
    select ${ledColumns}
    where m.since is null
    order by m.asked_at, m.id
    limit 500`.execute(reader)
  return rows.map(withDates)
}

/** Entries of one community or of one organization: in it, on the way, or out again. */
export async function listEntriesOf(
  reader: Reader, { community, organization }: { community?: string, organization?: string },
): Promise<LedEntry[]> {
  const { rows } = await sql<LedEntry>`
    select ${ledColumns}
    where (${community ?? null}::uuid is null or m.community_id = ${community ?? null}::uuid)
      and (${organization ?? null}::uuid is null
        or m.organization_id = ${organization ?? null}::uuid)
    order by k.code, o.code
    limit 1000`.execute(reader)
  return rows.map(withDates)
}

/** One entry with its names. Throws NotFound. */
export async function getLedEntry(reader: Reader, member: string): Promise<LedEntry> {
  const { rows: [found] } = await sql<LedEntry>`
    select ${ledColumns} where m.id = ${member}`.execute(reader)
  if (!found) throw new NotFound()
  return withDates(found)
}

/** Where an organization stands on its way into a community. Throws NotFound. */
export async function getEntry(reader: Reader, member: string): Promise<Entry> {
  const { rows: [found] } = await sql<Entry>`
    select m.id as member, m.organization_id as organization, m.since,
      coalesce((select json_agg(json_build_object(
          'step', s.step, 'dueOn', s.due_on, 'doneAt', s.done_at) order by s.position)
        from directory.community_steps s where s.member_id = m.id), '[]') as steps
    from directory.community_members m
    where m.id = ${member}`.execute(reader)
  if (!found) throw new NotFound()
  return withDates(found)
}

/** An organization asks to come in; its id on the way. Null when it has asked before. */
export async function insertMember(
  writer: Writer, community: string, organization: string,
): Promise<string | null> {
  const { rows: [made] } = await sql<{ id: string }>`
    insert into directory.community_members (community_id, organization_id)
    values (${community}, ${organization})
    on conflict do nothing
    returning id`.execute(writer)
  return made?.id ?? null
}

/** Notes when a step is due, or that it is done. */
export async function setStep(
  writer: Writer,
  { member, position, step, dueOn, doneBy }: {
    member: string, position: number, step: Step, dueOn: string | null, doneBy: string | null,
  },
): Promise<void> {
  await sql`
    insert into directory.community_steps
      (member_id, position, step, due_on, done_at, done_by)
    values (${member}, ${position}, ${step}, ${dueOn}::date,
      case when ${doneBy}::uuid is not null then now() end, ${doneBy}::uuid)
    on conflict (member_id, position) do update
      set done_at = excluded.done_at, done_by = excluded.done_by`.execute(writer)
}

/** Steps that are open fall due on other days. */
export async function setDueDays(
  writer: Writer, due: { member: string, step: Step, dueOn: string }[],
): Promise<void> {
  await sql`
    update directory.community_steps s set due_on = g."dueOn"
    from jsonb_to_recordset(${JSON.stringify(due)}::jsonb) as g(
      member uuid, step text, "dueOn" date)
    where s.member_id = g.member and s.step = g.step and s.done_at is null
      and s.due_on is distinct from g."dueOn"`.execute(writer)
}

/** From now on the organization belongs to the community. */
export async function beginMember(writer: Writer, member: string): Promise<void> {
  await sql`
    update directory.community_members set since = now(), until = null
    where id = ${member}`.execute(writer)
}

/**
 * The organization leaves, and its contacts with it: from now on they read nothing of the
 * community. Throws NotFound.
 */
export async function endMember(writer: Writer, member: string): Promise<void> {
  const { rows: [left] } = await sql<{ community: string, organization: string }>`
    update directory.community_members set until = now()
    where id = ${member} and (until is null or until > now())
    returning community_id as community, organization_id as organization`.execute(writer)
  if (!left) throw new NotFound()
  await sql`
    update directory.contacts set until = now()
    where community_id = ${left.community} and organization_id = ${left.organization}
      and since is not null and (until is null or until > now())`.execute(writer)
}

/**
 * Enters real communities by their codes, or changes their names and rules; members that are named
 * and have never been in are in from now on. Those of an exercise stay as they are.
 */
export async function syncCommunities(
  writer: Writer, communities: CommunityRecord[],
): Promise<void> {
  const given = sql`jsonb_to_recordset(${JSON.stringify(communities)}::jsonb) as g(
    code text, name jsonb, purpose jsonb, department text, rules jsonb, members jsonb)`
  await sql`
    insert into directory.communities as k (code, name, purpose, department, rules)
    select g.code, g.name, g.purpose, g.department, g.rules from ${given}
    on conflict (code) do update
      set name = excluded.name, purpose = excluded.purpose, department = excluded.department,
        rules = excluded.rules
      where not k.exercise`.execute(writer)
  await sql`
    insert into directory.community_members (community_id, organization_id, since)
    select k.id, o.id, now()
    from ${given}, jsonb_array_elements_text(g.members) as named(code)
    join directory.organizations o on o.code = named.code and not o.exercise
    join directory.communities k on not k.exercise
    where k.code = g.code
    on conflict do nothing`.execute(writer)
}

/** Brings the invented communities to what the world's files say; later changes of members stay. */
export async function syncExerciseCommunities(
  writer: Writer, communities: CommunityRecord[],
): Promise<void> {
  await syncTable(writer, {
    table: 'directory.communities', key: ['id'], missing: 'keep',
    rows: communities.map(({ members: _, ...community }) =>
      ({ id: exerciseId('community', community.code), ...community, exercise: true })),
  })
  const rows = communities.flatMap(({ code, members }) => members.map((organization) => ({
    id: exerciseId('community member', `${code} ${organization}`),
    community_id: exerciseId('community', code),
    organization_id: exerciseId('organization', organization),
  })))
  await sql`
    insert into directory.community_members (id, community_id, organization_id, since)
    select id, community_id, organization_id, now()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one(
      id uuid, community_id uuid, organization_id uuid)
    on conflict do nothing`.execute(writer)
}

/**
 * Names the first person of each invented organization of a community its duty contact, once: with
 * a note of the mission, registered by one person of the desk and confirmed by another.
 */
export async function syncExerciseContacts(
  writer: Writer, contacts: ExerciseContact[], [registrar, confirmer]: [string, string],
): Promise<void> {
  const rows = contacts.map(({ community, organization, person, role }, index) => ({
    id: exerciseId('contact', `${community} ${person}`),
    note_id: exerciseId('note', `${community} ${person}`), number: `EX-NV-${index + 1}`,
    community_id: exerciseId('community', community), role,
    organization_id: exerciseId('organization', organization),
    person_id: exerciseId('person', person),
  }))
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(
    id uuid, note_id uuid, number text, community_id uuid, role text, organization_id uuid,
    person_id uuid)`
  await sql`
    insert into directory.notes (id, organization_id, number, dated, registered_by)
    select g.note_id, g.organization_id, g.number, current_date - 30, ${registrar} from ${given}
    on conflict do nothing`.execute(writer)
  await sql`
    insert into directory.contacts (id, community_id, organization_id, person_id, role, note_id,
      starts_on, registered_by, confirmed_by, since)
    select g.id, g.community_id, g.organization_id, g.person_id, g.role, g.note_id,
      current_date - 30, ${registrar}, ${confirmer}, now() - interval '30 days' from ${given}
    on conflict do nothing`.execute(writer)
}

export type ExerciseContact = {
  community: string, organization: string, person: string, role: 'contact' | 'duty',
}
