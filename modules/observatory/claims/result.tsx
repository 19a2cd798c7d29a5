// The row chosen: a sentence, the division with its numbers, coverage, limits and publications.
import { formatDate, formatNumber, formatPercent } from '../../../kernel/i18n/format.ts'
import { Facts } from '../../../kernel/ui/parts.tsx'
import { href } from '../paths.ts'
import { namesOf, vintagesOf } from './background.ts'
import { VerdictTag } from './card.tsx'
import { ENOUGH, NEAR } from './computation.ts'
import type { View } from './view.ts'
import { texts } from './messages.ts'
import { nameOfSet, nameOfWay, percent, sentenceOf, shareText } from './wording.ts'

export function Result({ view }: { view: View }) {
  const { language, computed: { claim }, row, background } = view
  const t = texts(language)
  return (
    <section class="stack" aria-labelledby="h-result">
      <h2 class="h2" id="h-result">{t.result}</h2>
      <p class="lead">{sentenceOf(language, { claim, row, groups: background.groups })}</p>
      <p>
        <VerdictTag verdict={row.verdict} language={language} />{' '}
        {t.verdictOf[row.verdict]({ year: row.year })}
      </p>
      {row.value === null &&
        <p>{t.tooLittle({ enough: formatPercent(language, ENOUGH / 100) })}</p>}
      <ResultFacts view={view} />
    </section>
  )
}

function ResultFacts({ view }: { view: View }) {
  const { language, computed: { claim }, row, background } = view
  const t = texts(language)
  const show = (share: number) => percent(language, share, claim)
  const count = (value: number) => formatNumber(language, Math.round(value))
  return (
    <Facts entries={[
      [t.set, nameOfSet(language, row.set, background.groups)],
      [t.source, nameOfWay(language, row.source, claim)],
      [t.numerator, `${count(row.numerator)} · ${claim.numerator[language]}`],
      [t.denominator, `${count(row.denominator)} · ${claim.denominator[language]}`],
      [t.formula, formulaText(view)],
      [t.limits, isOpen(view) && t.range({ lower: show(row.lower), upper: show(row.upper) })],
      [t.published, row.published && t.publishedValue({
        count: count(row.published.numerator), share: show(row.published.value),
      })],
      [t.coverage, coverageText(view)],
    ]} />
  )
}

/** What the row rests on: how its limits came about, who is missing, which publications. */
export function Basis({ view }: { view: View }) {
  const { language, computed: { claim }, row } = view
  const t = texts(language)
  const help = claim.form === 'of-world' ? t.limitsHelp : t.limitsMembersHelp
  return (
    <div class="grid g-2">
      <div class="stack">
        {isOpen(view) && (
          <><h3 class="h3">{t.limits}</h3><p>{help({ years: formatNumber(language, NEAR) })}</p></>
        )}
        {row.missing.length > 0 && (
          <><h3 class="h3">{t.missing}</h3><Names view={view} ids={row.missing} /></>
        )}
        {row.contradictory.length > 0 && (
          <><h3 class="h3">{t.contradictory}</h3><Names view={view} ids={row.contradictory} /></>
        )}
      </div>
      <div class="stack">
        <h3 class="h3">{t.vintage}</h3>
        <Vintages view={view} />
        <h3 class="h3">{t.licence}</h3>
        <Licences view={view} />
      </div>
    </div>
  )
}

// Whether the limits differ in what readers see of them.
const isOpen = ({ language, computed: { claim }, row }: View) =>
  percent(language, row.lower, claim) !== percent(language, row.upper, claim)

// Where the limits leave a range, the quotient is not the share: it is not printed as one.
function formulaText({ language, computed: { claim }, row }: View): string {
  const count = (value: number) => formatNumber(language, Math.round(value))
  const division = `${count(row.numerator)} ÷ ${count(row.denominator)}`
  return row.value === null ? division : `${division} = ${shareText(language, claim, row)}`
}

function coverageText({ language, row }: View): string {
  return texts(language).coverageLine({
    reporting: formatNumber(language, row.members - row.missing.length - row.contradictory.length),
    members: formatNumber(language, row.members),
    coverage: formatPercent(language, Math.floor(row.coverage * 10) / 1000),
  })
}

function Names({ view: { language, background }, ids }: { view: View, ids: string[] }) {
  const { states, territories } = namesOf(language, ids, background)
  return (
    <>
      {states && <p>{states}</p>}
      {territories && (
        <p class="meta">{texts(language).missingTerritories({ names: territories })}</p>
      )}
    </>
  )
}

function Vintages({ view: { language, row, background } }: { view: View }) {
  const t = texts(language)
  return (
    <ul class="plain">
      {vintagesOf(row.releases, background).map(({ indicator, title, released, vintage }) => (
        <li>
          <a href={href.indicator(language, indicator)}>{title?.[language] ?? indicator}</a>
          {' · '}{t.vintageItem({ date: formatDate(language, released), vintage })}
        </li>
      ))}
    </ul>
  )
}

function Licences({ view: { language, row, background } }: { view: View }) {
  const used = new Set(row.releases.map((one) => one.split(' ')[0]))
  const ids = background.series.filter(({ id }) => used.has(id)).map(({ source }) => source)
  return (
    <ul class="plain">
      {background.sources.filter(({ id }) => ids.includes(id)).map((source) => (
        <li>
          <a href={href.source(language, source.id)}>{source.dataset[language]}</a>
          {' · '}{source.producer}{' · '}{source.licence}
        </li>
      ))}
    </ul>
  )
}
