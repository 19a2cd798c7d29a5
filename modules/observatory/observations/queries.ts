// Figures, to read: SQL and only SQL.
import { sql } from 'kysely'
import type { Reader } from '../../../kernel/database/transaction.ts'
import type { Observation } from './observation.ts'

/** A figure of a series, with the release that brought it. */
export type SeriesObservation = Observation & { series: string, released: string }

/** Which figures; what is left out does not narrow. `cuts` left out = totals only. */
export type Selection = {
  indicator?: string
  series?: string[]
  areas?: string[]
  /** First and last period, included: "2010", "2010-06". */
  from?: string | undefined
  to?: string | undefined
  cuts?: string[] | 'all'
  /** What was known at the end of this day: "2026-06-01". */
  asOf?: string | undefined
}

const columns = sql`
  o.series_id as series, o.area_id as area, o.period, o.cut, o.value, o.missing, o.flag, o.note,
  o.released::text as released`

function knownAt(asOf: string | undefined) {
  if (asOf === undefined) return sql`o.superseded is null`
  // ISO 8601 has a year 0000, PostgreSQL has none; nothing was known in either.
  if (asOf < '0001') return sql`false`
  return sql`o.released <= ${asOf}::date and (o.superseded is null or o.superseded > ${asOf}::date)`
}

function conditions({ indicator, series, areas, from, to, cuts = [''], asOf }: Selection) {
  const all = [
    knownAt(asOf),
    ...(indicator === undefined ? [] : [sql`o.series_id in
      (select id from observatory.series where indicator_id = ${indicator})`]),
    ...(series === undefined ? [] : [sql`o.series_id = any (${series}::text[])`]),
    ...(areas === undefined ? [] : [sql`o.area_id = any (${areas}::text[])`]),
    ...(from === undefined ? [] : [sql`o.period >= ${from}`]),
    // "2023" as the last period takes the months of 2023 in.
    ...(to === undefined ? [] : [sql`o.period <= ${`${to}~`}`]),
    ...(cuts === 'all' ? [] : [sql`o.cut = any (${cuts}::text[])`]),
  ]
  return sql.join(all, sql` and `)
}

/** Figures in order of series, area, cut and period. At most `limit`; ask for less if it is met. */
export async function readSelection(
  reader: Reader, selection: Selection, limit = 200_000,
): Promise<SeriesObservation[]> {
  const { rows } = await sql<SeriesObservation>`
    select ${columns} from observatory.observations o
    where ${conditions(selection)}
    order by o.series_id, o.area_id, o.cut, o.period limit ${limit}`.execute(reader)
  return rows
}

/** A place in the order of figures. */
export type Place = [series: string, area: string, cut: string, period: string]

/** Figures after a place in that order, for lists that are read page by page. */
export async function listObservations(
  reader: Reader, selection: Selection,
  { after, limit }: { after: Place | undefined, limit: number },
): Promise<SeriesObservation[]> {
  const rest = after === undefined ? sql`true` : sql`
    (o.series_id, o.area_id, o.cut, o.period)
      > (${after[0]}, ${after[1]}, ${after[2]}, ${after[3]})`
  const { rows } = await sql<SeriesObservation>`
    select ${columns} from observatory.observations o
    where ${conditions(selection)} and ${rest}
    order by o.series_id, o.area_id, o.cut, o.period limit ${limit}`.execute(reader)
  return rows
}

/** `areas`: States and territories; `states`: States alone. */
export type Coverage = {
  series: string, first: string, last: string, areas: number, states: number, figures: number,
}

/** What each series holds of the 35 States and the territories: periods, areas, figures. */
export async function listCoverage(
  reader: Reader, { series, asOf }: { series?: string[], asOf?: string | undefined } = {},
): Promise<Coverage[]> {
  const { rows } = await sql<Coverage>`
    select o.series_id as series, min(o.period) as first, max(o.period) as last,
      count(distinct o.area_id)::int as areas,
      count(distinct o.area_id) filter (where a.kind = 'state')::int as states,
      count(*)::int as figures
    from observatory.observations o join observatory.areas a on a.id = o.area_id
    where ${conditions({ ...(series && { series }), cuts: 'all', asOf })}
      and o.value is not null and a.kind in ('state', 'territory')
    group by o.series_id`.execute(reader)
  return rows
}

