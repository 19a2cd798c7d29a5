// bin/observatory-cube: loads the file of a sub-national table, in the database of this machine.
import path from 'node:path'
import { parseArgs } from 'node:util'
import { holderOf } from '../kernel/database/lock.ts'
import { loadCube, type LoadOptions } from '../modules/observatory/cubes/load.ts'
import { CannotStart, openStore } from './app.ts'
import { sendCommand } from './control.ts'
import { readSettings, WrongSetting } from './settings.ts'

const usage = `usage: bin/observatory-cube [--dry-run] [--vintage TEXT] [--report FILE] TABLE FILE
Loads FILE (.csv or .csv.gz) as a new version of the sub-national table TABLE. A row that cannot be
used stops it: nothing is loaded, and what is there stays.
  --dry-run       reads and checks the file, stores nothing
  --vintage TEXT  what the source calls this state of its data; without it, the description's word
  --report FILE   writes every rejected row to FILE, as CSV: line, reason`

const say = (text: string) => console.log(text)

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  const expected = error instanceof CannotStart || error instanceof WrongSetting
  console.error(expected ? error.message : error)
  process.exitCode = 1
}

async function run(words: string[]): Promise<number> {
  const asked = readWords(words)
  if (asked === undefined) {
    say(usage)
    return words.includes('--help') ? 0 : 2
  }
  const settings = readSettings()
  const running = holderOf(path.join(settings.varFolder, 'server'))
  if (running !== undefined) return sendCommand(settings.varFolder, ['load-cube', ...words], say)
  const database = await openStore(settings, () => {})
  try {
    return await loadCube(database, asked, say) ? 0 : 1
  } finally {
    await database.close()
  }
}

function readWords(words: string[]): LoadOptions | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: words, allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        vintage: { type: 'string' }, report: { type: 'string' }, help: { type: 'boolean' },
      },
    })
    const [cube, file, ...more] = positionals
    if (cube === undefined || file === undefined || more.length > 0 || values.help) return undefined
    return {
      cube, file: path.resolve(file), dryRun: values['dry-run'], vintage: values.vintage,
      report: values.report === undefined ? undefined : path.resolve(values.report),
    }
  } catch {
    return undefined
  }
}
