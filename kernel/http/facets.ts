// Filters of a list in the query of its address: ?topic=drugs&topic=prisons&page=2
import type { Query } from './paths.ts'
import type { FieldError } from './problem.ts'

/** What is chosen in each facet (several values mean "one of these"), and the page. */
export type Filters<Name extends string> = Record<Name, string[]> & { page: number }

/** For each facet, whether a value can exist. */
export type KnownValues<Name extends string> = Record<Name, (value: string) => boolean>

const VALUES_MAX = 20
const SHOWN_MAX = 60 // characters of a wrong value that are shown back

/** Reads the filters; values that cannot exist are left out and reported by their parameter. */
export function readFilters<Name extends string>(
  query: URLSearchParams, known: KnownValues<Name>,
): { filters: Filters<Name>, errors: FieldError[] } {
  const errors: FieldError[] = []
  const names = Object.keys(known) as Name[]
  const chosen = names.map((name) => {
    const values = [...new Set(query.getAll(name).filter((value) => value !== ''))]
    const wrong = values.filter((value) => !known[name](value)).slice(0, 5)
    errors.push(...wrong.map((value) => ({ pointer: name, detail: value.slice(0, SHOWN_MAX) })))
    return [name, values.filter((value) => known[name](value)).slice(0, VALUES_MAX)]
  })
  const page = query.get('page') || '1'
  const number = /^\d{1,6}$/.test(page) ? Number(page) : 0
  if (number < 1) errors.push({ pointer: 'page', detail: page.slice(0, SHOWN_MAX) })
  return { filters: { ...Object.fromEntries(chosen), page: Math.max(1, number) }, errors }
}

/** The filters as a query, for links; page 1 is left out. */
export function filterQuery(
  { page, ...facets }: { page: number } & Record<string, string[] | number>,
): Query {
  return { ...facets, page: page > 1 ? page : undefined }
}

/** The same filters with one value of one facet taken away, from the first page. */
export function without<Name extends string>(
  filters: Filters<Name>, name: Name, value: string,
): Filters<Name> {
  return { ...filters, [name]: filters[name].filter((one) => one !== value), page: 1 }
}

type Count<Name> = { facet: Name, value: string, count: number }

/** The counts of a facet, and 0 for what is chosen but matches nothing: it stays to be unchosen. */
export function keepChosen<Name extends string, C extends Count<Name>>(
  counts: C[], facet: Name, chosen: string[],
): { value: string, count: number }[] {
  const found = counts.filter((one) => one.facet === facet)
  const missing = chosen.filter((value) => !found.some((one) => one.value === value))
  return [...found, ...missing.map((value) => ({ value, count: 0 }))]
}
