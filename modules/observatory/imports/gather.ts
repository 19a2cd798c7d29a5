// From rows to figures: finds the header, lets a format read each row, keeps one figure for each
// series, area, period and cut. Pure but for the rows it is given, and it never holds the file.
import type { Cells, Figure, Format, Outcome, Rejected, World } from './figure.ts'
import type { Row } from './rows.ts'
import { type Limits, limits as usual, WrongFile } from './wrong-file.ts'

export type Parsed = {
  figures: Figure[]
  /** Every row that cannot be loaded, in order of line. */
  rejected: Rejected[]
  /** Rows (of wide tables: cells) about places outside the Americas. */
  outside: number
  /** What was read and not wanted, and how often. */
  ignored: Map<string, number>
  rows: number
  /** The date that stands above the header, if one does. */
  dated: string | undefined
}

type Kept = Figure & {
  text: string
  conflict: boolean
  /** How many parts of the figure the source holds back. */
  held: number
}
type Gathering = Omit<Parsed, 'figures'> & { kept: Map<string, Kept> }

// Titles, dates and notes above a header; nothing that was seen has more.
const PREAMBLE_MAX = 60

/** Reads all rows. Throws WrongFile for what is wrong with the table as a whole. */
export async function gather(
  rows: AsyncIterable<Row> | Iterable<Row>,
  { format, world, limits = usual }: { format: Format, world: World, limits?: Limits },
): Promise<Parsed> {
  const all: Gathering = {
    kept: new Map(), rejected: [], outside: 0, ignored: new Map(), rows: 0, dated: undefined,
  }
  let header: string[] | undefined
  let sheet: string | undefined
  let found = false
  let above: Row[] = []
  for await (const row of rows) {
    if (row.sheet !== sheet) {
      // Every sheet has a header of its own, or none that is known.
      if (sheet !== undefined && !header) ignore(all, `sheet "${sheet}": it has other columns`)
      sheet = row.sheet
      header = undefined
      above = []
    }
    if (header) {
      readRow(row, header, { format, world, all })
      refuseEndless(all, limits)
    } else if (above.length < PREAMBLE_MAX) {
      header = headerOf(row, format)
      found ||= header !== undefined
      if (!header) above.push(row)
      else all.dated ??= dateIn(above)
    } else if (sheet === undefined) break
  }
  if (!found) throw new WrongFile(explainHeader(above, format))
  if (!header && sheet !== undefined) ignore(all, `sheet "${sheet}": it has other columns`)
  return finish(all, format)
}

/** "Country  Name " -> "country name". */
const nameOf = (cell: string) => cell.trim().replaceAll(/\s+/g, ' ').toLowerCase()

function headerOf({ line, cells }: Row, { columns }: Format): string[] | undefined {
  const names = cells.map(nameOf)
  if (!columns.every((column) => names.includes(column))) return undefined
  const twice = names.find((name, index) => name !== '' && names.indexOf(name) !== index)
  if (twice !== undefined) throw new WrongFile(
    `line ${line}: the column "${twice}" stands twice in the header. Take one of them away.`)
  return names
}

function explainHeader(above: Row[], { columns, title }: Format): string {
  const missing = above.map(({ line, cells }) => {
    const names = new Set(cells.map(nameOf))
    return { line, names: columns.filter((column) => !names.has(column)) }
  })
  const nearest = missing.toSorted((a, b) => a.names.length - b.names.length)[0]
  if (nearest && nearest.names.length < columns.length) {
    return `has no column ${nearest.names.map((name) => `"${name}"`).join(', ')} in its header (line ${nearest.line}). Is it the file meant: ${title}?`
  }
  return `has no header with the columns ${columns.map((name) => `"${name}"`).join(', ')}. Is it the file meant: ${title}?`
}

// "2025-10-07", or "16/05/2024": day before month, as the United Nations write it.
function dateIn(above: Row[]): string | undefined {
  for (const cell of above.flatMap(({ cells }) => cells)) {
    const [, year, month, day] = /^\s*(\d{4})-(\d{2})-(\d{2})(?:\s|$)/.exec(cell) ?? []
    if (year) return `${year}-${month}-${day}`
    const [, first, second, third] = /^\s*(\d{2})\/(\d{2})\/(\d{4})\s*$/.exec(cell) ?? []
    if (third) return `${third}-${second}-${first}`
  }
  return undefined
}

