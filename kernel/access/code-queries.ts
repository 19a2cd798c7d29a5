// Time-based codes, sign-in phrases and recovery codes: SQL and only SQL.
import { sql } from 'kysely'
import type { Reader, Writer } from '../database/transaction.ts'

export type StoredCodes = { secretSealed: Buffer, phraseHash: Buffer }

export async function selectCodes(
  reader: Reader, account: string,
): Promise<StoredCodes | undefined> {
  const { rows: [found] } = await sql<StoredCodes>`
    select secret_sealed as "secretSealed", phrase_hash as "phraseHash"
    from access.codes where account_id = ${account}`.execute(reader)
  return found
}

export async function hasCodes(reader: Reader, account: string): Promise<boolean> {
  const { rows } = await sql<{ account: string }>`
    select account_id as account from access.codes where account_id = ${account}`.execute(reader)
  return rows.length > 0
}

export async function upsertCodes(
  writer: Writer, account: string,
  { secretSealed, phraseHash, step }: StoredCodes & { step: number },
): Promise<void> {
  await sql`
    insert into access.codes (account_id, secret_sealed, phrase_hash, last_step)
    values (${account}, ${secretSealed}, ${phraseHash}, ${step})
    on conflict (account_id) do update
      set secret_sealed = excluded.secret_sealed, phrase_hash = excluded.phrase_hash,
        last_step = excluded.last_step, created_at = now()`.execute(writer)
}

/** Uses up the time step of a code; false when it, or a later one, was used before. */
export async function useStep(writer: Writer, account: string, step: number): Promise<boolean> {
  const { rows } = await sql<{ account: string }>`
    update access.codes set last_step = ${step}
    where account_id = ${account} and last_step < ${step}
    returning account_id as account`.execute(writer)
  return rows.length > 0
}

/** New recovery codes in place of all old ones. */
export async function replaceRecoveryCodes(
  writer: Writer, account: string, hashes: Buffer[],
): Promise<void> {
  await sql`delete from access.recovery_codes where account_id = ${account}`.execute(writer)
  const rows = hashes.map((hash) => sql`(${account}::uuid, ${hash}::bytea)`)
  await sql`
    insert into access.recovery_codes (account_id, code_hash)
    values ${sql.join(rows)}`.execute(writer)
}

/** Uses up a recovery code; false when there is none such left. */
export async function useRecoveryCode(
  writer: Writer, account: string, hash: Buffer,
): Promise<boolean> {
  const { rows } = await sql<{ account: string }>`
    update access.recovery_codes set used_at = now()
    where account_id = ${account} and code_hash = ${hash} and used_at is null
    returning account_id as account`.execute(writer)
  return rows.length > 0
}

export async function countRecoveryCodes(reader: Reader, account: string): Promise<number> {
  const { rows: [found] } = await sql<{ count: number }>`
    select count(*)::int as count from access.recovery_codes
    where account_id = ${account} and used_at is null`.execute(reader)
  return found?.count ?? 0
}

/** Takes away every means of signing in: before new ones are set after a recovery. */
export async function deleteMeans(writer: Writer, account: string): Promise<void> {
  await sql`delete from access.codes where account_id = ${account}`.execute(writer)
  await sql`delete from access.recovery_codes where account_id = ${account}`.execute(writer)
  await sql`delete from access.passkeys where account_id = ${account}`.execute(writer)
  await sql`delete from access.first_codes where account_id = ${account}`.execute(writer)
}
