// bin/bench exchange [--sizes 10000,100000,1000000] [--embedded 10000,100000] [--rounds 40]
// [--in FOLDER]: how long the exchange takes with many items, 500 organizations and 5,000 people,
// as random people, through the functions of the pages; beside it the same SQL on the same rows
// without row-level security. With a folder, filled databases stay there for the next time.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { databaseParts } from '../app/parts.ts'
import { type Database, openDatabase } from '../kernel/database/database.ts'
import { migrate } from '../kernel/database/migrate.ts'
import { checkRights } from '../kernel/database/rights.ts'
import { read } from '../kernel/database/transaction.ts'
import { findPostgres, startPostgres } from '../tests/support/postgres.ts'
import { fillExchange } from './exchange-fill.ts'
import {
  accountAt, countQuestion, hiddenQuestions, inboxQuestions, issueOnce, itemQuestion, type Question,
  searchQuestions,
} from './exchange-questions.ts'

const { values } = parseArgs({ options: {
  sizes: { type: 'string', default: '10000,100000,1000000' },
  embedded: { type: 'string', default: '10000,100000' },
  rounds: { type: 'string', default: '40' },
  in: { type: 'string' },
} })
const sizesOf = (text: string) => text.split(',').filter(Boolean).map(Number)
const rounds = Number(values.rounds)

/** Settings for a machine that has 8 GB for PostgreSQL; the rest is as Debian sets it. */
const settings = [
  'shared_buffers=4GB', 'effective_cache_size=8GB', 'work_mem=16MB', 'maintenance_work_mem=1GB',
  'random_page_cost=1.1', 'max_wal_size=16GB', 'wal_level=minimal', 'max_wal_senders=0', 'jit=off',
]
const limits: Record<string, number> = { inbox: 50, counts: 10, item: 20, search: 60, issuing: 300 }

type Bench = { walls: Database, bare: Database, end: () => Promise<void> }
type Times = { walls: number[], bare: number[] }
type Figures = Map<string, Times>
const growth: [engine: string, size: number, figures: Figures][] = []

// Where the database of an engine and a size stays; undefined when it does not.
const placeOf = (engine: string, size: number): string | undefined =>
  values.in && path.join(path.resolve(values.in), `${engine.toLowerCase()}-${size}`)

async function openServer(place: string | undefined): Promise<Bench> {
  const programs = findPostgres()
  if (!programs) throw new Error('Install PostgreSQL first (Debian: apt-get install postgresql).')
  const server = await startPostgres(programs, settings, place)
  const walls = await openDatabase({ url: server.url, folder: '' })
  const bare = await openDatabase({ url: server.adminUrl, folder: '' })
  return { walls, bare, end: async () => {
    await walls.close()
    await bare.close()
    await server.stop()
  } }
}

// The embedded engine has one connection, of a superuser: without the role there are no walls.
async function openEmbedded(place: string | undefined): Promise<Bench> {
  const folder = place ?? mkdtempSync(path.join(tmpdir(), 'puente-bench-'))
  const walls = await openDatabase({ url: undefined, folder: path.join(folder, 'database') })
  return { walls, bare: { ...walls }, end: async () => {
    await walls.close()
    if (place === undefined) rmSync(folder, { recursive: true, force: true })
  } }
}

async function run(
  engine: string, size: number, open: (place: string | undefined) => Promise<Bench>,
): Promise<void> {
  const place = placeOf(engine, size)
  const { walls, bare, end } = await open(place)
  try {
    console.log(`\n${engine}, ${size.toLocaleString('en')} items`)
    walls.separateRole = (await checkRights(walls)).separateRole
    await migrate(walls, databaseParts)
    bare.separateRole = false
    await fillOnce(bare, size, place)
    const figures = await measure(walls, bare)
    report(figures)
    await compareHidden(walls, bare)
    growth.push([engine, size, figures])
  } finally {
    await end()
  }
}

async function fillOnce(bare: Database, size: number, place: string | undefined): Promise<void> {
  const mark = place && path.join(place, 'filled')
  if (mark && existsSync(mark)) return
  await fillExchange(bare.pool, size, console.log)
  if (mark) writeFileSync(mark, '')
}

