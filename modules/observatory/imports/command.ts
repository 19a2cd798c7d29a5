// The commands of bin/observatory that load figures, run inside the program that has the database
// open.
import type { Database } from '../../../kernel/database/database.ts'
import type { Format } from './figure.ts'
import { iom } from './iom.ts'
import { loadFile, type LoadOptions } from './load.ts'
import type { Reading } from './reading.ts'
import { refuseReport, type Say } from './report.ts'
import type { Where } from './tidy.ts'
import { ucdp } from './ucdp.ts'
import { unhcr } from './unhcr.ts'
import { unodc } from './unodc.ts'
import { wdi } from './wdi.ts'
import { wpp } from './wpp.ts'
import { WrongFile } from './wrong-file.ts'

/** The official downloads that can be read as they come. */
export const formats: readonly Format[] = [wdi, wpp, unodc, ucdp, unhcr, iom]

export const observatoryUsage =
  `usage: bin/observatory load FILE --series ID --released DATE [options]
       bin/observatory import FORMAT FILE… [--released DATE] [options]
load      takes figures of one series: area,period,<dimensions>,value,missing,flag,note
          or the wider form iso3,year,indicator,…,value,unit,source
  --series ID        the series, as in content/observatory/series
  --where NAME=TEXT  read only rows whose column NAME holds TEXT; may be repeated
import    takes an official download as it comes; FORMAT is
${formats.map(({ id, title }) => `  ${id.padEnd(17)}  ${title}`).join('\n')}
options
  --released DATE    the day of publication (2026-07-12); some downloads say it themselves
  --vintage TEXT     how the source names the publication; else the name of the file
  --complete         figures that the file does not hold are withdrawn
  --dry-run          says what would change and writes nothing
  --allow-rejected   loads the rest when rows cannot be read; else nothing is loaded
  --report FILE      writes every rejected row with its line and reason to a new CSV file
Every file is loaded whole or not at all. Ends with 0 when all is loaded, 1 when a file is not,
2 when the command is wrong.`

export type ObservatoryCommand =
  | { kind: 'run', files: string[], reading: Reading, options: LoadOptions }
  | { kind: 'wrong', problem: string }

/** Runs one command. Returns its exit code; everything it has to say goes through `say`. */
export async function runObservatory(
  words: string[], database: Database, say: Say,
): Promise<number> {
  const asked = readObservatoryCommand(words)
  if (asked.kind === 'wrong') {
    say(asked.problem)
    return 2
  }
  let failed = 0
  for (const file of asked.files) {
    if (asked.files.length > 1) say(`${file}:`)
    const { reading, options } = asked
    if (!await loadFile(database, { file, reading, options, say })) failed += 1
  }
  return failed === 0 ? 0 : 1
}

const valued = ['--series', '--released', '--vintage', '--report', '--where'] as const
const switches = ['--complete', '--dry-run', '--allow-rejected'] as const

/** Reads the words of a command; words that name files come through `place`. */
export function readObservatoryCommand(
  words: string[], place = (file: string) => file,
): ObservatoryCommand {
  const [verb, ...rest] = words
  if (verb !== 'load' && verb !== 'import') return { kind: 'wrong', problem: observatoryUsage }
  const values = new Map<string, string[]>()
  const plain: string[] = []
  for (let index = 0; index < rest.length; index += 1) {
    const word = rest[index] ?? ''
    if (valued.some((option) => option === word)) {
      const value = rest[index += 1]
      if (value === undefined || value.startsWith('--')) return wrong(`${word} needs a value.`)
      values.set(word, [...values.get(word) ?? [], value])
    } else if (switches.some((option) => option === word)) {
      values.set(word, [])
    } else if (word.startsWith('--')) {
      return wrong(`${word} is not an option.`)
    } else {
      plain.push(word)
    }
  }
  const options = readOptions(values, place)
  if ('problem' in options) return wrong(options.problem)
  const reading = verb === 'load' ? readLoad(values) : readImport(plain.shift(), values)
  if ('problem' in reading) return wrong(reading.problem)
  if (verb === 'load' && options.released === undefined) return wrong('load needs --released DATE.')
  if (plain.length === 0) return wrong(`${verb} needs a file.`)
  if (options.report !== undefined && plain.length > 1) return wrong('--report goes with one file.')
  return { kind: 'run', files: plain.map(place), reading, options }
}

type Values = ReadonlyMap<string, string[]>

function readOptions(
  values: Values, place: (file: string) => string,
): LoadOptions | { problem: string } {
  const released = values.get('--released')?.at(-1)
  if (released !== undefined && !isPastDay(released)) {
    return { problem: `--released is "${released}"; it must be a day like 2026-07-12, not to come.` }
  }
  const report = values.get('--report')?.at(-1)
  try {
    if (report !== undefined) refuseReport(place(report))
  } catch (error) {
    if (error instanceof WrongFile) return { problem: error.message }
    throw error
  }
  return {
    released,
    vintage: values.get('--vintage')?.at(-1),
    report: report === undefined ? undefined : place(report),
    complete: values.has('--complete'),
    dryRun: values.has('--dry-run'),
    allowRejected: values.has('--allow-rejected'),
  }
}

function isPastDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : NaN
  return time <= Date.now() && new Date(time).toISOString().startsWith(text)
}

function readLoad(values: Values): Reading | { problem: string } {
  const series = values.get('--series')?.at(-1)
  if (series === undefined) return { problem: 'load needs --series ID.' }
  const where = (values.get('--where') ?? []).map((text): Where => {
    const at = text.indexOf('=')
    const column = text.slice(0, Math.max(at, 0)).trim().toLowerCase()
    return { column, value: text.slice(at + 1) }
  })
  return where.some(({ column }) => column === '')
    ? { problem: '--where must be like indicator=refugees.' }
    : { kind: 'load', series, where }
}

function readImport(name: string | undefined, values: Values): Reading | { problem: string } {
  const format = formats.find(({ id }) => id === name)
  if (!format) return {
    problem: `import needs a format, one of ${formats.map(({ id }) => id).join(', ')}.`,
  }
  const stray = ['--series', '--where'].find((option) => values.has(option))
  return stray === undefined
    ? { kind: 'import', format } : { problem: `${stray} goes with load only.` }
}

const wrong = (problem: string): ObservatoryCommand =>
  ({ kind: 'wrong', problem: `${problem}\n${observatoryUsage}` })

/** The words of a command that was read: for handing it on with whole paths. */
export function writeObservatoryCommand(
  { files, reading, options }: Extract<ObservatoryCommand, { kind: 'run' }>,
): string[] {
  const { released, vintage, report } = options
  return [
    ...reading.kind === 'import' ? ['import', reading.format.id] : [
      'load', '--series', reading.series,
      ...reading.where.flatMap(({ column, value }) => ['--where', `${column}=${value}`]),
    ],
    ...Object.entries({ released, vintage, report })
      .flatMap(([name, value]) => value === undefined ? [] : [`--${name}`, value]),
    ...options.complete ? ['--complete'] : [],
    ...options.dryRun ? ['--dry-run'] : [],
    ...options.allowRejected ? ['--allow-rejected'] : [],
    ...files,
  ]
}
