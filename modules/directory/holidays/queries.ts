// Days off: SQL and only SQL.
import { sql } from 'kysely'
import type { Reader, Writer } from '../../../kernel/database/transaction.ts'
import { NotFound } from '../../../kernel/http/problem.ts'
import type { DayOff, NewDayOff, Place } from './holiday.ts'

/** The days off since a day, the earliest first. */
export async function listDaysOff(reader: Reader, since: string): Promise<DayOff[]> {
  const { rows } = await sql<DayOff>`
    select f.id, f.day::text, f.name,
      case when coalesce(s.id, x.id) is not null then json_build_object('id', coalesce(s.id, x.id),
        'name', coalesce(s.name::jsonb, x.name::jsonb), 'exercise', x.id is not null) end as place
    from directory.days_off f
    left join directory.states s on s.id = f.state_id
    left join directory.exercise_states x on x.id = f.exercise_state_id
    where f.day >= ${since}::date
    order by f.day, coalesce(s.id, x.id) nulls first
    limit 2000`.execute(reader)
  return rows
}

/** The days that do not count for an organization: those of the Secretariat and of its State. */
export async function listDaysOffFor(
  reader: Reader, organization: string,
): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`
    select f.day::text
    from directory.organizations o
    join directory.days_off f on ${isOff}
    where o.id = ${organization} and f.day >= current_date - 7
    limit 2000`.execute(reader)
  return rows.map(({ day }) => day)
}

/** Whether a day off `f` counts for an organization `o`. */
export const isOff = sql`(f.state_id is null and f.exercise_state_id is null
  or f.state_id = o.state_id or f.exercise_state_id = o.exercise_state_id)`

/** The States of which days off may be entered, by code; the invented ones last. */
export async function listPlaces(reader: Reader): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select id, name, false as exercise from directory.states
    union all
    select id, name, true from directory.exercise_states
    order by exercise, id`.execute(reader)
  return rows
}

/** Enters a day; false when it is there already. Throws NotFound for an unknown State. */
export async function insertDayOff(
  writer: Writer, { place, day, name }: NewDayOff,
): Promise<boolean> {
  const { rows: [found] } = await sql<{ state: string | null, exercise: string | null }>`
    select (select id from directory.states where id = ${place}) as state,
      (select id from directory.exercise_states where id = ${place}) as exercise`.execute(writer)
  if (place !== null && !found?.state && !found?.exercise) throw new NotFound()
  const { numAffectedRows } = await sql`
    insert into directory.days_off (state_id, exercise_state_id, day, name)
    values (${found?.state ?? null}, ${found?.exercise ?? null}, ${day}::date, ${name})
    on conflict do nothing`.execute(writer)
  return numAffectedRows === 1n
}

/** Throws NotFound. */
export async function deleteDayOff(writer: Writer, id: string): Promise<void> {
  const { numAffectedRows } = await sql`
    delete from directory.days_off where id = ${id}`.execute(writer)
  if (numAffectedRows !== 1n) throw new NotFound()
}
