// What a State is here: a member of the hemisphere, whose standing is dated data.
import type { Multilingual } from '../../../kernel/i18n/languages.ts'

export type Source = { url: string, note?: string }

export const standings = [
  'member', 'not-participating', 'withdrawn', 'contested', 'suspended',
] as const
export type Standing = (typeof standings)[number]

/** A dated statement about a State's standing, with its source. */
export type StateStatus = {
  status: Standing
  since: string | null
  until: string | null
  asOf: string
  note: Multilingual | null
  sources: Source[]
}

export type State = {
  /** ISO 3166-1 alpha-3. */
  id: string
  iso2: string
  name: Multilingual
  nameFormal: Multilingual | null
  /** BCP 47 codes. */
  officialLanguages: string[]
  languagesNote: Multilingual | null
  tile: { column: number, row: number }
  /** The latest statement. */
  status: Standing
  statusAsOf: string
}
