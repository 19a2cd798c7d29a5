// What a reader chooses on the page of an indicator; the address holds it all.
import type { Query } from '../../../kernel/http/paths.ts'
import { writeCut } from '../observations/observation.ts'
import type { Indicator, Series } from './indicator.ts'

/** Everything chosen, already possible; undefined = what the page chooses by itself. */
export type Choice = {
  series: Series
  /** The categories by dimension; '' = the total. */
  categories: Record<string, string>
  cut: string
  year: string | undefined
  area: string | undefined
  asOf: string | undefined
  /** Equal tiles, or the shapes of the States. */
  map: 'tiles' | 'geography'
}

/** Which message, and the value it is about. */
export type WrongChoice = {
  kind: 'wrongSource' | 'wrongCut' | 'wrongYear' | 'wrongArea' | 'wrongDate', value: string,
}

type Possible = {
  indicator: Indicator
  /** At least one; the first is the main one. */
  series: [Series, ...Series[]]
  /** The cuts that have figures, by series. */
  cuts: Map<string, string[]>
  areas: Set<string>
}

const SHOWN_MAX = 40

/** Reads the query: what is impossible is left out and reported, what is possible stays chosen. */
export function readChoice(
  query: URLSearchParams, { indicator, series, cuts, areas }: Possible,
): { choice: Choice, wrong: WrongChoice[] } {
  const wrong: WrongChoice[] = []
  const asked = (name: string) => query.get(name)?.trim() || undefined
  const report = (kind: WrongChoice['kind'], value: string) => {
    wrong.push({ kind, value: value.slice(0, SHOWN_MAX) })
    return undefined
  }
  const sourceId = asked('source')
  const found = series.find(({ source, id }) => source === sourceId || id === sourceId)
  if (sourceId && !found) report('wrongSource', sourceId)
  const one = found ?? series[0]
  const possible = cuts.get(one.id) ?? []
  const categories = readCategories(query, indicator, possible)
  for (const value of categories.wrong) report('wrongCut', value)
  const area = asked('area')?.toUpperCase()
  const asOf = asked('asOf')
  const year = asked('year')
  return {
    wrong,
    choice: {
      series: one,
      categories: categories.chosen,
      cut: writeCut(withoutTotals(categories.chosen)),
      year: year && !/^\d{4}(-\d{2})?$/.test(year) ? report('wrongYear', year) : year,
      area: area && !areas.has(area) ? report('wrongArea', area) : area,
      asOf: asOf && !isDay(asOf) ? report('wrongDate', asOf) : asOf,
      map: query.get('map') === 'geography' ? 'geography' : 'tiles',
    },
  }
}

function readCategories(query: URLSearchParams, { dimensions }: Indicator, possible: string[]) {
  const chosen: Record<string, string> = {}
  const wrong: string[] = []
  for (const { id, values } of dimensions) {
    const value = query.get(id)?.trim() ?? ''
    if (value === '' || values.some((one) => one.id === value)) chosen[id] = value
    else wrong.push(value)
  }
  const cut = writeCut(withoutTotals(chosen))
  const isAsked = dimensions.some(({ id }) => query.get(id))
  if (possible.includes(cut) || (isAsked && wrong.length === 0)) return { chosen, wrong }
  return { chosen: firstCategories(dimensions, possible), wrong }
}

/** The first cut in the order of the categories, where a series has no total. */
function firstCategories(
  dimensions: Indicator['dimensions'], possible: string[],
): Record<string, string> {
  const [dimension] = dimensions
  const value = dimension?.values.find(({ id }) => possible.includes(`${dimension.id}=${id}`))
  const parts = value && dimension
    ? `${dimension.id}=${value.id}` : possible.includes('') ? '' : possible[0] ?? ''
  const found = new Map(parts.split(';').map((part) => {
    const [name = '', category = ''] = part.split('=')
    return [name, category]
  }))
  const total = possible.includes('')
  return Object.fromEntries(dimensions.map(({ id }) => [id, total ? '' : found.get(id) ?? '']))
}

/** The cut that stands for a series: its total, or its first category. */
export const headlineCut = (dimensions: Indicator['dimensions'], possible: string[]): string =>
  writeCut(withoutTotals(firstCategories(dimensions, possible)))

const withoutTotals = (categories: Record<string, string>) =>
  Object.fromEntries(Object.entries(categories).filter(([, value]) => value !== ''))

const isDay = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text)

/** The choice as a query; what the page would choose by itself is left out. */
export function choiceQuery(
  { series, categories, year, area, asOf, map }: Choice, main: Series,
): Query {
  return {
    ...(series.id !== main.id && { source: series.source }),
    ...withoutTotals(categories), year, area: area?.toLowerCase(), asOf,
    map: map === 'tiles' ? undefined : map,
  }
}
