// First codes: SQL and only SQL. Times are judged by the database's clock.
import { sql } from 'kysely'
import type { Reader, Writer } from '../database/transaction.ts'

/** Keeps the hash of a code for an account; an earlier code is void. */
export async function upsertFirstCode(
  writer: Writer, account: string, { hash, hours }: { hash: Buffer, hours: number },
): Promise<Date> {
  const { rows: [kept] } = await sql<{ until: Date }>`
    insert into access.first_codes (account_id, code_hash, expires_at)
    values (${account}, ${hash}, now() + make_interval(hours => ${hours}))
    on conflict (account_id) do update
      set code_hash = excluded.code_hash, made_at = now(), expires_at = excluded.expires_at,
        made_by = null
    returning expires_at as until`.execute(writer)
  return kept?.until ?? new Date(0)
}

/**
 * Uses up a code; false when it is not this account's, or over. One that a person made opens no
 * account that has been used meanwhile, and from then on the account says who let it in.
 */
export async function takeFirstCode(
  writer: Writer, account: string, hash: Buffer,
): Promise<boolean> {
  const { rows: [taken] } = await sql<{ by: string | null }>`
    delete from access.first_codes f
    where f.account_id = ${account} and f.code_hash = ${hash} and f.expires_at > now()
      and (f.made_by is null or access.is_unused(f.account_id) and exists (
        select from access.accounts a where a.id = f.made_by and a.disabled_at is null))
    returning f.made_by as by`.execute(writer)
  if (taken) await setOpenedBy(writer, account, taken.by)
  return taken !== undefined
}

/** With whose code the account was opened; null: an operator or two people stand for its person. */
export async function setOpenedBy(
  writer: Writer, account: string, by: string | null,
): Promise<void> {
  await sql`
    update access.accounts set opened_by = ${by}
    where id = ${account} and opened_by is distinct from ${by}::uuid`.execute(writer)
}

/** Whether the two count as four eyes: not when one person stands behind how both came in. */
export async function areIndependent(
  reader: Reader, one: string, other: string,
): Promise<boolean> {
  const { rows: [found] } = await sql<{ independent: boolean }>`
    select access.are_independent(${one}, ${other}) as independent`.execute(reader)
  return found?.independent ?? false
}
