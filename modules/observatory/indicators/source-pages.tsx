// Who publishes the figures, and what their licences demand.
import type { PageAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { formatDate } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { Facts, Notice, PageTitle, PlainList, Tag } from '../../../kernel/ui/parts.tsx'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import type { StatisticalSource } from './indicator.ts'
import { getSource, listIndicators, listSeries, listSources } from './queries.ts'

export async function sourcesPage({ language, reader }: PageRequest): Promise<PageAnswer> {
  const sources = await listSources(reader)
  const t = texts(language)
  return {
    title: t.sources.title,
    description: t.sources.lead,
    section: 'data',
    trail: [{ href: href.data(language), text: t.title }],
    main: (
      <>
        <PageTitle title={t.sources.title} lead={t.sources.lead} />
        <div class="wrap">
          <ul class="plain">
            {sources.map((source) => (
              <li>
                <h2 class="h3">
                  <a href={href.source(language, source.id)}>
                    {source.producer}: {source.dataset[language]}
                  </a>
                </h2>
                <p class="meta">
                  {source.licence}{' · '}{t.sources.retrieved}{' '}
                  {formatDate(language, source.retrieved)}{' '}
                  {source.licenceStatus === 'unclear' &&
                    <Tag text={t.licenceUnclear} kind="warn" />}
                </p>
              </li>
            ))}
          </ul>
        </div>
      </>
    ),
  }
}

export async function sourcePage(
  { language, reader, values }: PageRequest<{ id: string }>,
): Promise<PageAnswer> {
  const source = await getSource(reader, values.id)
  const series = await listSeries(reader, { source: source.id })
  const indicators = await listIndicators(reader)
  const t = texts(language)
  const title = `${source.producer}: ${source.dataset[language]}`
  const own = indicators.filter(({ id }) => series.some(({ indicator }) => indicator === id))
  return {
    title,
    section: 'data',
    trail: [
      { href: href.data(language), text: t.title },
      { href: href.sources(language), text: t.sources.title },
    ],
    main: (
      <>
        <PageTitle title={title} />
        <div class="wrap stack">
          {source.licenceStatus === 'unclear' && <Notice>{t.sources.unclear}</Notice>}
          <SourceFacts source={source} language={language} />
          <h2 class="h3">{t.sources.indicators}</h2>
          <PlainList items={own.map((one) =>
            <a href={href.indicator(language, one.id, { source: source.id })}>
              {one.title[language]}
            </a>)} />
        </div>
      </>
    ),
  }
}

function SourceFacts({ source, language }: { source: StatisticalSource, language: Language }) {
  const t = texts(language).sources
  return (
    <Facts entries={[
      [t.licence, (
        <>
          {source.licenceUrl
            ? <a href={source.licenceUrl} rel="external">{source.licence}</a> : source.licence}
          {source.licenceNote && <p class="meta">{source.licenceNote[language]}</p>}
        </>
      )],
      [t.demands, source.demands],
      [t.retrieved, formatDate(language, source.retrieved)],
      [t.address, <a href={source.url} rel="external">{source.url}</a>],
    ]} />
  )
}
