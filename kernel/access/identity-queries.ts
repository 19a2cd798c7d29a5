// Who an identity provider says someone is: SQL and only SQL.
import { sql } from 'kysely'
import type { Reader, Writer } from '../database/transaction.ts'

type Identity = { issuer: string, subject: string }

/** The open account that is linked to an identity. */
export async function findLinked(
  reader: Reader, { issuer, subject }: Identity,
): Promise<string | undefined> {
  const { rows: [found] } = await sql<{ account: string }>`
    select i.account_id as account
    from access.identities i
    join access.accounts a on a.id = i.account_id
    where i.issuer = ${issuer} and i.subject = ${subject}
      and a.disabled_at is null and not a.trial`.execute(reader)
  return found?.account
}

/** Links an identity to the account of a name. Nothing when there is none, or it has another. */
export async function linkByName(
  writer: Writer, { issuer, subject }: Identity, name: string,
): Promise<string | undefined> {
  const { rows: [linked] } = await sql<{ account: string }>`
    insert into access.identities (issuer, subject, account_id)
    select ${issuer}, ${subject}, a.id from access.accounts a
    where a.name = ${name} and a.disabled_at is null and not a.trial
    on conflict do nothing
    returning account_id as account`.execute(writer)
  return linked?.account
}
