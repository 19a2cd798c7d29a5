// Breaks one wall at a time and says whether anyone notices: each policy taken away, each opened,
// each trigger put out of action, of the exchange, of what people are told, and of both records.
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../kernel/database/database.ts'
import { chanceOf } from './chance.ts'
import { clockwork } from './cast.ts'
import { playFullWorld } from './full-world.ts'
import { comparing, probeTables, readTables, type Report } from './probes.ts'
import { knowing } from './random-world.ts'
import { onStage, type Stage } from './stage.ts'
import type { WallProbe } from './wall-probe.ts'
import { wallProbes } from './wall-probes.ts'
import { readWorld, tables, type World } from './world.ts'

export type Mutant = { name: string, statement: string }
export type Judged = { mutant: Mutant, caught: string | undefined }

type Policy = {
  /** With its schema. */
  table: string, name: string, kind: string, command: string
  using: string | null, check: string | null
}

const guarded = sql`(s.nspname in ('exchange', 'notices')
  or (s.nspname, c.relname) in (('access', 'events'), ('audit', 'changes')))`

// Of a notice nothing but whether it is read changes, so that nobody can give it away either.
const held = ['notices.notices.own_notices_are_read without its check']
// A wall that lets the owner of the tables in: where that is a superuser, none keeps it out.
const forOwners = ['audit.changes.trigger_adds taken away']

/**
 * Every way to break one wall. What holds for the owner of the tables alone (search.program_finds)
 * is none: without it the same is found, later. Nor is one behind which another stands.
 */
export async function listMutants(stage: Stage): Promise<Mutant[]> {
  const ask = <T>(query: RawBuilder<T>) =>
    stage.ask(clockwork, async (reader) => (await query.execute(reader)).rows)
  const policies = await ask(sql<Policy>`
    select s.nspname || '.' || c.relname as table, p.policyname as name, p.permissive as kind,
      p.cmd as command, p.qual as using, p.with_check as check
    from pg_policies p
    join pg_namespace s on s.nspname = p.schemaname
    join pg_class c on c.relnamespace = s.oid and c.relname = p.tablename
    where ${guarded} and p.roles = '{public}'
    order by 1, 2`)
  const triggers = await ask(sql<{ table: string, name: string }>`
    select s.nspname || '.' || c.relname as table, t.tgname as name
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    join pg_namespace s on s.oid = c.relnamespace
    where ${guarded} and not t.tgisinternal
      and t.tgname not in ('record_change', 'note_change')
    order by 1, 2`)
  const [owner] = await ask(sql<{ isFree: boolean }>`
    select r.rolsuper as "isFree" from pg_tables t join pg_roles r on r.rolname = t.tableowner
    where t.schemaname = 'audit' and t.tablename = 'changes'`)
  const harmless = owner?.isFree ? [...held, ...forOwners] : held
  return [
    ...policies.flatMap(mutantsOf),
    ...triggers.map(({ table, name }) => ({
      name: `${table}.${name} put out of action`,
      statement: `alter table ${table} disable trigger ${name}`,
    })),
  ].filter(({ name }) => !harmless.includes(name))
}

function mutantsOf({ table, name, kind, command, using, check }: Policy): Mutant[] {
  const drop = `drop policy ${name} on ${table}`
  const as = `create policy ${name} on ${table} as ${kind} for ${command}`
  const usingTrue = command === 'INSERT' ? '' : ' using (true)'
  const checkTrue = ['SELECT', 'DELETE'].includes(command) ? '' : ' with check (true)'
  return [
    { name: `${table}.${name} taken away`, statement: drop },
    // A restrictive policy that is open is the same as none.
    ...(kind === 'RESTRICTIVE' ? [] : [
      { name: `${table}.${name} opened`, statement: `${drop}; ${as}${usingTrue}${checkTrue}` },
    ]),
    ...(using && check ? [{
      name: `${table}.${name} without its check`,
      statement: `${drop}; ${as} using (${using}) with check (true)`,
    }] : []),
  ]
}

export type Trial = {
  /** Which of the mutants, for a shorter run. */
  wanted?: (index: number) => boolean
  onJudged?: (judged: Judged) => void
}

/** Plays the full world once, and breaks its walls one after another. */
export function judgeMutants(database: Database, trial: Trial = {}): Promise<Judged[]> {
  return onStage(database, async (stage) => {
    const full = await playFullWorld(stage)
    const world = await stage.ask(clockwork, (writer) => readWorld(writer))
    world.recalled.set(full.items.recalled, [[
      { ...world.items.get(full.items.recalled)!, status: 'issued' },
      world.recipientsOf(world.items.get(full.items.recalled)!),
    ]])
    const asking = { stage, world, probes: wallProbes(full), players: full.cast.players }
    const sound = await notice(asking)
    if (sound) throw new Error(`the walls as they are do not pass: ${sound}`)
    const judged: Judged[] = []
    for (const [index, mutant] of (await listMutants(stage)).entries()) {
      if (!(trial.wanted?.(index) ?? true)) continue
      await stage.run(`savepoint mutant; ${mutant.statement}`)
      const caught = await notice(asking)
      await stage.run('rollback to savepoint mutant; release savepoint mutant')
      judged.push({ mutant, caught })
      trial.onJudged?.({ mutant, caught })
    }
    return judged
  })
}

type Asking = {
  stage: Stage, world: World, probes: WallProbe[]
  players: Parameters<ReturnType<typeof knowing>>[0][]
}

/** What is wrong first; undefined when nothing is. */
async function notice({ stage, world, probes, players }: Asking): Promise<string | undefined> {
  const report: Report = { probes: 0, findings: [] }
  await stage.ask(clockwork, async (reader) => {
    const found = await readTables(reader)
    const compare = comparing(report, 'the system')
    for (const table of tables) {
      const all = world.rows[table].keys()
      compare(table, { seen: found[table]?.map(String) ?? [], expected: all })
    }
    const isKept = (found.changes ?? []).length > 0
    compare('the record of changes', { seen: isKept ? ['kept'] : [], expected: ['kept'] })
  })
  const rulesOf = knowing(world)
  for (const player of players) {
    if (report.findings.length > 0) break
    await stage.ask(player.actor, (reader) => probeTables(reader, {
      report, world, player, chance: chanceOf(1), rules: rulesOf(player),
    }))
  }
  const [first] = report.findings
  if (first) return `${first.kind}: ${first.who}: ${first.path}: ${first.what}`
  for (const probe of probes) {
    const wrong = await tryWall(stage, probe)
    if (wrong) return `${probe.name}: ${wrong}`
  }
  return undefined
}

async function tryWall(stage: Stage, { actor, may, does }: WallProbe): Promise<string | undefined> {
  try {
    const changed = await stage.ask(actor, does)
    const isChanged = changed !== 0 && changed !== false
    return isChanged === may ? undefined : may ? 'changed nothing' : `went through: ${String(changed)}`
  } catch (error) {
    return may ? `was refused: ${error instanceof Error ? error.message : error}` : undefined
  }
}
