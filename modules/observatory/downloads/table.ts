// A table to download: the figures of one series and everything a reader must know of them.
import type { Language, Multilingual } from '../../../kernel/i18n/languages.ts'
import type { Area } from '../areas/area.ts'
import type { Indicator, Release, Series, StatisticalSource } from '../indicators/indicator.ts'
import type { Observation } from '../observations/observation.ts'

/** A figure with the day of the release that brought it. */
export type Row = Observation & { released: string }

/** Who publishes here: the names that citations and catalogues carry. */
export type Publisher = {
  /** "Puente" */
  platform: string
  name: Multilingual
  url: string
  /** An e-mail address; null = none published. */
  contact: string | null
}

export type DownloadTable = {
  indicator: Indicator
  series: Series
  source: StatisticalSource
  /** Those known on the day of `asOf`, the newest first. */
  releases: Release[]
  areas: Area[]
  rows: Row[]
  language: Language
  /** The public address of the site, without a final slash. */
  origin: string
  /** The page that shows the same choice. */
  address: string
  platform: string
  /** Known on this day; null = today. */
  asOf: string | null
  /** Areas, years or categories were chosen: the table is not the whole series. */
  chosen: boolean
}

/** The column of the figures: "homicide-rate" -> "homicide_rate", a name in R and Python too. */
export const valueColumn = ({ id }: { id: string }) => id.replaceAll('-', '_')

/** Whether the periods are months; a table without rows counts years. */
export const isMonthly = (rows: { period: string }[]) =>
  rows.some(({ period }) => period.length > 4)

/** Names and order of the columns. They are the same in every language, so that programs hold. */
export function columnNames(
  { indicator, rows }: Pick<DownloadTable, 'indicator' | 'rows'>,
): string[] {
  return [
    'Entity', 'Code', isMonthly(rows) ? 'Month' : 'Year',
    ...indicator.dimensions.map(valueColumn), valueColumn(indicator),
    'missing', 'flag', 'note', 'source', 'released',
  ]
}

/** A name that is safe everywhere and stays: "homicide-rate.wdi.csv", "….as-of-2026-06-01.csv". */
export function fileName(
  { series, asOf }: Pick<DownloadTable, 'series' | 'asOf'>, extension: string,
): string {
  const version = asOf === null ? '' : `.as-of-${asOf}`
  return `${series.id}${version}.${extension}`.replaceAll(/[^a-z0-9.-]/g, '-')
}
