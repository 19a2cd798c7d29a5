// The outbox: SQL and only SQL.
import { sql } from 'kysely'
import type { Reader, Writer } from '../database/transaction.ts'
import type { NewMail, Outgoing } from './mail.ts'

/** After this many days a mail is given up; the notices stay in the workspace. */
export const GIVE_UP_DAYS = 7

/** Puts a mail into the outbox. Returns its id. */
export async function insertMail(writer: Writer, mail: NewMail): Promise<string> {
  const { account, address, language, subject, body, html } = mail
  const { rows: [made] } = await sql<{ id: string }>`
    insert into notices.mails (account_id, address, language, subject, body, html)
    values (${account}, ${address}, ${language}, ${subject}, ${body}, ${html})
    returning id`.execute(writer)
  return made?.id ?? ''
}

export type Taken = Outgoing & {
  attempts: number
  /** It was tried before, and its reader has quiet hours now. */
  isQuiet: boolean
}

/**
 * Takes the mail that has waited longest and lets no other program take it for `leaseSeconds`.
 * What lies further ahead than any delay was written by a clock that was wrong, and is due.
 */
export async function takeMail(
  writer: Writer, { now, leaseSeconds }: { now: Date, leaseSeconds: number },
): Promise<Taken | undefined> {
  const { rows: [taken] } = await sql<Taken>`
    update notices.mails m
    set next_attempt_at = ${now}::timestamptz + make_interval(secs => ${leaseSeconds})
    where m.id = (
      select id from notices.mails
      where sent_at is null and failed_at is null
        and (next_attempt_at <= ${now}
          or next_attempt_at > ${now}::timestamptz + interval '7 hours')
      order by next_attempt_at, id
      limit 1
      for update skip locked)
    returning m.id, m.address, m.language, m.subject, m.body, m.html, m.attempts,
      m.attempts > 0 and coalesce((select notices.is_quiet(${now}, h.zone, h.begins, h.ends)
        from notices.quiet_hours h where h.account_id = m.account_id), false) as "isQuiet"`
    .execute(writer)
  return taken
}

/** The server took it, so that it is never sent again. */
export async function markSent(writer: Writer, id: string): Promise<void> {
  await sql`
    update notices.mails set sent_at = now(), attempts = attempts + 1, last_error = null
    where id = ${id} and sent_at is null`.execute(writer)
}

/** The server refused it for good. */
export async function markFailed(writer: Writer, id: string, why: string): Promise<void> {
  await sql`
    update notices.mails set failed_at = now(), attempts = attempts + 1, last_error = ${why}
    where id = ${id} and sent_at is null`.execute(writer)
}

/** Tries again later; what has waited for a week is given up. */
export async function postpone(
  writer: Writer, id: string, { now, seconds, why }: { now: Date, seconds: number, why: string },
): Promise<void> {
  await sql`
    update notices.mails
    set attempts = attempts + 1, last_error = ${why},
      next_attempt_at = ${now}::timestamptz + make_interval(secs => ${seconds}),
      failed_at = case when created_at < now() - make_interval(days => ${GIVE_UP_DAYS})
        then now() end
    where id = ${id} and sent_at is null`.execute(writer)
}

/** Lets a mail wait without counting an attempt. */
export async function letWait(
  writer: Writer, id: string, { now, seconds }: { now: Date, seconds: number },
): Promise<void> {
  await sql`
    update notices.mails
    set next_attempt_at = ${now}::timestamptz + make_interval(secs => ${seconds})
    where id = ${id}`.execute(writer)
}

export type ShownMail = {
  id: string, address: string, language: string, subject: string, body: string, createdAt: Date,
}

/** The latest mails to an account, newest first: what a trial machine shows in place of sending. */
export async function listMails(reader: Reader, account: string): Promise<ShownMail[]> {
  const { rows } = await sql<ShownMail>`
    select id, address, language, subject, body, created_at as "createdAt"
    from notices.mails
    where account_id = ${account}
    order by created_at desc, id
    limit 50`.execute(reader)
  return rows
}

/** Forgets mails a month old, and the words of those that were sent a week ago. */
export async function deleteOldMails(writer: Writer): Promise<void> {
  await sql`delete from notices.mails where created_at < now() - interval '30 days'`.execute(writer)
  await sql`
    update notices.mails set body = '', html = '', subject = '–'
    where sent_at < now() - interval '7 days' and body <> ''`.execute(writer)
}
