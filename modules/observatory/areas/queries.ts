// Areas and groups: SQL and only SQL.
import { sql } from 'kysely'
import { syncTable } from '../../../kernel/database/sync.ts'
import type { Reader, Writer } from '../../../kernel/database/transaction.ts'
import { NotFound } from '../../../kernel/http/problem.ts'
import type { Area, Group } from './area.ts'
import type { GroupRecord } from './input.ts'

/** All areas: States first, then territories, regions and the world, each in order of code. */
export async function listAreas(reader: Reader): Promise<Area[]> {
  const { rows } = await sql<Area>`
    select id, kind, name, source_codes as "sourceCodes"
    from observatory.areas
    order by array_position(array['state', 'territory', 'region', 'world'], kind), id`
    .execute(reader)
  return rows
}

const whole = sql`
  select g.id, g.name, g.description, g.sources,
    coalesce((select json_agg(
        json_build_object('area', m.area_id, 'since', m.since, 'until', m.until)
        order by m.area_id, m.since)
      from observatory.group_members m where m.group_id = g.id), '[]') as members
  from observatory.groups g`

/** All groups with their dated members. */
export async function listGroups(reader: Reader): Promise<Group[]> {
  const { rows } = await sql<Group>`${whole} order by g.position, g.id`.execute(reader)
  return rows
}

/** One group. Throws NotFound. */
export async function getGroup(reader: Reader, id: string): Promise<Group> {
  const { rows: [group] } = await sql<Group>`${whole} where g.id = ${id}`.execute(reader)
  if (!group) throw new NotFound()
  return group
}

export type AreaRow = Area & { sources: unknown }

/** Brings the areas to what the content files say. */
export async function syncAreas(writer: Writer, areas: AreaRow[]): Promise<void> {
  await syncTable(writer, {
    table: 'observatory.areas', key: ['id'],
    rows: areas.map(({ id, kind, name, sourceCodes, sources }) =>
      ({ id, kind, name, source_codes: sourceCodes, sources })),
  })
}

/** Brings the groups to what the content files say. */
export async function syncGroups(writer: Writer, groups: GroupRecord[]): Promise<void> {
  await syncTable(writer, {
    table: 'observatory.groups', key: ['id'],
    rows: groups.map(({ members: _members, ...group }) => group),
  })
  await syncTable(writer, {
    table: 'observatory.group_members', key: ['group_id', 'area_id', 'since'],
    rows: groups.flatMap(({ id, members }) => members.map(({ area, since, until }) =>
      ({ group_id: id, area_id: area, since: since ?? '', until }))),
  })
}
