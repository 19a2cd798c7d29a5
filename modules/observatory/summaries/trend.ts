// Which lines stand for an indicator over time: on its page, and in the file of its chart.
import type { Language } from '../../../kernel/i18n/languages.ts'
import type { Area, Group } from '../areas/area.ts'
import type { ChartSeries } from '../charts/chart.ts'
import type { Indicator, Series } from '../indicators/indicator.ts'
import { texts } from '../messages.ts'
import type { Observation } from '../observations/observation.ts'
import { isKnown, mediansOf } from './summary.ts'

export type TrendView = {
  figures: Observation[]
  areas: Map<string, Area>
  indicator: Indicator
  series: Series
  group: Group | undefined
  language: Language
  /** The period in which the highest are chosen, where nothing else can be drawn. */
  year: string | undefined
  /** The State in the signal colour. */
  followed: string | undefined
}

const REGIONS = ['AMERICAS', 'LATIN-AMERICA-CARIBBEAN', 'WORLD']
const REGIONS_MAX = 2
const HIGHEST_MAX = 5

/** The followed State, the median of all States, and what the source publishes for regions. */
export function trendOf(view: TrendView): ChartSeries[] {
  const { figures, areas, indicator } = view
  const ids = [...new Set(figures.map(({ area }) => area))]
  const followed = view.followed ?? (ids.length === 1 ? ids[0] : undefined)
  const regions = REGIONS.filter((id) => ids.includes(id) && id !== followed).slice(0, REGIONS_MAX)
  // The count of a region beside that of one State would press it flat.
  const context = indicator.additive && followed !== undefined ? [] : regions
  const lines = [
    ...(followed === undefined ? [] : [lineOf(view, followed, 'signal')]),
    ...medianLine(view),
    ...context.map((id) => lineOf(view, id, 'context')),
  ]
  if (lines.length > 0) return lines
  return highestOf(view, ids.filter((id) => isPlace(areas.get(id))))
    .map((id) => lineOf(view, id, 'normal'))
}

/** The line of one area, with the breaks its source or we know of. */
export function lineOf(
  { figures, areas, language, series }: TrendView, id: string, emphasis: ChartSeries['emphasis'],
): ChartSeries {
  return {
    id, label: areas.get(id)?.name[language] ?? id, emphasis,
    points: figures.filter(({ area }) => area === id),
    breaks: series.remarks.flatMap(({ kind, areas: of, since }) =>
      kind === 'break' && since !== null && (of === null || of.includes(id)) ? [since] : []),
  }
}

// Units in which States of unlike size can be compared.
const comparable: readonly string[] = ['per-100000', 'percent', 'score']

// The count of the median State says little; its rate does.
function medianLine({ figures, group, indicator, language }: TrendView): ChartSeries[] {
  if (!group || !comparable.includes(indicator.unit)) return []
  const points = mediansOf(figures.filter(({ flag }) => flag !== 'projection'), group)
  const line = {
    id: 'median', label: texts(language).indicator.medianShort, breaks: [],
    emphasis: 'normal' as const,
    points: points.map(({ period, value }) => ({ period, value, missing: null, flag: null })),
  }
  return points.some(isKnown) ? [line] : []
}

const isPlace = (area: Area | undefined) => area?.kind === 'state' || area?.kind === 'territory'

function highestOf({ figures, year }: TrendView, ids: string[]): string[] {
  const here = figures.filter(({ area, period }) => period === year && ids.includes(area))
  return here.filter(isKnown).toSorted((a, b) => b.value - a.value).slice(0, HIGHEST_MAX)
    .map(({ area }) => area)
}
