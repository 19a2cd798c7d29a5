// Three small charts for the home page: figures of regions and of the median State, nothing else.
import type { Reader } from '../../../kernel/database/transaction.ts'
import { colon } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import type { ChartSeries, MultiplesData } from '../charts/chart.ts'
import { SmallMultiples } from '../charts/multiples.tsx'
import { listAreas, listGroups } from '../areas/queries.ts'
import { listIndicators, listSeries, listSources } from '../indicators/queries.ts'
import { texts } from '../messages.ts'
import { readSelection } from '../observations/queries.ts'
import { href } from '../paths.ts'
import { mediansOf } from './summary.ts'

const SINCE = '2010'
const MAIN_GROUP = 'oas-35'

/** What is drawn: the areas of a series, or the median of all States. */
const drawn = [
  { indicator: 'homicide-rate', areas: ['AMERICAS', 'WORLD'] },
  { indicator: 'homicide-rate-firearm', areas: 'median' },
  { indicator: 'prison-rate', areas: 'median' },
] as const

export type HomeChart = { panels: MultiplesData['panels'], source: string }

/** The panels whose figures the reader may see. */
export async function readHomeCharts(reader: Reader, language: Language): Promise<HomeChart> {
  const indicators = await listIndicators(reader)
  const series = await listSeries(reader)
  const areas = new Map((await listAreas(reader)).map(({ id, name }) => [id, name[language]]))
  const group = (await listGroups(reader)).find(({ id }) => id === MAIN_GROUP)
  const t = texts(language)
  const used = drawn.flatMap(({ indicator: id, areas: wanted }) => {
    const indicator = indicators.find((one) => one.id === id)
    const one = series.find((each) => each.indicator === id)
    return indicator && one ? [{ indicator, series: one, wanted }] : []
  })
  const figures = await readSelection(reader, {
    series: used.map((one) => one.series.id), from: SINCE,
  })
  const linesOf = ({ series: one, wanted }: (typeof used)[number]): ChartSeries[] => {
    const own = figures.filter((figure) => figure.series === one.id)
    if (wanted === 'median') {
      const points = group ? mediansOf(own, group) : []
      return [{ id: 'median', label: t.indicator.medianShort, emphasis: 'signal', breaks: [],
        points: points.map(({ period, value }) => ({ period, value, missing: null, flag: null })) }]
    }
    return wanted.map((id, index) => ({
      id, label: areas.get(id) ?? id, emphasis: index === 0 ? 'signal' : 'context', breaks: [],
      points: own.filter(({ area }) => area === id),
    }))
  }
  const sources = await listSources(reader)
  const producers = used.map((one) => sources.find(({ id }) => id === one.series.source)?.producer)
  return {
    panels: used.map((one) => ({
      id: one.indicator.id,
      title: `${one.indicator.title[language]}, ${t.units[one.indicator.unit]}`,
      href: href.indicator(language, one.indicator.id), series: linesOf(one),
    })),
    source: [...new Set(producers)].filter(Boolean).join('; '),
  }
}

export function HomeCharts({ chart, language }: { chart: HomeChart, language: Language }) {
  const t = texts(language)
  return (
    <>
      <SmallMultiples panels={chart.panels} ownScale text={{
        language, title: t.title, subtitle: '', unit: '', decimals: 1, source: chart.source,
        licence: '',
      }} />
      <p class="src">{t.indicator.sources}{colon(language)} {chart.source}.</p>
    </>
  )
}
