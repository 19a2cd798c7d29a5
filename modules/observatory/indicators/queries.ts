// Indicators, their sources, series and releases: SQL and only SQL.
import { sql } from 'kysely'
import { syncTable } from '../../../kernel/database/sync.ts'
import type { Reader, Writer } from '../../../kernel/database/transaction.ts'
import { NotFound } from '../../../kernel/http/problem.ts'
import type { Indicator, Release, Series, StatisticalSource } from './indicator.ts'
import type { IndicatorRecord, SeriesRecord, SourceRecord } from './input.ts'

const indicatorColumns = sql`
  i.id, i.theme, i.title, i.definition, i.method, i.unit, i.decimals, i.codes, i.topics,
  i.dimensions, i.additive, i.trend, i.finding, i.sources`

/** The indicators that have a series the reader may see, in the order of the index. */
export async function listIndicators(reader: Reader): Promise<Indicator[]> {
  const { rows } = await sql<Indicator>`
    select ${indicatorColumns} from observatory.indicators i
    where exists (select from observatory.series s where s.indicator_id = i.id)
    order by i.position, i.id`.execute(reader)
  return rows
}

/** One indicator, if it has a series the reader may see. Throws NotFound. */
export async function getIndicator(reader: Reader, id: string): Promise<Indicator> {
  const { rows: [indicator] } = await sql<Indicator>`
    select ${indicatorColumns} from observatory.indicators i
    where i.id = ${id} and exists (select from observatory.series s where s.indicator_id = i.id)`
    .execute(reader)
  if (!indicator) throw new NotFound()
  return indicator
}

const sourceColumns = sql`
  s.id, s.producer, s.dataset, s.url, s.retrieved::text as retrieved, s.licence,
  s.licence_url as "licenceUrl", s.licence_status as "licenceStatus",
  s.licence_note as "licenceNote", s.demands`

/** All statistical sources the reader may see. */
export async function listSources(reader: Reader): Promise<StatisticalSource[]> {
  const { rows } = await sql<StatisticalSource>`
    select ${sourceColumns} from observatory.sources s order by s.producer, s.id`.execute(reader)
  return rows
}

/** One source. Throws NotFound. */
export async function getSource(reader: Reader, id: string): Promise<StatisticalSource> {
  const { rows: [source] } = await sql<StatisticalSource>`
    select ${sourceColumns} from observatory.sources s where s.id = ${id}`.execute(reader)
  if (!source) throw new NotFound()
  return source
}

/** Series with their remarks, the main one of an indicator first; all of them without a choice. */
export async function listSeries(
  reader: Reader, { indicator = '', source = '' }: { indicator?: string, source?: string } = {},
): Promise<Series[]> {
  const { rows } = await sql<Series>`
    select s.id, s.indicator_id as indicator, s.source_id as source, s.note,
      coalesce((select json_agg(json_build_object('kind', r.kind, 'areas', r.areas,
          'since', r.since, 'until', r.until, 'text', r.body, 'source', r.source)
          order by r.position)
        from observatory.remarks r where r.series_id = s.id), '[]') as remarks
    from observatory.series s join observatory.indicators i on i.id = s.indicator_id
    where (${indicator} = '' or s.indicator_id = ${indicator})
      and (${source} = '' or s.source_id = ${source})
    order by i.position, s.position, s.id`.execute(reader)
  return rows
}

/** Releases, the newest first; of one series, of one indicator, or of all. */
export async function listReleases(
  reader: Reader, { series = '', indicator = '' }: { series?: string, indicator?: string } = {},
  limit = 500,
): Promise<Release[]> {
  const { rows } = await sql<Release>`
    select r.series_id as series, r.released::text as released, r.vintage, r.origin, r.complete,
      r.added, r.changed, r.withdrawn
    from observatory.releases r join observatory.series s on s.id = r.series_id
    where (${series} = '' or r.series_id = ${series})
      and (${indicator} = '' or s.indicator_id = ${indicator})
    order by r.released desc, r.series_id limit ${limit}`.execute(reader)
  return rows
}

/** Brings sources, indicators, series and remarks to what the content files say. */
export async function syncIndicators(
  writer: Writer, { sources, indicators, series }: {
    sources: SourceRecord[], indicators: IndicatorRecord[], series: SeriesRecord[],
  },
): Promise<void> {
  // Series that are no longer described go first: they point at sources and indicators.
  const kept = series.map(({ id }) => id)
  await sql`delete from observatory.series where not (id = any (${kept}::text[]))`.execute(writer)
  await syncTable(writer, {
    table: 'observatory.sources', key: ['id'],
    rows: sources.map(({ licenceUrl, licenceStatus, licenceNote, ...rest }) => ({
      ...rest, licence_url: licenceUrl, licence_status: licenceStatus, licence_note: licenceNote,
    })),
    missing: 'keep', // Series that still point at an old source are moved below.
  })
  await syncTable(writer, { table: 'observatory.indicators', key: ['id'], rows: indicators })
  await syncTable(writer, {
    table: 'observatory.series', key: ['id'],
    rows: series.map(({ id, indicator, source, position, note }) =>
      ({ id, indicator_id: indicator, source_id: source, position, note })),
  })
  await syncTable(writer, {
    table: 'observatory.remarks', key: ['series_id', 'position'],
    rows: series.flatMap(({ id, remarks }) => remarks.map(({ text, ...remark }, position) =>
      ({ series_id: id, position, body: text, ...remark }))),
  })
  const named = sources.map(({ id }) => id)
  await sql`delete from observatory.sources where not (id = any (${named}::text[]))`.execute(writer)
}

/** Says whether figures under an unclear licence are shown on this machine. */
export async function setLicenceOption(writer: Writer, unclear: 'show' | 'hide'): Promise<void> {
  await syncTable(writer, {
    table: 'observatory.options', key: ['only_row'],
    rows: [{ only_row: true, unclear_licences: unclear }],
  })
}
