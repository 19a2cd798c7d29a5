// Whom a figure is about, and the sets of areas that are compared.
import type { Multilingual } from '../../../kernel/i18n/languages.ts'
import type { Source } from '../../directory/directory.ts'

export const areaKinds = ['state', 'territory', 'region', 'world'] as const
export type AreaKind = (typeof areaKinds)[number]

export type Area = {
  /** ISO 3166-1 alpha-3 for States and territories; our own word for a region ("AMERICAS"). */
  id: string
  kind: AreaKind
  name: Multilingual
  /** What sources call it where they do not use ISO 3166-1 ("UN:AMERICAS"). */
  sourceCodes: string[]
}

export type GroupMember = {
  area: string
  /** A partial date; '' = before all figures. */
  since: string
  until: string | null
}

export type Group = {
  id: string
  name: Multilingual
  description: Multilingual
  sources: Source[]
  members: GroupMember[]
}

/** The areas of a group in a period ("2023" or "2023-09"): who was a member at its end. */
export function membersIn(group: Group, period: string): string[] {
  const end = period.length === 4 ? `${period}-12-31` : `${period}-31`
  return group.members
    .filter(({ since, until }) => since <= end && (until === null || until > end))
    .map(({ area }) => area)
}
