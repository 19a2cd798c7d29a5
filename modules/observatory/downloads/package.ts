// All series as one data package.
import type { Language } from '../../../kernel/i18n/languages.ts'
import {
  type PackageLicence, type TableResource, toDataPackage,
} from '../../../standards/data-package/data-package.ts'
import type { StatisticalSource } from '../indicators/indicator.ts'
import { texts as words } from '../messages.ts'
import { href } from '../paths.ts'
import { type Listing, type ListedSeries, listWhole } from './catalogue.ts'
import { describeColumns } from './columns.ts'
import { texts } from './messages.ts'
import { licenceText } from './readme.ts'
import type { Publisher } from './table.ts'

type Means = {
  language: Language, origin: string, publisher: Publisher,
  /** Where the tables lie: on the web, or beside the descriptor. */
  place: 'web' | 'archive',
}

/** datapackage.json. */
export function packageOf(listing: Listing, means: Means): string {
  const { language, origin, publisher } = means
  const t = texts(language).catalogue
  const whole = listWhole(listing)
  return toDataPackage({
    name: 'puente-observatory',
    id: `${origin}/data/datapackage.json`,
    title: t.title, description: t.text, homepage: `${origin}${href.data(language)}`,
    version: listing.releases[0]?.released ?? '0',
    keywords: [...new Set(whole.map(({ indicator }) => words(language).themes[indicator.theme]))],
    contributors: [{
      title: publisher.name[language], path: publisher.url, roles: ['distributor'],
    }],
    // Each table has the licence of its source; the package as a whole has none.
    licenses: [],
    sources: listing.sources.map((source) => sourceOf(source, language)),
    resources: whole.map((one) => resourceOf(one, { ...means, listing })),
  })
}

function resourceOf(
  { series, indicator, source }: ListedSeries,
  { language, origin, place, listing }: Means & { listing: Listing },
): TableResource {
  const covered = listing.coverage.find((one) => one.series === series.id)
  const monthly = (covered?.first.length ?? 4) > 4
  const query = `?source=${source.id}&lang=${language}`
  return {
    name: series.id,
    path: place === 'archive'
      ? `${series.id}.csv` : `${origin}/data/indicators/${indicator.id}.csv${query}`,
    title: texts(language).catalogue.series({
      title: indicator.title[language], source: source.producer,
    }),
    description: `${indicator.definition[language]} ${licenceText({ source, language })}`,
    fields: describeColumns(indicator, { language, monthly }).map((column) => ({
      name: column.name, type: column.type, title: column.title, description: column.text,
      ...(column.required && { constraints: { required: true } }),
      ...(column.categories.length > 0 && { categories: column.categories }),
    })),
    // The total of a breakdown is an empty cell, which no key may hold.
    primaryKey: indicator.dimensions.length > 0 ? [] : ['Code', monthly ? 'Month' : 'Year'],
    licenses: licencesOf(source),
    sources: [sourceOf(source, language)],
  }
}

const licencesOf = ({ licence, licenceUrl, licenceStatus }: StatisticalSource): PackageLicence[] =>
  licenceStatus === 'clear' && licenceUrl !== null ? [{ path: licenceUrl, title: licence }] : []

const sourceOf = ({ producer, dataset, url }: StatisticalSource, language: Language) =>
  ({ title: `${producer}, ${dataset[language]}`, path: url })
