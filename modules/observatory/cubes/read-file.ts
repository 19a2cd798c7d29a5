// Reads the file of a cube into columns, row by row, in bounded memory. Nothing is stored here.
import { CsvError, type Options, type Parser, parse } from 'csv-parse'
import {
  type Builder, type Built, createBuilder, type Rejection, TooMany, wrongHeader,
} from './build.ts'
import { type Encoding, lookAt, type Look, textOf, Unreadable } from './file-text.ts'
import type { CubeRecord } from './input.ts'

/** What was read; or that it cannot be, as a whole (`refused`) or in some of its rows. */
export type ReadResult =
  | Built & { kind: 'read', sha256: string, encoding: Encoding, lines: number }
  | { kind: 'rejected', count: number, lines: number }
  | { kind: 'refused', reason: string }

const ROW_BYTES_MAX = 100_000
const delimiters = [',', ';', '\t', '|']

/** `reject` is told every row that cannot be used. */
export async function readFile(
  cube: CubeRecord, file: string, reject: (rejection: Rejection) => void,
): Promise<ReadResult> {
  try {
    return await readRows(cube, file, { look: await lookAt(file), reject })
  } catch (error) {
    if (error instanceof Unreadable || error instanceof TooMany) {
      return { kind: 'refused', reason: error.message }
    }
    throw error
  }
}

type How = { look: Look, reject: (rejection: Rejection) => void }

async function readRows(
  cube: CubeRecord, file: string, { look, reject }: How,
): Promise<ReadResult> {
  const state: State = { builder: undefined, wrong: undefined, rejected: [], count: 0, lines: 0 }
  let parser: Parser | undefined
  let head = ''
  for await (const text of textOf(file, look)) {
    if (!parser) {
      head += text
      const isWhole = /[\r\n]/.test(head)
      if (!isWhole && head.length > ROW_BYTES_MAX) {
        throw new Unreadable('line 1 does not end: this is no CSV')
      }
      if (!isWhole) continue
      parser = startParser(cube, head, state)
      parser.write(head)
    } else {
      parser.write(text)
    }
    flush(state, reject)
    if (state.wrong) throw state.wrong
  }
  if (!parser) {
    parser = startParser(cube, head, state)
    parser.write(head)
  }
  await ended(parser)
  if (state.wrong) throw state.wrong
  return conclude(state, { look, reject })
}

type State = {
  builder: Builder | undefined
  /** Stops the reading. */
  wrong: Error | undefined
  /** Not yet told. */
  rejected: Rejection[]
  count: number
  lines: number
}

function conclude(state: State, { look, reject }: How): ReadResult {
  if (!state.builder) return { kind: 'refused', reason: 'the file is empty' }
  if (state.count === 0) {
    state.rejected = state.builder.repeated()
    state.count = state.rejected.length
  }
  flush(state, reject)
  if (state.count > 0) return { kind: 'rejected', count: state.count, lines: state.lines }
  const built = state.builder.finish()
  if (built.columns.figures.length === 0) {
    return { kind: 'refused', reason: 'the file has a header and no row with a figure' }
  }
  const { sha256, encoding } = look
  return { kind: 'read', ...built, sha256, encoding, lines: state.lines }
}

function flush(state: State, reject: (rejection: Rejection) => void): void {
  for (const rejection of state.rejected) reject(rejection)
  state.rejected = []
}

// Rows are taken where they are parsed and never queued: `on_record` hands nothing on.
function startParser(cube: CubeRecord, head: string, state: State): Parser {
  const options: Options<string[]> = {
    delimiter: delimiterOf(head), relax_column_count: true, skip_empty_lines: true,
    max_record_size: ROW_BYTES_MAX,
    on_record: (row, { lines }) => {
      if (!state.wrong) takeRow(cube, state, { row, lines })
      return null
    },
  }
  const parser = parse(options)
  parser.on('error', (error) => { state.wrong ??= explain(error) })
  parser.resume()
  return parser
}

function takeRow(
  cube: CubeRecord, state: State, { row, lines }: { row: string[], lines: number },
): void {
  state.lines = lines
  if (!state.builder) {
    const header = row.map((name) => name.trim())
    const wrong = wrongHeader(cube, header)
    if (wrong === undefined) state.builder = createBuilder(cube, header)
    else state.wrong = new Unreadable(`line ${lines}: ${wrong}`)
    return
  }
  try {
    const reason = state.builder.add(row, lines)
    if (reason === undefined) return
    state.count += 1
    state.rejected.push({ line: lines, reason })
  } catch (error) {
    state.wrong = error instanceof Error ? error : new Error(String(error))
  }
}

/** The delimiter that cuts the first line into most pieces. */
function delimiterOf(head: string): string {
  const [line = ''] = head.split(/[\r\n]/, 1)
  const pieces = (delimiter: string) => line.split(delimiter).length
  return delimiters.toSorted((a, b) => pieces(b) - pieces(a))[0] ?? ','
}

function ended(parser: Parser): Promise<void> {
  if (parser.destroyed) return Promise.resolve()
  return new Promise((resolve) => {
    parser.once('close', resolve)
    parser.end()
  })
}

function explain(error: Error): Error {
  if (!(error instanceof CsvError)) return error
  const line = `line ${Number(error.lines) || 1}`
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return new Unreadable(`${line}: a quotation mark opens and never closes`)
    case 'CSV_MAX_RECORD_SIZE':
      return new Unreadable(`${line}: a row of more than ${ROW_BYTES_MAX} bytes: a quotation mark may not close`)
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'INVALID_OPENING_QUOTE':
      return new Unreadable(`${line}: a quotation mark stands within a field`)
    default:
      return new Unreadable(`${line}: ${error.message}`)
  }
}
