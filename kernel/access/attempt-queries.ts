// Failed attempts at signing in: SQL and only SQL.
import { sql } from 'kysely'
import type { Reader, Writer } from '../database/transaction.ts'

/**
 * Counts an attempt before it is judged, so that many at once gain nothing. Each failure beyond
 * `free` within a day doubles the wait, to a quarter of an hour. False while one must wait.
 */
export async function countAttempt(writer: Writer, key: Buffer, free: number): Promise<boolean> {
  const { rows } = await sql<{ failures: number }>`
    insert into access.sign_in_attempts as a (key, failures, failed_at, blocked_until)
    values (${key}, 1, now(), now())
    on conflict (key) do update set
      failures = case when a.failed_at < now() - interval '1 day' then 1 else a.failures + 1 end,
      failed_at = now(),
      blocked_until = case
        when a.failed_at < now() - interval '1 day' or a.failures < ${free} then now()
        else now()
          + make_interval(secs => least(900, power(2, least(20, a.failures + 1 - ${free}))))
      end
    where a.blocked_until <= now()
    returning a.failures`.execute(writer)
  return rows.length > 0
}

/** Seconds until the next attempt is looked at. */
export async function selectWait(reader: Reader, keys: Buffer[]): Promise<number> {
  const { rows: [found] } = await sql<{ seconds: number | null }>`
    select ceil(extract(epoch from max(blocked_until) - now()))::int as seconds
    from access.sign_in_attempts
    where key = any (${keys}::bytea[])`.execute(reader)
  return Math.max(1, found?.seconds ?? 1)
}

export async function forgetAttempts(writer: Writer, key: Buffer): Promise<void> {
  await sql`delete from access.sign_in_attempts where key = ${key}`.execute(writer)
}

/** Attempts, challenges, forms and sessions that are long over. */
export async function deleteOld(writer: Writer): Promise<void> {
  await sql`
    delete from access.sign_in_attempts where failed_at < now() - interval '2 days'`.execute(writer)
  await sql`delete from access.challenges where expires_at < now()`.execute(writer)
  await sql`
    delete from access.kept_forms where kept_at < now() - interval '1 day'`.execute(writer)
  await sql`
    delete from access.submissions where sent_at < now() - interval '2 days'`.execute(writer)
  await sql`
    delete from access.sessions where seen_at < now() - interval '30 days'`.execute(writer)
}
