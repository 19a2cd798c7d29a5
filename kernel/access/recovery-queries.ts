// Ways back for who lost every means of signing in: SQL and only SQL.
import { sql } from 'kysely'
import type { Reader, Writer } from '../database/transaction.ts'

/** Opens a recovery, unless one is open; one that is over makes room. */
export async function insertRecovery(writer: Writer, account: string): Promise<boolean> {
  await sql`
    update access.recoveries set refused_at = now()
    where account_id = ${account} and used_at is null and refused_at is null
      and expires_at <= now()`.execute(writer)
  const { rows } = await sql<{ id: string }>`
    insert into access.recoveries (account_id) values (${account})
    on conflict do nothing
    returning id`.execute(writer)
  return rows.length > 0
}

export type OpenRecovery = {
  id: string, account: string, askedAt: Date, expiresAt: Date, approvals: number,
  /** The actor has approved it, and handed over a half. */
  byMe: boolean
  /** Not when whoever approved came in through the actor, or the actor through them. */
  mayBeSecond: boolean
}

/** The open recoveries that the actor may approve. */
export async function listRecoveries(reader: Reader, actor: string): Promise<OpenRecovery[]> {
  const { rows } = await sql<OpenRecovery>`
    select r.id, r.account_id as account, r.asked_at as "askedAt", r.expires_at as "expiresAt",
      (select count(*)::int from access.recovery_approvals a where a.recovery_id = r.id)
        as approvals,
      exists (select from access.recovery_approvals a
        where a.recovery_id = r.id and a.approved_by = ${actor}) as "byMe",
      access.may_be_second(r.id) as "mayBeSecond"
    from access.recoveries r
    where r.used_at is null and r.refused_at is null and r.expires_at > now()
      and r.account_id <> ${actor}
    order by r.asked_at
    limit 100`.execute(reader)
  return rows
}

/** Approves as the actor, with the hash of the half they hand over; undefined when it cannot be. */
export async function insertApproval(
  writer: Writer, { recovery, by, hash }: { recovery: string, by: string, hash: Buffer },
): Promise<string | undefined> {
  const { rows: [approved] } = await sql<{ account: string }>`
    with added as (
      insert into access.recovery_approvals (recovery_id, approved_by, half_hash)
      select r.id, ${by}, ${hash} from access.recoveries r
      where r.id = ${recovery} and r.used_at is null and r.refused_at is null
        and r.expires_at > now() and r.account_id <> ${by}
        and (select count(*) from access.recovery_approvals a where a.recovery_id = r.id) < 2
        and access.may_be_second(r.id)
      on conflict do nothing
      returning recovery_id
    )
    select r.account_id as account from access.recoveries r
    join added on added.recovery_id = r.id`.execute(writer)
  return approved?.account
}

/** Refuses as the actor; undefined when there is nothing to refuse. */
export async function refuseRecovery(
  writer: Writer, recovery: string,
): Promise<string | undefined> {
  const { rows: [refused] } = await sql<{ account: string }>`
    update access.recoveries set refused_at = now()
    where id = ${recovery} and used_at is null and refused_at is null
    returning account_id as account`.execute(writer)
  return refused?.account
}

/** Uses up a recovery when both halves fit, from two different people; false otherwise. */
export async function useRecovery(
  writer: Writer, account: string, halves: readonly [Buffer, Buffer],
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update access.recoveries r set used_at = now()
    where r.account_id = ${account} and r.used_at is null and r.refused_at is null
      and r.expires_at > now()
      and exists (
        select from access.recovery_approvals a
        join access.recovery_approvals b on b.recovery_id = a.recovery_id
        where a.recovery_id = r.id and a.approved_by <> b.approved_by
          and a.half_hash = ${halves[0]} and b.half_hash = ${halves[1]})
    returning r.id`.execute(writer)
  return rows.length > 0
}
