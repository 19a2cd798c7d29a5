// The term base: content/terms/*.tsv, one concept a line, written by people.
// Header `topic en es pt fr`; a cell holds synonyms between semicolons, the preferred one first,
// each with an optional mark of the countries that say so: "sicario; matón [AR,UY]".
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type Language, languages } from '../i18n/languages.ts'

/** One meaning and its names, preferred names first. */
export type Concept = Record<Language, string[]>

/** A concept with where it stands, for messages. */
export type TermRow = { file: string, line: number, topic: string, cells: string[], concept: Concept }

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
  const [header = '', ...lines] = readFileSync(file, 'utf8').replace(/^\uFEFF/, '').split(/\r?\n/)
  const columns = header.split('\t').map((name) => name.trim())
  return lines.flatMap((text, at) => {
    if (text.trim() === '') return []
    const cells = text.split('\t')
    const names = (language: Language) => splitNames(cells[columns.indexOf(language)] ?? '')
    const concept = { en: names('en'), es: names('es'), pt: names('pt'), fr: names('fr') }
    return [{ file, line: at + 2, topic: cells[0]?.trim() ?? '', cells, concept }]
  })
}

/** "sicario; matón [AR,UY]" -> ["sicario", "matón"]. */
export function splitNames(cell: string): string[] {
  return cell.split(';').map(withoutRegion).filter(Boolean)
}

export function withoutRegion(name: string): string {
  return name.replace(/\s*\[[^\]]*\]\s*$/, '').trim()
}
