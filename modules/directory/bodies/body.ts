// What a body is: an organ, forum, network, unit or role, and what hangs above and below it.
import type { Multilingual } from '../../../kernel/i18n/languages.ts'
import type { Source } from '../states/state.ts'
import type { DepartmentId } from '../topics/topic.ts'

/** The kinds of body, as the content files name them. */
export const bodyTypes = [
  'authorities-meeting', 'committee-entity', 'committee-of-the-permanent-council', 'csh-forum',
  'data-protocol', 'department', 'entity', 'expert-group', 'information-system',
  'internal-committee', 'ministerial-level-forum', 'ministerial-meeting', 'national-contact-network',
  'national-contact-role', 'network', 'network-and-portal', 'observatory', 'office',
  'operational-network', 'peer-evaluation-mechanism', 'political-organ', 'programme',
  'public-project-database', 'reporting-system', 'secretariat', 'secretariat-unit', 'section',
  'status-holders', 'sub-group', 'support-department', 'technical-agency-commission',
  'technical-group', 'treaty-body', 'treaty-follow-up-mechanism', 'unit', 'working-group',
] as const
export type BodyType = (typeof bodyTypes)[number]

export type BodySummary = {
  id: string
  name: Multilingual
  acronym: Multilingual | null
  type: BodyType
  parent: string | null
  department: DepartmentId | null
}

export type Body = BodySummary & {
  created: string | null
  legalBasis: Multilingual | null
  membership: Multilingual | null
  chairRule: Multilingual | null
  meets: Multilingual | null
  secretariat: Multilingual | null
  functions: Multilingual[]
  outputs: Multilingual[]
  documentSeries: string | null
  users: Multilingual[]
  statusNote: Multilingual | null
  notes: Multilingual | null
  confidence: 'high' | 'medium' | 'low'
  sources: Source[]
  topics: string[]
}
