// bin/library: hands the command to the server that runs on this folder, or opens the database
// itself when none does.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { holderOf } from '../kernel/database/lock.ts'
import { CannotStart, createLibrary, openStore } from './app.ts'
import { libraryUsage, runCommand } from './commands.ts'
import { sendCommand } from './control.ts'
import { readSettings, WrongSetting } from './settings.ts'

const say = (text: string) => console.log(text)
const command = process.argv.slice(2).map((word) =>
  !word.startsWith('--') && existsSync(word) ? path.resolve(word) : word)

try {
  process.exitCode = await run()
} catch (error) {
  const expected = error instanceof CannotStart || error instanceof WrongSetting
  console.error(expected ? error.message : error)
  process.exitCode = 1
}

async function run(): Promise<number> {
  if (command[0] !== 'add' || command.includes('--help')) {
    say(libraryUsage)
    return command.includes('--help') ? 0 : 2
  }
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
