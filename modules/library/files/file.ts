// What a file of a publication is, and what we take.
import type { Language } from '../../../kernel/i18n/languages.ts'

export const mediaTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html',
} as const
export type FileKind = keyof typeof mediaTypes

export const FILE_BYTES_MAX = 200_000_000
export const PAGES_MAX = 5_000
export const TEXT_CHARACTERS_MAX = 30_000_000 // The whole Bible has four million.

/** A version of a publication in one language, as readers see it. */
export type LibraryFile = {
  id: number
  publication: number
  language: Language | null
  version: number
  name: string
  mediaType: string
  sizeBytes: number
  /** null: the file does not say where its pages end. */
  pageCount: number | null
  cover: boolean
  sha256: string
  addedAt: Date
}

/** Why a file is not taken; told in the words of bin/library and kept with the file. */
export type Refusal =
  | 'missing' | 'folder' | 'empty' | 'too-large' | 'unknown-kind' | 'not-what-its-name-says'
  | 'damaged' | 'encrypted' | 'too-many-pages' | 'too-much-text' | 'no-text' | 'too-slow' | 'changing'

export const refusalTexts: Record<Refusal, string> = {
  missing: 'There is no such file.',
  folder: 'This is a folder. Name the files in it.',
  empty: 'The file is empty (0 bytes). Copy it again from where it came from.',
  'too-large': `The file is larger than ${FILE_BYTES_MAX / 1e6} MB. Split it, or save it with smaller pictures.`,
  'unknown-kind': 'The file is not a PDF, DOCX or HTML file. Save it as one of these and add that.',
  'not-what-its-name-says':
    'The content of the file is of another kind than its name says. Rename it, or export it again.',
  damaged: 'The file is damaged and cannot be read. Export or download it again.',
  encrypted: 'The file is protected by a password. Remove the protection and add it again.',
  'too-many-pages': `The file has more than ${PAGES_MAX} pages. Split it.`,
  'too-much-text': `The file has more than ${TEXT_CHARACTERS_MAX / 1e6} million characters. Split it.`,
  'no-text': 'No text was found: the pages are pictures. Run text recognition (OCR) and add the result.',
  'too-slow': 'Reading the file took too long or too much memory. Split it, or save it anew.',
  changing: 'The file changed while it was copied. Add it again when it is finished.',
}
