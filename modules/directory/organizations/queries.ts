// Organizations: SQL and only SQL.
import { sql } from 'kysely'
import { syncTable } from '../../../kernel/database/sync.ts'
import type { Reader, Writer } from '../../../kernel/database/transaction.ts'
import { NotFound } from '../../../kernel/http/problem.ts'
import { exerciseId } from '../people/people.ts'
import type { ExerciseStateRecord, OrganizationRecord } from './input.ts'
import type { NewOrganization, Organization } from './organization.ts'

const columns = sql`
  o.id, o.code, o.name, o.acronym, o.kind, o.department, o.exercise,
  case when s.id is not null then json_build_object('id', s.id, 'name', s.name)
    when x.id is not null then json_build_object('id', x.id, 'name', x.name) end as state`

const from = sql`
  from directory.organizations o
  left join directory.states s on s.id = o.state_id
  left join directory.exercise_states x on x.id = o.exercise_state_id`

/** Organizations the actor may know, by code; at most `limit` after one of them. */
export async function listOrganizations(
  reader: Reader, { after = '', limit = 500 }: { after?: string, limit?: number } = {},
): Promise<Organization[]> {
  const { rows } = await sql<Organization>`
    select ${columns} ${from}
    where o.code > ${after}
    order by o.code
    limit ${limit}`.execute(reader)
  return rows
}

/** One organization by its code. Throws NotFound, also when the actor may not know it. */
export async function getOrganization(reader: Reader, code: string): Promise<Organization> {
  const { rows: [found] } = await sql<Organization>`
    select ${columns} ${from} where o.code = ${code}`.execute(reader)
  if (!found) throw new NotFound()
  return found
}

/** One organization by its code; undefined when the actor may not know it. */
export async function findOrganization(
  reader: Reader, code: string,
): Promise<Organization | undefined> {
  const { rows: [found] } = await sql<Organization>`
    select ${columns} ${from} where o.code = ${code}`.execute(reader)
  return found
}

/** Enters an organization; false when its code is taken. */
export async function insertOrganization(
  writer: Writer, { code, kind, name, acronym, state, department }: NewOrganization,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into directory.organizations (code, kind, name, acronym, state_id, department)
    values (${code}, ${kind}, ${JSON.stringify(name)}::jsonb, ${acronym}, ${state}, ${department})
    on conflict do nothing`.execute(writer)
  return numAffectedRows === 1n
}

/** Brings the invented States and organizations to what the world's files say. */
export async function syncExerciseOrganizations(
  writer: Writer, states: ExerciseStateRecord[], organizations: OrganizationRecord[],
): Promise<void> {
  await syncTable(writer, {
    table: 'directory.exercise_states', key: ['id'], missing: 'keep', rows: states,
  })
  await syncTable(writer, {
    table: 'directory.organizations', key: ['id'], missing: 'keep',
    rows: organizations.map(({ code, kind, state, department, acronym, name }) => ({
      id: exerciseId('organization', code), code, kind, name, acronym: acronym ?? null,
      exercise_state_id: state ?? null, department: department ?? null, exercise: true,
    })),
  })
}
