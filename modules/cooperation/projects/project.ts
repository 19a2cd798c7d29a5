// What a project is; what is null is not published, and pages say so.
import type { Language, Multilingual } from '../../../kernel/i18n/languages.ts'
import type { DepartmentId, Source } from '../../directory/directory.ts'

export const projectTypes = [
  'agreement', 'component', 'information-system', 'initiative', 'network', 'observatory', 'pilot',
  'programme', 'project', 'regional-roadmap', 'roadmap', 'technical-assistance',
] as const
export type ProjectType = (typeof projectTypes)[number]

export const projectStatuses = ['active', 'concluded', 'superseded', 'inactive'] as const
export type ProjectStatus = (typeof projectStatuses)[number]

export type ProjectSummary = {
  id: number
  name: Multilingual
  /** The languages whose name is printed by a source; the others are Puente's translation. */
  namePrinted: Language[]
  acronym: string | null
  departments: DepartmentId[]
  type: ProjectType
  startYear: number | null
  endYear: number | null
  status: ProjectStatus | null
  objective: Multilingual
}

export type Project = ProjectSummary & {
  statusBasis: 'stated' | 'inferred' | null
  statusNote: Multilingual | null
  donors: Multilingual[] | null
  donorsNote: Multilingual | null
  partners: Multilingual[]
  statesPublished: boolean
  statesNote: Multilingual | null
  activities: Multilingual[]
  notes: Multilingual | null
  confidence: 'high' | 'medium' | 'low'
  sources: Source[]
  states: string[]
  topics: string[]
  bodies: string[]
  results: { date: string | null, text: Multilingual }[]
  events: { date: string, text: Multilingual, source: string | null }[]
  updatedAt: Date
}
