// Forms that arrived, and what was kept of those that came too late: SQL and only SQL.
import { sql } from 'kysely'
import type { Reader, Writer } from '../database/transaction.ts'

/**
 * Notes that a form arrived. Returns where it led when it had arrived before: a second request
 * waits here until the first has been done.
 */
export async function beginSubmission(
  writer: Writer, account: string, once: string,
): Promise<string | undefined> {
  const { rows: [first] } = await sql<{ token: string }>`
    insert into access.submissions (account_id, token) values (${account}, ${once})
    on conflict do nothing
    returning token`.execute(writer)
  if (first) return undefined
  const { rows: [earlier] } = await sql<{ to: string | null }>`
    select leads_to as to from access.submissions
    where account_id = ${account} and token = ${once}`.execute(writer)
  return earlier?.to ?? '/'
}

export async function finishSubmission(
  writer: Writer, { account, once, to }: { account: string, once: string, to: string },
): Promise<void> {
  await sql`
    update access.submissions set leads_to = ${to}
    where account_id = ${account} and token = ${once}`.execute(writer)
}

export async function forgetSubmission(
  writer: Writer, account: string, once: string,
): Promise<void> {
  await sql`
    delete from access.submissions
    where account_id = ${account} and token = ${once}`.execute(writer)
}

/** Keeps a form for a day; of one account at most ten, the oldest go first. */
export async function insertKept(
  writer: Writer, { account, path, content }: { account: string, path: string, content: string },
): Promise<string> {
  await sql`
    delete from access.kept_forms
    where account_id = ${account} and id not in (
      select id from access.kept_forms where account_id = ${account}
      order by kept_at desc limit 9)`.execute(writer)
  const { rows: [kept] } = await sql<{ id: string }>`
    insert into access.kept_forms (account_id, path, content)
    values (${account}, ${path}, ${content})
    returning id`.execute(writer)
  return kept?.id ?? ''
}

export async function selectKept(
  reader: Reader, account: string, id: string,
): Promise<string | undefined> {
  const { rows: [kept] } = await sql<{ content: string }>`
    select content from access.kept_forms
    where id = ${id} and account_id = ${account}
      and kept_at > now() - interval '1 day'`.execute(reader)
  return kept?.content
}

/** Once a form has been done, what was kept of it goes. */
export async function dropKept(writer: Writer, account: string, path: string): Promise<void> {
  await sql`
    delete from access.kept_forms
    where account_id = ${account} and path = ${path}`.execute(writer)
}
