// From text to rows of cells, whatever separates the cells.
import { Readable, pipeline } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { type Limits, limits as usual, WrongFile } from './wrong-file.ts'

/** A row of a table; `line` is the line of the file on which it begins, or the row of the sheet. */
export type Row = { line: number, cells: string[], sheet?: string }

const separators = [',', ';', '\t'] as const
const SAMPLE = 65_536

/** Reads rows as the text comes in; empty lines are left out. Throws WrongFile with the line. */
export async function* readRows(
  text: AsyncIterable<string>, limits: Limits = usual,
): AsyncGenerator<Row> {
  const source = text[Symbol.asyncIterator]()
  const sample = await readSample(source)
  if (sample.trim() === '') throw new WrongFile('is empty.')
  let next = 1
  const begun: number[] = []
  const parser = parse({
    delimiter: separatorOf(sample), bom: true, relax_column_count: true,
    max_record_size: limits.lineCharacters,
    // Rows are numbered as they are parsed: when one is broken, `next` is where it begins.
    on_record: (cells: string[], { lines }) => {
      begun.push(next)
      next = lines + 1
      return cells
    },
  })
  pipeline(Readable.from(restOf(sample, source)), parser, () => {})
  try {
    for await (const record of parser) {
      const cells: string[] = record
      const line = begun.shift() ?? next
      if (cells.length > 1 || cells[0]?.trim() !== '') yield { line, cells }
    }
  } catch (error) {
    throw error instanceof CsvError ? explain(error, next) : error
  }
}

async function readSample(source: AsyncIterator<string>): Promise<string> {
  let sample = ''
  while (sample.length < SAMPLE) {
    const next = await source.next()
    if (next.done) break
    sample += next.value
  }
  return sample
}

async function* restOf(sample: string, source: AsyncIterator<string>): AsyncGenerator<string> {
  try {
    yield sample
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
  } finally {
    // Who stops early closes the file.
    await source.return?.()
  }
}

/** The separator that the first lines hold most often outside quotes. */
export function separatorOf(sample: string): string {
  const lines = sample.replaceAll(/"(?:[^"]|"")*"/g, '').split('\n').slice(0, 50).join('\n')
  const counts = separators.map((separator) => lines.split(separator).length - 1)
  return separators[counts.indexOf(Math.max(...counts))] ?? ','
}

function explain({ code }: CsvError, line: number): WrongFile {
  if (code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE') {
    return new WrongFile(`the row that begins on line ${line} does not end: a quotation mark is probably not closed. Close it, or write "" for a mark inside a cell.`)
  }
  return new WrongFile(`line ${line}: a quotation mark stands inside a cell. Put the cell in quotation marks and write "" for one inside.`)
}
