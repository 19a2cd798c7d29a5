// Statements whose plan each connection keeps. Policies make planning cost more than finding a few
// rows by their keys: what is asked at every page is planned once.
import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import pg from 'pg'

const MARK = '/* kept */ '

/**
 * As `sql` of Kysely, for statements that are asked often and whose best plan is the same for all
 * values: rows by their keys. Each connection prepares them once.
 */
export function kept<T>(
  words: TemplateStringsArray, ...values: readonly unknown[]
): RawBuilder<T> {
  return sql<T>`${sql.raw(MARK)}${sql<T>(words, ...values)}`
}

/** A client that prepares the statements made by `kept`, under a name that says what they are. */
export class KeepingClient extends pg.Client {
  // pg has ten ways to be asked; Kysely uses one, with text and values.
  // oxlint-disable-next-line typescript/no-explicit-any
  override query(...given: any[]): any {
    const [text, values] = given
    if (typeof text !== 'string' || !text.startsWith(MARK)) {
      return Reflect.apply(super.query, this, given)
    }
    const name = createHash('sha256').update(text).digest('hex').slice(0, 32)
    return super.query({ name, text, values })
  }
}
