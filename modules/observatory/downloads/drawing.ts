// Which chart a table makes, and the words around it.
import type { Group } from '../areas/area.ts'
import type { Chart, ChartText } from '../charts/chart.ts'
import { cutText, isCountry } from '../indicators/view.tsx'
import { texts } from '../messages.ts'
import { fullPeriod, isKnown } from '../summaries/summary.ts'
import { lineOf, trendOf } from '../summaries/trend.ts'
import type { Choice } from './choice.ts'
import type { DownloadTable } from './table.ts'

export const chartNames = ['line', 'bars', 'map'] as const
type ChartName = (typeof chartNames)[number]

type Drawn = { kind: ChartName, choice: Choice, group: Group | undefined }

/** The chart of the rows; without chosen areas, the lines of the indicator's page. */
export function chartOf(table: DownloadTable, { kind, choice, group }: Drawn): Chart {
  const { rows, indicator, language, series } = table
  const areas = new Map(table.areas.map((area) => [area.id, area]))
  const year = choice.to ?? fullPeriod(rows.filter(({ area }) => isCountry(areas.get(area))))
  const view = {
    figures: rows, areas, indicator, language, series, group, year, followed: undefined,
  }
  if (kind === 'line') {
    const chosen = choice.areas?.map((id, index) =>
      lineOf(view, id, index === 0 ? 'signal' : 'normal'))
    return { kind, data: { series: chosen ?? trendOf(view), trend: indicator.trend } }
  }
  const shown = rows.filter(({ area, period }) => period === year && isCountry(areas.get(area)))
    .filter(isKnown).toSorted((a, b) => b.value - a.value)
    .map(({ area, value, missing, flag }) =>
      ({ id: area, label: areas.get(area)?.name[language] ?? area, value, missing, flag }))
  return { kind, data: { rows: shown } }
}

/** Title, unit, years, source and the address of the page. */
export function textOf(table: DownloadTable, cut: string): ChartText {
  const { indicator, language, source, releases, rows } = table
  const periods = rows.filter(isKnown).map(({ period }) => period).toSorted()
  const unit = [texts(language).units[indicator.unit], cutText(language, indicator, cut)]
    .filter(Boolean).join(' · ')
  return {
    language, decimals: indicator.decimals, unit: '',
    title: indicator.finding?.[language] ?? indicator.title[language],
    subtitle: texts(language).indicator.trendSubtitle({
      unit, from: periods[0] ?? '', to: periods.at(-1) ?? '',
    }),
    source: [source.producer, releases[0]?.vintage].filter(Boolean).join(', '),
    licence: source.licence,
    note: `${table.platform}, ${table.address}`,
  }
}
