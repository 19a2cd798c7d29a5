// The record of what happened around signing in: SQL and only SQL. It can only be added to.
import { sql } from 'kysely'
import type { Reader, Writer } from '../database/transaction.ts'

export type EventKind =
  | 'signed-in' | 'stepped-up' | 'signed-out' | 'session-ended' | 'sign-in-failed'
  | 'passkey-added' | 'passkey-removed' | 'codes-set' | 'codes-removed' | 'recovery-codes-made'
  | 'recovery-code-used' | 'recovery-asked' | 'recovery-approved' | 'recovery-refused' | 'recovered'
  | 'disabled' | 'enabled' | 'key-made' | 'key-revoked' | 'sessions-ended' | 'first-code-made'
  | 'first-code-used'

export type NewEvent = {
  kind: EventKind
  account: string | null
  by?: string
  session?: string
  network?: string
  requestId: string
  /** Never a secret, never what someone typed. */
  detail?: Record<string, string | number>
}

export async function addEvent(writer: Writer, event: NewEvent): Promise<void> {
  const detail = event.detail ? JSON.stringify(event.detail) : null
  await sql`
    insert into access.events
      (kind, account_id, by_account_id, session_id, request_id, network, detail)
    values (${event.kind}, ${event.account}, ${event.by ?? null}, ${event.session ?? null},
      ${event.requestId}, ${event.network ?? null}, ${detail}::jsonb)`.execute(writer)
}

export type AccessEvent = {
  kind: EventKind, at: Date, network: string | null, detail: Record<string, string> | null,
}

/** The latest events of an account, newest first. */
export async function listEvents(
  reader: Reader, account: string, limit = 20,
): Promise<AccessEvent[]> {
  const { rows } = await sql<AccessEvent>`
    select kind, at, network, detail
    from access.events
    where account_id = ${account}
    order by id desc
    limit ${limit}`.execute(reader)
  return rows
}
