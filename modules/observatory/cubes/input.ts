// The content files of cubes: content/observatory/cubes/*.yaml.
import { z } from 'zod'
import { language, multilingual, name, sources } from '../../../kernel/content/multilingual.ts'

const word = z.string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'is not a word of small letters, digits and hyphens')
const column = z.string().min(1)

/** Names that the address of a table uses for itself. */
const reserved = ['rows', 'columns', 'page', 'from', 'to', 'order', 'version', 'lang', 'filters']

const dimension = z.strictObject({
  /** The name in addresses: "state", "sex". */
  id: word.refine((id) => !reserved.includes(id), 'is a word that addresses use otherwise'),
  title: multilingual,
  /** Years and months are read and shown as such, also out of a date; the others are words. */
  kind: z.enum(['year', 'month', 'words']).default('words'),
  /** The columns of the file that name the category; several are joined. */
  columns: z.array(column).min(1),
  /** The column that has the name, where `columns` have a code. */
  label: column.nullable().default(null),
  /** Categories in their order, and the spellings the file has for them. */
  values: z.array(z.strictObject({
    id: word, title: name, printed: z.array(z.string()).min(1),
  })).default([]),
  /** Other categories are taken from the file and shown as printed there. */
  open: z.boolean().default(false),
  /** The language of what is printed; null for names, which are no text of a language. */
  printedIn: language.nullable().default(null),
  /** The category that is the source's own total of the others, which are then not added up. */
  total: word.nullable().default(null),
  /** The category that says that the source did not record it. */
  unknown: word.nullable().default(null),
})
  .refine(({ kind, open, values }) => kind !== 'words' || open || values.length > 0,
    { path: ['values'], error: 'are needed where the dimension is not open' })
  .refine(({ total, unknown, values }) => [total, unknown].every((one) =>
    one === null || values.some(({ id }) => id === one)),
  { path: ['values'], error: 'lack the one that "total" or "unknown" names' })

export const cubeRecord = z.strictObject({
  id: word,
  position: z.int(),
  title: multilingual,
  summary: multilingual,
  /** The State it is about. */
  area: z.string().regex(/^[A-Z]{3}$/, 'is not the code of a State'),
  measure: z.strictObject({
    column,
    title: multilingual,
    decimals: z.int().min(0).max(6).default(0),
    /** What the file prints where it gives no figure. */
    missing: z.array(z.string()).default([]),
  }),
  /** What a combination without a row means: nothing happened, or nothing is reported. */
  absent: z.enum(['none', 'not-reported']),
  /** Each combination of all dimensions has one row at most; a second one is a mistake. */
  unique: z.boolean(),
  dimensions: z.array(dimension).min(2, 'need to be two at least'),
  /** The table that shows first. */
  opening: z.strictObject({ rows: word, columns: word }),
  remarks: z.array(multilingual).default([]),
  /** The id of the statistical source. */
  source: word,
  /** What the source calls this state of its data. */
  vintage: z.string().min(1),
  sources,
})
  .refine(({ dimensions }) => new Set(dimensions.map(({ id }) => id)).size === dimensions.length,
    { path: ['dimensions'], error: 'have one name twice' })
  .refine(({ absent, measure }) => absent !== 'none' || measure.missing.length === 0,
    { path: ['measure', 'missing'], error: 'cannot be: a row without a figure would read as zero' })
  .refine(({ dimensions, opening: { rows, columns } }) => rows !== columns &&
    [rows, columns].every((one) => dimensions.some(({ id }) => id === one)),
  { path: ['opening'], error: 'does not name two dimensions' })

export type CubeRecord = z.infer<typeof cubeRecord>
export type DimensionRecord = CubeRecord['dimensions'][number]
