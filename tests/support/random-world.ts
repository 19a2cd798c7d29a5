// Random worlds: after each change random people ask for everything, and what they get is held
// against the rules.
import type { Person } from '../../kernel/access/actor.ts'
import type { Database } from '../../kernel/database/database.ts'
import { type Cast, clockwork, hireCast, type Player } from './cast.ts'
import { type Chance, chanceOf } from './chance.ts'
import { tell } from './notice-probes.ts'
import { type Finding, probe, type Report } from './probes.ts'
import {
  type Attempt, begin, changes, isRefusedKindly, type Place, publishing,
} from './random-changes.ts'
import { events } from './random-events.ts'
import { rulesFor, type Rules } from './rules.ts'
import { onStage, type Stage } from './stage.ts'
import type { StagedSite } from './staged-site.ts'
import { probeWeb } from './web-probes.ts'
import { wordsOf } from './words-of-world.ts'
import { readWorld, type World } from './world.ts'

export type Telling = { seed: number, steps: number[], history: string[], findings: Finding[] }

/** The steps of a world of this size. */
export const stepsUpTo = (size: number): number[] => Array.from({ length: size }, (_, at) => at)

// So many steps of a world only write items: before there are some, nothing can happen to them.
const FIRST = 12
// How often the clock comes by after a change.
const TELLING = 0.2
// How often the next thing has to do with the public library.
const PUBLISHING = 0.15
// How often who asks over HTTP is a visitor.
const VISITING = 0.2

export type Asked = {
  seed: number
  steps: number[]
  report: Report
  /** How many ask after each change. */
  asking: number
  /** Some of them ask over HTTP too. */
  site?: StagedSite
  /** Stops the world early. */
  isOver?: () => boolean
}

/** Runs a world; undefined when nothing was wrong in it. */
export function runWorld(database: Database, asked: Asked): Promise<Telling | undefined> {
  return onStage(database, (stage) => playOn(stage, asked))
}

async function playOn(stage: Stage, asked: Asked): Promise<Telling | undefined> {
  const { seed, steps, report, asking } = asked
  const cast = await stage.act(clockwork, (writer) => hireCast(writer, 'W'))
  let world = await stage.ask(clockwork, (writer) => readWorld(writer))
  const history: string[] = []
  const before = report.findings.length
  for (const step of steps) {
    if (asked.isOver?.()) return undefined
    const chance = chanceOf(seed * 7919 + step)
    const place: Place = { chance, cast, world, rulesOf: knowing(world) }
    const next = chance.happens(PUBLISHING) ? publishing : [...changes, ...events, ...changes]
    const change = chance.pick(step < FIRST ? [begin] : next)
    const attempt = change?.(place)
    if (!attempt) continue
    const outcome = await tryOut(stage, attempt, report)
    history.push(`${step}: ${attempt.by.name} ${attempt.name} – ${outcome}`)
    world = await stage.ask(clockwork, (writer) => readWorld(writer, world))
    if (chance.happens(TELLING)) {
      await tell(stage, { world, cast, chance, report })
      world = await stage.ask(clockwork, (writer) => readWorld(writer, world))
    }
    for (let count = 0; count < asking && !asked.isOver?.(); count += 1) {
      const player = chance.pick(cast.players)
      if (player) await ask(stage, { world, player, chance, report })
    }
    const caller = chance.pick(chance.happens(VISITING)
      ? cast.players.filter(({ program }) => program?.length === 0) : cast.players)
    if (asked.site && caller) {
      await call(stage, { world, player: caller, chance, report, site: asked.site })
    }
    if (report.findings.length > before) {
      return { seed, steps: steps.slice(0, steps.indexOf(step) + 1), history,
        findings: report.findings.slice(before) }
    }
  }
  return undefined
}

type Asking = { world: World, player: Player, chance: Chance, report: Report }

const ask = (stage: Stage, asking: Asking) => stage.ask(asking.player.actor, (reader) =>
  probe(reader, { ...asking, rules: rulesFor(asking.world, asking.player) }))

const call = (stage: Stage, asking: Asking & { site: StagedSite }) => probeWeb({
  ...asking, stage, rules: rulesFor(asking.world, asking.player), words: wordsOf(asking.world),
})

/** The rules for each, worked out once. */
export function knowing(world: World): (player: Player) => Rules {
  const known = new Map<Player, Rules>()
  return (player) => {
    const rules = known.get(player) ?? rulesFor(world, player)
    known.set(player, rules)
    return rules
  }
}

// A wall that refuses what it must not, or lets through what it must not, is a finding too.
async function tryOut(stage: Stage, attempt: Attempt, report: Report): Promise<string> {
  const { name, by, may, does, actor = by.actor } = attempt
  const note = (kind: Finding['kind'], what: string) =>
    report.findings.push({ kind, who: by.name, path: name, what })
  report.probes += 1
  try {
    await stage.act(actor, (writer) => does(writer, actor as Person))
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    if (may && !isRefusedKindly(error)) note('hidden', `refused: ${said}`)
    return `refused: ${said}`
  }
  if (!may) note('leak', 'was allowed')
  return 'done'
}

/** Leaves out steps as long as something is still wrong; gives the shortest history found. */
export async function shorten(
  database: Database, telling: Telling, more: Pick<Asked, 'asking' | 'site'>,
): Promise<Telling> {
  let shortest = telling
  for (let size = Math.ceil(telling.steps.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < shortest.steps.length; at += size) {
      const steps = shortest.steps.toSpliced(at, size)
      const report = { probes: 0, findings: [] }
      const found = await runWorld(database, { seed: telling.seed, steps, report, ...more })
        .catch(() => undefined)
      if (found && found.steps.length < shortest.steps.length) {
        shortest = found
        at -= size
      }
    }
  }
  return shortest
}

export type { Cast }
