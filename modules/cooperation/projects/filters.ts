// The facets of the projects list: ?department=dsp&topic=…&status=active&country=JAM&page=2
import type { Filters as AnyFilters, KnownValues } from '../../../kernel/http/facets.ts'
import { departmentIds, type State, type Topic } from '../../directory/directory.ts'
import { projectStatuses } from './project.ts'

export const facetNames = ['department', 'topic', 'status', 'country'] as const
export type FacetName = (typeof facetNames)[number]
export type Filters = AnyFilters<FacetName>

/** Which values can be chosen, given the topics and States there are. */
export const knownValues = (topics: Topic[], states: State[]): KnownValues<FacetName> => ({
  department: (value) => departmentIds.some((one) => one === value),
  topic: (value) => topics.some(({ id }) => id === value),
  status: (value) => value === 'unknown' || projectStatuses.some((one) => one === value),
  country: (value) => states.some(({ id }) => id === value),
})
