// Points of contact: a mission's note verbale comes in, a role goes out. One person of the desk
// registers it, a second confirms it; each contact says every quarter that the entry is still
// right.
import type { Multilingual } from '../../../kernel/i18n/languages.ts'

export const contactRoles = ['contact', 'alternate', 'duty'] as const
/** Duty: reached around the clock. */
export type ContactRole = (typeof contactRoles)[number]

export type Contact = {
  id: string
  community: string
  organization: { id: string, code: string, name: Multilingual }
  person: { id: string, account: string, name: string, email: string | null, phone: string | null }
  role: ContactRole
  note: { number: string, dated: string }
  /** The account of the person at the desk who registered it; that person cannot confirm it. */
  registeredBy: string
  startsOn: string
  /** From when to when the role opens what the community shares; null: not confirmed; no end. */
  since: Date | null
  until: Date | null
  endRegisteredBy: string | null
  refusedAt: Date | null
  /** When the contact last said that the entry is right; null: never yet. */
  confirmedAt: Date | null
}

/** A note verbale as the desk reads it. */
export type Note = { number: string, dated: string, file: string | null, sender: Multilingual }

/** A contact with what the desk decides on. */
export type Waiting = Contact & {
  registeredAt: Date
  endsOn: string | null
  inCommunity: { name: Multilingual, department: string }
  nominatedBy: Note
  endedBy: Note | null
  /** Where the person has a role: confirming makes who works nowhere a member of the authority. */
  works: 'there' | 'elsewhere' | 'nowhere'
}

export type ContactStatus = 'registered' | 'refused' | 'coming' | 'current' | 'stale' | 'ended'

const DAY_MS = 86_400_000

/**
 * What a contact is at a moment. Stale: still in force, but nobody has confirmed it for too long.
 */
export function statusOf(
  { since, until, refusedAt, confirmedAt }: Contact, now: Date, confirmEveryDays: number,
): ContactStatus {
  if (refusedAt) return 'refused'
  if (!since) return 'registered'
  if (until && until <= now) return 'ended'
  if (since > now) return 'coming'
  const last = confirmedAt ?? since
  return now.getTime() - last.getTime() > confirmEveryDays * DAY_MS ? 'stale' : 'current'
}
