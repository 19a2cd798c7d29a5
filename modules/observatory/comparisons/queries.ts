// What can be compared: SQL and only SQL.
import { sql } from 'kysely'
import type { Reader } from '../../../kernel/database/transaction.ts'

/** A category of a series, and the periods for which it has figures. */
export type Shelf = { series: string, cut: string, first: string, last: string, figures: number }

/** The categories that series hold, as known on a day ('' = today). */
export async function listShelves(
  reader: Reader, series: string[], asOf: string,
): Promise<Shelf[]> {
  const { rows } = await sql<Shelf>`
    select o.series_id as series, o.cut, min(o.period) as first, max(o.period) as last,
      count(*)::int as figures
    from observatory.observations o
    where o.series_id = any (${series}::text[]) and o.value is not null
      and case when ${asOf} = '' then o.superseded is null
        else o.released <= nullif(${asOf}, '')::date
          and (o.superseded is null or o.superseded > nullif(${asOf}, '')::date) end
    group by o.series_id, o.cut order by o.series_id, o.cut`.execute(reader)
  return rows
}

/** Two series that speak of the same area; `b` may be a count where a is a rate. */
export type Pair = {
  a: string, b: string, area: string, first: string, last: string, periods: number,
}

/** Every area of which two sources publish an indicator, or its counts, in the same periods. */
export async function listPairs(
  reader: Reader, { indicator, counts = '' }: { indicator: string, counts?: string | undefined },
): Promise<Pair[]> {
  const { rows } = await sql<Pair>`
    with pairs as materialized (
      select s.id as a, t.id as b, s.position as first, t.position as second
      from observatory.series s
        join observatory.series t on (t.indicator_id = s.indicator_id
            and (t.position, t.id) > (s.position, s.id))
          or (t.indicator_id = ${counts} and not exists (
            select from observatory.series u
            where u.indicator_id = s.indicator_id and u.source_id = t.source_id))
      where s.indicator_id = ${indicator}
    ), spoken as materialized (
      select o.area_id, o.period, array_agg(o.series_id) as series
      from observatory.observations o
      where o.series_id in (select a from pairs union select b from pairs) and o.cut = ''
        and o.superseded is null and o.value is not null
        and o.flag is distinct from 'projection'
      group by o.area_id, o.period having count(*) > 1
    )
    select c.a, c.b, o.area_id as area, min(o.period) as first, max(o.period) as last,
      count(*)::int as periods
    from spoken o join pairs c on c.a = any (o.series) and c.b = any (o.series)
    group by c.a, c.b, c.first, c.second, o.area_id
    order by c.first, c.a, c.second, c.b, o.area_id limit 1000`.execute(reader)
  return rows
}
