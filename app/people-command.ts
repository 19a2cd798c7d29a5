// bin/people: hands the command to the server that runs on this folder, or opens the database
// itself when none does.
import path from 'node:path'
import { holderOf } from '../kernel/database/lock.ts'
import { CannotStart, openStore } from './app.ts'
import { sendCommand } from './control.ts'
import { runPeople } from './people-commands.ts'
import { peopleUsage, readPeopleCommand } from './people-input.ts'
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
    say(peopleUsage)
    return 0
  }
  // What is wrong with the words is said before any database is opened. The server that does the
  // work may have been started in another folder: it gets the whole path of a file.
  const asked = readPeopleCommand(words, (file) => path.resolve(file))
  if (asked.kind === 'wrong') {
    say(asked.problem)
    return 2
  }
  const command = asked.kind === 'communities' ? ['communities', asked.file] : words
  const settings = readSettings()
  const { varFolder } = settings
  const running = holderOf(path.join(varFolder, 'server'))
  if (running !== undefined) return sendCommand(varFolder, ['people', ...command], say)
  const database = await openStore(settings, () => {})
  try {
    return await runPeople(command, database, say)
  } finally {
    await database.close()
  }
}
