// What a person is here: someone with an account, a name, and a role in an organization.
import { createHash } from 'node:crypto'
import type { Language, Multilingual } from '../../../kernel/i18n/languages.ts'

export const roles = ['member', 'administrator', 'desk'] as const
/** Desk: the staff of the Secretariat who register notes and lead organizations in. */
export type Role = (typeof roles)[number]

export type Person = {
  id: string
  account: string
  name: string
  email: string | null
  phone: string | null
  /** In the order of preference. */
  languages: Language[]
  /** Whether keys pressed outside of fields lead somewhere. */
  shortcuts: boolean
  exercise: boolean
  memberships: Membership[]
}

export type Membership = {
  id: string
  organization: { id: string, code: string, name: Multilingual, state: Multilingual | null }
  role: Role
  since: Date
  until: Date | null
}

/** A role in an organization with whose it is; `id` is that of the role. */
export type Member = Pick<Membership, 'id' | 'role' | 'since'> &
  Pick<Person, 'account' | 'name' | 'email' | 'phone' | 'languages'> & { person: string }

/**
 * The id of something of the exercise world, the same on every machine (a UUID of version 8,
 * RFC 9562 §5.8, from the hash of its code).
 */
export function exerciseId(kind: string, code: string): string {
  const hex = createHash('sha256').update(`puente exercise ${kind} ${code}`).digest('hex')
  const variant = (Number.parseInt(hex[16] ?? '0', 16) & 3 | 8).toString(16)
  return [
    hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-')
}
