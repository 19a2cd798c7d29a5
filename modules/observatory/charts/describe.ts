// A chart in sentences, made from the same figures: for those who hear it, and for search.
import { formatList } from '../../../kernel/i18n/format.ts'
import {
  type Chart, type ChartSeries, type ChartText, hasValue, type MultiplesData, type RowData,
  type ScatterData, type SlopeData,
} from './chart.ts'
import { texts } from './messages.ts'
import { periodLabel } from './scales.ts'
import { type Figure, figuresOf, shownBreaks } from './series.ts'
import { medianOf } from './statistics.ts'
import { incompleteText, isWhole } from './pairs.ts'
import { figure } from './words.ts'

const SERIES_SPOKEN = 6
const PAIRS_SPOKEN = 8

/** First and last, highest and lowest, what is missing, where it breaks. */
export function describeChart(text: ChartText, chart: Chart): string {
  switch (chart.kind) {
    case 'line':
    case 'stacked':
      return describeSeries(text, chart.data.series)
    case 'bars':
    case 'dots':
    case 'map':
    case 'distribution':
      return describeRows(text, chart.data, chart.kind === 'distribution')
    case 'slope':
      return describeSlope(text, chart.data)
    case 'scatter':
      return describeScatter(text, chart.data)
    case 'multiples':
      return describePanels(text, chart.data)
  }
}

function describeSeries(text: ChartText, series: ChartSeries[]): string {
  const named = series.filter(({ emphasis }) => emphasis !== 'context')
  return (named.length > 0 ? named : series).slice(0, SERIES_SPOKEN)
    .map((one) => describeOne(text, one)).join(' ')
}

function describeOne(text: ChartText, series: ChartSeries): string {
  const { describe: t } = texts(text.language)
  const figures = figuresOf(series)
  const [first, last] = [figures[0], figures.at(-1)]
  const { label } = series
  if (first === undefined || last === undefined) return t.none({ label })
  const at = ({ period }: Figure) => periodLabel(text.language, period)
  const value = (one: Figure) => figure(text, one.value)
  const sentences = [first === last
    ? t.only({ label, last: value(last), lastPeriod: at(last) })
    : t.lastFirst({
      label, last: value(last), lastPeriod: at(last), first: value(first), firstPeriod: at(first),
    })]
  if (figures.length > 2) {
    const high = figures.reduce((best, one) => one.value > best.value ? one : best)
    const low = figures.reduce((best, one) => one.value < best.value ? one : best)
    sentences.push(t.extremes({
      high: value(high), highPeriod: at(high), low: value(low), lowPeriod: at(low),
    }))
  }
  const count = series.points.length - figures.length
  if (count > 0) sentences.push(t.missing({ count }))
  const breaks = shownBreaks(series).map((period) => periodLabel(text.language, period))
  if (breaks.length > 0) sentences.push(t.breaks({ periods: formatList(text.language, breaks) }))
  return sentences.join(' ')
}

function describeRows(
  text: ChartText, { rows, highlight = [] }: RowData, withMedian: boolean,
): string {
  const { describe: t } = texts(text.language)
  const known = rows.filter(hasValue)
  const [first] = known
  const sentences = [t.rows({ count: known.length })]
  if (first !== undefined && known.length > 1) {
    const high = known.reduce((best, one) => one.value > best.value ? one : best)
    const low = known.reduce((best, one) => one.value < best.value ? one : best)
    sentences.push(t.rowExtremes({
      highLabel: high.label, high: figure(text, high.value),
      lowLabel: low.label, low: figure(text, low.value),
    }))
  }
  if (withMedian && first !== undefined) {
    sentences.push(t.median({ value: figure(text, medianOf(known.map(({ value }) => value))) }))
  }
  const named = known.length === 1 ? known : known.filter(({ id }) => highlight.includes(id))
  sentences.push(...named.slice(0, PAIRS_SPOKEN)
    .map(({ label, value }) => t.row({ label, value: figure(text, value) })))
  const count = rows.length - known.length
  if (count > 0) sentences.push(t.rowsMissing({ count }))
  return sentences.join(' ')
}

function describeSlope(text: ChartText, { pairs, periods }: SlopeData): string {
  const { describe: t } = texts(text.language)
  const [fromPeriod, toPeriod] = periods
  const whole = pairs.filter(isWhole)
  const named = whole.filter(({ emphasis }) => emphasis !== 'context')
  const spoken = (named.length > 0 ? named : whole).slice(0, PAIRS_SPOKEN)
    .map(({ label, from, to }) => t.pair({
      label, from: figure(text, from), to: figure(text, to),
      fromPeriod: periodLabel(text.language, fromPeriod),
      toPeriod: periodLabel(text.language, toPeriod),
    }))
  return sentence([...spoken, incompleteText(text, pairs)])
}

function describeScatter(text: ChartText, { pairs, axis }: ScatterData): string {
  const { describe: t } = texts(text.language)
  const whole = pairs.filter(isWhole)
  const count = whole.length
  if (count === 0) return sentence([t.scatter({ count }), incompleteText(text, pairs)])
  const across = (value: number) =>
    figure({ language: text.language, decimals: axis.decimals }, value)
  const [froms, tos] = [whole.map(({ from }) => from), whole.map(({ to }) => to)]
  const range = t.scatterRange({
    axis: axis.unit, axisLow: across(Math.min(...froms)), axisHigh: across(Math.max(...froms)),
    unit: text.unit, low: figure(text, Math.min(...tos)), high: figure(text, Math.max(...tos)),
  })
  const named = whole.filter(({ emphasis }) => emphasis === 'signal').slice(0, PAIRS_SPOKEN)
    .map(({ label, from, to }) => t.point({ label, from: across(from), to: figure(text, to) }))
  return sentence([t.scatter({ count }), range, ...named, incompleteText(text, pairs)])
}

const sentence = (parts: string[]) => parts.filter((part) => part !== '').join(' ')

function describePanels(text: ChartText, { panels }: MultiplesData): string {
  const { describe: t } = texts(text.language)
  return panels.map(({ title, series }) => panels.length === 1
    ? describeSeries(text, series)
    : `${t.panel({ title })} ${describeSeries(text, series)}`).join(' ')
}
