// Loads the file of a cube: read whole, checked whole, and only then stored, as a new version.
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import path from 'node:path'
import { editor } from '../../../kernel/access/actor.ts'
import type { Database } from '../../../kernel/database/database.ts'
import { read, write } from '../../../kernel/database/transaction.ts'
import { NotFound } from '../../../kernel/http/problem.ts'
import type { Rejection } from './build.ts'
import type { CubeRecord } from './input.ts'
import { pack } from './pack.ts'
import { addVersion, getCube, listCubes } from './queries.ts'
import type { ReadResult } from './read-file.ts'
import { readInThread } from './read-thread.ts'

export type LoadOptions = {
  cube: string
  file: string
  /** Reads and checks, stores nothing. */
  dryRun: boolean
  /** What the source calls this state of its data; without it, what the description says. */
  vintage: string | undefined
  /** The file into which every rejected row is written: line, reason. */
  report: string | undefined
}

const SHOWN_MAX = 20

/** Loads a file; what happened is told through `say`. True when nothing was wrong. */
export async function loadCube(
  database: Database, options: LoadOptions, say: (sentence: string) => void,
): Promise<boolean> {
  const actor = editor('observatory', 'bin/observatory')
  const found = await read(database, actor, (reader) => getCube(reader, options.cube))
    .catch((error: unknown) => {
      if (error instanceof NotFound) return undefined
      throw error
    })
  if (!found) {
    const cubes = await read(database, actor, listCubes)
    say(`There is no table "${options.cube}". There are: ${cubes.map(({ description }) => description.id).join(', ')}.`)
    return false
  }
  const name = path.basename(options.file)
  const started = performance.now()
  const report = await openReport(options.report)
  let shown = 0
  const result = await readInThread(found.description, options.file, (rejection) => {
    report.write(rejection)
    shown += 1
    if (shown <= SHOWN_MAX) say(`${name}, line ${rejection.line}: ${rejection.reason}.`)
    if (shown === SHOWN_MAX + 1) say('Further rejected rows are in the report only (--report FILE).')
  })
  await report.end()
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  switch (result.kind) {
    case 'refused':
      say(`${name}: ${result.reason}. Nothing was loaded.`)
      return false
    case 'rejected':
      say(`${result.count} of ${result.lines - 1} rows are rejected. Nothing was loaded.`)
      return false
    case 'read': {
      for (const sentence of describe(result)) say(sentence)
      if (options.dryRun) say(`Read in ${seconds} s. Dry run: nothing was stored.`)
      else await store(database, { description: found.description, name, result, options }, say)
      return true
    }
  }
}

/** Every rejected row goes into the report, however many there are; without a name, nowhere. */
async function openReport(file: string | undefined) {
  if (file === undefined) return { write: () => {}, end: async () => {} }
  const stream = createWriteStream(file)
  await once(stream, 'open') // or throws what is wrong with the place
  stream.write('line,reason\r\n')
  return {
    write: ({ line, reason }: Rejection) => {
      stream.write(`${line},"${reason.replaceAll('"', '""')}"\r\n`)
    },
    end: async () => {
      stream.end()
      await once(stream, 'close')
    },
  }
}

type Read = Extract<ReadResult, { kind: 'read' }>

function describe({ columns, withoutFigure, encoding }: Read): string[] {
  const { figures, dimensions } = columns
  let zeros = 0
  for (const figure of figures) if (figure === 0) zeros += 1
  return [
    ...encoding === 'utf-8' ? [] : ['The file is not UTF-8; it was read as Windows-1252 (Latin-1).'],
    `${figures.length} rows with a figure, ${zeros} of them zero; ${withoutFigure} without.`,
    `Categories: ${dimensions.map(({ id, values }) => `${id} ${values.length}`).join(', ')}.`,
  ]
}

async function store(
  database: Database,
  { description, name, result, options }: {
    description: CubeRecord, name: string, result: Read, options: LoadOptions,
  },
  say: (sentence: string) => void,
): Promise<void> {
  const version = {
    fileName: name, sha256: result.sha256, withoutFigure: result.withoutFigure,
    rows: result.columns.figures.length + result.withoutFigure,
    vintage: options.vintage ?? description.vintage,
  }
  const columns = pack(result.columns)
  const number = await write(database, editor('observatory', 'bin/observatory'),
    (writer) => addVersion(writer, description.id, { version, columns }))
  say(`Loaded as version ${number} of ${description.id}.`)
}
