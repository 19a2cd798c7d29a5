// Everything the page of an indicator shows, read once; and small pieces its sections share.
import type { Reader } from '../../../kernel/database/transaction.ts'
import { formatNumber } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import type { Area, Group } from '../areas/area.ts'
import { listAreas, listGroups } from '../areas/queries.ts'
import { texts } from '../messages.ts'
import { readCut } from '../observations/observation.ts'
import {
  type Coverage, listCoverage, listCuts, listLatest, readSelection, type SeriesObservation,
} from '../observations/queries.ts'
import { fullPeriod, isKnown } from '../summaries/summary.ts'
import { type Choice, readChoice, type WrongChoice } from './filters.ts'
import type { Indicator, Release, Series, StatisticalSource } from './indicator.ts'
import { getIndicator, listReleases, listSeries, listSources } from './queries.ts'

export type View = {
  language: Language
  indicator: Indicator
  series: [Series, ...Series[]]
  choice: Choice
  wrong: WrongChoice[]
  sources: Map<string, StatisticalSource>
  areas: Map<string, Area>
  /** The group whose median is drawn: all 35 States. */
  group: Group | undefined
  /** Of the chosen series, cut and day; all areas and periods. */
  figures: SeriesObservation[]
  /** The period of map and table: the chosen one, else the newest that is about complete. */
  year: string | undefined
  best: string | undefined
  releases: Release[]
  coverage: Coverage[]
  /** The newest population of each area, for warnings about small ones. */
  population: Map<string, number>
}

export const MAIN_GROUP = 'oas-35'

/** Reads it all. Throws NotFound. */
export async function readView(
  reader: Reader, { id, language, query }: {
    id: string, language: Language, query: URLSearchParams,
  },
): Promise<View> {
  const indicator = await getIndicator(reader, id)
  const [main, ...others] = await listSeries(reader, { indicator: indicator.id })
  if (!main) throw new Error(`${id} has no series.`)
  const series: [Series, ...Series[]] = [main, ...others]
  const areas = new Map((await listAreas(reader)).map((area) => [area.id, area]))
  const cuts = await listCuts(reader, { series: series.map((one) => one.id) })
  const { choice, wrong } = readChoice(query, {
    indicator, series, cuts, areas: new Set(areas.keys()),
  })
  const figures = await readSelection(reader, {
    series: [choice.series.id], cuts: [choice.cut], asOf: choice.asOf,
  })
  const periods = new Set(figures.filter(isKnown).map(({ period }) => period))
  const inside = figures.filter(({ area }) => isCountry(areas.get(area)))
  if (choice.year && !periods.has(choice.year)) {
    wrong.push({ kind: 'wrongYear', value: choice.year })
    choice.year = undefined
  }
  // Where no year has figures, no other year can be advised: that there are none is said instead.
  const told = wrong.filter(({ kind }) => kind !== 'wrongYear' || periods.size > 0)
  const best = fullPeriod(inside.length > 0 ? inside : figures)
  return {
    language, indicator, series, choice, wrong: told, areas, figures,
    sources: new Map((await listSources(reader)).map((source) => [source.id, source])),
    group: (await listGroups(reader)).find((one) => one.id === MAIN_GROUP),
    year: choice.year ?? best,
    best,
    releases: await listReleases(reader, { indicator: indicator.id }),
    coverage: await listCoverage(reader, {
      series: series.map((one) => one.id), asOf: choice.asOf,
    }),
    population: await readPopulation(reader),
  }
}

const POPULATION = 'population.wpp'

async function readPopulation(reader: Reader): Promise<Map<string, number>> {
  const latest = await listLatest(reader, { series: [POPULATION] })
  return new Map(latest.map(({ area, value }) => [area, value ?? 0]))
}

export const isCountry = (area: Area | undefined) =>
  area?.kind === 'state' || area?.kind === 'territory'

/** A figure as readers see it. */
export const figureText = (language: Language, { decimals }: Indicator, value: number) =>
  formatNumber(language, value, decimals)

/** A category in words: "Cocaine", "Female, 15–29"; the total is ''. */
export function cutText(language: Language, { dimensions }: Indicator, cut: string): string {
  const chosen = readCut(cut)
  return dimensions.flatMap(({ id, values }) =>
    values.find((one) => one.id === chosen[id])?.title[language] ?? []).join(', ')
}

/** The name of an area. */
export const areaName = ({ areas, language }: Pick<View, 'areas' | 'language'>, id: string) =>
  areas.get(id)?.name[language] ?? id

/** The unit and the category: "per 100,000 people · Firearms". */
export function subtitleOf({ language, indicator, choice }: View): string {
  const unit = texts(language).units[indicator.unit]
  return [unit, cutText(language, indicator, choice.cut)].filter(Boolean).join(' · ')
}

/** The words for the source of the chosen series: "UNODC, release of …". */
export function sourceLine(view: View): string {
  const { sources, choice } = view
  const { producer = choice.series.source } = sources.get(choice.series.source) ?? {}
  return [producer, releasesOf(view)[0]?.vintage].filter(Boolean).join(', ')
}

/** The releases of the chosen series that were known on the chosen day, the newest first. */
export const releasesOf = ({ releases, choice }: View): Release[] =>
  releases.filter(({ series, released }) => series === choice.series.id &&
    (choice.asOf === undefined || released <= choice.asOf))

export const licenceOf = ({ sources, choice }: View) =>
  sources.get(choice.series.source)?.licence ?? ''
