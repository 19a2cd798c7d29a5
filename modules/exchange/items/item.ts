// What is shared, and what may become of it: one table of transitions, used by buttons, by the
// server and by the texts. The database holds the same rules (exchange.guard_item).
import type { Language, Multilingual } from '../../../kernel/i18n/languages.ts'
import type { Credibility, Pap, Reliability, Tlp } from '../../../standards/tlp/tlp.ts'

export const itemKinds = ['alert', 'early-warning', 'typology', 'practice', 'question'] as const
export type ItemKind = (typeof itemKinds)[number]

export const itemStatuses = [
  'draft', 'awaiting-check', 'issued', 'closed', 'withdrawn', 'recalled',
] as const
export type ItemStatus = (typeof itemStatuses)[number]

export const departments = ['cicad', 'dtoc', 'cicte', 'dsp', 'sms'] as const
export type Department = (typeof departments)[number]

/** An organization as items name it. */
export type Named = { id: string, code: string, name: Multilingual, state: Multilingual | null }

export type Item = {
  id: string
  /** "EX-2026-7KQ3M9": drawn, so that it tells nothing about how many items there are. */
  number: string
  kind: ItemKind
  department: Department
  owner: Named
  /** Whether the actor belongs to the owner. */
  isOwn: boolean
  createdBy: string
  createdAt: Date
  status: ItemStatus
  tlp: Tlp
  pap: Pap
  sourceReliability: Reliability | null
  informationCredibility: Credibility | null
  community: { id: string, code: string, name: Multilingual } | null
  issuedAt: Date | null
  publishedAt: Date | null
  acknowledgeBy: Date | null
  endedAt: Date | null
  endedReason: string | null
  /** 0 until it is issued. */
  currentVersion: number
  exercise: boolean
  /** Grows with each change of marking, recipients or life: forms carry it. */
  revision: number
}

/** An item in a list: its title in the reader's language, or in the one it was written in. */
export type ItemSummary = {
  id: string
  number: string
  kind: ItemKind
  tlp: Tlp
  status: ItemStatus
  owner: Named
  title: string
  summary: string
  /** The language of the title. */
  language: Language
  moment: Date
  acknowledgeBy: Date | null
  /** An organization of the actor has acknowledged it. */
  isAcknowledged: boolean
  /** The actor has opened its current version. */
  isRead: boolean
  isOwn: boolean
  exercise: boolean
}

const transitions = {
  askForCheck: { from: ['draft'], to: 'awaiting-check' },
  refuseCheck: { from: ['awaiting-check'], to: 'draft' },
  issue: { from: ['draft', 'awaiting-check'], to: 'issued' },
  close: { from: ['issued'], to: 'closed' },
  withdraw: { from: ['issued', 'closed'], to: 'withdrawn' },
  recall: { from: ['issued', 'closed', 'withdrawn'], to: 'recalled' },
} as const satisfies Record<string, { from: readonly ItemStatus[], to: ItemStatus }>

export type Transition = keyof typeof transitions

/** What the item becomes. */
export const becomes = (transition: Transition): ItemStatus => transitions[transition].to

/** Whether the transition starts where the item is. */
export function itemCan(item: Pick<Item, 'status'>, transition: Transition): boolean {
  const from: readonly ItemStatus[] = transitions[transition].from
  return from.includes(item.status)
}

/** Nobody but its owner has seen it yet. */
export const isDraft = ({ status }: Pick<Item, 'status'>): boolean =>
  status === 'draft' || status === 'awaiting-check'

/** Its owner may write another version of it. */
export const canBeUpdated = ({ status }: Pick<Item, 'status'>): boolean => status === 'issued'

/** Its owner may make a sanitized one of it, for a wider circle. */
export const canBeDerived = ({ status, tlp }: Pick<Item, 'status' | 'tlp'>): boolean =>
  status === 'issued' && tlp !== 'clear'

/** Readers may answer and report. */
export const isOpenToReaders = ({ status }: Pick<Item, 'status'>): boolean =>
  status === 'issued' || status === 'closed' || status === 'withdrawn'

/** A recipient may ask the owner to let a client read too: not beyond AMBER (TLP 2.0). */
export const canBePassedOn = ({ status, tlp }: Pick<Item, 'status' | 'tlp'>): boolean =>
  status === 'issued' && (tlp === 'amber' || tlp === 'green')

/** A practice or typology that everyone may read can go to the public library. */
export const canBePublished = ({ status, tlp, kind }: Pick<Item, 'status' | 'tlp' | 'kind'>) =>
  status === 'issued' && tlp === 'clear' && (kind === 'practice' || kind === 'typology')

/** No text of it may leave for an outside service, nor stand in mail. */
export const isRestricted = ({ tlp }: { tlp: Tlp }): boolean =>
  tlp === 'red' || tlp === 'amber-strict' || tlp === 'amber'
