// The whole observatory for machines: a DCAT catalogue, and the series as data packages.
import { languages, type Language, type Multilingual } from '../../../kernel/i18n/languages.ts'
import { formatDate } from '../../../kernel/i18n/format.ts'
import type {
  Catalogue, Dataset, Distribution, Licence, Version,
} from '../../../standards/dcat/catalogue.ts'
import type { Area } from '../areas/area.ts'
import type { Indicator, Release, Series, StatisticalSource } from '../indicators/indicator.ts'
import { themes } from '../indicators/indicator.ts'
import { texts as words } from '../messages.ts'
import type { Coverage } from '../observations/queries.ts'
import { href } from '../paths.ts'
import { texts } from './messages.ts'
import { licenceText } from './readme.ts'
import type { Publisher } from './table.ts'

/** All that a reader may see, without the figures. */
export type Listing = {
  indicators: Indicator[]
  series: Series[]
  sources: StatisticalSource[]
  /** The newest first. */
  releases: Release[]
  areas: Area[]
  coverage: Coverage[]
  /** The areas with figures, by series. */
  areasOf: Map<string, string[]>
}

/** A series with what belongs to it. */
export type ListedSeries = {
  series: Series, indicator: Indicator, source: StatisticalSource, releases: Release[],
}

/** The series that are whole: with their indicator and source. */
export function listWhole({ series, indicators, sources, releases }: Listing): ListedSeries[] {
  return series.flatMap((one) => {
    const indicator = indicators.find(({ id }) => id === one.indicator)
    const source = sources.find(({ id }) => id === one.source)
    const own = releases.filter((release) => release.series === one.id)
    return indicator && source ? [{ series: one, indicator, source, releases: own }] : []
  })
}

type Means = { origin: string, publisher: Publisher, listing: Listing }

/** A text of ours in all four languages. */
const four = (text: (language: Language) => string): Multilingual => ({
  en: text('en'), es: text('es'), pt: text('pt'), fr: text('fr'),
})

const COUNTRIES = 'http://publications.europa.eu/resource/authority/country'
const placesOf = (ids: string[]) =>
  ids.filter((id) => /^[A-Z]{3}$/.test(id)).map((id) => `${COUNTRIES}/${id}`)

/** The catalogue: a dataset for each series, its releases as versions. */
export function catalogueOf(listing: Listing, means: Omit<Means, 'listing'>): Catalogue {
  const { origin } = means
  const whole = listWhole(listing)
  const publisher = publisherOf(means)
  const measured = new Set(whole.map(({ indicator }) => indicator.theme))
  const theme = (id: string) => `${origin}${href.data('en')}#${id}`
  return {
    id: `${origin}/data/catalog`,
    title: four((language) => texts(language).catalogue.title),
    description: four((language) => texts(language).catalogue.text),
    publisher, homepage: `${origin}${href.data('en')}`, languages: [...languages],
    modified: listing.releases[0]?.released,
    spatial: placesOf(listing.areas.filter(({ kind }) => kind === 'state').map(({ id }) => id)),
    scheme: {
      id: `${origin}${href.data('en')}#themes`,
      title: four((language) => texts(language).catalogue.themes),
    },
    themes: themes.filter((id) => measured.has(id))
      .map((id) => ({ id: theme(id), label: four((language) => words(language).themes[id]) })),
    datasets: whole.map((one) => datasetOf(one, { ...means, listing })),
    series: [...new Set(whole.map(({ indicator }) => indicator))].map((indicator) => ({
      id: indicatorId(origin, indicator), title: indicator.title,
      description: indicator.definition, publisher,
    })),
    services: [{
      id: `${origin}/api/v1`,
      title: four((language) => texts(language).catalogue.service),
      description: four((language) => texts(language).catalogue.serviceText),
      endpointUrl: `${origin}/api/v1`, endpointDescription: `${origin}/openapi.json`,
      conformsTo: ['https://spec.openapis.org/oas/v3.1.0'], publisher,
      themes: [...measured].map(theme),
      keywords: [...measured].map((id) => four((language) => words(language).themes[id])),
    }],
  }
}

