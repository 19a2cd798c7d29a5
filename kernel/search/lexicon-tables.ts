// Reads translation tables of other makers. Stems: `en <tab> es <tab> drug <tab> drog:0.9 farmac:0.1`;
// phrases: `en <tab> es <tab> asset forfeitur <tab> decomis bien:1.00|extincion domini:0.50`.
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { isLanguage } from '../i18n/languages.ts'
import { adoptStem } from './analyzer.ts'
import { addPhraseRow, addWordRow, type LexiconBuilder } from './lexicon-builder.ts'

/** How much a foreign table counts where our own term base also knows a word. */
const tableTrust = 1

export function readTableText(file: string): string {
  const bytes = readFileSync(file)
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()
}

/** Adds every row; phrases and stems may stand in one file. Bad rows are counted, not fatal. */
export function addTable(
  builder: LexiconBuilder, text: string,
): { added: number, skipped: number, firstSkipped: number } {
  const result = { added: 0, skipped: 0, firstSkipped: 0 }
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line === '' || line.startsWith('#')) continue
    if (addTableRow(builder, line.split('\t'))) result.added++
    else if (result.skipped++ === 0) result.firstSkipped = at + 1
  }
  return result
}

function addTableRow(builder: LexiconBuilder, cells: string[]): boolean {
  const [from, to, source, alternatives] = cells
  if (!isLanguage(from) || !isLanguage(to) || !source || !alternatives) return false
  const even = (stems: string, language: typeof from) =>
    stems.split(' ').map((stem) => adoptStem(stem, language))
  const isPhrase = source.includes(' ') || !alternatives.split(' ').every((one) => one.includes(':'))
  if (isPhrase) {
    const others = alternatives.split('|').map(splitShare)
      .map(({ text, share }) => ({ stems: even(text, to), share }))
    addPhraseRow(builder, from, to, { stems: even(source, from), others })
    return true
  }
  const others = alternatives.split(' ').map(splitShare)
    .map(({ text, share }) => ({ stem: adoptStem(text, to), share }))
  addWordRow(builder, from, to, { stem: adoptStem(source, from), others, trust: tableTrust })
  return true
}

/** "bien:0.5" -> bien, 0.5; a missing or unreadable share counts 1. */
function splitShare(entry: string): { text: string, share: number } {
  const colon = entry.lastIndexOf(':')
  const share = colon < 0 ? NaN : Number(entry.slice(colon + 1))
  return Number.isFinite(share) && share > 0
    ? { text: entry.slice(0, colon), share: Math.min(share, 1e6) }
    : { text: entry, share: 1 }
}
