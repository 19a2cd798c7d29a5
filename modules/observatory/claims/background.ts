// What the page of a claim needs besides its rows: names of sets, States and sources, and vintages.
import type { Reader } from '../../../kernel/database/transaction.ts'
import { formatList } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import type { Area, Group } from '../areas/area.ts'
import { listAreas, listGroups } from '../areas/queries.ts'
import type { Release, Series, StatisticalSource } from '../indicators/indicator.ts'
import { listReleases, listSeries, listSources } from '../indicators/queries.ts'
import { type Amount, type Claim, seriesOf } from './claim.ts'

export type Background = {
  groups: Group[]
  areas: Area[]
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
    series, sources,
    releases: await listReleases(reader),
  }
}

/** Who publishes what a way of computing counts: "World Bank". */
export function producerOf(claim: Claim, way: string, { series, sources }: Background): string {
  const part = claim.ways.find(({ id }) => id === way)?.part
  const source = series.find(({ id }) => part && id === named(part))?.source
  return sources.find(({ id }) => id === source)?.producer ?? way
}

const named = (amount: Amount) => 'count' in amount ? amount.count : amount.rate

/** Names of States, sorted and joined: "Cuba, Nicaragua and Peru". */
export function namesOf(language: Language, ids: string[], { areas }: Background): string {
  const names = ids.map((id) => areas.find((area) => area.id === id)?.name[language] ?? id)
  return formatList(language, names.toSorted((a, b) => a.localeCompare(b, language)))
}

/** "homicide-rate.unodc 2026-07-12" with what its source calls that publication. */
export function vintagesOf(used: string[], { releases }: Background) {
  return used.map((one) => {
    const [series = '', released = ''] = one.split(' ')
    const release = releases.find((it) => it.series === series && it.released === released)
    return { series, released, vintage: release?.vintage ?? released }
  })
}
