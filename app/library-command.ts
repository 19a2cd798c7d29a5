// bin/library: hands the command to the server that runs on this folder, or opens the database
// itself when none does.
import path from 'node:path'
import { holderOf } from '../kernel/database/lock.ts'
import { CannotStart, createLibrary, openStore } from './app.ts'
import { libraryUsage, readCommand, runCommand } from './commands.ts'
import { sendCommand } from './control.ts'
import { readSettings, WrongSetting } from './settings.ts'

const say = (text: string) => console.log(text)

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  const expected = error instanceof CannotStart || error instanceof WrongSetting
  console.error(expected ? error.message : error)
  process.exitCode = 1
}

async function run(words: string[]): Promise<number> {
  if (words.includes('--help')) {
    say(libraryUsage)
    return 0
  }
  // What is wrong with the words is said before any database is opened.
  const asked = readCommand(words)
  if (asked.kind === 'wrong') {
    say(asked.problem)
    return 2
  }
  const command = withWholePaths(words)
  const settings = readSettings()
  const running = holderOf(path.join(settings.varFolder, 'server'))
  if (running !== undefined) return sendCommand(settings.varFolder, command, say)
  const database = await openStore(settings, () => {})
  try {
    return await runCommand(command, { database, library: createLibrary(database, settings) }, say)
  } finally {
    await database.close()
  }
}

// The server that does the work may have been started in another folder.
function withWholePaths(words: string[]): string[] {
  const asked = readCommand(words, (file) => path.resolve(file))
  if (asked.kind !== 'add') return words
  const { publication, language } = asked.options
  return [
    'add',
    ...(publication === undefined ? [] : ['--publication', String(publication)]),
    ...(language === undefined ? [] : ['--language', language]),
    ...asked.files,
  ]
}
