// Everything a comparison shows, read once.
import type { Reader } from '../../../kernel/database/transaction.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { listAreas, listGroups } from '../areas/queries.ts'
import type { Release } from '../indicators/indicator.ts'
import { listIndicators, listReleases, listSeries, listSources } from '../indicators/queries.ts'
import { listLatest, readSelection } from '../observations/queries.ts'
import { type Line, linesOf, withoutProjections } from './comparison.ts'
import { type Catalogue, checkFigures, type Choice, readComparison } from './input.ts'
import { type Labels, labelsOf } from './labels.tsx'
import { listShelves, type Shelf } from './queries.ts'

export type View = {
  labels: Labels
  catalogue: Catalogue
  choice: Choice
  shelves: Shelf[]
  releases: Release[]
  lines: Line[]
  /** Whether there are projections that are not shown. */
  isUnprojected: boolean
  /** Areas whose remarks concern what is shown: those chosen, and the members of the groups. */
  concerned: string[]
  /** People of each chosen area, by the latest figure there is. */
  populations: Map<string, number>
}

export async function readView(
  reader: Reader, { language, query }: { language: Language, query: URLSearchParams },
): Promise<View> {
  const catalogue = await readCatalogue(reader)
  const labels = labelsOf(language, catalogue, await listSources(reader))
  const asked = readComparison(query, catalogue)
  const series = catalogue.series.filter((one) =>
    asked.picks.some(({ indicator }) => indicator.id === one.indicator)).map(({ id }) => id)
  const shelves = series.length > 0
    ? await listShelves(reader, series, asked.comparison.asOf) : []
  const releases = (await listReleases(reader)).filter((one) => series.includes(one.series))
  const choice = checkFigures(asked, shelves, releases)
  const { areas, groups, members } = ownersOf(catalogue, choice)
  const concerned = [...new Set([...areas, ...members])]
  const { picks, comparison: { from, to, asOf } } = choice
  const figures = picks.length === 0 || concerned.length === 0 ? [] : await readSelection(reader, {
    series: picks.map((one) => one.series.id), cuts: [...new Set(picks.map(({ cut }) => cut))],
    areas: concerned, from: from || undefined, to: to || undefined, asOf: asOf || undefined,
  })
  const all = linesOf(picks, { areas, groups }, figures)
  // Who does not say until when sees what was observed.
  const lines = to === '' ? withoutProjections(all) : all
  return {
    labels, catalogue, choice, shelves, releases, concerned, lines,
    isUnprojected: lines !== all,
    populations: await readPopulations(reader, catalogue, areas),
  }
}

export async function readCatalogue(reader: Reader): Promise<Catalogue> {
  return {
    indicators: await listIndicators(reader), series: await listSeries(reader),
    areas: await listAreas(reader), groups: await listGroups(reader),
  }
}

function ownersOf(catalogue: Catalogue, { comparison: { areas, groups } }: Choice) {
  const chosen = catalogue.groups.filter(({ id }) => groups.includes(id))
  const members = chosen.flatMap((group) => group.members.map(({ area }) => area))
  return { areas, groups: chosen, members }
}

async function readPopulations(
  reader: Reader, { series }: Catalogue, areas: string[],
): Promise<Map<string, number>> {
  const main = series.find(({ indicator }) => indicator === 'population')
  if (main === undefined || areas.length === 0) return new Map()
  const latest = await listLatest(reader, { series: [main.id], areas })
  return new Map(latest.flatMap(({ area, value }) => value === null ? [] : [[area, value]]))
}
