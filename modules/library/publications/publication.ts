// What a publication is: a work, with what is known of its language editions.
import type { Language, Multilingual } from '../../../kernel/i18n/languages.ts'
import type { Source } from '../../directory/directory.ts'

/** The kinds of publication, as the content files name them. */
export const publicationTypes = [
  'agenda', 'annual-report', 'article', 'bulletin', 'compilation', 'declaration',
  'discussion-text', 'evaluation-report', 'evaluation-report-series', 'expert-group-product',
  'fact-sheet', 'glossary', 'guide', 'guidelines', 'handbook', 'information-paper',
  'mandate-report', 'manual', 'meeting-recommendations', 'meeting-report', 'model-legislation',
  'newsletter', 'plan', 'progress-report', 'project-evaluation', 'questionnaire', 'report',
  'resolution', 'session-report', 'strategy', 'study', 'white-paper', 'work-plan',
] as const
export type PublicationType = (typeof publicationTypes)[number]

export const departments = ['cicad', 'dtoc', 'cicte', 'dsp', 'sms'] as const
export type Department = (typeof departments)[number]

/** A work in one language. `inferred`: no source states the language; we list the title's. */
export type Edition = {
  language: Language
  status: 'official' | 'unofficial'
  basis: 'stated' | 'inferred'
}

/** A publication as lists show it. */
export type PublicationSummary = {
  id: number
  title: Multilingual
  /** The languages whose title is printed by a source; the others are Puente's translation. */
  titlePrinted: Language[]
  department: Department | null
  departments: Department[]
  type: PublicationType
  /** "2023", "2023-09" or "2023-09-08"; null when not known. */
  published: string | null
  /** Stated by a source: no other language exists. */
  onlyIn: Language | null
  editions: Edition[]
  topics: string[]
}

/** A file of a publication, as far as machines are told of it. */
export type PublicationFile = {
  id: number
  name: string
  language: Language
  mediaType: string
  sizeBytes: number
  version: number
  /** null: it has no pages. */
  pageCount: number | null
}

export type Publication = PublicationSummary & {
  subtitle: Multilingual | null
  description: Multilingual
  languagesNote: Multilingual | null
  partners: Multilingual[]
  symbol: string | null
  isbn: string | null
  link: string | null
  notes: Multilingual | null
  confidence: 'high' | 'medium' | 'low'
  sources: Source[]
  bodies: string[]
  states: string[]
  /** The newest version of its file in each language. */
  files: PublicationFile[]
  addedAt: Date
  updatedAt: Date
}

/** A title in a reader's language, and where it comes from. */
export type ShownTitle = {
  text: string
  basis: 'printed' | 'translated' | 'given'
  /** The title it is translated from; `fromWork` is false where only a source about it prints it. */
  original: { text: string, language: Language, fromWork: boolean } | undefined
}

/** The title a reader of a language gets first: printed, Puente's translation, or Puente's own. */
export function titleFor(
  { title, titlePrinted, editions }: Pick<PublicationSummary, 'title' | 'titlePrinted' | 'editions'>,
  language: Language,
): ShownTitle {
  const text = title[language]
  const [first] = titlePrinted
  if (!first) return { text, basis: 'given', original: undefined }
  if (titlePrinted.includes(language)) return { text, basis: 'printed', original: undefined }
  const fromWork = editions.some((edition) => edition.language === first)
  return { text, basis: 'translated', original: { text: title[first], language: first, fromWork } }
}
