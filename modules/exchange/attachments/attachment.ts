// A file of an item; the bytes lie in the file store.

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
