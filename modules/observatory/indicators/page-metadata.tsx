// What the page of an indicator says to programs that read its head.
import { schemaDatasetOf } from '../downloads/page-metadata.ts'
import type { Publisher } from '../downloads/table.ts'
import { href } from '../paths.ts'
import { choiceQuery } from './filters.ts'
import { releasesOf, type View } from './view.tsx'

/** What dataset search engines read (schema.org). */
export function Metadata(
  { view, publisher, origin }: { view: View, publisher: Publisher, origin: string },
) {
  const { indicator, choice, language, figures, sources, areas } = view
  const source = sources.get(choice.series.source)
  if (!source || figures.length === 0) return null
  const text = schemaDatasetOf({
    indicator, series: choice.series, source, language, origin, rows: figures,
    areas: [...areas.values()], releases: releasesOf(view), platform: publisher.platform,
    address: origin + href.indicator(language, indicator.id, choiceQuery(choice, view.series[0])),
    asOf: choice.asOf ?? null, chosen: false,
  }, publisher)
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: text }} />
}
