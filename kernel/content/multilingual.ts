// The shapes that all content files share: texts in four languages, dates, sources.
import { z } from 'zod'

const filled = z.string().trim().min(1, 'is empty')

/** A text in all four languages: { en, es, pt, fr }. */
export const multilingual = z.strictObject({ en: filled, es: filled, pt: filled, fr: filled })

/** Several such texts; an absent list is empty. */
export const multilingualList = z.array(multilingual).default([])

/** A name: one string where all languages write it alike ("Microsoft"), or a text in all four. */
export const name = z.union([
  filled.transform((text) => ({ en: text, es: text, pt: text, fr: text })), multilingual,
], 'is neither a name nor a text in four languages')

/** As precise as it is known: "2023", "2023-09" or "2023-09-08". */
export const partialDate = z.string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'is not a date like 2023-09')

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
