// Passkeys and what was asked of them: SQL and only SQL.
import { sql } from 'kysely'
import type { Reader, Writer } from '../database/transaction.ts'

export type Passkey = {
  id: string, name: string, addedAt: Date, usedAt: Date | null, transports: string[],
}

export async function listPasskeys(reader: Reader, account: string): Promise<Passkey[]> {
  const { rows } = await sql<Passkey>`
    select id, name, added_at as "addedAt", used_at as "usedAt", transports
    from access.passkeys where account_id = ${account}
    order by added_at, id
    limit 100`.execute(reader)
  return rows
}

export type StoredPasskey = {
  id: string, account: string, publicKey: Buffer, counter: number, transports: string[],
}

/** A passkey by its id, when its account is open. */
export async function selectPasskey(
  reader: Reader, id: string,
): Promise<StoredPasskey | undefined> {
  const { rows: [found] } = await sql<StoredPasskey>`
    select p.id, p.account_id as account, p.public_key as "publicKey",
      p.counter::float as counter, p.transports
    from access.passkeys p
    join access.accounts a on a.id = p.account_id
    where p.id = ${id} and a.disabled_at is null`.execute(reader)
  return found
}

export async function insertPasskey(writer: Writer, passkey: {
  id: string, account: string, name: string, publicKey: Buffer, counter: number,
  transports: string[], backedUp: boolean,
}): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    insert into access.passkeys
      (id, account_id, name, public_key, counter, transports, backed_up)
    values (${passkey.id}, ${passkey.account}, ${passkey.name}, ${passkey.publicKey},
      ${passkey.counter}, ${passkey.transports}::text[], ${passkey.backedUp})
    on conflict do nothing
    returning id`.execute(writer)
  return rows.length > 0
}

export async function usePasskey(writer: Writer, id: string, counter: number): Promise<void> {
  await sql`
    update access.passkeys set counter = ${counter}, used_at = now()
    where id = ${id}`.execute(writer)
}

export async function deletePasskey(
  writer: Writer, account: string, id: string,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    delete from access.passkeys where id = ${id} and account_id = ${account}
    returning id`.execute(writer)
  return rows.length > 0
}

export type Purpose = 'sign-in' | 'step-up' | 'passkey' | 'openid'

/** Remembers what was asked, for five minutes. */
export async function insertChallenge(
  writer: Writer,
  { purpose, account, content }: {
    purpose: Purpose, account: string | null, content: Record<string, string>,
  },
): Promise<string> {
  const { rows: [made] } = await sql<{ id: string }>`
    insert into access.challenges (purpose, account_id, content)
    values (${purpose}, ${account}::uuid, ${JSON.stringify(content)}::jsonb)
    returning id`.execute(writer)
  return made?.id ?? ''
}

/** Takes a challenge away, so that it is answered once; undefined when it is gone or over. */
export async function takeChallenge(
  writer: Writer, { id, purpose, account }: {
    id: string, purpose: Purpose, account: string | null,
  },
): Promise<Record<string, string> | undefined> {
  const { rows: [taken] } = await sql<{ content: Record<string, string> }>`
    delete from access.challenges
    where id = ${id}::uuid and purpose = ${purpose}
      and account_id is not distinct from ${account}::uuid and expires_at > now()
    returning content`.execute(writer)
  return taken?.content
}
