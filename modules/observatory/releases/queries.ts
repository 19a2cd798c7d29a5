// Releases of figures, to write: SQL and only SQL. Nothing is overwritten: a release closes the
// figures it replaces.
import { sql } from 'kysely'
import type { Reader, Writer } from '../../../kernel/database/transaction.ts'
import { Conflict } from '../../../kernel/http/problem.ts'
import type { Observation } from '../observations/observation.ts'
import type { Change } from '../observations/queries.ts'

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
