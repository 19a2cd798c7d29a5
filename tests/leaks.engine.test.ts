// The walls of the exchange, proved: random worlds in which everything anyone can read is held
// against the rules (support/rules.ts), and walls broken on purpose, which must be noticed.
// `bin/leak-test` runs the long form of both; docs/walls.md says what it means.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { clockwork } from './support/cast.ts'
import { chanceOf } from './support/chance.ts'
import { onServer, openMigrated, type TestDatabase } from './support/engine.ts'
import { playFullWorld } from './support/full-world.ts'
import { judgeMutants } from './support/mutations.ts'
import type { Report } from './support/probes.ts'
import { type Asked, runWorld, stepsUpTo } from './support/random-world.ts'
import { rulesFor } from './support/rules.ts'
import { onStage } from './support/stage.ts'
import { openStagedSite, type StagedSite } from './support/staged-site.ts'
import { probeEveryAddress } from './support/web-probes.ts'
import { wordsOf } from './support/words-of-world.ts'
import { readWorld } from './support/world.ts'

let opened: TestDatabase
let site: StagedSite
before(async () => {
  opened = await openMigrated()
  site = await openStagedSite(opened)
})
after(async () => {
  site.end()
  await opened.end()
})

// What the time allows: the clock decides how far the worlds go, the seeds stay the same.
const MILLISECONDS = 12_000
const MILLISECONDS_OVER_HTTP = 7_000
const PROBES_MIN = 2_000

/** Plays worlds until the time is over; how much was asked in them. */
async function play(asked: Pick<Asked, 'asking' | 'site'>, milliseconds: number): Promise<number> {
  const report: Report = { probes: 0, findings: [] }
  const until = performance.now() + milliseconds
  for (let seed = 1; performance.now() < until; seed += 1) {
    const told = await runWorld(opened.database, {
      ...asked, seed, steps: stepsUpTo(70), report, isOver: () => performance.now() > until,
    })
    assert.equal(told, undefined, `seed ${seed}: ${JSON.stringify(told, null, 1)}`)
  }
  return report.probes
}

test('in random worlds nobody sees what the rules hide, and nothing is hidden that they show', async () => {
  const probes = await play({ asking: 3 }, MILLISECONDS)
  assert.ok(probes > PROBES_MIN, `only ${probes} probes`)
})

test('in random worlds no page, file or error tells of what the rules hide', async () => {
  const probes = await play({ asking: 0, site }, MILLISECONDS_OVER_HTTP)
  assert.ok(probes > PROBES_MIN / 10, `only ${probes} probes`)
})

test('each address of an item answers, and asks, as if it had never been, where it is hidden', () =>
  onStage(opened.database, async (stage) => {
    const { player } = await playFullWorld(stage)
    const world = await stage.ask(clockwork, (writer) => readWorld(writer))
    const report: Report = { probes: 0, findings: [] }
    // A member of another authority, a visitor, a program.
    for (const one of [player(9), player(21), player(22)]) {
      const addresses = await probeEveryAddress({
        stage, site, player: one, world, report, chance: chanceOf(1),
        rules: rulesFor(world, one), words: wordsOf(world),
      })
      assert.ok(addresses > 30, `only ${addresses} addresses for ${one.name}`)
    }
    assert.deepEqual(report.findings, [])
  }))

test('a wall that is missing, open or out of action is noticed', async () => {
  // A third of them on each engine; all of them with bin/leak-test --mutations.
  const judged = await judgeMutants(opened.database, {
    wanted: (index) => index % 3 === (onServer ? 1 : 0),
  })
  assert.ok(judged.length > 50)
  const survivors = judged.filter(({ caught }) => caught === undefined)
  assert.deepEqual(survivors.map(({ mutant }) => mutant.name), [])
})
