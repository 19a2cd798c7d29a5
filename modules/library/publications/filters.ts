// The facets of the publications list: ?language=es&department=cicad&topic=…&year=…&type=…&page=2
import type { Filters as AnyFilters, KnownValues } from '../../../kernel/http/facets.ts'
import { languages } from '../../../kernel/i18n/languages.ts'
import type { Topic } from '../../directory/directory.ts'
import { departments, publicationTypes } from './publication.ts'

export const facetNames = ['language', 'department', 'topic', 'year', 'type'] as const
export type FacetName = (typeof facetNames)[number]
export type Filters = AnyFilters<FacetName>

/** Which values can be chosen, given the topics there are. */
export const knownValues = (topics: Topic[]): KnownValues<FacetName> => ({
  language: (value) => languages.some((one) => one === value),
  department: (value) => departments.some((one) => one === value),
  topic: (value) => topics.some(({ id }) => id === value),
  year: (value) => /^\d{4}$/.test(value) || value === 'unknown',
  type: (value) => publicationTypes.some((one) => one === value),
})
