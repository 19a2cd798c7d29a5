// The pictures of an indicator: across the Americas, State by State, over time.
import { colon, compareNames } from '../../../kernel/i18n/format.ts'
import { Notice, Section } from '../../../kernel/ui/parts.tsx'
import type { ChartRow, ChartText } from '../charts/chart.ts'
import { BarChart } from '../charts/bars.tsx'
import { describeChart } from '../charts/describe.ts'
import { GeoMap } from '../charts/geo-map.tsx'
import { LineChart } from '../charts/line.tsx'
import { TileValues } from '../charts/tile-values.tsx'
import type { State } from '../../directory/directory.ts'
import { texts } from '../messages.ts'
import { isKnown } from '../summaries/summary.ts'
import { trendOf } from '../summaries/trend.ts'
import { MapSwitch, Readout, Warnings } from './chart-notes.tsx'
import {
  areaName, isCountry, licenceOf, sourceLine, subtitleOf, type View,
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
  const ofStates = { text, rows: rowsOf(view, year, states.map(({ id }) => id)) }
  const isTiles = view.choice.map === 'tiles'
  return (
    <Section id="map" title={`${t.map}, ${year}`} sand>
      <p class="meta">{text.subtitle}</p>
      <div class="grid g-7-5">
        <div class="stack">
          <MapSwitch view={view} />
          {isTiles ? <TileValues states={states} {...ofStates} /> : <GeoMap {...ofStates} />}
        </div>
        <BarChart text={text} rows={rows} highlight={view.choice.area ? [view.choice.area] : []} />
      </div>
      <SourceLine text={text} />
    </Section>
  )
}

export function SourceLine({ text }: { text: ChartText }) {
  const t = texts(text.language).indicator
  return (
    <p class="src">{t.sources}{colon(text.language)} {text.source}. {text.licence}.</p>
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
  const { choice, figures, areas, group, year } = view
  const series = trendOf({
    figures, areas, indicator, language, group, year, series: choice.series, followed: choice.area,
  })
  const periods = series.flatMap(({ points }) => points.filter(isKnown)
    .map(({ period }) => period)).toSorted()
  const [from = '', to = ''] = [periods[0], periods.at(-1)]
  if (periods.length === 0) return null
  const text = chartText(view, {
    title: indicator.finding?.[language] ?? indicator.title[language],
    subtitle: t.trendSubtitle({ unit: subtitleOf(view), from, to }),
  })
  const data = { series, trend: indicator.trend }
  return (
    <Section id="trend" title={t.trend}>
      {!indicator.trend && <Notice info>{t.noTrend}</Notice>}
      {indicator.finding && <h3 class="h3">{text.title}</h3>}
      <p class="meta">{text.subtitle}</p>
      <div class="grid g-chart">
        <LineChart text={text} {...data} />
        <Readout view={view} />
      </div>
      <p>{describeChart(text, { kind: 'line', data })}</p>
      <Warnings view={view} series={series} />
      <SourceLine text={text} />
    </Section>
  )
}
