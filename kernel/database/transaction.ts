// The only two ways to the data: read() and write(). Both say who is asking, for one transaction.
import { CompiledQuery, type Kysely } from 'kysely'
import pg from 'pg'
import type { Actor } from '../access/actor.ts'
import { APPLICATION_ROLE, type Database, type Tables } from './database.ts'

declare const mayRead: unique symbol
declare const mayWrite: unique symbol

/** A transaction that cannot change anything, as one actor. */
export type Reader = Kysely<Tables> & { readonly [mayRead]: true }
/** A transaction that may change what the actor may change. */
export type Writer = Reader & { readonly [mayWrite]: true }

/** Runs `work` in one read-only transaction as `actor`. */
export function read<T>(
  database: Database,
  actor: Actor,
  work: (reader: Reader) => Promise<T>,
): Promise<T> {
  return transact(database, actor, 'begin read only', work)
}

/** Runs `work` in one writing transaction as `actor`; rolls back when it throws. */
export function write<T>(
  database: Database,
  actor: Actor,
  work: (writer: Writer) => Promise<T>,
): Promise<T> {
  return transact(database, actor, 'begin', work)
}

function transact<T>(
  database: Database,
  actor: Actor,
  begin: string,
  work: (transaction: Writer) => Promise<T>,
): Promise<T> {
  return database.connections.connection().execute(async (connection) => {
    const run = (sql: string) => connection.executeQuery(CompiledQuery.raw(sql))
    await run(`${begin}; ${becomeActor(actor, database.separateRole)}`)
    try {
      const result = await work(connection as Writer)
      await run('commit')
      return result
    } catch (error) {
      // When the connection itself broke, the first error is the one worth telling.
      await run('rollback').catch(() => {})
      throw error
    }
  })
}

/** Says, for the open transaction, who is asking: in one statement, one round trip. */
export function becomeActor(actor: Actor, separateRole: boolean): string {
  const settings = [
    ...(separateRole ? [['role', APPLICATION_ROLE]] : []),
    // Policies make every estimate large: PostgreSQL would compile for seconds what runs in none.
    ['jit', 'off'],
    ['puente.actor_kind', actor.kind],
    ['puente.actor_id', actor.id],
    ['puente.request_id', actor.requestId],
    ...(actor.kind === 'person' ? [
      ['puente.account_id', actor.id], ['puente.stepped_up', actor.steppedUp ? 'yes' : ''],
    ] : []),
    ...(actor.kind === 'machine' ? [['puente.key_id', actor.id]] : []),
  ]
  const calls = settings.map(([name, value]) => `set_config('${name}', ${quote(value)}, true)`)
  return `select ${calls.join(', ')}`
}

const quote = (value = '') => pg.escapeLiteral(value)
