// bin/library
import path from 'node:path'
import { createLibrary } from './app.ts'
import { libraryUsage, readCommand, runCommand } from './commands.ts'
import { runProgram } from './program.ts'

await runProgram({
  usage: libraryUsage,
  read: (words) => {
    const asked = readCommand(words, (file) => path.resolve(file))
    if (asked.kind === 'wrong') return asked
    if (asked.kind !== 'add') return { command: words }
    const { publication, language } = asked.options
    return { command: [
      'add',
      ...(publication === undefined ? [] : ['--publication', String(publication)]),
      ...(language === undefined ? [] : ['--language', language]),
      ...asked.files,
    ] }
  },
  run: (command, { database, settings, say }) =>
    runCommand(command, { database, library: createLibrary(database, settings) }, say),
})
