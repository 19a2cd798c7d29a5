// The lexicons that an operator imported: files in var/lexicons that say where they are from.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { importedLexicons } from './lexicon-files.ts'

/** `entries` are concepts of a "concepts" file and rows of a "table". */
export type StoredLexicon = {
  name: string
  form: 'concepts' | 'table'
  entries: number
  source: string
  licence: string
  file: string
}

export type NewLexicon = Omit<StoredLexicon, 'file'> & { text: string }

/** Writes all or none; a lexicon of the same name is replaced. */
export function storeLexicons(varFolder: string, lexicons: readonly NewLexicon[]): void {
  const folder = path.join(varFolder, 'lexicons')
  mkdirSync(folder, { recursive: true })
  const partial = (file: string) => `${file}.partial`
  const files = lexicons.map(({ name, form }) => path.join(folder, `${name}${endings[form]}`))
  try {
    lexicons.forEach((lexicon, at) => writeFileSync(partial(files[at]!), withHead(lexicon)))
  } catch (error) {
    for (const file of files) rmSync(partial(file), { force: true })
    throw error
  }
  for (const { name } of lexicons) removeLexicon(varFolder, name)
  for (const file of files) renameSync(partial(file), file)
}

export function listLexicons(varFolder: string): StoredLexicon[] {
  return importedLexicons(varFolder).map((file) => {
    const form = file.endsWith(endings.concepts) ? 'concepts' : 'table'
    const head = readFileSync(file, 'utf8').slice(0, 4000).split('\n')
    const note = (name: string) =>
      head.find((line) => line.startsWith(`# ${name}: `))?.slice(name.length + 4) ?? 'unknown'
    return {
      name: path.basename(file, endings[form]), form, file,
      entries: Number(note('entries')) || 0, source: note('source'), licence: note('licence'),
    }
  })
}

/** False when there is none of this name. */
export function removeLexicon(varFolder: string, name: string): boolean {
  const files = Object.values(endings).map((ending) =>
    path.join(varFolder, 'lexicons', `${path.basename(name)}${ending}`)).filter(existsSync)
  for (const file of files) rmSync(file)
  return files.length > 0
}

const endings = { concepts: '.concepts.tsv', table: '.tsv' }

function withHead({ entries, source, licence, text }: NewLexicon): string {
  const line = (value: string) => value.replace(/\s+/g, ' ').trim() || 'unknown'
  return `# entries: ${entries}\n# source: ${line(source)}\n# licence: ${line(licence)}\n${text}`
}
