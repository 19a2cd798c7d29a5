// Turns what a file prints in a dimension's columns into small numbers, and learns its categories.
import { type Coded, type CodedValue, wordOf } from './cube.ts'
import { quoted } from './figure.ts'
import { growing } from './growing.ts'
import type { DimensionRecord } from './input.ts'

const VALUES_MAX = 60_000 // a code has two bytes

export type Coder = {
  /** The code of a row's category, or in words why it has none. */
  code: (row: readonly string[]) => number | string
  keep: (code: number) => void
  finish: () => Coded
}

/** `places`: the columns of the file by name. */
export function createCoder(dimension: DimensionRecord, places: Map<string, number>): Coder {
  const at = dimension.columns.map((name) => places.get(name) ?? 0)
  const labelAt = dimension.label === null ? undefined : places.get(dimension.label)
  const values: CodedValue[] = dimension.values.map(({ id, printed }) =>
    ({ id, printed: printed[0] ?? '' }))
  const known = new Map(dimension.values.flatMap(({ printed }, code) =>
    printed.map((text) => [text, code] as const)))
  const byId = new Map(values.map(({ id }, code) => [id, code]))
  const codes = growing((length) => new Uint16Array(length))
  const [first = 0] = at

  const learn = (text: string, row: readonly string[]): number | string => {
    const id = idOf(dimension, text)
    if (id === undefined) return `${quoted(text)} is not known in ${dimension.columns.join(' + ')}`
    const code = byId.get(id) ?? values.length
    if (code >= VALUES_MAX) return `${dimension.id} has more than ${VALUES_MAX} categories`
    if (code === values.length) {
      byId.set(id, code)
      values.push({ id, printed: (labelAt === undefined ? text : row[labelAt]) ?? text })
    }
    known.set(text, code)
    return code
  }

  return {
    code: (row) => {
      const text = at.length === 1 ? row[first] ?? '' : at.map((place) => row[place]).join(', ')
      return known.get(text) ?? learn(text, row)
    },
    keep: codes.add,
    finish: () => arrange(dimension, values, codes.finish()),
  }
}

/** The word for addresses, or undefined where the text is no category of the dimension. */
function idOf({ kind, open }: DimensionRecord, text: string): string | undefined {
  switch (kind) {
    case 'year':
      return /^(\d{4})(-\d\d(-\d\d)?)?$/.exec(text.trim())?.[1]
    case 'month':
      return /^(?:\d{4}-)?(0?[1-9]|1[0-2])(-\d\d)?$/.exec(text.trim())?.[1]?.padStart(2, '0')
    case 'words':
      return open && wordOf(text) !== '' ? wordOf(text) : undefined
  }
}

const collator = new Intl.Collator('es', { numeric: true })

// What the description lists keeps its order; years and months go by time, the others by name.
// Categories that no row has are left out.
function arrange(
  { id, kind, values: listed }: DimensionRecord, values: CodedValue[], codes: Uint16Array,
): Coded {
  const used = new Uint8Array(values.length)
  for (const code of codes) used[code] = 1
  const rank = (code: number) => Math.min(code, listed.length)
  const order = values.map((_, code) => code).filter((code) => used[code] === 1)
    .toSorted((a, b) => rank(a) - rank(b) || (kind === 'words'
      ? collator.compare(values[a]?.printed ?? '', values[b]?.printed ?? '')
      : collator.compare(values[a]?.id ?? '', values[b]?.id ?? '')))
  const placed = new Uint16Array(values.length)
  for (const [place, code] of order.entries()) placed[code] = place
  return {
    id,
    values: order.flatMap((code) => values[code] ?? []),
    codes: codes.map((code) => placed[code] ?? 0),
  }
}
