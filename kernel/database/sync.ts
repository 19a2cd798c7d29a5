// Brings a table to the state of a list of rows with two statements: only rows that differ are
// written, so that the record of changes holds real changes only.
import { sql } from 'kysely'
import type { Writer } from './transaction.ts'

type Row = Record<string, unknown>
type Options = {
  /** "schema.table" */
  table: string
  /** The columns that identify a row. */
  key: string[]
  rows: Row[]
  /** Rows that are not in the list: deleted, unless `keep`. */
  missing?: 'delete' | 'keep'
}

/** Inserts, updates and deletes what differs. Every row must have the same columns. */
export async function syncTable(writer: Writer, { table, key, rows, missing = 'delete' }: Options) {
  const columns = Object.keys(rows[0] ?? {})
  const name = sql.raw(table.split('.').map((part) => `"${part}"`).join('.'))
  const names = (list: string[]) => sql.join(list.map((column) => sql.ref(column)))
  const given = sql`jsonb_populate_recordset(null::${name}, ${JSON.stringify(rows)}::jsonb)`
  if (columns.length > 0) {
    const others = columns.filter((column) => !key.includes(column))
    const updates = others.map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`)
    const before = others.map((column) => sql`old.${sql.ref(column)}`)
    const after = others.map((column) => sql`excluded.${sql.ref(column)}`)
    const action = others.length === 0
      ? sql`do nothing`
      : sql`do update set ${sql.join(updates)}
        where (${sql.join(before)}) is distinct from (${sql.join(after)})`
    await sql`
      insert into ${name} as old (${names(columns)})
      select ${names(columns)} from ${given}
      on conflict (${names(key)}) ${action}`.execute(writer)
  }
  if (missing === 'delete') {
    const same = key.map((column) => sql`given.${sql.ref(column)} = old.${sql.ref(column)}`)
    await sql`
      delete from ${name} old
      where not exists (select from ${given} given where ${sql.join(same,
        sql` and `)})`.execute(writer)
  }
}
