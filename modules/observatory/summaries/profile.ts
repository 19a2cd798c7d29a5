// What the observatory knows of one area: for each indicator the source that is used, its latest
// figure, how it moved, and the median of its neighbours.
import type { Reader } from '../../../kernel/database/transaction.ts'
import { type Area, type Group, membersIn } from '../areas/area.ts'
import { listAreas, listGroups } from '../areas/queries.ts'
import { headlineCut } from '../indicators/filters.ts'
import type { Indicator, Series, StatisticalSource } from '../indicators/indicator.ts'
import { listIndicators, listSeries, listSources } from '../indicators/queries.ts'
import {
  listCuts, listMedians, type Median, readSelection, type SeriesObservation,
} from '../observations/queries.ts'
import { isKnown, MEMBERS_SHARE_MIN } from './summary.ts'

export type ProfileRow = {
  indicator: Indicator
  series: Series
  source: StatisticalSource | undefined
  /** '' = the total; else the first category, where the source has no total. */
  cut: string
  /** In order of period, projections left out; the last one has a figure. */
  points: SeriesObservation[]
  latest: SeriesObservation & { value: number }
  /** The group's median in the period of the latest figure; where too few have one, none. */
  median: number | undefined
}

export type Profile = {
  area: Area
  group: Group | undefined
  rows: ProfileRow[]
  /** The indicators that have no figure of the area. */
  without: Indicator[]
}

/** The profile of an area, or undefined when there is no such State or territory. */
export async function readProfile(reader: Reader, id: string): Promise<Profile | undefined> {
  const areas = await listAreas(reader)
  const area = areas.find((one) => one.id === id.toUpperCase())
  if (area?.kind !== 'state' && area?.kind !== 'territory') return undefined
  const indicators = await listIndicators(reader)
  const series = await listSeries(reader)
  const sources = await listSources(reader)
  const cuts = await headlines(reader, indicators, series)
  const wanted = [...new Set(cuts.values())]
  const figures = await readSelection(reader, { areas: [area.id], cuts: wanted })
  const states = new Set(areas.filter(({ kind }) => kind === 'state').map((one) => one.id))
  const group = statesOf(neighboursOf(area.id, await listGroups(reader)), states)
  const medians = group ? await listMedians(reader, { group: group.id, cuts: wanted }) : []
  const rowOf = (indicator: Indicator): ProfileRow | undefined => {
    for (const one of series.filter((each) => each.indicator === indicator.id)) {
      const cut = cuts.get(one.id) ?? ''
      const points = figures.filter((figure) => figure.series === one.id && figure.cut === cut &&
        figure.flag !== 'projection')
      const latest = points.filter(isKnown).at(-1)
      if (!latest) continue
      return {
        indicator, series: one, cut, latest, points,
        source: sources.find(({ id: source }) => source === one.source),
        median: medianFor(latest, medians, group),
      }
    }
    return undefined
  }
  const rows = indicators.flatMap((one) => rowOf(one) ?? [])
  const shown = new Set(rows.map(({ indicator }) => indicator.id))
  return { area, group, rows, without: indicators.filter((one) => !shown.has(one.id)) }
}

/** The cut that stands for each series: the total, or its first category. */
async function headlines(
  reader: Reader, indicators: Indicator[], series: Series[],
): Promise<Map<string, string>> {
  const cuts = await listCuts(reader, { series: series.map(({ id }) => id) })
  return new Map(series.map(({ id, indicator }) => {
    const dimensions = indicators.find((one) => one.id === indicator)?.dimensions ?? []
    return [id, headlineCut(dimensions, cuts.get(id) ?? [''])]
  }))
}

const REGIONS = ['caribbean', 'central-america', 'south-america']
const EVERYONE = 'oas-35'

/** The sub-region an area belongs to; all States where it is too small to compare with. */
function neighboursOf(id: string, groups: Group[]): Group | undefined {
  const today = new Date().toISOString().slice(0, 4)
  const region = groups.find((group) =>
    REGIONS.includes(group.id) && membersIn(group, today).includes(id))
  return region ?? groups.find((group) => group.id === EVERYONE)
}

// Territories have their own figures too seldom to be counted as silent members.
const statesOf = (group: Group | undefined, states: Set<string>): Group | undefined => group &&
  { ...group, members: group.members.filter(({ area }) => states.has(area)) }

function medianFor(
  { series, cut, period }: SeriesObservation, medians: Median[], group: Group | undefined,
): number | undefined {
  const found = medians.find((one) =>
    one.series === series && one.cut === cut && one.period === period)
  if (!found || !group) return undefined
  const members = membersIn(group, period).length
  return found.count >= members * MEMBERS_SHARE_MIN ? found.median : undefined
}
