// One indicator: the picture first, then the figures, then what stands behind them.
import type { PageAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { Action, PageTitle } from '../../../kernel/ui/parts.tsx'
import { listStates } from '../../directory/directory.ts'
import type { Publisher } from '../downloads/table.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import {
  AboutSection, DownloadsSection, fileAddress, RemarksSection, SourcesSection,
} from './about-sections.tsx'
import { AmericasSection, TrendSection } from './chart-sections.tsx'
import { ChoiceForm } from './choice-form.tsx'
import { ReportingSection, TableSection } from './figure-tables.tsx'
import { choiceQuery } from './filters.ts'
import { Problems } from './page-notices.tsx'
import { Metadata } from './page-metadata.tsx'
import { PartsSection, readParts } from './parts-section.tsx'
import { cutText, isCountry, readView, sourceLine } from './view.tsx'

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
