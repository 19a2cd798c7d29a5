// What categories and dimensions are called: in the reader's language where the description has it,
// else as the source prints them, marked with their language.
import { dateLocales, type Language } from '../../../kernel/i18n/languages.ts'
import type { CodedValue } from './cube.ts'
import type { CubeRecord, DimensionRecord } from './input.ts'

export type Label = {
  id: string
  text: string
  /** The language of the text where it is not the reader's. */
  lang: Language | undefined
}

export function labelOf(
  { kind, values, printedIn }: DimensionRecord, { id, printed }: CodedValue, language: Language,
): Label {
  switch (kind) {
    case 'year':
      return { id, text: id, lang: undefined }
    case 'month':
      return { id, text: monthName(language, Number(id)), lang: undefined }
    case 'words': {
      const title = values.find((one) => one.id === id)?.title[language]
      if (title !== undefined) return { id, text: title, lang: undefined }
      const isForeign = printedIn !== null && printedIn !== language
      return { id, text: printed, lang: isForeign ? printedIn : undefined }
    }
  }
}

const monthFormats = new Map<Language, Intl.DateTimeFormat>()

/** 1 -> "January", "enero", "janeiro", "janvier". */
function monthName(language: Language, month: number): string {
  const format = monthFormats.get(language) ??
    new Intl.DateTimeFormat(dateLocales[language], { month: 'long', timeZone: 'UTC' })
  monthFormats.set(language, format)
  return format.format(new Date(Date.UTC(2024, month - 1, 1)))
}

/** The dimension of a description by its name, which is known to be one. */
export function dimensionOf({ dimensions }: CubeRecord, id: string): DimensionRecord {
  const found = dimensions.find((one) => one.id === id)
  if (!found) throw new Error(`This should not happen: no dimension "${id}"`)
  return found
}
