// A work as bibliographies see it: what every citation format is made from.

export type CitedWork = {
  /** A key of letters, digits and hyphens, the same for ever. */
  key: string
  title: string
  /** Puente's translation of the title into another language, if one was asked for. */
  translatedTitle?: string | undefined
  /** BCP 47 code of the title. */
  language: string
  /** Who published it: institutions. */
  authors: string[]
  publisher: string
  /** "2023", "2023-09" or "2023-09-08". */
  date: string | undefined
  /** The kind of work in words: "Report". */
  genre: string
  abstract: string
  abstractLanguage: string
  keywords: string[]
  number?: string | undefined
  isbn?: string | undefined
  /** The permanent page of the work. */
  url: string
  /** Every language in which it exists. */
  languages: string[]
}

export const yearOf = (date: string | undefined) => date?.slice(0, 4)
