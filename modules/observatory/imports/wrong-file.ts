// What stops the reading of a file: said once, as a sentence that says what to change.

/** A file that cannot be read as a table. The message is for the person who gave it. */
export class WrongFile extends Error {}

const MEBIBYTE = 2 ** 20

/**
 * How much is read at most. Text is streamed, so its limits are there to stop endless input, not to
 * save memory; zip archives and workbooks are held in memory whole.
 */
export type Limits = {
  /** Bytes on the disk of a text or a compressed text. */
  fileBytes: number
  /** Bytes on the disk of a zip archive or a workbook. */
  archiveBytes: number
  /** Bytes of text, unpacked. */
  textBytes: number
  /** Bytes of all parts of a workbook, unpacked. */
  workbookBytes: number
  /** Characters in one line (or one quoted cell). */
  lineCharacters: number
  figures: number
  rejected: number
}

export const limits: Limits = {
  fileBytes: 2048 * MEBIBYTE,
  archiveBytes: 512 * MEBIBYTE,
  textBytes: 4096 * MEBIBYTE,
  workbookBytes: 512 * MEBIBYTE,
  lineCharacters: 1_000_000,
  figures: 500_000,
  rejected: 100_000,
}

/** "2.0 GB", "512 MB", "7 bytes": for sentences. */
export function sizeOf(bytes: number): string {
  if (bytes >= 1024 * MEBIBYTE) return `${(bytes / 1024 / MEBIBYTE).toFixed(1)} GB`
  if (bytes >= MEBIBYTE) return `${Math.round(bytes / MEBIBYTE)} MB`
  return `${bytes} bytes`
}
