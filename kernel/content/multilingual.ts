// The shapes that all content files share: texts in four languages, dates, sources.
import { z } from 'zod'

const filled = z.string().trim().min(1, 'is empty')

// Editors type an ordinary space before French punctuation; pages need one that does not break.
const french = filled.transform((text) => text.replace(/ (?=[;:!?»])|(?<=«) /g, '\u202f'))

/** A text in all four languages: { en, es, pt, fr }. */
export const multilingual = z.strictObject({ en: filled, es: filled, pt: filled, fr: french })
  .refine((texts) => !hasTwins(Object.values(texts)), 'is the same in two languages: translate it')

// Names and symbols may be alike in all languages; a sentence that is alike is left untranslated.
function hasTwins(texts: string[]): boolean {
  const sentences = texts.filter((text) => (text.match(/(?<!\p{L})\p{Ll}{3,}/gu) ?? []).length >= 5)
  return new Set(sentences).size < sentences.length
}

/** Several such texts; an absent list is empty. */
export const multilingualList = z.array(multilingual).default([])

/** A name: one string where all languages write it alike ("Microsoft"), or a text in all four. */
export const name = z.union([
  filled.transform((text) => ({ en: text, es: text, pt: text, fr: text })), multilingual,
], 'is neither a name nor a text in four languages')

const dateForm = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/

/** As precise as it is known: "2023", "2023-09" or "2023-09-08". */
export const partialDate = z.string()
  .regex(dateForm, 'is not a date like 2023-09')
  .refine((date) => !dateForm.test(date) || new Date(date).toISOString().startsWith(date),
    'is not a day of the calendar')

const webAddress = z.url({ protocol: /^https?$/, error: 'is not a web address' })

/** Where a fact comes from. `note` is a proper name that all languages write alike. */
export const source = z.strictObject({ url: webAddress, note: z.string().optional() })

/** At least one source: no fact without one. */
export const sources = z.array(source).min(1, 'has no source')

export const confidence = z.enum(['high', 'medium', 'low'])

export const department = z.enum(['cicad', 'dtoc', 'cicte', 'dsp', 'sms'])

/** The name of a record: "mem", "BRB", "A-63". */
export const identifier = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9()-]*$/, 'is not an identifier')

export const language = z.enum(['en', 'es', 'pt', 'fr'])

export { webAddress }
