// What happened with accounts and was not told to their people yet: SQL and only SQL.
import { sql } from 'kysely'
import type { EventKind } from '../access/event-queries.ts'
import type { Reader } from '../database/transaction.ts'

// Far more than happens between two rounds of the clock; the record only grows.
const LATEST = 10_000

export type Untold = { event: string, account: string, kind: EventKind, by: string | null }

/** Events of these kinds in the last two days, for whom no notice of `type` was made. */
export async function listUntold(
  reader: Reader, { kinds, type }: { kinds: readonly EventKind[], type: string },
): Promise<Untold[]> {
  const { rows } = await sql<Untold>`
    select e.id::text as event, e.account_id as account, e.kind, e.detail->>'by' as by
    from access.events e
    join access.accounts a on a.id = e.account_id and a.disabled_at is null
    where e.id > (select coalesce(max(id), 0) - ${LATEST} from access.events)
      and e.kind = any (${kinds}::text[]) and e.at > now() - interval '2 days'
      and not exists (select from notices.notices n
        where n.account_id = e.account_id and n.type = ${type} and n.about = e.id::text)
    order by e.id limit 500`.execute(reader)
  return rows
}

/** What is odd about an attempt to sign in (OWASP ASVS 5.0 V6.3.5). */
export type Oddity =
  | 'half-right' | 'failed-often' | 'after-failures' | 'long-away' | 'new-device' | 'new-network'

export type Odd = {
  account: string
  oddity: Oddity
  /** The day, by which each oddity is told once. */
  day: string
  network: string | null
  agent: string | null
}

// A class of network or device that was not seen for this long is new.
const REMEMBERED = '180 days'
const LONG_AWAY = '90 days'

/** Odd attempts of the last hours that were not told yet: each oddity of an account once a day. */
export async function listOddAttempts(reader: Reader, { type }: { type: string }): Promise<Odd[]> {
  const { rows } = await sql<Odd>`
    with attempts as (
      select e.id, e.at, e.kind, e.account_id, e.network, e.detail,
        (select max(b.id) from access.events b
          where b.account_id = e.account_id and b.kind = 'signed-in' and b.id < e.id) as before
      from access.events e
      join access.accounts a on a.id = e.account_id and a.disabled_at is null
      where e.id > (select coalesce(max(id), 0) - ${LATEST} from access.events)
        and e.kind in ('signed-in', 'sign-in-failed') and e.at > now() - interval '6 hours'
    )
    select distinct on (e.account_id, odd.oddity) e.account_id as account, odd.oddity,
      (e.at at time zone 'UTC')::date::text as day, e.network, e.detail->>'agent' as agent
    from attempts e
    cross join lateral (${oddities}) odd
    where odd.is_so and not exists (select from notices.notices n
      where n.account_id = e.account_id and n.type = ${type} and n.about = odd.oddity
        and n.occasion = (e.at at time zone 'UTC')::date::text)
    order by e.account_id, odd.oddity, e.id limit 500`.execute(reader)
  return rows
}

// Failures of the account since the last time it was entered, within a day.
const failures = sql`(select count(*) from access.events f
  where f.account_id = e.account_id and f.kind = 'sign-in-failed' and f.id <= e.id
    and f.id > coalesce(e.before, 0) and f.at > e.at - interval '1 day')`
const isNew = (what: ReturnType<typeof sql>, now: ReturnType<typeof sql>) => sql`
  e.before is not null and ${now} is not null and not exists (select from access.events s
    where s.account_id = e.account_id and s.kind = 'signed-in' and s.id < e.id
      and s.at > e.at - interval ${sql.lit(REMEMBERED)} and ${what} = ${now})`

// An invented person is signed in by anyone at the machine: no device is theirs.
const oddities = sql`
  select failed.oddity, failed.is_so from (values
    ('half-right', e.detail ? 'right'),
    ('failed-often', ${failures} >= 5)
  ) failed (oddity, is_so) where e.kind = 'sign-in-failed'
  union all
  select entered.oddity, entered.is_so from (values
    ('after-failures', ${failures} >= 3),
    ('long-away', (select s.at from access.events s where s.id = e.before)
      < e.at - interval ${sql.lit(LONG_AWAY)}),
    ('new-device', e.detail->>'method' <> 'trial'
      and ${isNew(sql`s.detail->>'agent'`, sql`e.detail->>'agent'`)}),
    ('new-network', e.detail->>'method' <> 'trial' and ${isNew(sql`s.network`, sql`e.network`)})
  ) entered (oddity, is_so) where e.kind = 'signed-in'`
