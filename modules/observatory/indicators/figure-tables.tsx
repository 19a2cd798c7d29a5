// The figures of an indicator as tables: one year, and who has reported in which.
import { compareNames } from '../../../kernel/i18n/format.ts'
import { Section } from '../../../kernel/ui/parts.tsx'
import { texts } from '../messages.ts'
import type { Missing } from '../observations/observation.ts'
import type { SeriesObservation } from '../observations/queries.ts'
import { href } from '../paths.ts'
import { isKnown } from '../summaries/summary.ts'
import { areaName, figureText, isCountry, type View } from './view.tsx'

const YEARS_BACK = 5
const YEARS_SHOWN = 15

/** Every area in the year of the page, with five years earlier; regions and the world last. */
export function TableSection({ view }: { view: View }) {
  const { language, year } = view
  const t = texts(language).indicator
  if (!year) return null
  const earlier = `${Number(year.slice(0, 4)) - YEARS_BACK}${year.slice(4)}`
  const now = new Map(inPeriod(view, year).map((figure) => [figure.area, figure]))
  const before = new Map(inPeriod(view, earlier).map((figure) => [figure.area, figure]))
  const order = compareNames(language)
  const ids = [...now.keys()].toSorted((a, b) =>
    Number(isCountry(view.areas.get(b))) - Number(isCountry(view.areas.get(a))) ||
    order(areaName(view, a), areaName(view, b)))
  return (
    <Section id="table" title={t.table({ year })}>
      <div class="scroll" tabindex={0} role="region" aria-label={t.tableScroll}>
        <table class="tbl">
          <caption class="govuk-visually-hidden">{t.table({ year })}</caption>
          <thead>
            <tr>
              <th scope="col">{t.area}</th>
              <th scope="col" class="n">{t.value}</th>
              <th scope="col" class="n">{t.before}</th>
              <th scope="col">{t.remark}</th>
            </tr>
          </thead>
          <tbody>
            {ids.map((id) => (
              <tr class={id === view.choice.area ? 'is-followed' : undefined}>
                <th scope="row"><AreaLink view={view} id={id} /></th>
                <td class="n"><Value view={view} figure={now.get(id)} /></td>
                <td class="n"><Value view={view} figure={before.get(id)} /></td>
                <td>{remarkOf(view, now.get(id))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

const inPeriod = ({ figures }: View, wanted: string) =>
  figures.filter(({ period }) => period === wanted)

function AreaLink({ view, id }: { view: View, id: string }) {
  const name = areaName(view, id)
  return isCountry(view.areas.get(id))
    ? <a href={href.area(view.language, id)}>{name}</a> : <>{name}</>
}

function Value({ view, figure }: { view: View, figure: SeriesObservation | undefined }) {
  const { language, indicator } = view
  const t = texts(language)
  if (!figure) return <span class="meta">–</span>
  return figure.value === null
    ? <span class="meta">{figure.note ?? t.missing[figure.missing ?? 'not-published']}</span>
    : <>{figureText(language, indicator, figure.value)}</>
}

function remarkOf({ language }: View, figure: SeriesObservation | undefined): string {
  const t = texts(language)
  return [
    figure?.flag && t.flags[figure.flag],
    figure?.missing && t.missing[figure.missing],
  ].filter(Boolean).join(', ')
}

/** State by year: a dot is a figure, a letter the reason for none. */
export function ReportingSection({ view }: { view: View }) {
  const { language, figures, areas } = view
  const t = texts(language).indicator
  const states = [...areas.values()].filter(({ kind }) => kind === 'state').map(({ id }) => id)
  const inside = figures.filter(({ area, flag }) => states.includes(area) && flag !== 'projection')
  const periods = [...new Set(inside.map(({ period }) => period.slice(0, 4)))].toSorted()
    .slice(-YEARS_SHOWN)
  if (periods.length === 0 || new Set(inside.map(({ area }) => area)).size === 1) return null
  const cells = new Map(inside.map((one) => [`${one.area} ${one.period.slice(0, 4)}`, one]))
  const ordered = states.toSorted((a, b) =>
    compareNames(language)(areaName(view, a), areaName(view, b)))
  const gaps = ordered.filter((id) => periods.some((year) => !isThere(cells.get(`${id} ${year}`))))
  return (
    <Section id="reporting" title={t.reporting} sand>
      <p>{gaps.length === 0 ? t.reportingNone : t.reportingLead}</p>
      {gaps.length > 0 && (
        <>
          <ReasonKey view={view} figures={inside} />
          <div class="scroll" tabindex={0} role="region" aria-label={t.reportingScroll}>
            <table class="tbl reporting">
              <caption class="govuk-visually-hidden">{t.reporting}</caption>
              <thead>
                <tr>
                  <th scope="col">{t.area}</th>
                  {periods.map((year) => <th scope="col">{year}</th>)}
                </tr>
              </thead>
              <tbody>
                {gaps.map((id) => (
                  <tr>
                    <th scope="row">{areaName(view, id)}</th>
                    {periods.map((year) => <td>{signOf(view, cells.get(`${id} ${year}`))}</td>)}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Section>
  )
}

const isThere = (figure: SeriesObservation | undefined) => figure !== undefined && isKnown(figure)

const letters: Record<Missing, string> = {
  'not-collected': 'C', 'not-published': 'P', suppressed: 'S', 'not-applicable': 'A',
  withdrawn: 'W',
}

function signOf({ language }: View, figure: SeriesObservation | undefined) {
  if (!figure) return ''
  const { missing } = figure
  return missing === null
    ? '●' : <abbr title={texts(language).missing[missing]}>{letters[missing]}</abbr>
}

function ReasonKey({ view, figures }: { view: View, figures: SeriesObservation[] }) {
  const { missing, indicator: t } = texts(view.language)
  const reasons = [...new Set(figures.flatMap((one) => one.missing ?? []))]
  return (
    <ul class="legend">
      <li>● {t.has}</li>
      {reasons.map((reason) => <li>{letters[reason]} {missing[reason]}</li>)}
    </ul>
  )
}
