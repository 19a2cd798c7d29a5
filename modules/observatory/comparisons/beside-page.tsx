// Two sources of one indicator side by side: the gap between them drawn, and explained as far as
// the sources and the definitions do.
import type { PageAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { formatDate } from '../../../kernel/i18n/format.ts'
import { Notice, PageTitle, Section } from '../../../kernel/ui/parts.tsx'
import type { Series } from '../indicators/indicator.ts'
import { texts as observatoryTexts } from '../messages.ts'
import { href } from '../paths.ts'
import { ContrastSection } from './beside-contrast.tsx'
import { BesideForm, OtherPairs, Pairs } from './beside-form.tsx'
import { type BesideView, readBesideView } from './beside-view.tsx'
import { ChoiceErrors } from './choice-errors.tsx'
import { texts } from './messages.ts'
import { besideQuery, comparisonQuery } from './paths.ts'
import { concerns, type Extent, RemarkText, SeriesList } from './source-parts.tsx'

export async function besidePage(
  { language, query, reader, values }: PageRequest<{ id: string }>,
): Promise<PageAnswer> {
  const view = await readBesideView(reader, { id: values.id, language, query })
  const { labels, indicator, choice, errors, contrasts } = view
  const t = texts(language).beside
  const name = indicator.title[language]
  return {
    title: texts(language).besideLink({ indicator: name }),
    description: t.lead,
    section: 'data',
    trail: [
      { href: href.data(language), text: observatoryTexts(language).title },
      { href: href.indicator(language, indicator.id), text: name },
    ],
    query: besideQuery(choice),
    status: errors.length > 0 ? 400 : 200,
    unlisted: errors.length > 0,
    main: (
      <>
        <PageTitle title={t.title} facts={[name]} lead={t.lead} />
        <div class="wrap listing">
          <BesideForm view={view} />
          <div class="stack">
            <ChoiceErrors errors={errors} labels={labels} />
            {choice.asOf !== '' && (
              <Notice info>
                {texts(language).result.asOf({ date: formatDate(language, choice.asOf) })}
              </Notice>
            )}
            {contrasts.map((contrast) => <ContrastSection view={view} contrast={contrast} />)}
            {contrasts.length === 0 && <Pairs view={view} />}
            {contrasts.length === 0 && <OtherPairs view={view} />}
          </div>
        </div>
        {contrasts.length > 0 && <Why view={view} />}
        {contrasts.length > 0 && <Sources view={view} />}
      </>
    ),
  }
}

const extentOf = ({ choice: { areas, asOf } }: BesideView): Extent =>
  ({ areas, from: '', to: '', asOf })

function Why({ view }: { view: BesideView }) {
  const { labels, indicator, chosen, catalogue } = view
  const { language } = labels
  const t = texts(language).beside
  if (chosen === null) return null
  const counted = [chosen.a, chosen.b].filter((one) => one.indicator !== indicator.id)
  const population = catalogue.series.find((one) => one.indicator === 'population')
  return (
    <Section id="why" title={t.why} sand>
      <p>{t.whyLead}</p>
      {population && counted.map((one) => (
        <p>{t.computed({ source: labels.source(one), population: labels.source(population) })}</p>
      ))}
      <div class="grid g-2">
        <Account view={view} series={chosen.a} />
        <Account view={view} series={chosen.b} />
      </div>
      <h3 class="h3">{t.definition}</h3>
      <p>{indicator.definition[language]}</p>
      <h3 class="h3">{t.method}</h3>
      <p>{indicator.method[language]}</p>
    </Section>
  )
}

/** What one source says of itself. */
function Account({ view, series }: { view: BesideView, series: Series }) {
  const { labels } = view
  const remarks = series.remarks.filter((remark) => concerns(remark, extentOf(view)))
  const note = series.note?.[labels.language]
  return (
    <div class="stack">
      <h3 class="h3">{view.nameOf(series)}</h3>
      <p class="meta">{labels.source(series, 'long')}</p>
      {note && <p>{note}</p>}
      {remarks.length > 0 && (
        <ul class="plain">
          {remarks.map((remark) => (
            <li><RemarkText labels={labels} remark={remark} what="" /></li>
          ))}
        </ul>
      )}
      {!note && remarks.length === 0 && <p>{texts(labels.language).beside.noRemarks}</p>}
    </div>
  )
}

function Sources({ view }: { view: BesideView }) {
  const { labels, indicator, chosen, choice, catalogue, releases } = view
  const { language } = labels
  const t = texts(language)
  if (chosen === null) return null
  const picks = [chosen.a, chosen.b].flatMap((series) => {
    const own = catalogue.indicators.find(({ id }) => id === series.indicator)
    return own ? [{ indicator: own, series, cut: '' }] : []
  })
  const compare = comparisonQuery({ indicators: [indicator.id], areas: choice.areas })
  return (
    <Section id="sources" title={t.series.title} more={{
      href: href.compare(language, compare), text: t.beside.compareLink,
    }}>
      <SeriesList labels={labels} picks={picks} extent={extentOf(view)} releases={releases} />
    </Section>
  )
}
