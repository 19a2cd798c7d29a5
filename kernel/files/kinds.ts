// The kinds of files that people may attach, and why a file is refused.

/** By extension; several names of one kind have one media type. */
export const mediaTypes = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  txt: 'text/plain',
  csv: 'text/csv',
  json: 'application/json',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
} as const

export type Extension = keyof typeof mediaTypes
export type MediaType = (typeof mediaTypes)[Extension]

export const isAllowed = (extension: string): extension is Extension =>
  Object.hasOwn(mediaTypes, extension)

/** What a form may offer: the "accept" of its field for files. */
export const acceptedExtensions = Object.keys(mediaTypes).map((one) => `.${one}`).join(',')

/** Why a file is not taken. */
export const refusals = [
  'empty', 'too-large',
  /** More than one form takes, in number or in size; the same file may be sent with the next. */
  'too-many-at-once', 'too-much-at-once',
  /** None of the kinds above. */
  'unknown-kind',
  /** One of them by its name, something else by its content. */
  'not-what-its-name-says',
  /** A program. */
  'executable',
  /** Macros, or what fetches them when the document is opened. */
  'macros',
  /** A script, or another file that a click would start, inside a document. */
  'active',
  /** Nobody here could look into it. */
  'encrypted',
  /** Two kinds at once: harmless for one program, not for another. */
  'polyglot',
  /** Small as an archive, enormous once opened. */
  'bomb',
  'damaged',
  /** Text that is not UTF-8, or that has control characters. */
  'not-text',
] as const
export type FileRefusal = (typeof refusals)[number]

export type FileCheck = { ok: true, type: MediaType } | { ok: false, refusal: FileRefusal }

export const refuse = (refusal: FileRefusal): FileCheck => ({ ok: false, refusal })