function readRow(
  row: Row, header: string[], { format, world, all }: {
    format: Format, world: World, all: Gathering,
  },
) {
  all.rows += 1
  const text = row.cells.join(',').slice(0, 300)
  const reject = (reason: string) => all.rejected.push({ line: row.line, reason, text })
  const extra = row.cells.slice(header.length).some((cell) => cell.trim() !== '')
  // A row of a sheet has no commas to miscount.
  if (row.sheet === undefined && (row.cells.length < header.length || extra)) {
    reject(`has ${row.cells.length} cells and the header ${header.length}: a separator is missing, or stands inside a cell without quotation marks.`)
    return
  }
  const cells: Cells = {}
  for (const [index, name] of header.entries()) {
    if (name) cells[name] = (row.cells[index] ?? '').trim()
  }
  for (const outcome of format.read(cells, world)) {
    if (outcome.kind === 'rejected') reject(outcome.reason)
    else if (outcome.kind === 'outside') all.outside += 1
    else if (outcome.kind === 'ignored') ignore(all, outcome.what)
    else keep(outcome, { line: row.line, text, all })
  }
}

function ignore({ ignored }: Gathering, what: string) {
  ignored.set(what, (ignored.get(what) ?? 0) + 1)
}

const keyOf = ({ series, area, period, cut }: Omit<Figure, 'line'>) =>
  `${series}|${area}|${period}|${cut}`

function keep(
  { kind, figure }: Extract<Outcome, { kind: 'figure' | 'part' }>,
  { line, text, all }: { line: number, text: string, all: Gathering },
) {
  const key = keyOf(figure)
  const first = all.kept.get(key)
  if (!first) {
    all.kept.set(key, { ...figure, line, text, conflict: false, held: heldIn(figure) })
  } else if (kind === 'part') {
    add(first, figure)
  } else if (first.conflict && isSame(first, figure)) {
    all.rejected.push({ line, text, reason: `repeats line ${first.line}, which another line contradicts.` })
  } else if (!isSame(first, figure)) {
    const what = `${figure.series}, ${figure.area}, ${figure.period}${figure.cut && `, ${figure.cut}`}`
    const reason = (other: number) => `contradicts line ${other}: two figures for ${what}.`
    if (!first.conflict) {
      all.rejected.push({ line: first.line, text: first.text, reason: reason(line) })
    }
    first.conflict = true
    all.rejected.push({ line, text, reason: reason(first.line) })
  }
}

const isSame = (a: Omit<Figure, 'line'>, b: Omit<Figure, 'line'>) =>
  a.value === b.value && a.missing === b.missing && a.flag === b.flag && a.note === b.note

const heldIn = ({ missing }: Omit<Figure, 'line'>) => missing === 'suppressed' ? 1 : 0

function add(sum: Kept, part: Omit<Figure, 'line'>) {
  sum.held += heldIn(part)
  if (part.value === null) return
  sum.value = (sum.value ?? 0) + part.value
  sum.missing = null
}

function refuseEndless({ kept, rejected }: Gathering, limits: Limits) {
  if (kept.size > limits.figures) throw new WrongFile(
    `holds more than ${limits.figures} figures. Load it in parts.`)
  if (rejected.length > limits.rejected) throw new WrongFile(
    `has more than ${limits.rejected} rows that cannot be read. The first, line ${rejected[0]?.line}: ${rejected[0]?.reason}`)
}

function finish({ kept, ...rest }: Gathering, { settle }: Format): Parsed {
  const read = [...kept.values()].filter(({ conflict }) => !conflict).map(toFigure)
  const settled = settle?.(read) ?? { kept: read, what: '' }
  const left = read.length - settled.kept.length
  if (left > 0) rest.ignored.set(settled.what, left)
  return {
    ...rest, figures: settled.kept, rejected: rest.rejected.toSorted((a, b) => a.line - b.line),
  }
}

// What a source holds back is not zero: the note of a sum says how many parts it does not hold.
function toFigure({ text: _text, conflict: _conflict, held, ...figure }: Kept): Figure {
  return held > 0 && figure.value !== null ? { ...figure, note: `+ ${held} × *` } : figure
}
