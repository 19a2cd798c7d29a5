// The walls of the exchange, proved: random worlds in which everything anyone can read is held
// against the rules (support/rules.ts), and walls broken on purpose, which must be noticed.
// `bin/leak-test` runs the long form of both; docs/walls.md says what it means.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { onServer, openMigrated, type TestDatabase } from './support/engine.ts'
import { judgeMutants } from './support/mutations.ts'
import type { Report } from './support/probes.ts'
import { type Asked, runWorld, stepsUpTo } from './support/random-world.ts'
import { openStagedSite } from './support/staged-site.ts'

let opened: TestDatabase
before(async () => { opened = await openMigrated() })
after(() => opened.end())

// What the time allows: the clock decides how far the worlds go, the seeds stay the same.
const MILLISECONDS = 12_000
const PROBES_MIN = 2_000

/** Plays worlds until the time is over; how much was asked in them. */
async function play(asked: Pick<Asked, 'asking' | 'site'>, first: number): Promise<number> {
  const report: Report = { probes: 0, findings: [] }
  const until = performance.now() + MILLISECONDS
  for (let seed = first; performance.now() < until; seed += 1) {
    const told = await runWorld(opened.database, {
      ...asked, seed, steps: stepsUpTo(70), report, isOver: () => performance.now() > until,
    })
    assert.equal(told, undefined, `seed ${seed}: ${JSON.stringify(told, null, 1)}`)
  }
  return report.probes
}

test('in random worlds nobody sees what the rules hide, and nothing is hidden that they show', async () => {
  const probes = await play({ asking: 3 }, 1)
  assert.ok(probes > PROBES_MIN, `only ${probes} probes`)
})

test('in random worlds no page, file or error tells of what the rules hide', async () => {
  const site = await openStagedSite(opened)
  const probes = await play({ asking: 0, site }, 2).finally(site.end)
  assert.ok(probes > PROBES_MIN / 10, `only ${probes} probes`)
})

test('a wall that is missing, open or out of action is noticed', async () => {
  // A third of them on each engine; all of them with bin/leak-test --mutations.
  const judged = await judgeMutants(opened.database, {
    wanted: (index) => index % 3 === (onServer ? 1 : 0),
  })
  assert.ok(judged.length > 50)
  const survivors = judged.filter(({ caught }) => caught === undefined)
  assert.deepEqual(survivors.map(({ mutant }) => mutant.name), [])
})
