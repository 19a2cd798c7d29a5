// bin/leak-test: holds the walls of the exchange against the rules, for as long as one likes.
import { parseArgs } from 'node:util'
import type { Database } from '../../kernel/database/database.ts'
import { openMigrated, type TestDatabase } from './engine.ts'
import { judgeMutants } from './mutations.ts'
import { findPostgres, startPostgres } from './postgres.ts'
import type { Report } from './probes.ts'
import { type Asked, runWorld, shorten, stepsUpTo, type Telling } from './random-world.ts'
import { openStagedSite, type StagedSite } from './staged-site.ts'

const STEPS = 70
const ASKING = 6

const help = `bin/leak-test [--probes 100000] [--seed 1] [--server URL | --embedded]
bin/leak-test --mutations [--server URL | --embedded]

Plays random worlds of organizations, people and items. After each change random people ask for
everything that can be read, and what they get is held against tests/support/rules.ts. A probe is
one answer about one thing for one person. The same seed plays the same worlds.
--mutations  breaks one wall at a time; every one must be noticed
--server     a database of an ordinary role whose name contains "test"; it is emptied. Without it a
             private server is started where PostgreSQL is installed, else the embedded one is used`

const { values } = parseArgs({
  options: {
    probes: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' },
    server: { type: 'string' }, embedded: { type: 'boolean', default: false },
    mutations: { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
  },
})
const wanted = Number(values.probes)
const first = Number(values.seed)

if (values.help) {
  console.log(help)
} else if (!Number.isSafeInteger(wanted) || !Number.isSafeInteger(first) || wanted < 1) {
  console.error(`--probes and --seed are whole numbers.\n\n${help}`)
  process.exitCode = 2
} else {
  process.exitCode = await onDatabase(values.mutations ? breakWalls : playWorlds)
}

async function onDatabase(work: (opened: TestDatabase) => Promise<number>): Promise<number> {
  const programs = values.server || values.embedded ? undefined : findPostgres()
  const server = programs ? await startPostgres(programs) : undefined
  const url = values.server ?? server?.url
  if (url) process.env.TEST_DATABASE_URL = url
  const opened = await openMigrated()
  console.log(`Database: ${url ? 'a PostgreSQL server' : 'the embedded one'}`)
  try {
    return await work(opened)
  } finally {
    await opened.end()
    await server?.stop()
  }
}

async function playWorlds(opened: TestDatabase): Promise<number> {
  const site = await openStagedSite(opened)
  try {
    return await playUntil(opened.database, site)
  } finally {
    site.end()
  }
}

async function playUntil(database: Database, site: StagedSite): Promise<number> {
  const report: Report = { probes: 0, findings: [] }
  const begun = performance.now()
  let told: Telling | undefined
  let seed = first
  for (; !told && report.probes < wanted; seed += 1) {
    told = await runWorld(database, {
      seed, steps: stepsUpTo(STEPS), report, asking: ASKING, site,
      isOver: () => report.probes >= wanted,
    })
    const seconds = (performance.now() - begun) / 1000
    console.log(`world ${seed}: ${report.probes.toLocaleString('en')} probes, ${
      Math.round(report.probes / seconds).toLocaleString('en')} a second, ${
      report.findings.length} found`)
  }
  if (told) await tell(database, told, { asking: ASKING, site })
  else console.log(`0 leaks in ${report.probes.toLocaleString('en')} probes, ${seed - first} worlds`)
  return told ? 1 : 0
}

async function tell(
  database: Database, told: Telling, more: Pick<Asked, 'asking' | 'site'>,
) {
  console.log(`\nSeed ${told.seed} shows it. Looking for the shortest history …`)
  const { history, findings } = await shorten(database, told, more)
  console.log(history.join('\n'))
  for (const { kind, who, path, what } of findings.slice(0, 20)) {
    console.log(`${kind}: ${who}: ${path}: ${what}`)
  }
}

async function breakWalls({ database }: TestDatabase): Promise<number> {
  const judged = await judgeMutants(database, {
    onJudged: ({ mutant, caught }) => {
      console.log(`${caught ? 'noticed ' : 'SURVIVED'} ${mutant.name}${caught ? ` (${caught})` : ''}`)
    },
  })
  const survivors = judged.filter(({ caught }) => caught === undefined)
  console.log(`${judged.length} walls broken, ${survivors.length} unnoticed`)
  return survivors.length === 0 ? 0 : 1
}
