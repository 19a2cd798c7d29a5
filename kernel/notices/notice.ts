// What a person is told: that something happened, where it stands, and a few facts about it.
import type { Multilingual } from '../i18n/languages.ts'

/**
 * All that a notice may say of what it is about. There is no place for a title or a text: those
 * are read where they stand, as the person who looks. The database refuses any other key.
 */
export type Facts = {
  number?: string
  /** A word of the domain, put into the reader's language when it is shown. */
  kind?: string
  organization?: Multilingual
  community?: Multilingual
  language?: string
  version?: number
  /** A moment, ISO 8601. */
  until?: string
  /** Who acted. */
  by?: string
  count?: number
}

export type NewNotice = {
  /** Who is told. */
  account: string
  /** A type that the application knows how to put into words: "item-issued". */
  type: string
  /** The key of the thing. */
  about: string
  /** Tells two occasions of one type and thing apart: a version, a day. Told once for each. */
  occasion?: string
  /** The address of the thing in each language. */
  path: Multilingual
  values: Facts
  /** No word of the thing itself may leave the workspace, by mail or otherwise. */
  restricted: boolean
}

export type Notice = {
  id: string
  type: string
  about: string
  path: Multilingual
  facts: Facts
  restricted: boolean
  createdAt: Date
  readAt: Date | null
}
