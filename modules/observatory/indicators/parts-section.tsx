// The parts of an area's figures over time, where its categories make up a whole.
import type { Reader } from '../../../kernel/database/transaction.ts'
import { Section } from '../../../kernel/ui/parts.tsx'
import { type ChartSeries, SERIES_LABELLED_MAX } from '../charts/chart.ts'
import { describeChart } from '../charts/describe.ts'
import { problemOfStack, StackedChart } from '../charts/stacked.tsx'
import { texts } from '../messages.ts'
import { readSelection } from '../observations/queries.ts'
import { chartText, SourceLine } from './chart-sections.tsx'
import type { Dimension } from './indicator.ts'
import { areaName, type View } from './view.tsx'

export type Parts = { area: string, dimension: Dimension, series: ChartSeries[] }

/**
 * The categories of the followed area (or of the only one there is); undefined where they overlap,
 * are too many to tell apart, or cannot be stacked.
 */
export async function readParts(reader: Reader, view: View): Promise<Parts | undefined> {
  const { indicator: { dimensions, trend }, choice, figures, language } = view
  const areas = [...new Set(figures.map(({ area }) => area))]
  const area = choice.area ?? (areas.length === 1 ? areas[0] : undefined)
  const dimension = dimensions.find(({ overlapping }) => !overlapping)
  if (!area || !dimension || !trend || dimension.values.length > SERIES_LABELLED_MAX) {
    return undefined
  }
  const cutOf = (id: string) => `${dimension.id}=${id}`
  const found = await readSelection(reader, {
    series: [choice.series.id], areas: [area], asOf: choice.asOf,
    cuts: dimension.values.map(({ id }) => cutOf(id)),
  })
  const series = dimension.values.map(({ id, title }): ChartSeries => ({
    id, label: title[language], emphasis: 'normal', breaks: [],
    points: found.filter(({ cut }) => cut === cutOf(id)),
  })).filter(({ points }) => points.length > 0)
  return series.length > 1 && problemOfStack({ series }) === null
    ? { area, dimension, series } : undefined
}

export function PartsSection({ view, parts }: { view: View, parts: Parts | undefined }) {
  if (!parts) return null
  const { language, indicator } = view
  const { area, dimension, series } = parts
  const t = texts(language)
  const title = t.indicator.parts({
    name: areaName(view, area), dimension: dimension.title[language].toLocaleLowerCase(language),
  })
  const text = chartText(view, {
    title: `${indicator.title[language]}. ${title}`, subtitle: t.units[indicator.unit],
  })
  return (
    <Section id="parts" title={title}>
      <p class="meta">{text.subtitle}</p>
      <StackedChart series={series} text={text} />
      <p>{describeChart(text, { kind: 'stacked', data: { series } })}</p>
      <SourceLine text={text} />
    </Section>
  )
}
