// From the lines of a comparison to what charts take: one chart, or one for each series where its
// kind shows a single period.
import { compareNames, formatDate } from '../../../kernel/i18n/format.ts'
import type { Chart, ChartPair, ChartRow, ChartSeries, ChartText } from '../charts/chart.ts'
import type { Release } from '../indicators/indicator.ts'
import { texts as observatoryTexts } from '../messages.ts'
import {
  commonPeriod, type CompareChart, endsOf, type Line, pairedPeriod, periodsOf, type Pick, pointAt,
} from './comparison.ts'
import { type Labels, lineLabel, ownerLabel, pickLabel } from './labels.tsx'
import { texts } from './messages.ts'
import { releaseOf, sourceLine } from './source-parts.tsx'

export type Compared = {
  labels: Labels, picks: Pick[], lines: Line[], releases: Release[], asOf: string,
}

/** A chart with its words, and a sentence on the period it shows. */
export type Drawn = { chart: Chart, text: ChartText, note: string }

export function drawnOf(kind: CompareChart, compared: Compared): Drawn[] {
  switch (kind) {
    case 'line': return [linesChart(compared)]
    case 'multiples': return [multiplesChart(compared)]
    case 'scatter': return scatterChart(compared)
    case 'slope': return compared.picks.flatMap((pick) => slopeChart(compared, pick))
    case 'bars': case 'dots': case 'distribution': {
      const common = commonPeriod(compared.lines)
      if (common === undefined) return []
      const note = periodNote(compared.labels, common)
      return compared.picks.map((pick) => rowsChart(compared, { kind, pick, note, ...common }))
    }
  }
}

/** The words around a chart of these picks. */
function wordsOf(compared: Compared, period: string, of: Pick[]): ChartText {
  const { labels, picks, releases, asOf } = compared
  const { language } = labels
  const t = texts(language).result
  const [first] = of
  const unit = first ? observatoryTexts(language).units[first.indicator.unit] : ''
  const distinct = (items: string[]) => [...new Set(items)].join('; ')
  const cuts = of.filter(({ cut }) => cut !== '').map((one) => labels.cut(one.indicator, one.cut))
  const title = distinct(of.map(({ indicator }) => labels.indicator(indicator.id)))
  const what = of.length === 1 && first ? pickLabel(labels, first, picks) : ''
  return {
    language, unit, decimals: Math.max(0, ...of.map(({ indicator }) => indicator.decimals)),
    title: what.includes(title) || what === '' ? title : t.named({ name: title, what }),
    subtitle: t.subtitleAt({ unit: [unit, distinct(cuts)].filter(Boolean).join(', '), period }),
    source: distinct(of.map(({ series }) =>
      sourceLine(labels, series, releaseOf(releases, series, asOf)))),
    licence: distinct(of.map(({ series }) => labels.licence(series)?.licence ?? '')),
  }
}

function spanText({ labels, lines }: Compared): string {
  const periods = periodsOf(lines)
  const [from = '', to = ''] = [periods[0], periods.at(-1)].map((one) => labels.period(one ?? ''))
  return from === to ? from : `${from}–${to}`
}

const idOf = ({ owner, pick }: Line) => `${owner} ${pick.series.id} ${pick.cut}`

/** Lines as charts take them: a single State stands out, groups stand behind. */
export function seriesOf({ labels, picks, lines }: Compared): ChartSeries[] {
  const isAlone = lines.filter(({ kind }) => kind === 'area').length === 1
  return lines.map((line) => ({
    id: idOf(line), label: lineLabel(labels, line, picks), points: line.points, breaks: line.breaks,
    emphasis: line.kind === 'group' ? 'context' : isAlone ? 'signal' : 'normal',
  }))
}

function linesChart(compared: Compared): Drawn {
  const trend = compared.picks.every(({ indicator }) => indicator.trend)
  return {
    chart: { kind: 'line', data: { series: seriesOf(compared), trend } },
    text: wordsOf(compared, spanText(compared), compared.picks), note: '',
  }
}

