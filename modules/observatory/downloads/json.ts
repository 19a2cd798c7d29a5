// Figures as JSON: the description, and the rows as objects.
import { readCut } from '../observations/observation.ts'
import { describe } from './metadata.ts'
import type { DownloadTable } from './table.ts'

/** One object: { …description, data: [{ area, name, period, breakdown, value, … }] }. */
export function jsonOf(table: DownloadTable): string {
  const { areas, rows, language, source } = table
  const names = new Map(areas.map(({ id, name }) => [id, name[language]]))
  const data = rows.map(({ area, period, cut, value, missing, flag, note, released }) => ({
    area, name: names.get(area) ?? area, period, breakdown: readCut(cut),
    value, missing, flag, note, source: source.id, released,
  }))
  const { rows: count, ...description } = describe(table)
  const head = JSON.stringify({ ...description, count }, null, 1).slice(0, -2)
  // One row a line: small, and a person can still read and compare it.
  const lines = data.map((row) => `\n  ${JSON.stringify(row)}`).join(',')
  return `${head},\n "data": [${lines}\n ]\n}\n`
}
