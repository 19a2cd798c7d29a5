// The index of the observatory: the ways in, and every indicator by theme.
import type { PageAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { formatNumber } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { PageTitle, Section } from '../../../kernel/ui/parts.tsx'
import { listAreas } from '../areas/queries.ts'
import { texts } from '../messages.ts'
import { type Coverage, listCoverage } from '../observations/queries.ts'
import { href } from '../paths.ts'
import { type Indicator, type Series, type StatisticalSource, themes } from './indicator.ts'
import { listIndicators, listSeries, listSources } from './queries.ts'

export async function dataPage({ language, reader }: PageRequest): Promise<PageAnswer> {
  const indicators = await listIndicators(reader)
  const series = await listSeries(reader)
  const sources = await listSources(reader)
  const coverage = await listCoverage(reader)
  const states = (await listAreas(reader)).filter(({ kind }) => kind === 'state').length
  const t = texts(language)
  return {
    title: t.title,
    description: t.lead,
    section: 'data',
    trail: [],
    main: (
      <>
        <PageTitle title={t.title} lead={t.lead} />
        <Section id="tools" title={t.index.tools}><Tools language={language} /></Section>
        {indicators.length === 0 && <div class="wrap"><p>{t.index.empty}</p></div>}
        {themes.map((theme, index) => {
          const here = indicators.filter((one) => one.theme === theme)
          return here.length > 0 && (
            <Section id={theme} title={t.themes[theme]} sand={index % 2 === 0}>
              <IndicatorTable language={language} indicators={here} rowOf={(one) =>
                rowOf(one, { series, sources, coverage, states })} />
            </Section>
          )
        })}
      </>
    ),
  }
}

function Tools({ language }: { language: Language }) {
  const t = texts(language).index
  const ways: [string, string][] = [
    [href.compare(language), t.compare],
    [href.claims(language), t.claims],
    [href.cubes(language), t.cubes],
    [href.groups(language), t.groups],
    [href.methods(language), t.methods],
    [href.sources(language), t.sources],
    [href.releases(language), t.releases],
    [href.machines(language), t.machines],
  ]
  return (
    <ul class="plain columns">
      {ways.map(([address, text]) => <li><a href={address}>{text}</a></li>)}
    </ul>
  )
}

type Row = { years: string, states: string, sources: string }
type Parts = {
  series: Series[], sources: StatisticalSource[], coverage: Coverage[], states: number,
}

function rowOf({ id }: Indicator, { series, sources, coverage, states }: Parts) {
  const own = series.filter(({ indicator }) => indicator === id)
  const covered = coverage.filter((one) => own.some((each) => each.id === one.series))
  const producers = own.map(({ source }) =>
    sources.find((one) => one.id === source)?.producer ?? source)
  return {
    first: covered.map(({ first }) => first).toSorted()[0],
    last: covered.map(({ last }) => last).toSorted().at(-1),
    count: Math.max(0, ...covered.map((one) => one.states)),
    states,
    sources: [...new Set(producers)].join(', '),
  }
}

function describeRow(language: Language, row: ReturnType<typeof rowOf>): Row {
  const { index } = texts(language)
  return {
    years: row.first === undefined ? '–' : row.first === row.last
      ? row.first : `${row.first}–${row.last}`,
    states: index.ofStates({
      count: formatNumber(language, row.count),
      total: formatNumber(language, row.states),
    }),
    sources: row.sources,
  }
}

function IndicatorTable(
  { language, indicators, rowOf: find }: {
    language: Language, indicators: Indicator[],
    rowOf: (indicator: Indicator) => ReturnType<typeof rowOf>,
  },
) {
  const t = texts(language)
  return (
    <table class="tbl tbl--cards">
      <caption class="govuk-visually-hidden">{t.index.scroll}</caption>
      <thead>
        <tr>{[t.index.indicator, t.index.years, t.index.coverage, t.index.publishers].map((head) =>
          <th scope="col">{head}</th>)}</tr>
      </thead>
      <tbody>
        {indicators.map((indicator) => {
          const row = describeRow(language, find(indicator))
          return (
            <tr>
              <th scope="row">
                <a href={href.indicator(language, indicator.id)}>{indicator.title[language]}</a>
                <span class="sub">{t.units[indicator.unit]}</span>
              </th>
              <td data-l={t.index.years}>{row.years}</td>
              <td data-l={t.index.coverage}>{row.states}</td>
              <td data-l={t.index.publishers}>{row.sources}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
