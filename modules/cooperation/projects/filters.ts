// The facets of the projects list: ?department=dsp&topic=…&status=active&country=JAM&page=2
import type { Filters as AnyFilters, KnownValues } from '../../../kernel/http/facets.ts'
import { departmentIds } from '../../directory/directory.ts'
import { projectStatuses } from './project.ts'

export const facetNames = ['department', 'topic', 'status', 'country'] as const
export type FacetName = (typeof facetNames)[number]
export type Filters = AnyFilters<FacetName>

export const knownValues: KnownValues<FacetName> = {
  department: (value) => departmentIds.some((one) => one === value),
  topic: (value) => /^[a-z-]{2,40}$/.test(value),
  status: (value) => value === 'unknown' || projectStatuses.some((one) => one === value),
  country: (value) => /^[A-Z]{3}$/.test(value),
}
