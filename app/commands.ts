// The commands of bin/library, run inside the program that has the database open.
import { isLanguage } from '../kernel/i18n/languages.ts'
import type { Database } from '../kernel/database/database.ts'
import { addFile, type Library } from '../modules/library/library.ts'

export type Means = { database: Database, library: Library }
type Say = (text: string) => void

export const libraryUsage = `usage: bin/library add [--publication N] [--language en|es|pt|fr] FILE…
Adds PDF, DOCX or HTML files: stores them, reads their pages, and makes them searchable.
--publication N  the number in the address of the publication the files belong to;
                 without it each file becomes a publication of its own
--language XX    the language of the files; without it the text tells`

/** Runs one command. Returns its exit code; everything it has to say goes through `say`. */
export async function runCommand(command: string[], { library }: Means, say: Say): Promise<number> {
  const [verb, ...rest] = command
  const asked = verb === 'add' ? readOptions(rest) : undefined
  if (!asked || asked.files.length === 0) {
    say(asked?.problem ?? libraryUsage)
    return 2
  }
  if (asked.problem) {
    say(asked.problem)
    return 2
  }
  let failed = 0
  for (const file of asked.files) {
    const added = await addFile(library, file, asked, say).catch((error: unknown) => {
      say(`${file}: ${error instanceof Error ? error.message : error}`)
      return false
    })
    if (!added) failed += 1
  }
  return failed === 0 ? 0 : 1
}

function readOptions(rest: string[]) {
  const files: string[] = []
  let publication: number | undefined
  let language: 'en' | 'es' | 'pt' | 'fr' | undefined
  let problem: string | undefined
  for (let index = 0; index < rest.length; index += 1) {
    const word = rest[index] ?? ''
    if (word === '--publication') {
      publication = Number(rest[index += 1])
      if (!Number.isInteger(publication) || publication < 1) problem = '--publication needs a number.'
    } else if (word === '--language') {
      const value = rest[index += 1]
      if (isLanguage(value)) language = value
      else problem = '--language must be en, es, pt or fr.'
    } else if (word.startsWith('--')) {
      problem = `${word} is not an option.\n${libraryUsage}`
    } else {
      files.push(word)
    }
  }
  return { files, publication, language, problem }
}
