// What comes of a comparison: chart, warnings, table, sources, remarks.
import { formatList } from '../../../kernel/i18n/format.ts'
import { Notice } from '../../../kernel/ui/parts.tsx'
import { hasValue } from '../charts/chart.ts'
import { href } from '../paths.ts'
import { type Compared, drawnOf } from './chart-data.tsx'
import { Warnings } from './choice-warnings.tsx'
import { DrawnChart, Refused } from './compare-chart.tsx'
import {
  type CompareChart, type Line, periodsOf, possibleCharts, type Refusal, refusalOf, suitableChart,
} from './comparison.ts'
import { FiguresTable } from './figures-table.tsx'
import { type Labels, lineLabel } from './labels.tsx'
import { texts } from './messages.ts'
import { comparisonQuery } from './paths.ts'
import { type Extent, Remarks, SeriesList } from './source-parts.tsx'
import type { View } from './view.tsx'

/** The kind of chart that was asked for or suits, and why it cannot be drawn. */
export function chartToShow(
  { choice: { comparison, picks }, lines }: View,
): { chart: CompareChart, refusal: Refusal | null } {
  const shown = { picks, lines }
  const chart = comparison.chart === '' ? suitableChart(shown) : comparison.chart
  return { chart, refusal: refusalOf(chart, shown) }
}

export function Result({ view }: { view: View }) {
  const { labels, choice: { comparison, picks }, lines, releases, concerned } = view
  const t = texts(labels.language)
  const { from, to, asOf } = comparison
  const compared: Compared = { labels, picks, lines, releases, asOf }
  const extent: Extent = { areas: concerned, from, to, asOf }
  const files = { ...extent, areas: comparison.areas }
  return (
    <>
      <h2 class="h2" id="result">{t.result.title}</h2>
      {lines.some(({ points }) => points.some(hasValue))
        ? <Charts view={view} compared={compared} />
        : <><Notice info>{t.result.none}</Notice><p>{t.result.noneHelp}</p></>}
      <Warnings compared={compared} populations={view.populations} />
      {view.isUnprojected && (
        <p>{t.result.unprojected({ last: labels.period(periodsOf(lines).at(-1) ?? '') })}</p>
      )}
      <Without labels={labels} lines={lines} view={view} />
      <h2 class="h3" id="table">{t.table.title}</h2>
      <FiguresTable labels={labels} lines={lines} picks={picks} />
      <h2 class="h3" id="remarks">{t.remarks.title}</h2>
      <Remarks labels={labels} picks={picks} extent={extent} />
      <h2 class="h3" id="sources">{t.series.title}</h2>
      <SeriesList labels={labels} picks={picks} extent={files} releases={releases} />
    </>
  )
}

function Charts({ view, compared }: { view: View, compared: Compared }) {
  const { language } = view.labels
  const { chart, refusal } = chartToShow(view)
  const t = texts(language)
  const drawn = refusal === null ? drawnOf(chart, compared) : []
  if (drawn.length === 0) {
    const others = possibleCharts(compared).filter((one) => one !== chart).map((one) => ({
      text: t.charts[one],
      href: href.compare(language, comparisonQuery({ ...view.choice.comparison, chart: one })),
    }))
    const reason: Refusal = refusal ?? { kind: 'no-years' }
    return <Refused refusal={reason} language={language} others={others} />
  }
  return <>{drawn.map((one) => <DrawnChart drawn={one} />)}</>
}

/** Who has no figure at all: it is said, not left out. */
function Without({ labels, lines, view }: { labels: Labels, lines: Line[], view: View }) {
  const empty = lines.filter(({ points }) => !points.some(hasValue))
  if (empty.length === 0 || empty.length === lines.length) return null
  const names = formatList(labels.language, empty.map((line) =>
    lineLabel(labels, line, view.choice.picks)))
  return <p>{texts(labels.language).result.without({ names })}</p>
}
