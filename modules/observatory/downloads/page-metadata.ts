// What dataset search engines read in the page of an indicator.
import { queryText } from '../../../kernel/http/paths.ts'
import { toSchemaDataset } from '../../../standards/schema-dataset/schema-dataset.ts'
import { texts as words } from '../messages.ts'
import { citationOf } from './citation.ts'
import { texts } from './messages.ts'
import { licenceText } from './readme.ts'
import type { DownloadTable, Publisher } from './table.ts'

/** The schema.org Dataset of a table, for a <script type="application/ld+json">. */
export function schemaDatasetOf(table: DownloadTable, publisher: Publisher): string {
  const { indicator, series, source, language, origin, areas, rows, releases } = table
  const t = texts(language).catalogue
  const figures = rows.filter(({ value }) => value !== null)
  const periods = figures.map(({ period }) => period).toSorted()
  const [first, last] = [periods[0], periods.at(-1)]
  const withFigures = new Set(figures.map(({ area }) => area))
  const unit = words(language).units[indicator.unit]
  const isClear = source.licenceStatus === 'clear' && source.licenceUrl !== null
  const query = queryText({ source: source.id, lang: language })
  return toSchemaDataset({
    url: table.address, identifier: series.id, language,
    name: t.series({ title: indicator.title[language], source: source.producer }),
    description: `${indicator.definition[language]} ${indicator.method[language]}`,
    keywords: [words(language).themes[indicator.theme]],
    creators: [{ name: source.producer, url: source.url }],
    publisher: { name: publisher.name[language], url: publisher.url },
    ...(isClear
      ? { licence: source.licenceUrl ?? undefined } : { terms: licenceText({ source, language }) }),
    temporal: first !== undefined && last !== undefined ? { start: first, end: last } : null,
    places: areas.filter(({ id }) => withFigures.has(id)).map(({ name }) => name[language]),
    measured: {
      name: indicator.title[language], unit, description: indicator.definition[language],
    },
    method: indicator.method[language],
    citation: citationOf(language, { ...table, release: releases[0] }),
    basedOn: [source.url],
    catalogue: { name: t.title, url: `${origin}/data/catalog.jsonld` },
    version: releases[0]?.released, modified: releases[0]?.released,
    files: [['csv', 'text/csv'], ['json', 'application/json'], ['zip', 'application/zip']]
      .map(([extension, type]) => ({
        type: type ?? '', url: `${origin}/data/indicators/${indicator.id}.${extension}${query}`,
        name: `${series.id}.${extension}`,
      })),
  })
}
