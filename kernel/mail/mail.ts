// A mail to one person, and what became of sending it.
import type { Language } from '../i18n/languages.ts'

export type NewMail = {
  account: string
  address: string
  language: Language
  subject: string
  body: string
  html: string
}

/** A mail as it is handed to the server. The id makes its Message-ID, however often it is tried. */
export type Outgoing = Omit<NewMail, 'account'> & { id: string }

export type Outcome =
  | { kind: 'sent' }
  /** The server will never take it: such an address does not exist. */
  | { kind: 'refused', why: string }
  /** Not now. `away`: the server takes nothing at all, so there is no use in trying the next. */
  | { kind: 'later', why: string, away: boolean }

export type Transport = { send: (mail: Outgoing) => Promise<Outcome> }

const MINUTE = 60
/** How long a mail waits after so many attempts: 1, 2, 4 … minutes, at most six hours. */
export const delaySeconds = (attempts: number): number =>
  Math.min(6 * 60 * MINUTE, MINUTE * 2 ** Math.max(0, Math.min(20, attempts - 1)))

/** A subject in one line, without what could end a header, and not too long. */
export function tidySubject(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
  return [...line].length > 150 ? `${[...line].slice(0, 149).join('')}…` : line
}

/** Whether an address can be written to: one @, nothing that means something in a header. */
export const isAddress = (text: string): boolean =>
  text.length <= 320 && /^[^\s\p{Cc}<>(),;:"@]+@[^\s\p{Cc}<>(),;:"@]+$/u.test(text)
