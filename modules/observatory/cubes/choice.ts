// What of a cube is asked for, out of an address and back into one:
// ?rows=state&columns=year&crime=homicide&crime=femicide&from=2018&to=2024&order=total&page=2
import type { Query } from '../../../kernel/http/paths.ts'
import { type Coded, wordOf } from './cube.ts'
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

/** What could not be used: what kind of mistake, in which parameter. */
export type Wrong = {
  kind:
    | 'dimension' | 'same' | 'value' | 'period' | 'year' | 'page' | 'order' | 'version'
    | 'parameter'
  parameter: string
  value: string
}

type Known = { description: CubeRecord, dimensions: Coded[], versions: Cube['versions'] }

const VALUES_MAX = 100
const WRONG_MAX = 10
const SHOWN_MAX = 60 // characters of a wrong value that are shown back
const own = ['rows', 'columns', 'from', 'to', 'order', 'page', 'version']
/** Parts of a query that are not for this to read. */
const elsewhere = ['lang']

/** Reads a choice; what cannot be used is left out and reported. */
export function readChoice(
  query: URLSearchParams, { description, dimensions, versions }: Known,
): { choice: Choice, wrong: Wrong[] } {
  const wrong: Wrong[] = []
  const report = (kind: Wrong['kind'], parameter: string, value: string) => {
    wrong.push({ kind, parameter: shorten(parameter), value: shorten(value) })
  }
  const one = (parameter: string, kind: Wrong['kind'], fits: (value: string) => boolean) => {
    const value = query.get(parameter) || undefined
    if (value === undefined || fits(value)) return value
    report(kind, parameter, value)
    return undefined
  }
  const isDimension = (value: string) => dimensions.some(({ id }) => id === value)
  const rows = one('rows', 'dimension', isDimension)
  const columns = one('columns', 'dimension', isDimension)
  if (rows !== undefined && rows === columns) report('same', 'columns', columns)
  const from = one('from', 'year', isYear)
  const to = one('to', 'year', isYear)
  const isOrdered = from === undefined || to === undefined || from <= to
  if (!isOrdered) report('period', 'to', `${from}–${to}`)
  const keep = new Map<string, string[]>()
  for (const { id, values } of dimensions) {
    const asked = query.getAll(id).filter((value) => value !== '')
    const found = asked.flatMap((value) => findValue(values, value) ?? [])
    for (const value of asked) if (!findValue(values, value)) report('value', id, value)
    if (found.length > 0) keep.set(id, [...new Set(found)].slice(0, VALUES_MAX))
  }
  const strange = [...new Set(query.keys())]
    .filter((name) => !isDimension(name) && ![...own, ...elsewhere].includes(name))
  for (const name of strange) report('parameter', name, query.get(name) ?? '')
  const version = one('version', 'version', (value) =>
    versions.some(({ number }) => String(number) === value))
  const order = one('order', 'order', (value) => value === 'total' || value === 'listed')
  const page = one('page', 'page', (value) => /^[1-9]\d{0,5}$/.test(value))
  return {
    wrong: wrong.slice(0, WRONG_MAX),
    choice: {
      ...twoAxes(description, rows, columns),
      keep, from, to: isOrdered ? to : undefined, order: order === 'total' ? 'total' : 'listed',
      page: Number(page ?? 1), version: version === undefined ? undefined : Number(version),
    },
  }
}

const shorten = (text: string) => text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text
const isYear = (value: string) => /^\d{4}$/.test(value)

/** A category by its word, or by its name as people write it: "Cali" -> "cali-ct-valle". */
function findValue(values: Coded['values'], text: string): string | undefined {
  if (values.some(({ id }) => id === text)) return text
  const word = wordOf(text)
  if (word === '') return undefined
  const same = values.find(({ id, printed }) => id === word || wordOf(printed) === word)
  if (same) return same.id
  const beginning = values.filter(({ id }) => id.startsWith(`${word}-`))
  return beginning.length === 1 ? beginning[0]?.id : undefined
}

// Two dimensions, never the same one twice; where one is missing, the opening table gives it.
function twoAxes(
  { opening }: CubeRecord, rows: string | undefined, columns: string | undefined,
) {
  const down = rows ?? (columns === opening.rows ? opening.columns : opening.rows)
  if (columns !== undefined && columns !== down) return { rows: down, columns }
  return { rows: down, columns: down === opening.columns ? opening.rows : opening.columns }
}

/** The choice as a query; what is as it is at first is left out: each table has one address. */
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
