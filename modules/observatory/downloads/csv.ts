// Figures as CSV (RFC 4180) in the columns of Our World in Data: Entity, Code, Year, figures.
import { readCut } from '../observations/observation.ts'
import { columnNames, type DownloadTable } from './table.ts'

/** The table; UTF-8, commas, CRLF, decimal points, first line of headings. */
export function csvOf(table: DownloadTable): string {
  const { areas, rows, language, indicator, source } = table
  const names = new Map(areas.map(({ id, name }) => [id, name[language]]))
  const lines = rows.map((row) => {
    const cut = readCut(row.cut)
    return writeLine([
      names.get(row.area) ?? row.area, row.area, row.period,
      ...indicator.dimensions.map(({ id }) => cut[id] ?? ''),
      row.value, row.missing, row.flag, row.note, source.id, row.released,
    ])
  })
  return [writeLine(columnNames(table)), ...lines].join('')
}

/** One line of cells; null is an empty cell. */
export const writeLine = (cells: (string | number | null)[]) => `${cells.map(cell).join(',')}\r\n`

function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = disarm(value)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

// A spreadsheet takes a text that begins like this for a formula and runs it.
const disarm = (text: string) => /^\s*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text
