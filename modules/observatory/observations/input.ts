// A file of figures in the project's own form, read and checked line by line:
// area,period,<one column for each dimension>,value,missing,flag,note
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { flags, missingReasons, type Observation, writeCut } from './observation.ts'

/** What is wrong with a line (the header is line 1). */
export type LineError = { line: number, message: string }

/** What a file may name: the dimensions of its indicator with their categories, and the areas. */
export type FigureForm = {
  dimensions: { id: string, values: { id: string }[] }[]
  areas: ReadonlySet<string>
}

const PERIOD_MIN = '1900'
const PERIOD_MAX = '2100'

const figure = z.strictObject({
  area: z.string(),
  period: z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/, 'is not a year or a month')
    .refine((period) => period >= PERIOD_MIN && period <= PERIOD_MAX, 'is an impossible period'),
  // Number('') and Number(' ') are 0, and a missing figure must never become one.
  value: z.union([
    z.literal('').transform(() => null),
    z.string().regex(/^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i).transform(Number).pipe(z.number()),
  ], 'is not a number'),
  missing: z.union(
    [z.literal('').transform(() => null), z.enum(missingReasons)], 'is not a reason',
  ),
  flag: z.union([z.literal('').transform(() => null), z.enum(flags)], 'is not a flag'),
  note: z.string().transform((note) => note || null),
}).refine(({ value, missing }) => (value === null) !== (missing === null),
  'has both a value and a reason for having none, or neither')

// What csv-parse gives with `info`, though its types do not say so.
type Numbered = { info: { lines: number }, record: string[] }

/** All figures of a file, and everything wrong with it; with errors the figures are not whole. */
export function readFigures(
  text: string, { dimensions, areas }: FigureForm,
): { figures: Observation[], errors: LineError[] } {
  const names = dimensions.map(({ id }) => id)
  const header = ['area', 'period', ...names, 'value', 'missing', 'flag', 'note']
  let rows: Numbered[]
  try {
    rows = parse(text, {
      bom: true, info: true, relax_column_count: true, skip_empty_lines: true,
    }) as unknown as Numbered[]
  } catch (error) {
    const message = error instanceof Error ? error.message : 'is not CSV'
    return { figures: [], errors: [{ line: 1, message }] }
  }
  if (rows[0]?.record.join() !== header.join()) {
    return { figures: [], errors: [{ line: 1, message: `must be ${header.join()}` }] }
  }
  const errors: LineError[] = []
  const figures = new Map<string, Observation>()
  for (const { info: { lines: line }, record } of rows.slice(1)) {
    const read = readFigure(record, header, { dimensions, areas })
    if ('message' in read) errors.push({ line, message: read.message })
    else {
      const key = `${read.area} ${read.period} ${read.cut}`
      if (figures.has(key)) errors.push({ line, message: `repeats the figure of ${key}` })
      figures.set(key, read)
    }
  }
  return { figures: [...figures.values()], errors }
}

function readFigure(
  row: string[], header: string[], { dimensions, areas }: FigureForm,
): Observation | { message: string } {
  if (row.length !== header.length) {
    return { message: `has ${row.length} columns, not ${header.length}` }
  }
  const cells = Object.fromEntries(header.map((name, index) => [name, row[index] ?? '']))
  const breakdown: Record<string, string> = {}
  for (const { id, values } of dimensions) {
    const value = cells[id] ?? ''
    if (value !== '' && !values.some((one) => one.id === value)) {
      return { message: `${id} "${value}" is not one of its categories` }
    }
    if (value !== '') breakdown[id] = value
    delete cells[id]
  }
  const checked = figure.safeParse(cells)
  if (!checked.success) {
    const [issue] = checked.error.issues
    return { message: `${issue?.path.join('.') || 'line'} ${issue?.message}` }
  }
  if (!areas.has(checked.data.area)) return { message: `area "${checked.data.area}" does not exist` }
  return { ...checked.data, cut: writeCut(breakdown) }
}
