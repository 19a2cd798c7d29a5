// bin/observatory load-cube, run inside the program that has the database open.
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Database } from '../../../kernel/database/database.ts'
import { loadCube, type LoadOptions } from './load.ts'

export const cubeUsage = `usage: bin/observatory load-cube [options] TABLE FILE
Loads FILE (.csv or .csv.gz) as a new version of the sub-national table TABLE. A row that cannot be
used stops it: nothing is loaded, and what is there stays.
  --dry-run       reads and checks the file, stores nothing
  --vintage TEXT  what the source calls this state of its data; without it, the description's word
  --report FILE   writes every rejected row to FILE, as CSV: line, reason`

/** Runs the command; returns its exit code. Paths must be whole: it may run in another folder. */
export async function runLoadCube(
  words: string[], database: Database, say: (text: string) => void,
): Promise<number> {
  const asked = readCubeWords(words)
  if (asked === undefined) {
    say(cubeUsage)
    return 2
  }
  return await loadCube(database, asked, say) ? 0 : 1
}

/** Reads the words; undefined when they make no command. */
export function readCubeWords(words: string[]): LoadOptions | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: words, allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        vintage: { type: 'string' }, report: { type: 'string' },
      },
    })
    const [cube, file, ...more] = positionals
    if (cube === undefined || file === undefined || more.length > 0) return undefined
    return {
      cube, file: path.resolve(file), dryRun: values['dry-run'], vintage: values.vintage,
      report: values.report === undefined ? undefined : path.resolve(values.report),
    }
  } catch {
    return undefined
  }
}

/** The words of a command again, to send them to a running server. */
export const writeCubeWords = ({ cube, file, dryRun, vintage, report }: LoadOptions): string[] => [
  ...(dryRun ? ['--dry-run'] : []),
  ...(vintage === undefined ? [] : ['--vintage', vintage]),
  ...(report === undefined ? [] : ['--report', report]),
  cube, file,
]
