// The commands of bin/library, bin/observatory and bin/people, run inside the program that has the
// database open.
import { editor } from '../kernel/access/actor.ts'
import type { Database } from '../kernel/database/database.ts'
import { write } from '../kernel/database/transaction.ts'
import { isLanguage, type Language } from '../kernel/i18n/languages.ts'
import {
  addFile, type AddOptions, type Library, withdrawAdded,
} from '../modules/library/library.ts'
import { runLoadCube, runObservatory } from '../modules/observatory/observatory.ts'
import { runPeople } from './people-commands.ts'

export type Means = { database: Database, library: Library }
type Say = (text: string) => void

export const libraryUsage = `usage: bin/library add [--publication N] [--language en|es|pt|fr] FILE…
       bin/library withdraw N
add       takes PDF, DOCX or HTML files: stores them, reads their pages, makes them searchable
  --publication N  the number in the address of the publication the files belong to;
                   without it each file becomes a publication of its own
  --language XX    the language of the files; without it the text tells
withdraw  takes back publication N that was added from a file: its address says so from then on.
          One that is described in content/publications is withdrawn by taking its file away there.`

/** Runs one command. Returns its exit code; everything it has to say goes through `say`. */
export async function runCommand(command: string[], means: Means, say: Say): Promise<number> {
  const [verb, ...words] = command
  if (verb === 'observatory') return runObservatory(words, means.database, say)
  if (verb === 'people') return runPeople(words, means.database, say)
  if (verb === 'load-cube') return runLoadCube(words, means.database, say)
  const asked = readCommand(command)
  switch (asked.kind) {
    case 'wrong':
      say(asked.problem)
      return 2
    case 'add':
      return addFiles(asked, means.library, say)
    case 'withdraw':
      return withdrawWork(asked.publication, means.database, say)
  }
}

async function addFiles(
  { files, options }: AddCommand, library: Library, say: Say,
): Promise<number> {
  let failed = 0
  for (const file of files) {
    const added = await addFile(library, file, options, say).catch((error: unknown) => {
      say(`${file}: ${error instanceof Error ? error.message : error}`)
      return false
    })
    if (!added) failed += 1
  }
  return failed === 0 ? 0 : 1
}

async function withdrawWork(publication: number, database: Database, say: Say): Promise<number> {
  const actor = editor('library', 'bin/library')
  const done = await write(database, actor, (writer) => withdrawAdded(writer, publication))
  say(done
    ? `Publication ${publication} is withdrawn.`
    : `There is no publication ${publication} that was added from a file.`)
  return done ? 0 : 1
}

type AddCommand = { kind: 'add', files: string[], options: AddOptions }
type Command = AddCommand | { kind: 'withdraw', publication: number } | {
  kind: 'wrong', problem: string,
}

/** Reads the words of a command; the words that are files come through `place`. */
export function readCommand(command: string[], place = (file: string) => file): Command {
  const [verb, ...rest] = command
  if (verb === 'withdraw') {
    const publication = readNumber(rest[0])
    if (publication === undefined || rest.length > 1) return wrong(
      'withdraw needs the number of a publication.',
    )
    return { kind: 'withdraw', publication }
  }
  return verb === 'add' ? readAdd(rest, place) : { kind: 'wrong', problem: libraryUsage }
}

function readAdd(rest: string[], place: (file: string) => string): Command {
  const files: string[] = []
  let publication: number | undefined
  let language: Language | undefined
  for (let index = 0; index < rest.length; index += 1) {
    const word = rest[index] ?? ''
    const next = rest[index + 1]
    if (word === '--publication') {
      publication = readNumber(next)
      if (publication === undefined) return wrong('--publication needs a number.')
      index += 1
    } else if (word === '--language') {
      language = isLanguage(next) ? next : undefined
      if (!language) return wrong('--language must be en, es, pt or fr.')
      index += 1
    } else if (word.startsWith('--')) {
      return wrong(`${word} is not an option.`)
    } else {
      files.push(place(word))
    }
  }
  if (files.length === 0) return wrong('add needs a file.')
  return { kind: 'add', files, options: { publication, language } }
}

const wrong = (problem: string): Command =>
  ({ kind: 'wrong', problem: `${problem}\n${libraryUsage}` })

const readNumber = (word = '') => /^[1-9]\d{0,8}$/.test(word) ? Number(word) : undefined