/** Every question with the walls, then without, so that what else the machine does hits both. */
async function measure(walls: Database, bare: Database): Promise<Figures> {
  const figures: Figures = new Map()
  const note = (name: string, kind: keyof Times, time: number) => {
    const times = figures.get(name) ?? { walls: [], bare: [] }
    figures.set(name, times)
    times[kind].push(time)
  }
  const ask = async (group: string, question: Question, isNoted: boolean) => {
    for (const [kind, database] of [['walls', walls], ['bare', bare]] as const) {
      const start = performance.now()
      await read(database, question.actor, question.ask)
      const time = performance.now() - start
      if (!isNoted) continue
      note(group, kind, time)
      if (question.name !== group) note(`  ${group}: ${question.name}`, kind, time)
    }
  }
  for (let round = 0; round < rounds; round += 1) {
    const account = accountAt(round)
    const groups: [string, Question[]][] = [
      ['counts', [countQuestion(account)]], ['inbox', inboxQuestions(account)],
      ['item', [await itemQuestion(walls, account)]],
      ['search', await searchQuestions(bare.pool, account)],
    ]
    for (const [group, questions] of groups) {
      // The first time warms up what that person needs: people come back to their inbox.
      for (const question of questions) await ask(group, question, false)
      for (const question of questions) await ask(group, question, true)
    }
  }
  for (let round = 0; round < Math.ceil(rounds / 2); round += 1) {
    const { naming, issuing } = await issueOnce(walls, accountAt(round))
    note('naming 200 recipients', 'walls', naming)
    note('issuing', 'walls', issuing)
  }
  return figures
}

/** Whether time tells that something is there that one may not read. */
async function compareHidden(walls: Database, bare: Database): Promise<void> {
  const times: Record<string, number[]> = {}
  for (let round = 0; round < rounds; round += 1) {
    for (const question of await hiddenQuestions(bare.pool, accountAt(round))) {
      const start = performance.now()
      await read(walls, question.actor, question.ask)
      const known = times[question.name] ??= []
      known.push(performance.now() - start)
    }
  }
  for (const [name, all] of Object.entries(times)) {
    const [half, most] = [show(at(all, 0.5), 7, 2), show(at(all, 0.95), 7, 2)]
    console.log(`${name.padEnd(36)}${half}${most}  (${all.length} times)`)
  }
}

function report(figures: Figures): void {
  const load = loadavg().map((one) => one.toFixed(1)).join(' ')
  console.log(`Milliseconds; ${cpus().length} cores, load ${load}. Ratio of p50 to no walls.`)
  console.log(`${' '.repeat(36)}    p50    p95  no walls: p50    p95  ratio  limit`)
  for (const [name, { walls, bare }] of figures) {
    const limit = limits[name] === undefined ? '' : String(limits[name])
    const without = bare.length === 0 ? ' '.repeat(31)
      : `${show(at(bare, 0.5), 15)}${show(at(bare, 0.95))}${show(at(walls, 0.5) / at(bare, 0.5), 7, 2)}`
    console.log(`${name.padEnd(36)}${show(at(walls, 0.5))}${show(at(walls, 0.95))}${without}  ${limit}`)
  }
}

function reportGrowth(): void {
  console.log('\np95 in milliseconds as items grow')
  const names = Object.keys(limits)
  console.log(`${' '.repeat(26)}${names.map((name) => name.padStart(9)).join('')}`)
  for (const [engine, size, figures] of growth) {
    const cells = names.map((name) => show(at(figures.get(name)?.walls ?? [], 0.95), 9))
    console.log(`${`${engine} ${size.toLocaleString('en')}`.padEnd(26)}${cells.join('')}`)
  }
}

function at(times: number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.floor(share * (sorted.length - 1))] ?? NaN
}
const show = (value: number, width = 7, digits = 1) => value.toFixed(digits).padStart(width)

for (const size of sizesOf(values.sizes)) await run('PostgreSQL', size, openServer)
for (const size of sizesOf(values.embedded)) await run('Embedded', size, openEmbedded)
reportGrowth()
