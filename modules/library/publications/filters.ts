// The query of the publications list: ?language=es&department=cicad&topic=…&year=…&type=…&page=2
import type { FieldError } from '../../../kernel/http/problem.ts'
import type { Query } from '../../../kernel/http/paths.ts'
import { languages } from '../../../kernel/i18n/languages.ts'
import { departments, publicationTypes } from './publication.ts'

export const facetNames = ['language', 'department', 'topic', 'year', 'type'] as const
export type FacetName = (typeof facetNames)[number]

/** What is chosen in each facet: several values mean "one of these". */
export type Filters = Record<FacetName, string[]> & { page: number }

const VALUES_MAX = 20

const known: Record<FacetName, (value: string) => boolean> = {
  language: (value) => languages.some((one) => one === value),
  department: (value) => departments.some((one) => one === value),
  topic: (value) => /^[a-z-]{2,40}$/.test(value),
  year: (value) => /^\d{4}$/.test(value) || value === 'unknown',
  type: (value) => publicationTypes.some((one) => one === value),
}

/** Reads the filters; values that cannot exist are reported by the name of their parameter. */
export function readFilters(query: URLSearchParams): { filters: Filters, errors: FieldError[] } {
  const errors: FieldError[] = []
  const chosen = (name: FacetName) => {
    const values = [...new Set(query.getAll(name).filter((value) => value !== ''))]
    const wrong = values.filter((value) => !known[name](value))
    for (const value of wrong.slice(0, 5)) {
      errors.push({ pointer: name, detail: value.slice(0, 60) })
    }
    return values.filter((value) => known[name](value)).slice(0, VALUES_MAX)
  }
  const page = query.get('page') || '1'
  const number = /^\d{1,6}$/.test(page) ? Number(page) : 0
  if (number < 1) errors.push({ pointer: 'page', detail: page.slice(0, 60) })
  const filters = {
    language: chosen('language'), department: chosen('department'), topic: chosen('topic'),
    year: chosen('year'), type: chosen('type'), page: Math.max(1, number),
  }
  return { filters, errors }
}

/** The filters as a query, for links; page 1 is left out. */
export function filterQuery({ page, ...facets }: Filters): Query {
  return { ...facets, page: page > 1 ? page : undefined }
}

/** The same filters with one value of one facet taken away. */
export function without(filters: Filters, name: FacetName, value: string): Filters {
  return { ...filters, [name]: filters[name].filter((one) => one !== value), page: 1 }
}

export const isFiltered = (filters: Filters) => facetNames.some((name) => filters[name].length > 0)
