// What a treaty is, and what a State did with it. No record about a State means unknown.
import type { Language, Multilingual } from '../../../kernel/i18n/languages.ts'
import type { Source } from '../states/state.ts'

/** `party`: bound, but the source does not print by which act. */
export const actions = [
  'ratified', 'acceded', 'accepted', 'party', 'signed', 'not-party', 'denounced',
] as const
export type TreatyAction = (typeof actions)[number]

export type TreatySummary = {
  id: string
  acronym: Multilingual | null
  title: Multilingual
  titlePrinted: Language[]
  adopted: string | null
  entryIntoForce: string | null
  participationAsOf: string | null
  participationComplete: boolean
}

export type Participation = {
  treaty: string
  state: string | null
  /** The name of a State outside the Americas. */
  stateName: Multilingual | null
  action: TreatyAction
  date: string | null
  signed: string | null
  instrument: string | null
  note: Multilingual | null
  source: string | null
}

export type Treaty = TreatySummary & {
  depositary: Multilingual | null
  adoptedAt: Multilingual | null
  adoptedNote: Multilingual | null
  entryIntoForceNote: Multilingual | null
  /** Counts printed by a source; they may differ from the list below them. */
  stated: {
    signatories: number | null, parties: number | null, note: Multilingual | null, sources: Source[],
  } | null
  followUp: Multilingual[]
  obligations: Multilingual[]
  participationNote: Multilingual | null
  participationSources: Source[]
  notes: Multilingual | null
  confidence: 'high' | 'medium' | 'low'
  sources: Source[]
  topics: string[]
  bodies: string[]
}

/** Whether a State is bound, by what is known. */
export const isParty = (action: TreatyAction) =>
  ['ratified', 'acceded', 'accepted', 'party'].includes(action)
