// What of a cube is asked for, out of an address and back into one:
// ?rows=state&columns=year&crime=homicide&crime=femicide&from=2018&to=2024&order=total&page=2
import type { Query } from '../../../kernel/http/paths.ts'
import type { FieldError } from '../../../kernel/http/problem.ts'
import type { Coded } from './cube.ts'
import type { CubeRecord } from './input.ts'
import type { Cube } from './queries.ts'

export type Choice = {
  rows: string
  columns: string
  /** For a dimension, the categories that count; a dimension without an entry counts whole. */
  keep: Map<string, string[]>
  /** The first and last year. */
  from: string | undefined
  to: string | undefined
  order: 'listed' | 'total'
  page: number
  /** An older version, by its number. */
  version: number | undefined
}

const VALUES_MAX = 100
const SHOWN_MAX = 60 // characters of a wrong value that are shown back
/** Parts of a query that are not for this to read. */
const elsewhere = ['lang']

/** Reads a choice; what cannot be used is left out and reported by its parameter. */
export function readChoice(
  query: URLSearchParams, { description, dimensions, versions }: {
    description: CubeRecord, dimensions: Coded[], versions: Cube['versions'],
  },
): { choice: Choice, errors: FieldError[] } {
  const errors: FieldError[] = []
  const wrong = (pointer: string, value: string) => {
    errors.push({ pointer: pointer.slice(0, SHOWN_MAX), detail: value.slice(0, SHOWN_MAX) })
    return undefined
  }
  const one = (name: string, fits: (value: string) => boolean): string | undefined => {
    const value = query.get(name) || undefined
    return value === undefined || fits(value) ? value : wrong(name, value)
  }
  const isDimension = (value: string) => dimensions.some(({ id }) => id === value)
  const axes = readAxes(description, one('rows', isDimension), one('columns', isDimension))
  if (axes.same !== undefined) wrong('columns', axes.same)
  const isYear = (value: string) => /^\d{4}$/.test(value)
  const [from, to] = [one('from', isYear), one('to', isYear)]
  const isOrdered = from === undefined || to === undefined || from <= to
  if (!isOrdered) wrong('to', `${to} < ${from}`)
  const keep = new Map(dimensions.flatMap(({ id, values }) => {
    const asked = [...new Set(query.getAll(id).filter((value) => value !== ''))]
    const known = asked.filter((value) => values.some((each) => each.id === value))
    for (const value of asked.filter((each) => !known.includes(each)).slice(0, 5)) wrong(id, value)
    return known.length > 0 ? [[id, known.slice(0, VALUES_MAX)] as const] : []
  }))
  const names = ['rows', 'columns', 'from', 'to', 'order', 'page', 'version', ...elsewhere]
  for (const name of [...new Set(query.keys())].slice(0, 20)) {
    if (!names.includes(name) && !isDimension(name)) wrong(name, query.get(name) ?? '')
  }
  const page = one('page', (value) => /^[1-9]\d{0,5}$/.test(value))
  const version = one('version', (value) => versions.some(({ number }) => String(number) === value))
  const order = one('order', (value) => value === 'total' || value === 'listed')
  return {
    errors,
    choice: {
      ...axes.chosen, keep, from, to: isOrdered ? to : undefined,
      order: order === 'total' ? 'total' : 'listed',
      page: Number(page ?? 1),
      version: version === undefined ? undefined : Number(version),
    },
  }
}

// Two dimensions, never the same one twice; where one is missing, the opening table gives it.
function readAxes({ opening }: CubeRecord, rows: string | undefined, columns: string | undefined) {
  const down = rows ?? (columns === opening.rows ? opening.columns : opening.rows)
  if (columns !== undefined && columns !== down) return { chosen: { rows: down, columns } }
  const across = down === opening.columns ? opening.rows : opening.columns
  return { chosen: { rows: down, columns: across }, ...columns === undefined ? {} : { same: columns } }
}

/** The choice as a query; what is as it is at first is left out, so that each table has one address. */
export function choiceQuery(choice: Choice, { opening }: CubeRecord): Query {
  const { rows, columns, keep, from, to, order, page, version } = choice
  const isOpening = rows === opening.rows && columns === opening.columns
  return {
    ...isOpening ? {} : { rows, columns },
    ...Object.fromEntries(keep),
    from, to, version,
    order: order === 'total' ? order : undefined,
    page: page > 1 ? page : undefined,
  }
}
