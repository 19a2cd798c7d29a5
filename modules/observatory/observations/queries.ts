// Figures: SQL and only SQL. Nothing is overwritten: a release closes the figures it replaces.
import { sql } from 'kysely'
import type { Reader, Writer } from '../../../kernel/database/transaction.ts'
import { Conflict } from '../../../kernel/http/problem.ts'
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

/** A publication of a series as it comes from a file. `figures` must name known areas only. */
export type NewRelease = {
  series: string
  /** "2026-07-12" */
  released: string
  vintage: string
  origin: 'content' | 'loaded'
  /** Of the file; the same file again is no news. */
  sha256: string
  /** Whether figures that are not in it are withdrawn. */
  complete: boolean
  figures: Observation[]
}

export type Difference = {
  added: number, changed: number, withdrawn: number, unchanged: number,
  /** The first changes, for a person to look at. */
  examples: Change[]
}

const given = ({ figures }: NewRelease) => sql`
  select f.area, f.period, f.cut, f.value, f.missing, f.flag, f.note
  from jsonb_to_recordset(${JSON.stringify(figures)}::jsonb) as f(
    area text, period text, cut text, value double precision, missing text, flag text, note text)`

const current = ({ series }: NewRelease) => sql`
  select o.area_id as area, o.period, o.cut, o.value, o.missing, o.flag, o.note
  from observatory.observations o where o.series_id = ${series} and o.superseded is null`

const compared = (release: NewRelease) => sql`
  select coalesce(g.area, c.area) as area, coalesce(g.period, c.period) as period,
    coalesce(g.cut, c.cut) as cut, c.value as before,
    case when g.area is null then null else g.value end as after,
    case when g.area is null then 'withdrawn' else g.missing end as missing,
    g.flag, g.note,
    case
      when c.area is null then 'added'
      when g.area is null and (c.missing = 'withdrawn' or ${!release.complete}) then 'unchanged'
      when g.area is null then 'withdrawn'
      when (g.value, g.missing, g.flag, g.note) is distinct from
        (c.value, c.missing, c.flag, c.note) then 'changed'
      else 'unchanged'
    end as kind
  from (${given(release)}) g
    full join (${current(release)}) c using (area, period, cut)`

/** What `addRelease` would do. Throws Conflict as it would. */
export async function compareRelease(reader: Reader, release: NewRelease): Promise<Difference> {
  await refuseWrongOrder(reader, release)
  if (!await hasFigures(reader, release.series)) {
    return { added: release.figures.length, changed: 0, withdrawn: 0, unchanged: 0, examples: [] }
  }
  const { rows: counts } = await sql<{ kind: string, count: number }>`
    select kind, count(*)::int as count from (${compared(release)}) d group by kind`.execute(reader)
  const { rows: examples } = await sql<Change>`
    select kind, ${release.series} as series, ${release.released} as released, area, period, cut,
      before, after, missing
    from (${compared(release)}) d where kind in ('changed', 'withdrawn')
    order by area, period, cut limit 20`.execute(reader)
  const count = (kind: string) => counts.find((one) => one.kind === kind)?.count ?? 0
  return {
    added: count('added'), changed: count('changed'), withdrawn: count('withdrawn'),
    unchanged: count('unchanged'), examples,
  }
}

/**
 * Adds a release: figures that differ are closed and written anew, all others stay as they are.
 * Throws Conflict when the release is there already, or a newer one is.
 */
export async function addRelease(writer: Writer, release: NewRelease): Promise<Difference> {
  const difference = await compareRelease(writer, release)
  const { series, released, vintage, origin, sha256, complete } = release
  const isFirst = !await hasFigures(writer, series)
  await (isFirst ? insertAll(release) : insertChanges(release)).execute(writer)
  await sql`
    insert into observatory.releases
      (series_id, released, vintage, origin, sha256, complete, added, changed, withdrawn)
    values (${series}, ${released}::date, ${vintage}, ${origin}, ${sha256}, ${complete},
      ${difference.added}, ${difference.changed}, ${difference.withdrawn})`.execute(writer)
  return difference
}

const insertAll = (release: NewRelease) => sql`
  insert into observatory.observations
    (series_id, area_id, period, cut, value, missing, flag, note, released)
  select ${release.series}, area, period, cut, value, missing, flag, note,
    ${release.released}::date
  from (${given(release)}) g`

// One statement, so that the comparison and both changes see the same figures.
const insertChanges = (release: NewRelease) => sql`
  with d as materialized (
    select area, period, cut, after, missing, flag, note, kind
    from (${compared(release)}) compared where kind <> 'unchanged'
  ), closed as (
    update observatory.observations o set superseded = ${release.released}::date
    from d where d.kind in ('changed', 'withdrawn') and o.series_id = ${release.series}
      and o.area_id = d.area and o.period = d.period and o.cut = d.cut and o.superseded is null
  )
  insert into observatory.observations
    (series_id, area_id, period, cut, value, missing, flag, note, released)
  select ${release.series}, area, period, cut, after, missing, flag, note,
    ${release.released}::date from d`

async function hasFigures(reader: Reader, series: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 as one from observatory.observations where series_id = ${series} limit 1`
    .execute(reader)
  return rows.length > 0
}

async function refuseWrongOrder(reader: Reader, { series, released }: NewRelease): Promise<void> {
  const { rows: [newest] } = await sql<{ released: string }>`
    select released::text as released from observatory.releases
    where series_id = ${series} order by releases.released desc limit 1`.execute(reader)
  if (newest && newest.released >= released) {
    throw new Conflict(`${series} has a release of ${newest.released}; ${released} is not after it.`)
  }
}

/** The fingerprints of the files behind all releases: "series released" -> sha256. */
export async function listFingerprints(reader: Reader): Promise<Map<string, string>> {
  const { rows } = await sql<{ key: string, sha256: string }>`
    select series_id || ' ' || released as key, sha256 from observatory.releases`.execute(reader)
  return new Map(rows.map(({ key, sha256 }) => [key, sha256]))
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
