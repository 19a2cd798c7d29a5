// The rows of a claim as tables: other choices for one year, and every year for one source.
import { formatShare } from '../../../kernel/i18n/format.ts'
import { href } from '../paths.ts'
import { VerdictTag } from './card.tsx'
import type { Row } from './computation.ts'
import type { View } from './view.ts'
import { texts } from './messages.ts'
import { nameOfSet, nameOfWay, shareText } from './wording.ts'

/** The same year with every other set and source. */
export function Others({ view }: { view: View }) {
  const { language, computed: { claim, rows }, row, background } = view
  const t = texts(language)
  const same = rows.filter(({ year }) => year === row.year)
  return (
    <div class="stack">
      <p>{t.othersLead({ year: row.year })}</p>
      <div class="scroll" tabindex={0} role="region" aria-label={`${t.table} 1`}>
        <table class="tbl">
          <caption class="govuk-visually-hidden">{t.others}</caption>
          <thead>
            <tr>
              {[t.set, t.source].map((name) => <th scope="col">{name}</th>)}
              <th scope="col" class="n">{t.share}</th>
              <th scope="col" class="n">{t.coverage}</th>
              <th scope="col">{t.verdict}</th>
            </tr>
          </thead>
          <tbody>
            {same.map((one) => (
              <tr>
                <th scope="row">
                  <a href={linkTo(view, one)}>{nameOfSet(language, one.set, background.groups)}</a>
                </th>
                <td>{nameOfWay(language, one.source, claim)}</td>
                <td class="n">{shareText(language, claim, one)}</td>
                <td class="n">{formatShare(language, Math.floor(one.coverage * 10) / 1000)}</td>
                <td><VerdictTag verdict={one.verdict} language={language} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

/** Every year of the source chosen, a column for each set. */
export function YearTable({ view }: { view: View }) {
  const { language, computed: { claim, rows }, row, background } = view
  const t = texts(language)
  const own = rows.filter(({ source }) => source === row.source)
  const years = [...new Set(own.map(({ year }) => year))]
  return (
    <div class="stack">
      <p>{t.allYearsLead({ source: nameOfWay(language, row.source, claim) })}</p>
      <div class="scroll" tabindex={0} role="region" aria-label={`${t.table} 2`}>
        <table class="tbl">
          <caption class="govuk-visually-hidden">{t.allYears}</caption>
          <thead>
            <tr>
              <th scope="col">{t.year}</th>
              {claim.sets.map((id) =>
                <th scope="col" class="n">{nameOfSet(language, id, background.groups)}</th>)}
            </tr>
          </thead>
          <tbody>
            {years.map((year) => (
              <tr>
                <th scope="row">
                  {year}
                  {own.some((one) => one.year === year && one.projected) &&
                    <span class="sub">{t.projected}</span>}
                </th>
                {claim.sets.map((set) => <td class="n">
                  <Cell view={view} row={own.find((one) => one.year === year && one.set === set)} />
                </td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

function Cell({ view, row }: { view: View, row: Row | undefined }) {
  const { language, computed: { claim } } = view
  if (row === undefined) return texts(language).none
  return (
    <>
      <a href={linkTo(view, row)}>{shareText(language, claim, row)}</a>
      <span class="sub">{texts(language).verdicts[row.verdict]}</span>
    </>
  )
}

const linkTo = ({ language, computed: { claim } }: View, { year, set, source }: Row) =>
  href.claim(language, claim.id, { year, set, source })
