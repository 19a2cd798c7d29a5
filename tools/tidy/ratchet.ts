// The ratchet: what broke a size rule before the rule came is counted by file and may only shrink.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Finding } from './house.ts'

/** How many findings of a rule a file may have: { "kernel/http/web.ts": { "long-line": 3 } } */
export type Ratchet = Record<string, Record<string, number>>

/** Rules that came after the code; all others allow nothing. */
export const ratcheted = ['long-line', 'function-size', 'imports', 'parameters', 'cast']

export const readRatchet = (file: string): Ratchet =>
  existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}

/** What exceeds the ratchet; rules without one allow nothing. */
export function applyRatchet(findings: Finding[], ratchet: Ratchet): Finding[] {
  const counted = count(findings)
  return findings.filter(({ file, rule }) => !ratcheted.includes(rule) ||
    (counted[file]?.[rule] ?? 0) > (ratchet[file]?.[rule] ?? 0))
}

/** The ratchet brought down to what is there; it never goes up, and new files start at nothing. */
export function tighten(findings: Finding[], ratchet: Ratchet): Ratchet {
  const counted = count(findings)
  const files = Object.entries(ratchet).map(([file, rules]) => [file, Object.fromEntries(
    Object.entries(rules)
      .map(([rule, allowed]) => [rule, Math.min(allowed, counted[file]?.[rule] ?? 0)] as const)
      .filter(([, allowed]) => allowed > 0),
  )] as const)
  return Object.fromEntries(files.filter(([, rules]) => Object.keys(rules).length > 0))
}

export const writeRatchet = (file: string, ratchet: Ratchet) =>
  writeFileSync(file, `${JSON.stringify(ratchet, Object.keys(ratchet).toSorted().concat(ratcheted), 1)}\n`)

export function count(findings: Finding[]): Ratchet {
  const counted: Ratchet = {}
  for (const { file, rule } of findings) {
    if (!ratcheted.includes(rule)) continue
    const rules = counted[file] ??= {}
    rules[rule] = (rules[rule] ?? 0) + 1
  }
  return counted
}
