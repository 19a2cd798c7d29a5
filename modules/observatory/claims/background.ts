// What the page of a claim needs besides its rows: names of sets, States and sources, and vintages.
import type { Reader } from '../../../kernel/database/transaction.ts'
import { compareNames, formatList } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import type { Area, Group } from '../areas/area.ts'
import { listAreas, listGroups } from '../areas/queries.ts'
import type { Indicator, Release, Series, StatisticalSource } from '../indicators/indicator.ts'
import { listIndicators, listReleases, listSeries, listSources } from '../indicators/queries.ts'
import { type Claim, seriesOf } from './claim.ts'

export type Background = {
  groups: Group[]
  areas: Area[]
  indicators: Indicator[]
  series: Series[]
  sources: StatisticalSource[]
  releases: Release[]
}

export async function readBackground(reader: Reader, claim: Claim): Promise<Background> {
  const own = seriesOf(claim)
  const series = (await listSeries(reader)).filter(({ id }) => own.includes(id))
  const sources = (await listSources(reader))
    .filter(({ id }) => series.some(({ source }) => source === id))
  return {
    groups: await listGroups(reader),
    areas: await listAreas(reader),
    indicators: await listIndicators(reader),
    series, sources,
    releases: await listReleases(reader),
  }
}

/** Names of States and of territories, each sorted and joined: "Cuba, Nicaragua and Peru". */
export function namesOf(language: Language, ids: string[], { areas }: Background) {
  const named = areas.filter(({ id }) => ids.includes(id))
  const list = (some: Area[]) => formatList(
    language, some.map(({ name }) => name[language]).toSorted(compareNames(language)),
  )
  return {
    states: list(named.filter(({ kind }) => kind === 'state')),
    territories: list(named.filter(({ kind }) => kind !== 'state')),
  }
}

/** "homicide-rate.unodc 2026-07-12" with what its source calls that publication. */
export function vintagesOf(used: string[], { releases, series: all, indicators }: Background) {
  return used.map((one) => {
    const [series = '', released = ''] = one.split(' ')
    const release = releases.find((it) => it.series === series && it.released === released)
    const indicator = all.find(({ id }) => id === series)?.indicator ?? series
    const title = indicators.find(({ id }) => id === indicator)?.title
    return { indicator, title, released, vintage: release?.vintage ?? released }
  })
}
