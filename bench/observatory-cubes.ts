// bin/bench observatory-cubes FOLDER: how long any table of two dimensions takes, beside DuckDB and
// beside SQL on the embedded PostgreSQL, on the same rows in the same run. FOLDER (or BENCH_DATA)
// holds the two large files of the described tables; the larger sizes repeat their real rows.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { readCubes } from '../modules/observatory/cubes/content.ts'
import type { Choice } from '../modules/observatory/cubes/choice.ts'
import { prepare } from '../modules/observatory/cubes/crosstab.ts'
import type { Columns } from '../modules/observatory/cubes/cube.ts'
import type { CubeRecord } from '../modules/observatory/cubes/input.ts'
import { sizeOf } from '../modules/observatory/cubes/pack.ts'
import { readFile } from '../modules/observatory/cubes/read-file.ts'
import { makeTable } from '../modules/observatory/cubes/table.ts'
import { openDuck, openPostgres, type Peer } from './observatory-cubes-peers.ts'
import { resize } from './observatory-cubes-rows.ts'

const files: Record<string, string> = {
  'mexico-victims': 'mex_sesnsp_victims_state_month_2015_2025.csv.gz',
  'colombia-homicides': 'col_homicide_events_2003_2024.csv.gz',
}
const SIZES = [300_000, 1_200_000, 5_000_000]
const POSTGRES_MAX = Number(process.env.BENCH_SQL_ROWS ?? 1_500_000) // filling takes minutes beyond
const ROUNDS = 5
const POSTGRES_QUESTIONS = 24 // it takes a second for each

export type Question = { rows: string, columns: string, keep: Map<string, string[]> }

const { positionals: [argument] } = parseArgs({ allowPositionals: true })
const folder = argument ?? process.env.BENCH_DATA ?? ''
const missing = Object.values(files).filter((file) => !existsSync(path.join(folder, file)))
if (folder === '' || missing.length > 0) {
  console.error(`Name the folder of the files as an argument or in BENCH_DATA. Missing: ${missing.join(', ')}`)
  process.exit(2)
}

async function run(): Promise<void> {
  const { cubes } = readCubes(path.join(import.meta.dirname, '../content/observatory'),
    { sources: new Set(), areas: new Set() })
  const loaded: { cube: CubeRecord, columns: Columns }[] = []
  for (const [id, file] of Object.entries(files)) {
    const cube = cubes.find((one) => one.id === id)
    if (!cube) throw new Error(`${id} is not described.`)
    const start = performance.now()
    const result = await readFile(cube, path.join(folder, file), () => {})
    if (result.kind !== 'read') throw new Error(`${file}: ${JSON.stringify(result)}`)
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    console.log(`${id}: ${result.columns.figures.length} rows read in ${seconds} s, ` +
      `${(sizeOf(result.columns) / 2 ** 20).toFixed(1)} MiB in memory`)
    loaded.push({ cube, columns: result.columns })
  }
  console.log('\nMilliseconds for a table: p50 / p95. Ratio: p95 of the peer to ours.')
  for (const one of loaded) await compare(one, `${one.cube.id}, its own rows`)
  const [largest] = loaded
  if (!largest) return
  for (const size of SIZES) {
    const repeats = size > largest.columns.figures.length ? ', real rows repeated' : ''
    const columns = resize(largest.columns, size)
    await compare({ cube: largest.cube, columns }, `${largest.cube.id}${repeats}`)
  }
}

async function compare({ cube, columns }: { cube: CubeRecord, columns: Columns }, title: string) {
  const rows = columns.figures.length
  const start = performance.now()
  prepare(columns)
  const prepared = (performance.now() - start).toFixed(0)
  console.log(`\n${title}: ${rows} rows; prepared once in ${prepared} ms`)
  const ours: Peer = {
    name: 'Puente', close: async () => {},
    ask: async (question) => sumOf(cube, columns, question),
  }
  const duck = await openDuck(columns)
  const postgres = rows <= POSTGRES_MAX ? await openPostgres(columns) : undefined
  for (const [kind, questions] of Object.entries(questionsOf(columns))) {
    const few = every(questions, POSTGRES_QUESTIONS)
    await checkSame(few, [ours, duck])
    const [mine = [], theirs = []] = await measure([ours, duck], questions)
    const [sql] = postgres ? await measure([postgres], few, 1) : []
    console.log(`  ${kind} (${questions.length} tables)`)
    const all = [['Puente', mine], ['DuckDB', theirs], ['PostgreSQL', sql]] as const
    for (const [name, times] of all) {
      if (!times) continue
      const ratio = (at(times, 0.95) / at(mine, 0.95)).toFixed(2)
      console.log(`    ${name.padEnd(11)} ${show(times)}   ratio ${ratio}`)
    }
  }
  await duck.close()
  await postgres?.close()
}

/** What pages ask: two dimensions; with one category of a third; with several of two others. */
function questionsOf({ dimensions }: Columns): Record<string, Question[]> {
  const pairs = dimensions.flatMap(({ id: rows }) =>
    dimensions.filter(({ id }) => id !== rows).map(({ id: columns }) => ({ rows, columns })))
  const others = (pair: { rows: string, columns: string }) =>
    dimensions.filter(({ id }) => id !== pair.rows && id !== pair.columns)
  return {
    'any two dimensions': pairs.map((pair) => ({ ...pair, keep: new Map() })),
    'one category of a third': pairs.flatMap((pair) => others(pair).map(({ id, values }, place) =>
      ({ ...pair, keep: new Map([[id, [values[place % values.length]?.id ?? '']]]) }))),
    'half the categories of two others': pairs.map((pair) => ({
      ...pair,
      keep: new Map(others(pair).slice(0, 2).map(({ id, values }) =>
        [id, values.filter((_, place) => place % 2 === 0).map((value) => value.id)])),
    })),
  }
}

function sumOf(cube: CubeRecord, columns: Columns, question: Question): number {
  const choice: Choice = {
    ...question, from: undefined, to: undefined, order: 'listed', page: 1, version: undefined,
  }
  return makeTable(cube, columns, choice).total ?? 0
}

async function checkSame(questions: Question[], [a, b]: [Peer, Peer]): Promise<void> {
  for (const question of questions) {
    const [one, other] = [await a.ask(question), await b.ask(question)]
    if (one === other) continue
    const asked = JSON.stringify({ ...question, keep: [...question.keep] })
    throw new Error(`${a.name} says ${one}, ${b.name} ${other}: ${asked}`)
  }
}

/** Each question to all peers in turn, so that what else the machine does hits them alike. */
async function measure(
  peers: Peer[], questions: Question[], rounds = ROUNDS,
): Promise<number[][]> {
  const times = peers.map((): number[] => [])
  for (let round = 0; round < rounds; round += 1) {
    for (const question of questions) {
      for (const [place, peer] of peers.entries()) {
        const start = performance.now()
        await peer.ask(question)
        times[place]?.push(performance.now() - start)
      }
    }
  }
  return times.map((list) => list.toSorted((one, other) => one - other))
}

const every = <T>(items: T[], count: number): T[] =>
  items.filter((_, place) => place % Math.max(1, Math.floor(items.length / count)) === 0)
const at = (times: number[], share: number) => times[Math.floor(share * (times.length - 1))] ?? NaN
const show = (times: number[]) =>
  [0.5, 0.95].map((share) => at(times, share).toFixed(2).padStart(8)).join(' / ')

await run()
