// One indicator: the picture first, then the figures, then what stands behind them.
import type { PageAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { formatDate } from '../../../kernel/i18n/format.ts'
import { Action, Notice, PageTitle } from '../../../kernel/ui/parts.tsx'
import { listStates } from '../../directory/directory.ts'
import type { Publisher } from '../downloads/table.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { isKnown } from '../summaries/summary.ts'
import {
  AboutSection, DownloadsSection, fileAddress, RemarksSection, SourcesSection,
} from './about-sections.tsx'
import { AmericasSection, TrendSection } from './chart-sections.tsx'
import { ChoiceForm } from './choice-form.tsx'
import { ReportingSection, TableSection } from './figure-tables.tsx'
import { choiceQuery } from './filters.ts'
import { Metadata } from './page-metadata.tsx'
import { PartsSection, readParts } from './parts-section.tsx'
import { cutText, isCountry, readView, sourceLine, type View } from './view.tsx'

/** `publisher`: the names that citations carry. */
export const indicatorPage = (publisher: Publisher) => async (
  { language, reader, values, query, origin }: PageRequest<{ id: string }>,
): Promise<PageAnswer> => {
  const view = await readView(reader, { id: values.id, language, query })
  const states = await listStates(reader)
  const parts = await readParts(reader, view)
  const { indicator, choice, series } = view
  const t = texts(language)
  const chosen = choiceQuery(choice, series[0])
  const hasMap = new Set(view.figures.filter(({ area }) => isCountry(view.areas.get(area)))
    .map(({ area }) => area)).size > 1
  return {
    title: indicator.title[language],
    description: indicator.definition[language],
    section: 'data',
    trail: [{ href: href.data(language), text: t.title }],
    query: chosen,
    status: view.wrong.length > 0 ? 400 : 200,
    head: (
      <>
        <link rel="alternate" type="application/json" href={fileAddress(view, 'json')} />
        <Metadata view={view} publisher={publisher} origin={origin} />
      </>
    ),
    main: (
      <>
        <PageTitle title={indicator.title[language]}
          facts={[t.units[indicator.unit], cutText(language, indicator, choice.cut),
            sourceLine(view)]}
          actions={<Action href={href.compare(language, { indicator: indicator.id })}
            icon="table" text={t.indicator.compareMore} />} />
        <div class="wrap stack">
          <Problems view={view} />
          <ChoiceForm view={view} />
        </div>
        <TrendSection view={view} />
        <PartsSection view={view} parts={parts} />
        {hasMap && <AmericasSection view={view} states={states} />}
        <TableSection view={view} />
        <ReportingSection view={view} />
        <RemarksSection view={view} />
        <AboutSection view={view} />
        <SourcesSection view={view} />
        <DownloadsSection view={view} origin={origin} />
      </>
    ),
  }
}

/** What could not be used, and what the reader must know of what is shown. */
function Problems({ view }: { view: View }) {
  const { language, wrong, choice, figures, indicator, releases } = view
  const t = texts(language).indicator
  const periods = figures.filter(isKnown).map(({ period }) => period).toSorted()
  const first = releases.at(-1)?.released ?? ''
  const overlaps = indicator.dimensions.some(({ overlapping }) => overlapping)
  return (
    <>
      {wrong.map(({ kind, value }) => (
        <Notice>{t[kind]({ value, from: periods[0] ?? '', to: periods.at(-1) ?? '' })}</Notice>
      ))}
      {choice.asOf && (
        <Notice info>
          {periods.length === 0 && choice.asOf < first
            ? t.beforeData({
              date: formatDate(language, choice.asOf), first: formatDate(language, first),
            })
            : t.asOfNotice({ date: formatDate(language, choice.asOf) })}
        </Notice>
      )}
      {periods.length === 0 && <Notice>{t.noFigures}</Notice>}
      {overlaps && <Notice info>{t.overlapping}</Notice>}
    </>
  )
}
