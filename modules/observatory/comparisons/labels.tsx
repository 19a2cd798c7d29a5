// The names of what is compared, in the reader's language, and how a figure stands in a table.
import { formatDate, formatNumber } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import type { Indicator, Series, StatisticalSource } from '../indicators/indicator.ts'
import { texts as observatoryTexts } from '../messages.ts'
import { readCut } from '../observations/observation.ts'
import type { Line, LinePoint, Pick } from './comparison.ts'
import type { Catalogue } from './input.ts'
import { texts } from './messages.ts'

export type Labels = {
  language: Language
  area: (id: string) => string
  group: (id: string) => string
  indicator: (id: string) => string
  /** "UNODC", as its attribution begins; `long` = the producer and the dataset. */
  source: (series: Series, form?: 'long') => string
  licence: (series: Series) => StatisticalSource | undefined
  cut: (indicator: Indicator, cut: string) => string
  period: (period: string) => string
  value: (pick: Pick, value: number) => string
}

export function labelsOf(
  language: Language, { areas, groups, indicators }: Catalogue, sources: StatisticalSource[],
): Labels {
  const nameIn = (all: { id: string, name: Record<Language, string> }[]) => {
    const names = new Map(all.map(({ id, name }) => [id, name[language]]))
    return (id: string) => names.get(id) ?? id
  }
  const titles = new Map(indicators.map(({ id, title }) => [id, title[language]]))
  const byId = new Map(sources.map((source) => [source.id, source]))
  return {
    language,
    area: nameIn(areas),
    group: nameIn(groups),
    indicator: (id) => titles.get(id) ?? id,
    source: ({ source: id }, form) => {
      const source = byId.get(id)
      if (source === undefined) return id
      return form === 'long'
        ? `${source.producer}: ${source.dataset[language]}` : source.demands.split(',')[0] ?? id
    },
    licence: ({ source }) => byId.get(source),
    cut: (indicator, cut) => cutLabel(language, indicator, cut),
    period: (period) => formatDate(language, period),
    value: ({ indicator }, value) => formatNumber(language, value, indicator.decimals),
  }
}

/** "Firearm, women and girls"; the total is "Total". */
function cutLabel(language: Language, { dimensions }: Indicator, cut: string): string {
  const chosen = readCut(cut)
  const parts = dimensions.flatMap(({ id, values }) =>
    values.find((one) => one.id === chosen[id])?.title[language] ?? [])
  return parts.join(', ') || observatoryTexts(language).indicator.total
}

/** What tells the picks of a comparison apart: indicator, source, category; '' of a single one. */
export function pickLabel(labels: Labels, pick: Pick, picks: Pick[]): string {
  const differ = (of: (one: Pick) => string) => picks.some((one) => of(one) !== of(pick))
  return [
    differ(({ indicator }) => indicator.id) && labels.indicator(pick.indicator.id),
    differ(({ series }) => series.source) && labels.source(pick.series),
    differ(({ cut }) => cut) && labels.cut(pick.indicator, pick.cut),
  ].filter((part) => part !== false).join(', ')
}

/** The name of whom a line is about. */
export const ownerLabel = (labels: Labels, { kind, owner }: Line): string => kind === 'area'
  ? labels.area(owner)
  : texts(labels.language).result.median({ group: labels.group(owner) })

/** The whole name of a line: "Honduras", "Honduras, UNODC". */
export function lineLabel(labels: Labels, line: Line, picks: Pick[]): string {
  const what = pickLabel(labels, line.pick, picks)
  const name = ownerLabel(labels, line)
  return what === '' ? name : texts(labels.language).result.named({ name, what })
}

/** A figure, or the reason why there is none, with all that belongs to it. */
export function Figure(
  { labels, pick, point }: { labels: Labels, pick: Pick, point: LinePoint | undefined },
) {
  const { language } = labels
  const t = texts(language).table
  const { missing, flags } = observatoryTexts(language)
  if (point === undefined) {
    return (
      <>
        <span aria-hidden="true">–</span>
        <span class="govuk-visually-hidden">{t.nothing}</span>
      </>
    )
  }
  const { value, coverage, flag, note } = point
  const reason = coverage ? t.below : point.missing && missing[point.missing]
  const subs = [coverage && t.coverage(coverage), flag && flags[flag], note].filter((one) => one)
  return (
    <>
      {value === null ? <span class="meta">{reason}</span> : labels.value(pick, value)}
      {subs.map((one) => <span class="sub">{one}</span>)}
    </>
  )
}
