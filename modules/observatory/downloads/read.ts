// Reads what downloads are made of, through the reader of whoever asks.
import type { Reader } from '../../../kernel/database/transaction.ts'
import { NotFound } from '../../../kernel/http/problem.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { listAreas } from '../areas/queries.ts'
import {
  getIndicator, getSource, listIndicators, listReleases, listSeries, listSources,
} from '../indicators/queries.ts'
import { listCoverage, listLatest, readSelection } from '../observations/queries.ts'
import { href } from '../paths.ts'
import type { Listing } from './catalogue.ts'
import { type Choice, isNarrow, type Offer } from './choice.ts'
import type { DownloadTable } from './table.ts'

/** More rows than any series has; who asks for more gets a sentence, not a part. */
export const ROWS_MAX = 250_000

/** What can be chosen from in an indicator. Throws NotFound. */
export async function readOffer(reader: Reader, id: string): Promise<Offer> {
  const indicator = await getIndicator(reader, id)
  return {
    indicator, series: await listSeries(reader, { indicator: id }), areas: await listAreas(reader),
  }
}

export type Site = { language: Language, origin: string, platform: string }

/** The table of a choice. With more than ROWS_MAX rows it is not whole: `isWhole` tells. */
export async function readTable(
  reader: Reader, { offer, choice, site }: { offer: Offer, choice: Choice, site: Site },
): Promise<DownloadTable> {
  const { series, areas, from, to, cut, asOf } = choice
  const { indicator } = offer
  const rows = await readSelection(reader, {
    series: [series.id], ...(areas && { areas }), from, to, asOf,
    cuts: cut === undefined ? 'all' : [cut],
  }, ROWS_MAX + 1)
  const releases = await listReleases(reader, { series: series.id })
  const query = { source: series.source, asOf }
  return {
    indicator, series, rows, areas: offer.areas, ...site,
    source: await getSource(reader, series.source),
    releases: releases.filter(({ released }) => asOf === undefined || released <= asOf),
    address: `${site.origin}${href.indicator(site.language, indicator.id, query)}`,
    asOf: asOf ?? null, chosen: isNarrow(choice),
  }
}

export const isWhole = ({ rows }: DownloadTable) => rows.length <= ROWS_MAX

/** A series as it was known after one of its releases. Throws NotFound. */
export async function readRelease(
  reader: Reader, { id, released, site }: { id: string, released: string, site: Site },
): Promise<DownloadTable> {
  const series = (await listSeries(reader)).find((one) => one.id === id)
  const releases = await listReleases(reader, { series: id })
  if (!series || !releases.some((one) => one.released === released)) throw new NotFound()
  const offer = await readOffer(reader, series.indicator)
  const all = { areas: undefined, from: undefined, to: undefined, cut: undefined }
  return readTable(reader, { offer, choice: { series, ...all, asOf: released }, site })
}

/** All that the reader may see, without the figures. */
export async function readListing(reader: Reader): Promise<Listing> {
  const latest = await listLatest(reader, {})
  const bySeries = Map.groupBy(latest, ({ series }) => series)
  return {
    indicators: await listIndicators(reader), series: await listSeries(reader),
    sources: await listSources(reader), releases: await listReleases(reader, {}, 10_000),
    areas: await listAreas(reader), coverage: await listCoverage(reader),
    areasOf: new Map([...bySeries].map(([series, rows]) => [series, rows.map(({ area }) => area)])),
  }
}

/** A text that changes when figures are released or series come and go. */
export async function readState(reader: Reader): Promise<string> {
  const series = await listSeries(reader)
  const releases = await listReleases(reader, {}, 10_000)
  return JSON.stringify([
    series.map(({ id }) => id), releases.map((one) => [one.series, one.released, one.added]),
  ])
}