/** A panel for each area; a single group of a single series stands behind each of them. */
function multiplesChart(compared: Compared): Drawn {
  const { labels, picks, lines } = compared
  const all = seriesOf(compared)
  const seriesFor = (owner: string) => lines.flatMap((line, index) => {
    const one = all[index]
    const label = pickLabel(labels, line.pick, picks) || ownerLabel(labels, line)
    return line.owner === owner && one ? [{ ...one, label }] : []
  })
  const groups = [...new Set(lines.flatMap(({ kind, owner }) => kind === 'group' ? owner : []))]
  const behind = picks.length === 1 && groups.length === 1 ? seriesFor(groups[0] ?? '') : []
  const owners = [...new Map(lines.filter(({ kind }) => kind === 'area' || behind.length === 0)
    .map((line) => [line.owner, line])).values()]
  const panels = (owners.length > 0 ? owners : lines).map((line) => ({
    id: line.owner, title: ownerLabel(labels, line),
    series: owners.length > 0 ? [...seriesFor(line.owner), ...behind] : seriesFor(line.owner),
  }))
  const note = behind.length > 0 && owners.length > 0
    ? texts(labels.language).result.behind({ group: labels.group(groups[0] ?? '') }) : ''
  return {
    chart: { kind: 'multiples', data: { panels } }, note,
    text: wordsOf(compared, spanText(compared), picks),
  }
}

type OneYear = {
  kind: 'bars' | 'dots' | 'distribution', pick: Pick, period: string, note: string,
}

function rowsChart(compared: Compared, { kind, pick, period, note }: OneYear): Drawn {
  const { labels } = compared
  const order = compareNames(labels.language)
  const own = compared.lines.filter((line) => line.pick === pick)
  const areas = own.filter((line) => line.kind === 'area')
  // A distribution draws the median of its areas itself.
  const lines = kind === 'distribution' && areas.length > 0 ? areas : own
  const rows = lines.map((line): ChartRow => {
    const point = pointAt(line, period)
    const coverage = point?.coverage
      ? ` (${texts(labels.language).table.coverage(point.coverage)})` : ''
    return {
      id: line.owner, label: ownerLabel(labels, line) + coverage, value: point?.value ?? null,
      missing: point?.missing ?? null, flag: point?.flag ?? null,
    }
  }).toSorted((a, b) =>
    (b.value ?? -Infinity) - (a.value ?? -Infinity) || order(a.label, b.label))
  const highlight = lines.filter((line) => line.kind === 'group').map(({ owner }) => owner)
  return {
    chart: { kind, data: { rows, highlight } }, note,
    text: wordsOf(compared, labels.period(period), [pick]),
  }
}

function slopeChart(compared: Compared, pick: Pick): Drawn[] {
  const { labels } = compared
  const lines = compared.lines.filter((line) => line.pick === pick)
  const periods = endsOf(lines)
  if (periods === undefined) return []
  const [from, to] = periods
  const pairs = lines.map((line): ChartPair => ({
    id: idOf(line), label: ownerLabel(labels, line),
    emphasis: line.kind === 'group' ? 'signal' : 'normal',
    from: pointAt(line, from)?.value ?? null, to: pointAt(line, to)?.value ?? null,
  }))
  const named = { from: labels.period(from), to: labels.period(to) }
  return [{
    chart: { kind: 'slope', data: { pairs, periods } },
    note: texts(labels.language).result.ends(named),
    text: wordsOf(compared, `${named.from}–${named.to}`, [pick]),
  }]
}

function scatterChart(compared: Compared): Drawn[] {
  const { labels, picks, lines } = compared
  const [across, up] = picks
  if (across === undefined || up === undefined) return []
  const of = (pick: Pick) => lines.filter((line) => line.pick === pick)
  const common = pairedPeriod(of(across), of(up))
  if (common === undefined) return []
  const { period } = common
  const pairs = of(across).map((line): ChartPair => {
    const other = of(up).find(({ owner }) => owner === line.owner)
    return {
      id: line.owner, label: ownerLabel(labels, line),
      emphasis: line.kind === 'group' ? 'signal' : 'normal',
      from: pointAt(line, period)?.value ?? null,
      to: (other && pointAt(other, period)?.value) ?? null,
    }
  })
  const units = observatoryTexts(labels.language).units
  const axisName = ({ indicator }: Pick) =>
    `${labels.indicator(indicator.id)}, ${units[indicator.unit]}`
  return [{
    chart: { kind: 'scatter', data: {
      pairs, axis: { unit: axisName(across), decimals: across.indicator.decimals },
    } },
    note: `${periodNote(labels, common)} ${texts(labels.language).result.scatter}`,
    text: {
      ...wordsOf(compared, labels.period(period), picks),
      unit: axisName(up), decimals: up.indicator.decimals, subtitle: labels.period(period),
    },
  }]
}

function periodNote(
  { language }: Labels, { period, count, total }: { period: string, count: number, total: number },
): string {
  const t = texts(language).result
  const named = { period: formatDate(language, period), count, total }
  return count === total ? t.common(named) : t.partly(named)
}