/** The newest figure of every area in each series (totals, projections left out). */
export async function listLatest(
  reader: Reader, { series, areas, asOf }: { series?: string[], areas?: string[], asOf?: string },
): Promise<SeriesObservation[]> {
  const { rows } = await sql<SeriesObservation>`
    select distinct on (o.series_id, o.area_id) ${columns}
    from observatory.observations o
    where ${conditions({ ...(series && { series }), ...(areas && { areas }), asOf })}
      and o.value is not null and o.flag is distinct from 'projection'
    order by o.series_id, o.area_id, o.period desc`.execute(reader)
  return rows
}

/** Every version of one figure, the newest first. */
export async function listVersions(
  reader: Reader, { series, area, period, cut = '' }: {
    series: string, area: string, period: string, cut?: string,
  },
): Promise<SeriesObservation[]> {
  const { rows } = await sql<SeriesObservation>`
    select ${columns} from observatory.observations o
    where o.series_id = ${series} and o.area_id = ${area} and o.period = ${period}
      and o.cut = ${cut}
    order by o.released desc`.execute(reader)
  return rows
}

/** A figure a release added, changed or took away. */
export type Change = {
  kind: 'added' | 'changed' | 'withdrawn'
  series: string
  released: string
  area: string
  period: string
  cut: string
  before: number | null
  after: number | null
  missing: string | null
}

/** What releases changed, the newest first; additions only where `added` asks for them. */
export async function listChanges(
  reader: Reader,
  { series, area, released, added = false }: {
    series?: string[] | undefined, area?: string | undefined, released?: string | undefined,
    added?: boolean,
  },
  limit = 500,
): Promise<Change[]> {
  const { rows } = await sql<Change>`
    select case when o.missing = 'withdrawn' then 'withdrawn'
        when b.series_id is null then 'added' else 'changed' end as kind,
      o.series_id as series, o.released::text as released, o.area_id as area, o.period, o.cut,
      b.value as before, o.value as after, o.missing
    from observatory.observations o left join observatory.observations b
      on b.series_id = o.series_id and b.area_id = o.area_id and b.period = o.period
        and b.cut = o.cut and b.superseded = o.released
    where (${series === undefined} or o.series_id = any (${series ?? []}::text[]))
      and (${area === undefined} or o.area_id = ${area ?? ''})
      and (${released === undefined} or o.released = ${released ?? null}::date)
      and (${added} or b.series_id is not null)
    order by o.released desc, o.series_id, o.area_id, o.period desc, o.cut limit ${limit}`
    .execute(reader)
  return rows
}

/** The cuts of each series that hold figures: '' = totals. */
export async function listCuts(
  reader: Reader, { series }: { series: string[] },
): Promise<Map<string, string[]>> {
  // Grouped, not aggregated in order: PostgreSQL then counts by hash and sorts nothing.
  const { rows } = await sql<{ series: string, cut: string }>`
    select o.series_id as series, o.cut
    from observatory.observations o
    where o.series_id = any (${series}::text[]) and o.superseded is null
    group by o.series_id, o.cut`.execute(reader)
  const cuts = new Map<string, string[]>()
  for (const { series: id, cut } of rows) cuts.set(id, [...cuts.get(id) ?? [], cut])
  return new Map([...cuts].map(([id, list]) => [id, list.toSorted()]))
}

export type Median = { series: string, cut: string, period: string, median: number, count: number }

/** The median of a group's States in each period, with how many of them have a figure. */
export async function listMedians(
  reader: Reader, { group, cuts }: { group: string, cuts: string[] },
): Promise<Median[]> {
  const { rows } = await sql<Median>`
    select o.series_id as series, o.cut, o.period, count(*)::int as count,
      percentile_cont(0.5) within group (order by o.value) as median
    from observatory.observations o join observatory.group_members m on m.area_id = o.area_id
      join observatory.areas a on a.id = o.area_id and a.kind = 'state'
      cross join lateral (select
        o.period || case length(o.period) when 4 then '-12-31' else '-31' end as day) ends
    where m.group_id = ${group} and o.cut = any (${cuts}::text[])
      and o.superseded is null and o.value is not null
      and m.since <= ends.day and (m.until is null or m.until > ends.day)
    group by o.series_id, o.cut, o.period`.execute(reader)
  return rows
}
