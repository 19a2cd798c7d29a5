// First codes: SQL and only SQL. Times are judged by the database's clock.
import { sql } from 'kysely'
import type { Writer } from '../database/transaction.ts'

/** Keeps the hash of a code for an account; an earlier code is void. */
export async function upsertFirstCode(
  writer: Writer, account: string, { hash, hours }: { hash: Buffer, hours: number },
): Promise<Date> {
  const { rows: [kept] } = await sql<{ until: Date }>`
    insert into access.first_codes (account_id, code_hash, expires_at)
    values (${account}, ${hash}, now() + make_interval(hours => ${hours}))
    on conflict (account_id) do update
      set code_hash = excluded.code_hash, made_at = now(), expires_at = excluded.expires_at
    returning expires_at as until`.execute(writer)
  return kept?.until ?? new Date(0)
}

/** Uses up a code; false when it is not this account's, or over. */
export async function takeFirstCode(
  writer: Writer, account: string, hash: Buffer,
): Promise<boolean> {
  const { rows } = await sql<{ account: string }>`
    delete from access.first_codes
    where account_id = ${account} and code_hash = ${hash} and expires_at > now()
    returning account_id as account`.execute(writer)
  return rows.length > 0
}
