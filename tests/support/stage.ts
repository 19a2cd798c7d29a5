// One transaction in which one actor after another reads and writes; at the end all of it is
// undone, so that worlds and broken walls leave nothing behind.
import { CompiledQuery } from 'kysely'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Database } from '../../kernel/database/database.ts'
import { becomeActor, type Writer } from '../../kernel/database/transaction.ts'
import { stageDatabase } from './staged-database.ts'

export type Stage = {
  /** Does something as someone, for good. What it throws undoes it. */
  act: <T>(actor: Actor, work: (writer: Writer) => Promise<T>) => Promise<T>
  /** The same, undone in any case. */
  ask: <T>(actor: Actor, work: (writer: Writer) => Promise<T>) => Promise<T>
  /** Runs statements as the owner of the tables: to break a wall, and to mend it again. */
  run: (statement: string) => Promise<void>
  /** Runs the program's own transactions within this one; undone in any case. */
  tryOut: <T>(work: () => Promise<T>) => Promise<T>
  /** The same database for the program: its transactions become parts of this one. */
  database: Database
  /** What the program has sent to it. */
  heard: string[]
}

// Whoever acted before has left no trace in the settings.
const FORGET = `select set_config('role', 'none', true), ${
  ['actor_kind', 'actor_id', 'account_id', 'key_id', 'stepped_up', 'roles_of', 'readers_of']
    .map((name) => `set_config('puente.${name}', '', true)`).join(', ')}`

export function onStage<T>(database: Database, work: (stage: Stage) => Promise<T>): Promise<T> {
  return database.connections.connection().execute(async (connection) => {
    const run = async (statement: string) => {
      await connection.executeQuery(CompiledQuery.raw(statement))
    }
    const within = (keep: boolean): Stage['act'] => async (actor, task) => {
      await run(`savepoint one; ${FORGET}; ${becomeActor(actor, database.separateRole)}`)
      let isDone = false
      try {
        const result = await task(connection as Writer)
        isDone = keep
        return result
      } finally {
        await run(`${isDone ? '' : 'rollback to savepoint one; '}release savepoint one; ${FORGET}`)
      }
    }
    const tryOut: Stage['tryOut'] = async (task) => {
      await run('savepoint trial')
      try {
        return await task()
      } finally {
        await run('rollback to savepoint trial; release savepoint trial')
      }
    }
    const heard: string[] = []
    const staged = stageDatabase(database, connection,
      { forget: FORGET, hear: (statement) => heard.push(statement) })
    await run('begin')
    try {
      return await work(
        { act: within(true), ask: within(false), run, tryOut, database: staged, heard })
    } finally {
      await run('rollback')
    }
  })
}
