// The database as the program meets it within the one transaction of a stage: what it begins and
// ends are savepoints, and each statement it sends is heard.
import {
  CompiledQuery, type DatabaseConnection, type Driver, Kysely, PostgresAdapter,
  PostgresIntrospector, PostgresQueryCompiler, type QueryResult,
} from 'kysely'
import type { Database, Tables } from '../../kernel/database/database.ts'

type Hear = (statement: string) => void

/** `forget` undoes what an actor leaves in the settings of a transaction. */
export function stageDatabase(
  database: Database, connection: Kysely<Tables>, { forget, hear }: { forget: string, hear: Hear },
): Database {
  const driver = stagedDriver(connection, { forget, hear })
  const connections = new Kysely<Tables>({ dialect: {
    createDriver: () => driver, createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (asked) => new PostgresIntrospector(asked),
  } })
  return { ...database, connections }
}

function stagedDriver(
  connection: Kysely<Tables>, { forget, hear }: { forget: string, hear: Hear },
): Driver {
  let snapshots = 0
  const send = async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
    hear(query.sql)
    // No page is kept: a transaction has but one snapshot, whatever happens in it.
    if (query.sql.includes('pg_current_snapshot')) {
      return { rows: [{ snapshot: String(snapshots += 1) } as R] }
    }
    return connection.executeQuery(staged(query, forget)) as Promise<QueryResult<R>>
  }
  const only: DatabaseConnection = {
    executeQuery: send,
    streamQuery: () => { throw new Error('nobody streams on a stage') },
  }
  const queue = oneAtATime()
  const nothing = async () => {}
  return {
    init: nothing, destroy: nothing, beginTransaction: nothing, commitTransaction: nothing,
    rollbackTransaction: nothing,
    acquireConnection: async () => {
      await queue.enter()
      return only
    },
    releaseConnection: async () => queue.leave(),
  }
}

function staged(query: CompiledQuery, forget: string): CompiledQuery {
  const { sql } = query
  const begun = /^begin(?: read only)?; (.*)$/s.exec(sql)?.[1]
  if (begun !== undefined) return CompiledQuery.raw(`savepoint request; ${forget}; ${begun}`)
  if (sql === 'commit') return CompiledQuery.raw(`release savepoint request; ${forget}`)
  if (sql !== 'rollback') return query
  return CompiledQuery.raw(`rollback to savepoint request; release savepoint request; ${forget}`)
}

function oneAtATime() {
  let last = Promise.resolve()
  let leave = () => {}
  return {
    enter: async () => {
      const before = last
      const { promise, resolve } = Promise.withResolvers<void>()
      last = promise
      await before
      leave = resolve
    },
    leave: () => leave(),
  }
}
