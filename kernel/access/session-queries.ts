// Sessions and accounts: SQL and only SQL. Times are judged by the database's clock.
import { sql } from 'kysely'
import type { Reader, Writer } from '../database/transaction.ts'
import type { Client } from './client.ts'
import { IDLE_MINUTES, STEP_UP_MINUTES } from './limits.ts'
import type { Method } from './session.ts'

export type FoundSession = {
  session: string
  account: string
  steppedUp: boolean
  quietSeconds: number
  standing: 'open' | 'lapsed'
}

const isOpen = sql`
  s.ended_at is null and a.disabled_at is null
  and s.expires_at > now()
  and s.seen_at > now() - make_interval(mins => ${IDLE_MINUTES})`

/** The session of a secret: open, or lapsed within the last day. Ended and disabled: none. */
export async function selectSession(
  reader: Reader, hash: Buffer,
): Promise<FoundSession | undefined> {
  const { rows: [found] } = await sql<FoundSession>`
    select s.id as session, s.account_id as account,
      coalesce(s.stepped_up_at > now() - make_interval(mins => ${STEP_UP_MINUTES}), false)
        as "steppedUp",
      extract(epoch from now() - s.seen_at)::float as "quietSeconds",
      case when ${isOpen} then 'open' else 'lapsed' end as standing
    from access.sessions s
    join access.accounts a on a.id = s.account_id
    where s.secret_hash = ${hash}
      and s.ended_at is null and a.disabled_at is null
      and s.seen_at > now() - interval '1 day'`.execute(reader)
  return found
}

export async function touchSession(writer: Writer, session: string): Promise<void> {
  await sql`update access.sessions set seen_at = now() where id = ${session}`.execute(writer)
}

export async function insertSession(
  writer: Writer,
  { account, method, client, hash, hours }: {
    account: string, method: Method, client: Client, hash: Buffer, hours: number,
  },
): Promise<string | undefined> {
  const { rows: [made] } = await sql<{ id: string }>`
    insert into access.sessions
      (account_id, secret_hash, method, expires_at, stepped_up_at, agent, network)
    select a.id, ${hash}, ${method}, now() + make_interval(hours => ${hours}), now(),
      ${client.agent}, ${client.network}
    from access.accounts a
    where a.id = ${account} and a.disabled_at is null
    returning id`.execute(writer)
  return made?.id
}

/** A new secret, and a new count of the minutes in which the session counts as stepped up. */
export async function renewSession(writer: Writer, session: string, hash: Buffer): Promise<void> {
  await sql`
    update access.sessions
    set secret_hash = ${hash}, stepped_up_at = now(), seen_at = now()
    where id = ${session} and ended_at is null`.execute(writer)
}

export async function endReplaced(writer: Writer, session: string): Promise<void> {
  await sql`
    update access.sessions set ended_at = now(), ended_why = 'replaced'
    where id = ${session} and ended_at is null`.execute(writer)
}

/** Ends one session of an account; false when it has none such. */
export async function endSession(
  writer: Writer, { account, session, why }: {
    account: string, session: string, why: 'signed-out' | 'ended',
  },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update access.sessions set ended_at = now(), ended_why = ${why}
    where id = ${session}::uuid and account_id = ${account} and ended_at is null
    returning id`.execute(writer)
  return rows.length > 0
}

/** Ends all sessions of an account but one; returns how many. */
export async function endOtherSessions(
  writer: Writer, { account, but, why }: {
    account: string, but: string | null, why: 'ended' | 'disabled' | 'recovered',
  },
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update access.sessions set ended_at = now(), ended_why = ${why}
    where account_id = ${account} and ended_at is null and id is distinct from ${but}::uuid
    returning id`.execute(writer)
  return rows.length
}

export type OpenSession = {
  id: string, method: Method, startedAt: Date, seenAt: Date, expiresAt: Date, agent: string,
  network: string,
}

/** The open sessions of an account, the one last used first. */
export async function listSessions(reader: Reader, account: string): Promise<OpenSession[]> {
  const { rows } = await sql<OpenSession>`
    select s.id, s.method, s.started_at as "startedAt", s.seen_at as "seenAt",
      s.expires_at as "expiresAt", s.agent, s.network
    from access.sessions s
    join access.accounts a on a.id = s.account_id
    where s.account_id = ${account} and ${isOpen}
    order by s.seen_at desc, s.id
    limit 100`.execute(reader)
  return rows
}

export type Account = { id: string, name: string, trial: boolean, disabledAt: Date | null }

const accountColumns = sql`id, name, trial, disabled_at as "disabledAt"`

/** The account of a name, as typed: case and surrounding space do not matter. */
export async function findAccountByName(
  reader: Reader, name: string,
): Promise<Account | undefined> {
  const { rows: [found] } = await sql<Account>`
    select ${accountColumns} from access.accounts
    where name = ${name.trim().toLowerCase().slice(0, 200)}`.execute(reader)
  return found
}

export async function findAccount(reader: Reader, id: string): Promise<Account | undefined> {
  const { rows: [found] } = await sql<Account>`
    select ${accountColumns} from access.accounts where id = ${id}`.execute(reader)
  return found
}

/** Opens an account under a name, as the actor may; false when the name is taken. */
export async function insertAccount(
  writer: Writer, { id, name, trial }: { id: string, name: string, trial: boolean },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into access.accounts (id, name, trial)
    values (${id}, ${name.trim().toLowerCase()}, ${trial})
    on conflict do nothing`.execute(writer)
  return numAffectedRows === 1n
}

/** Closes an account: its sessions end in the same moment. */
export async function disableAccount(writer: Writer, account: string): Promise<void> {
  await sql`
    update access.accounts set disabled_at = now()
    where id = ${account} and disabled_at is null`.execute(writer)
  await endOtherSessions(writer, { account, but: null, why: 'disabled' })
}

/** Opens an account that was closed. */
export async function enableAccount(writer: Writer, account: string): Promise<void> {
  await sql`
    update access.accounts set disabled_at = null where id = ${account}`.execute(writer)
}

/** Trial accounts work in trial mode only: opens or closes all of them. */
export async function setTrialAccounts(writer: Writer, open: boolean): Promise<void> {
  await sql`
    update access.accounts set disabled_at = case when ${open} then null else now() end
    where trial and (disabled_at is null) <> ${open}`.execute(writer)
}
