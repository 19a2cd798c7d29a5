// bin/observatory load-cube: hands the command to the server that runs on this folder, or opens the
// database itself when none does.
import path from 'node:path'
import { holderOf } from '../kernel/database/lock.ts'
import {
  cubeUsage, readCubeWords, runLoadCube, writeCubeWords,
} from '../modules/observatory/observatory.ts'
import { CannotStart, openStore } from './app.ts'
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
    say(cubeUsage)
    return 0
  }
  const asked = readCubeWords(words)
  if (asked === undefined) {
    say(cubeUsage)
    return 2
  }
  const command = writeCubeWords(asked)
  const settings = readSettings()
  const running = holderOf(path.join(settings.varFolder, 'server'))
  if (running !== undefined) return sendCommand(settings.varFolder, ['load-cube', ...command], say)
  const database = await openStore(settings, () => {})
  try {
    return await runLoadCube(command, database, say)
  } finally {
    await database.close()
  }
}
