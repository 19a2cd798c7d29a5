// The row chosen: a sentence, the division with its numbers, coverage, limits and publications.
import { formatDate, formatNumber, formatPercent } from '../../../kernel/i18n/format.ts'
import { Facts } from '../../../kernel/ui/parts.tsx'
import { href } from '../paths.ts'
import { namesOf, vintagesOf } from './background.ts'
import { VerdictTag } from './card.tsx'
import { ENOUGH, NEAR } from './computation.ts'
import type { View } from './item-page.tsx'
import { texts } from './messages.ts'
import { nameOfSet, percent, sentenceOf, shareText } from './wording.ts'

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
  const help = claim.form === 'of-world' ? t.limitsHelp : t.limitsMembersHelp
  const years = formatNumber(language, NEAR)
  const names = (ids: string[]) => ids.length > 0 && namesOf(language, ids, background)
  return (
    <Facts entries={[
      [t.set, nameOfSet(language, row.set, background.groups)],
      [claim.numerator[language], count(row.numerator)],
      [claim.denominator[language], count(row.denominator)],
      [t.formula, formulaText(view)],
      [t.limits, (
        <>
          {t.range({ lower: show(row.lower), upper: show(row.upper) })}
          <p class="meta">{help({ years })}</p>
        </>
      )],
      [t.published, row.published && t.publishedValue({
        count: count(row.published.numerator), share: show(row.published.value),
      })],
      [t.coverage, coverageText(view)],
      [t.missing, names(row.missing)],
      [t.contradictory, names(row.contradictory)],
      [t.vintage, <Vintages view={view} />],
      [t.licence, <Licences view={view} />],
    ]} />
  )
}

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

function Vintages({ view: { language, row, background } }: { view: View }) {
  const t = texts(language)
  return (
    <ul class="plain">
      {vintagesOf(row.releases, background).map(({ series, released, vintage }) => (
        <li>
          <a href={href.indicator(language, series.split('.')[0] ?? series)}>{series}</a>
          {' '}{t.vintageItem({ date: formatDate(language, released), vintage })}
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
        <li><a href={href.source(language, source.id)}>{source.producer}</a>: {source.licence}</li>
      ))}
    </ul>
  )
}
