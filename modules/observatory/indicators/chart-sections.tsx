// The pictures of an indicator: across the Americas, State by State, over time.
import { compareNames } from '../../../kernel/i18n/format.ts'
import { Facts, Notice, Section } from '../../../kernel/ui/parts.tsx'
import type { ChartPoint, ChartRow, ChartSeries, ChartText } from '../charts/chart.ts'
import { BarChart } from '../charts/bars.tsx'
import { LineChart } from '../charts/line.tsx'
import { TileValues } from '../charts/tile-values.tsx'
import type { State } from '../../directory/directory.ts'
import { texts } from '../messages.ts'
import { isKnown, mediansOf, readoutOf } from '../summaries/summary.ts'
import {
  areaName, figureText, isCountry, licenceOf, sourceLine, subtitleOf, type View,
} from './view.tsx'

/** The words around a chart of this view. */
export function chartText(view: View, words: { title: string, subtitle: string }): ChartText {
  return {
    language: view.language, ...words, unit: '', decimals: view.indicator.decimals,
    source: sourceLine(view), licence: licenceOf(view),
  }
}

/** The States on a map of equal tiles, and all with a figure of the year, the highest first. */
export function AmericasSection({ view, states }: { view: View, states: State[] }) {
  const { language, indicator, year, areas } = view
  const t = texts(language).indicator
  if (!year) return null
  const ids = [...areas.values()].filter(isCountry).map(({ id }) => id)
  const rows = rowsOf(view, year, ids).filter(isKnown)
    .toSorted((a, b) => b.value - a.value || compareNames(language)(a.label, b.label))
  const text = chartText(view, {
    title: t.latestTitle({ title: indicator.title[language], year }),
    subtitle: t.rankingSubtitle({ unit: subtitleOf(view), year }),
  })
  return (
    <Section id="map" title={`${t.map}, ${year}`} sand>
      <div class="grid g-7-5">
        <div>
          <TileValues states={states} text={text}
            rows={rowsOf(view, year, states.map(({ id }) => id))} />
        </div>
        <div class="narrow-chart">
          <BarChart text={text} rows={rows} highlight={view.choice.area ? [view.choice.area] : []} />
        </div>
      </div>
    </Section>
  )
}

function rowsOf(view: View, year: string, ids: string[]): ChartRow[] {
  const byArea = new Map(view.figures.filter(({ period }) => period === year)
    .map((figure) => [figure.area, figure]))
  return ids.map((id) => {
    const found = byArea.get(id)
    return {
      id, label: areaName(view, id), value: found?.value ?? null,
      missing: found?.missing ?? null, flag: found?.flag ?? null,
    }
  })
}

/** The median of the States, what the source publishes for regions, and the State to follow. */
export function TrendSection({ view }: { view: View }) {
  const { language, indicator } = view
  const t = texts(language).indicator
  const series = trendOf(view)
  const periods = series.flatMap(({ points }) => points.filter(isKnown)
    .map(({ period }) => period)).toSorted()
  const [from = '', to = ''] = [periods[0], periods.at(-1)]
  if (periods.length === 0) return null
  return (
    <Section id="trend" title={t.trend}>
      {!indicator.trend && <Notice info>{t.noTrend}</Notice>}
      <div class="grid g-8-4">
        <LineChart series={series} trend={indicator.trend} text={chartText(view, {
          title: indicator.finding?.[language] ?? indicator.title[language],
          subtitle: t.trendSubtitle({ unit: subtitleOf(view), from, to }),
        })} />
        <Readout view={view} />
      </div>
    </Section>
  )
}

const REGIONS_MAX = 2
const HIGHEST_MAX = 5

/** The lines over time; also what the files of the chart draw. */
export function trendOf(view: View): ChartSeries[] {
  const { figures, choice, areas, indicator } = view
  const byArea = Map.groupBy(figures, ({ area }) => area)
  const lineOf = (id: string, emphasis: ChartSeries['emphasis']): ChartSeries => ({
    id, label: areaName(view, id), emphasis, points: byArea.get(id) ?? [],
    breaks: breaksOf(view, id),
  })
  const only = byArea.size === 1 ? [...byArea.keys()][0] : undefined
  const followed = choice.area ?? only
  const regions = ['AMERICAS', 'LATIN-AMERICA-CARIBBEAN', 'WORLD']
    .filter((id) => byArea.has(id) && id !== followed).slice(0, REGIONS_MAX)
  const signal = followed === undefined ? [] : [lineOf(followed, 'signal')]
  // The count of a region beside that of one State would press it flat.
  const context = indicator.additive && followed !== undefined ? [] : regions
  const lines = [
    ...signal, ...medianLine(view), ...context.map((id) => lineOf(id, 'context')),
  ]
  if (lines.length > 0) return lines
  return highestOf(view, [...byArea.keys()].filter((id) => isCountry(areas.get(id))))
    .map((id) => lineOf(id, 'normal'))
}

// The count of the median State says little; its rate does.
function medianLine({ figures, group, indicator, language }: View): ChartSeries[] {
  if (!group || indicator.additive) return []
  const points = mediansOf(figures.filter(({ flag }) => flag !== 'projection'), group)
  const line = {
    id: 'median', label: texts(language).indicator.medianShort, breaks: [],
    emphasis: 'normal' as const, points: points.map(asPoint),
  }
  return points.some(isKnown) ? [line] : []
}

function highestOf({ figures, year }: View, ids: string[]): string[] {
  const here = figures.filter(({ area, period }) => period === year && ids.includes(area))
  return here.filter(isKnown).toSorted((a, b) => b.value - a.value).slice(0, HIGHEST_MAX)
    .map(({ area }) => area)
}

const asPoint = ({ period, value }: { period: string, value: number | null }): ChartPoint =>
  ({ period, value, missing: null, flag: null })

/** The periods at which a new stretch begins for an area. */
export function breaksOf({ choice }: View, area: string): string[] {
  return choice.series.remarks.filter(({ kind, areas, since }) =>
    kind === 'break' && since !== null && (areas === null || areas.includes(area)))
    .map(({ since }) => since ?? '')
}

/** What the line of the followed State says in figures. */
function Readout({ view }: { view: View }) {
  const { language, indicator, choice: { area }, figures } = view
  const t = texts(language).indicator
  const periods = new Set(figures.filter(isKnown).filter(({ flag }) => flag !== 'projection')
    .map(({ period }) => period)).size
  const found = readoutOf(figures.filter((one) => one.area === area), periods)
  if (!found || !area) return null
  const at = ({ value, period }: { value: number, period: string }) =>
    t.inYear({ value: figureText(language, indicator, value), year: period })
  const mean = found.meanOfFive === undefined
    ? undefined : figureText(language, indicator, found.meanOfFive)
  return (
    <div class="readout">
      <h3 class="h3">{areaName(view, area)}</h3>
      <Facts entries={[
        [t.latest, at(found.latest)],
        [t.highest, at(found.highest)],
        [t.lowest, at(found.lowest)],
        [t.mean, mean],
        [t.withData, t.ofYears({ count: found.known, total: found.of })],
      ]} />
    </div>
  )
}
