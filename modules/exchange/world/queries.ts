// Brings the items of the exercise world in, once: what people do with them afterwards stays.
import { sql } from 'kysely'
import type { Writer } from '../../../kernel/database/transaction.ts'

/** Which of these items are not there yet. */
export async function findMissingItems(writer: Writer, ids: string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${ids}::uuid[]) given (id)
    where not exists (select from exchange.items i where i.id = given.id)
      and not exists (select from exchange.receipts r where r.item_id = given.id)`.execute(writer)
  return new Set(rows.map(({ id }) => id))
}

/** Adds rows to a table of the exchange; every row has the same columns. */
export async function insertRows(
  writer: Writer, table: string, rows: Record<string, unknown>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
  if (columns.length === 0) return
  const names = sql.join(columns.map((column) => sql.ref(column)))
  const name = sql.table(`exchange.${table}`)
  await sql`
    insert into ${name} (${names})
    select ${names}
    from jsonb_populate_recordset(null::${name}, ${JSON.stringify(rows)}::jsonb)
    on conflict do nothing`.execute(writer)
}

/** Ends what the world says has ended, after its readers were made: a recall leaves receipts. */
export async function endItems(
  writer: Writer, ends: { id: string, status: string, at: string, reason: string | null }[],
): Promise<void> {
  await sql`
    update exchange.items i
    set status = e.status, ended_at = e.at, ended_reason = e.reason
    from jsonb_to_recordset(${JSON.stringify(ends)}::jsonb)
      as e(id uuid, status text, at timestamptz, reason text)
    where i.id = e.id`.execute(writer)
}

/** Takes what exercises have put into the public library out of it. */
export async function withdrawExercises(writer: Writer): Promise<void> {
  await sql`
    update exchange.publications set withdrawn_at = now()
    where exercise and withdrawn_at is null`.execute(writer)
}
