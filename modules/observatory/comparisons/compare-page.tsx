// The page that compares: any States, groups, years and indicators of one unit. Its address holds
// the whole choice; what cannot be used of an address is told and left out.
import type { PageAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { formatDate } from '../../../kernel/i18n/format.ts'
import { Notice, PageTitle } from '../../../kernel/ui/parts.tsx'
import { texts as observatoryTexts } from '../messages.ts'
import { href } from '../paths.ts'
import { ChoiceErrors } from './choice-errors.tsx'
import { ChoiceForm } from './choice-form.tsx'
import { chartToShow, Result } from './compare-result.tsx'
import { texts } from './messages.ts'
import { comparisonQuery } from './paths.ts'
import { readView, type View } from './view.tsx'

export async function comparePage(
  { language, query, reader }: PageRequest,
): Promise<PageAnswer> {
  const view = await readView(reader, { language, query })
  const { choice: { comparison, errors }, labels } = view
  const t = texts(language)
  const isRefused = isWhole(view) && chartToShow(view).refusal !== null
  return {
    title: t.title,
    description: t.lead,
    section: 'data',
    trail: [{ href: href.data(language), text: observatoryTexts(language).title }],
    query: comparisonQuery(comparison),
    status: errors.length > 0 || isRefused ? 400 : 200,
    // One choice among very many; the page itself is for search engines.
    unlisted: isWhole(view) || errors.length > 0,
    main: (
      <>
        <PageTitle title={t.title} lead={t.lead} />
        <div class="wrap listing">
          <ChoiceForm {...view} />
          <div class="stack">
            <ChoiceErrors errors={errors} labels={labels} />
            {comparison.asOf !== '' && (
              <Notice info>{t.result.asOf({ date: formatDate(language, comparison.asOf) })}</Notice>
            )}
            {isWhole(view) ? <Result view={view} /> : <Examples view={view} />}
          </div>
        </div>
      </>
    ),
  }
}

/** Something and somebody was chosen. */
const isWhole = ({ choice: { picks, comparison: { areas, groups } } }: View) =>
  picks.length > 0 && areas.length + groups.length > 0

const exampleChoices = [
  { indicators: ['homicide-rate'], areas: ['HND', 'GTM', 'SLV'], from: '2010' },
  { indicators: ['homicide-rate'], areas: ['JAM', 'TTO', 'BHS'], groups: ['caricom'], from: '2010' },
  { indicators: ['prison-rate'], areas: ['BRA', 'CHL', 'URY'], from: '2010' },
]

/** Choices to start from, of what is loaded; and the way to two sources side by side. */
function Examples({ view: { labels, catalogue } }: { view: View }) {
  const { language } = labels
  const t = texts(language)
  const known = (id: string) => catalogue.indicators.some((one) => one.id === id)
  const examples = exampleChoices.filter(({ indicators }) => indicators.every(known))
  const several = catalogue.indicators.filter(({ id }) =>
    catalogue.series.filter(({ indicator }) => indicator === id).length > 1)
  return (
    <>
      {examples.length > 0 && <h2 class="h3">{t.examples}</h2>}
      <ul class="plain">
        {examples.map(({ groups = [], ...choice }) => (
          <li>
            <a href={href.compare(language, comparisonQuery({ ...choice, groups }))}>
              {t.example({
                indicator: choice.indicators.map(labels.indicator).join(', '), year: choice.from,
                names: [...choice.areas.map(labels.area), ...groups.map(labels.group)].join(', '),
              })}
            </a>
          </li>
        ))}
        {several.map(({ id }) => (
          <li>
            <a href={href.beside(language, id)}>
              {t.besideLink({ indicator: labels.indicator(id) })}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
