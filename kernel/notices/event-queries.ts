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
