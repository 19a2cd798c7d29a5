// What a person wants by mail, and when: SQL and only SQL.
import { sql } from 'kysely'
import type { Reader, Writer } from '../database/transaction.ts'
import type { Hours, Rhythm, Rhythms } from './choice.ts'

/** What a person has chosen; types without a choice are left out. */
export async function listChoices(reader: Reader, account: string): Promise<Map<string, Rhythm>> {
  const { rows } = await sql<{ type: string, mail: Rhythm }>`
    select type, mail from notices.choices
    where account_id = ${account}
    order by type limit 200`.execute(reader)
  return new Map(rows.map(({ type, mail }) => [type, mail]))
}

/** Keeps a choice for each type given. */
export async function setChoices(
  writer: Writer, account: string, choices: Rhythms,
): Promise<void> {
  await sql`
    insert into notices.choices (account_id, type, mail)
    select ${account}, one.key, one.value
    from jsonb_each_text(${JSON.stringify(choices)}::jsonb) one
    on conflict (account_id, type) do update set mail = excluded.mail`.execute(writer)
}

/** The hours of a person; undefined while they have chosen none. */
export async function findHours(reader: Reader, account: string): Promise<Hours | undefined> {
  const { rows: [found] } = await sql<{
    zone: string, begins: string | null, ends: string | null,
  }>`
    select zone, to_char(begins, 'HH24:MI') as begins, to_char(ends, 'HH24:MI') as ends
    from notices.quiet_hours
    where account_id = ${account}`.execute(reader)
  if (!found) return undefined
  const { zone, begins, ends } = found
  return { zone, quiet: begins !== null && ends !== null ? { begins, ends } : undefined }
}

/** Keeps the hours of a person. False when the database does not know the zone. */
export async function setHours(
  writer: Writer, account: string, { zone, quiet }: Hours,
): Promise<boolean> {
  const { rows } = await sql<{ zone: string }>`
    insert into notices.quiet_hours (account_id, zone, begins, ends)
    select ${account}, z.name, ${quiet?.begins ?? null}::time, ${quiet?.ends ?? null}::time
    from pg_timezone_names z where z.name = ${zone}
    on conflict (account_id) do update
      set zone = excluded.zone, begins = excluded.begins, ends = excluded.ends
    returning zone`.execute(writer)
  return rows.length > 0
}
