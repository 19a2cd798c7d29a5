// What an organization is: an authority, mission, department or partner whose people work here.
import type { Multilingual } from '../../../kernel/i18n/languages.ts'
import type { DepartmentId } from '../topics/topic.ts'

export const organizationKinds = ['authority', 'mission', 'department', 'partner'] as const
export type OrganizationKind = (typeof organizationKinds)[number]

export type Organization = {
  id: string
  /** Stable and readable: "avelara-csirt". */
  code: string
  name: Multilingual
  acronym: string | null
  kind: OrganizationKind
  /** The State it belongs to; null for the Secretariat and partners. */
  state: { id: string, name: Multilingual } | null
  department: DepartmentId | null
  /** Part of the exercise world: shown with the word EXERCISE wherever it appears. */
  exercise: boolean
}

/** An organization that is entered by hand, for real: never one of the exercise world. */
export type NewOrganization = Pick<
  Organization, 'code' | 'name' | 'acronym' | 'kind' | 'department'
> & {
  /** The code of its State. */
  state: string | null
}
