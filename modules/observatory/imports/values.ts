// Cells as numbers and periods. Nothing is guessed: what could be read in two ways is refused.
import type { Missing } from '../observations/observation.ts'

/** A number, a reason for none, nothing at all, or why the cell cannot be read. */
export type ReadValue =
  | { kind: 'value', value: number }
  | { kind: 'missing', missing: Missing, note: string }
  | { kind: 'none' }
  | { kind: 'wrong', reason: string }

// Signs that sources print for "no figure" without saying why.
const nothing = new Set(['', '-', '–', '..', '...', '…', ':', 'na', 'n/a'])

/**
 * Reads a cell of figures. "<5" and "*" are figures that a source holds back: `suppressed`, with
 * the sign as note. A comma is refused, since "1,234" may be a thousand or one and a bit.
 */
export function readValue(cell: string): ReadValue {
  const text = cell.trim()
  if (nothing.has(text.toLowerCase())) return { kind: 'none' }
  if (/^[<≤] ?\d+$/.test(text) || text === '*') {
    return { kind: 'missing', missing: 'suppressed', note: text }
  }
  if (/^[-+]?\d[\d.,'\s]*$/.test(text) && !/^[-+]?\d+\.?\d*$/.test(text)) return wrong(
    `"${text}" holds a comma or marks of thousands. Write 1234.5: a point before decimals, nothing else.`)
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text)) return wrong(
    `"${text}" is not a number. Leave the cell empty if there is no figure.`)
  const value = Number(text)
  if (!Number.isFinite(value)) return wrong(`"${text}" is too large to be a figure.`)
  if (value < 0) return wrong(`${text} is below zero, which no count, rate or score can be.`)
  return { kind: 'value', value }
}

const YEAR_MIN = 1900
// Projections reach further than anything that was counted; nobody projects beyond.
const YEAR_MAX_PROJECTED = 2100

/** "2023", "2023.0", "2023-09" -> a period; else why not. `year` is the year it is. */
export function readPeriod(
  cell: string, { year, projected = false }: { year: string, projected?: boolean },
): { period: string } | { reason: string } {
  const text = cell.trim().replace(/^(\d{4})\.0+$/, '$1')
  if (!/^\d{4}(-(0[1-9]|1[0-2]))?$/.test(text)) {
    return { reason: `"${cell.trim()}" is not a year like 2023 or a month like 2023-09.` }
  }
  const at = Number(text.slice(0, 4))
  const max = projected ? YEAR_MAX_PROJECTED : Number(year) + 1
  return at < YEAR_MIN || at > max
    ? { reason: `${text} is an impossible period: it must lie between ${YEAR_MIN} and ${max}.` }
    : { period: text }
}

const wrong = (reason: string): ReadValue => ({ kind: 'wrong', reason })
