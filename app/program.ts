// What commands that work on the database have in common: the server that runs on this folder does
// the work, or, when none does, the command opens the database itself.
import path from 'node:path'
import type { Database } from '../kernel/database/database.ts'
import { holderOf } from '../kernel/database/lock.ts'
import { CannotStart, openStore, type Say } from './app.ts'
import { sendCommand } from './control.ts'
import { readSettings, type Settings, WrongSetting } from './settings.ts'

export type Program = {
  usage: string
  /**
   * The command as it is handed over, with whole paths: the server may have been started in another
   * folder. Or what is wrong with the words, said before any database is opened.
   */
  read: (words: string[]) => { command: string[] } | { problem: string }
  /** What the server calls the program; nothing for bin/library. */
  name?: string
  run: (command: string[], means: { database: Database, settings: Settings, say: Say }) =>
  Promise<number>
}

/** Runs a program with the words of the command line; its number becomes that of the process. */
export async function runProgram(program: Program): Promise<void> {
  try {
    process.exitCode = await run(program, process.argv.slice(2))
  } catch (error) {
    const expected = error instanceof CannotStart || error instanceof WrongSetting
    console.error(expected ? error.message : error)
    process.exitCode = 1
  }
}

const say = (text: string) => console.log(text)

async function run({ usage, read, name, run: work }: Program, words: string[]): Promise<number> {
  if (words.includes('--help')) {
    say(usage)
    return 0
  }
  const asked = read(words)
  if ('problem' in asked) {
    say(asked.problem)
    return 2
  }
  const settings = readSettings()
  if (holderOf(path.join(settings.varFolder, 'server')) !== undefined) {
    const handed = name === undefined ? asked.command : [name, ...asked.command]
    return sendCommand(settings.varFolder, handed, say)
  }
  const database = await openStore(settings, () => {})
  try {
    return await work(asked.command, { database, settings, say })
  } finally {
    await database.close()
  }
}
