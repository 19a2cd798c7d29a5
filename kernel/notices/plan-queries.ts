// Which notices go by mail now: SQL and only SQL.
import { sql } from 'kysely'
import type { Reader, Writer } from '../database/transaction.ts'
import type { Rhythms } from './choice.ts'
import type { Notice } from './notice.ts'

const ACCOUNTS_AT_ONCE = 500
const NOTICES_OF_A_MAIL = 200

/** The moment, and what holds for a person who has not chosen. */
export type Planning = { now: Date, rhythms: Rhythms, zone: string }

const pending = ({ rhythms, zone }: Planning) => sql`
  select n.id, n.account_id, n.created_at, coalesce(h.zone, ${zone}) as zone, h.begins, h.ends,
    coalesce(c.mail, ${JSON.stringify(rhythms)}::jsonb ->> n.type, 'daily') as rhythm
  from notices.notices n
  left join notices.choices c on c.account_id = n.account_id and c.type = n.type
  left join notices.quiet_hours h on h.account_id = n.account_id
  where n.planned_at is null and n.read_at is null`

// The same by account and type, with the oldest: when one is due, that one is.
const groups = ({ rhythms, zone }: Planning) => sql`
  select n.account_id, n.type, n.created_at, coalesce(h.zone, ${zone}) as zone, h.begins, h.ends,
    coalesce(c.mail, ${JSON.stringify(rhythms)}::jsonb ->> n.type, 'daily') as rhythm
  from (
    select account_id, type, min(created_at) as created_at from notices.notices
    where planned_at is null and read_at is null
    group by account_id, type) n
  left join notices.choices c on c.account_id = n.account_id and c.type = n.type
  left join notices.quiet_hours h on h.account_id = n.account_id`

const isDue = ({ now }: Planning) => sql`
  notices.is_due(p.rhythm, p.created_at, ${now}, p.zone)
  and not notices.is_quiet(${now}, p.zone, p.begins, p.ends)`

/** Decides about what goes by no mail: nobody wants it, or the account is closed. */
export async function passOver(writer: Writer, planning: Planning): Promise<void> {
  await sql`
    update notices.notices n set planned_at = now()
    from (${groups(planning)}) p
    join access.accounts a on a.id = p.account_id
    where n.account_id = p.account_id and n.type = p.type
      and n.planned_at is null and n.read_at is null
      and (p.rhythm = 'never' or a.disabled_at is not null)`.execute(writer)
}

/** Nothing goes by mail here: decides so about everything. */
export async function passOverAll(writer: Writer): Promise<void> {
  await sql`
    update notices.notices set planned_at = now()
    where planned_at is null and read_at is null`.execute(writer)
}

/** The accounts for which a mail is due. */
export async function listDueAccounts(reader: Reader, planning: Planning): Promise<string[]> {
  const { rows } = await sql<{ account: string }>`
    select distinct p.account_id as account
    from (${groups(planning)}) p
    where ${isDue(planning)}
    limit ${ACCOUNTS_AT_ONCE}`.execute(reader)
  return rows.map(({ account }) => account)
}

/** What is due for an account, the oldest first. */
export async function listDue(
  reader: Reader, account: string, planning: Planning,
): Promise<Notice[]> {
  const { rows } = await sql<Notice>`
    select n.id, n.type, n.about, n.path, n.facts, n.restricted, n.created_at as "createdAt",
      n.read_at as "readAt"
    from (${pending(planning)}) p
    join notices.notices n on n.id = p.id
    where p.account_id = ${account} and ${isDue(planning)}
    order by n.created_at, n.id
    limit ${NOTICES_OF_A_MAIL}`.execute(reader)
  return rows
}

/** Takes notices for a mail: those that nobody took or read meanwhile. Returns their ids. */
export async function takeNotices(writer: Writer, ids: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update notices.notices set planned_at = now()
    where id = any (${ids}::uuid[]) and planned_at is null and read_at is null
    returning id`.execute(writer)
  return rows.map(({ id }) => id)
}

/** Notes which mail tells of notices: what becomes of it is what became of them. */
export async function noteMail(writer: Writer, ids: string[], mail: string): Promise<void> {
  await sql`
    update notices.notices set mail_id = ${mail} where id = any (${ids}::uuid[])`.execute(writer)
}

/** Forgets what was read a year ago. */
export async function deleteOldNotices(writer: Writer, now: Date): Promise<void> {
  await sql`
    delete from notices.notices
    where read_at < least(${now}::timestamptz, now()) - interval '1 year'`.execute(writer)
}
