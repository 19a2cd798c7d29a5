// The term base: content/terms/*.tsv, one concept a line, written by people.
// Header `topic en es pt fr`; a cell holds synonyms between semicolons, the preferred one first,
// each with an optional mark of the countries that say so: "sicario; matón [AR,UY]".
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type Language, languages } from '../i18n/languages.ts'

/** One meaning and its names, preferred names first. */
export type Concept = Record<Language, string[]>

/** A concept with where it stands, for messages. */
export type TermRow = {
  file: string
  line: number
  topic: string
  cells: string[]
  concept: Concept
  /** The names as written: with countries, and empty ones. */
  rawNames: Concept
}

export const termHeader = ['topic', ...languages]

/** All `*.tsv` of a folder, in order of name. */
export function readTermBase(folder: string): TermRow[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => file.endsWith('.tsv'))
    .toSorted()
    .flatMap((file) => readTermRows(path.join(folder, file)))
}

/** Columns follow the header, so a file may order its languages as it likes. */
export function readTermRows(file: string): TermRow[] {
  return readTermText(file, readFileSync(file, 'utf8'))
}

/** Lines that begin with # are notes. */
export function readTermText(file: string, text: string): TermRow[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const head = lines.findIndex(isRow)
  const columns = (lines[head] ?? '').split('\t').map((name) => name.trim())
  return lines.flatMap((row, at) => {
    if (at <= head || !isRow(row)) return []
    const cells = row.split('\t')
    const cell = (name: string) => cells[columns.indexOf(name)] ?? ''
    const forAll = (read: (text: string) => string[]): Concept =>
      ({ en: read(cell('en')), es: read(cell('es')), pt: read(cell('pt')), fr: read(cell('fr')) })
    return [{
      file, line: at + 1, topic: cell('topic').trim(), cells,
      concept: forAll(splitNames), rawNames: forAll(splitRaw),
    }]
  })
}

/** "sicario; matón [AR,UY]" -> ["sicario", "matón"]. */
export function splitNames(cell: string): string[] {
  return cell.split(';').map(withoutRegion).filter(Boolean)
}

const isRow = (line: string) => line.trim() !== '' && !line.startsWith('#')

const splitRaw = (cell: string) => cell.split(';').map((name) => name.trim())

export function withoutRegion(name: string): string {
  return name.replace(/\s*\[[^\]]*\]\s*$/, '').trim()
}
