// A file of an item; the bytes lie in the file store.
import type { FileStore } from '../../../kernel/files/store.ts'
import { levelOf, type Tlp, tlps } from '../../../standards/tlp/tlp.ts'

export const FILE_BYTES_MAX = 100_000_000
export const FILES_MAX = 50 // of one item
export const FILES_AT_ONCE = 20
// Of one form: an hour, which an upload may take, at 83 kB a second.
export const BYTES_AT_ONCE = 300_000_000

export type FileMeans = {
  /** Where bytes lie. */
  store: FileStore
  /** Whether a scanner looks at them. */
  isScanned: boolean
  /** How much the files of one organization may take. */
  roomBytes: number
}

export type ScanStatus = 'not-scanned' | 'waiting' | 'clean' | 'infected'

export type Attachment = {
  id: string
  item: string
  /** From this version on. */
  number: number
  level: number
  name: string
  mediaType: string
  sizeBytes: number
  sha256: string
  scan: ScanStatus
  addedBy: string
  addedAt: Date
}

/** A file with a virus, or one that nobody has looked at yet, is given to nobody. */
export const mayBeOpened = ({ scan }: Pick<Attachment, 'scan'>): boolean =>
  scan === 'clean' || scan === 'not-scanned'

/** The marking of a file. */
export const markingOf = ({ level }: Pick<Attachment, 'level'>): Tlp =>
  tlps.find((one) => levelOf(one) === level) ?? 'red'