const publisherOf = ({ origin, publisher }: Omit<Means, 'listing'>) =>
  ({ id: `${origin}/#publisher`, name: publisher.name, homepage: publisher.url })

const indicatorId = (origin: string, { id }: Indicator) => `${origin}/data/indicators/${id}`
const seriesId = (origin: string, { id }: Series) => `${origin}/data/series/${id}`

function datasetOf(one: ListedSeries, means: Means): Dataset {
  const { series, indicator, source, releases } = one
  const { origin, publisher, listing } = means
  const page = `${origin}${href.indicator('en', indicator.id, { source: source.id })}`
  const covered = listing.coverage.find((coverage) => coverage.series === series.id)
  const [newest] = releases
  return {
    id: seriesId(origin, series), identifier: series.id,
    title: four((language) => texts(language).catalogue.series({
      title: indicator.title[language], source: source.producer,
    })),
    description: indicator.definition,
    keywords: [indicator.title, four((language) => words(language).themes[indicator.theme])],
    themes: [`${origin}${href.data('en')}#${indicator.theme}`],
    publisher: publisherOf(means),
    creator: { id: `${origin}${href.source('en', source.id)}#producer`, name: { en: source.producer } },
    landingPage: page, sources: [source.url],
    provenance: four((language) => texts(language).catalogue.provenance({
      producer: source.producer, retrieved: formatDate(language, source.retrieved),
    })),
    spatial: placesOf(listing.areasOf.get(series.id) ?? []),
    temporal: covered ? { start: covered.first, end: covered.last } : null,
    resolution: (covered?.first.length ?? 4) > 4 ? 'P1M' : 'P1Y',
    issued: releases.at(-1)?.released, modified: newest?.released, version: newest?.released,
    versionNotes: newest && four((language) => texts(language).catalogue.versionNotes(newest)),
    contact: publisher.contact === null
      ? undefined : { name: publisher.platform, email: publisher.contact },
    inSeries: indicatorId(origin, indicator),
    versions: releases.map((release) => versionOf(one, { release, origin })),
    distributions: distributionsOf(one, { origin, page }),
  }
}

function versionOf(
  { series, indicator, source }: ListedSeries,
  { release, origin }: { release: Release, origin: string },
): Version {
  const { released, vintage } = release
  const address = `${seriesId(origin, series)}/${released}`
  return {
    id: address, version: released, issued: released,
    title: four((language) => texts(language).catalogue.version({
      title: indicator.title[language], source: source.producer,
      released: formatDate(language, released),
    })),
    description: four((language) => texts(language).catalogue.versionText({
      released: formatDate(language, released), vintage,
    })),
    distributions: [{
      ...table(source, 'csv'), id: `${address}#csv`, accessUrl: `${address}.csv`,
      downloadUrl: `${address}.csv`, modified: released,
      description: four((language) => texts(language).catalogue.releaseText),
    }],
  }
}

function distributionsOf(
  { indicator, source, releases }: ListedSeries, { origin, page }: { origin: string, page: string },
): Distribution[] {
  return (['csv', 'json', 'zip'] as const).map((extension) => {
    const downloadUrl = `${indicatorId(origin, indicator)}.${extension}?source=${source.id}`
    return {
      ...table(source, extension), id: `${downloadUrl}#file`, accessUrl: page, downloadUrl,
      modified: releases[0]?.released,
    }
  })
}

const forms = {
  csv: { mediaType: 'text/csv', fileType: 'CSV', conformsTo: ['https://www.rfc-editor.org/rfc/rfc4180'] },
  json: { mediaType: 'application/json', fileType: 'JSON', conformsTo: [] },
  zip: { mediaType: 'application/zip', fileType: 'ZIP', conformsTo: [] },
}

const table = (source: StatisticalSource, form: keyof typeof forms) => ({
  ...forms[form],
  title: four((language) => texts(language).catalogue[form]),
  description: four((language) => texts(language).catalogue[`${form}Text`]),
  languages: [...languages],
  licence: licenceOf(source),
})

function licenceOf(source: StatisticalSource): Licence {
  return source.licenceStatus === 'clear' && source.licenceUrl !== null
    ? { kind: 'document', url: source.licenceUrl }
    : { kind: 'statement', text: four((language) => licenceText({ source, language })) }
}
