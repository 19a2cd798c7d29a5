// What a load says: what was read, what was rejected, what changes.
import { existsSync, writeFileSync } from 'node:fs'
import type { Change } from '../observations/queries.ts'
import type { Difference } from '../releases/queries.ts'
import type { Rejected } from './figure.ts'
import type { Parsed } from './gather.ts'
import { WrongFile } from './wrong-file.ts'

export type Say = (text: string) => void

const SHOWN_MAX = 20

/** Says what a file came to; of the rejected rows the first 20. */
export function describeParsed({ rows, figures, rejected, outside, ignored }: Parsed, say: Say) {
  say(`Read ${rows} rows: ${figures.length} figures, ${rejected.length} rejected, ${outside} about places that are none of our areas.`)
  const others = [...ignored].toSorted(([, a], [, b]) => b - a)
  for (const [what, count] of others.slice(0, SHOWN_MAX)) say(`Left aside: ${count} ${what}.`)
  if (others.length > SHOWN_MAX) say(`Left aside: ${others.length - SHOWN_MAX} more kinds of rows.`)
  for (const { line, reason, text } of rejected.slice(0, SHOWN_MAX)) {
    say(`Rejected, line ${line}: ${reason}\n    ${text}`)
  }
  if (rejected.length > SHOWN_MAX) {
    say(`Rejected: ${rejected.length - SHOWN_MAX} more rows. --report FILE writes all of them.`)
  }
}

/** Throws WrongFile when a report cannot be written to `file`, so that no file is overwritten. */
export function refuseReport(file: string) {
  if (existsSync(file)) throw new WrongFile(`the report ${file} exists. Name a new file.`)
}

/** Writes every rejected row to a new CSV file: line, reason, row. */
export function writeReport(file: string, rejected: Rejected[]) {
  const lines = rejected.map(({ line, reason, text }) => `${line},${quote(reason)},${quote(text)}`)
  try {
    writeFileSync(file, ['line,reason,row', ...lines, ''].join('\n'), { flag: 'wx' })
  } catch {
    throw new WrongFile(`the report cannot be written to ${file}. Name a new file in a folder that exists.`)
  }
}

const quote = (text: string) => `"${text.replaceAll('"', '""')}"`

/** Says what a release changes: counts, and the first changes with old and new figure. */
export function describeDifference(
  { added, changed, withdrawn, unchanged, examples }: Difference,
  { series, released, say }: { series: string, released: string, say: Say },
) {
  say(`${series}, release of ${released}: ${added} added, ${changed} changed, ${withdrawn} withdrawn, ${unchanged} unchanged.`)
  for (const example of examples.slice(0, SHOWN_MAX)) say(`    ${describeChange(example)}`)
}

function describeChange({ kind, area, period, cut, before, after, missing }: Change): string {
  const to = kind === 'withdrawn' ? 'withdrawn' : after ?? missing ?? 'none'
  return `${area} ${period}${cut && ` ${cut}`}: ${before ?? 'none'} → ${to}`
}
