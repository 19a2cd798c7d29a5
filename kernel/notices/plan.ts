// Makes mails of notices, by what each person has chosen. The mails then wait in the outbox.
import { person, system } from '../access/actor.ts'
import type { Database } from '../database/database.ts'
import { read, type Reader, write, type Writer } from '../database/transaction.ts'
import type { Language } from '../i18n/languages.ts'
import { isAddress, tidySubject } from '../mail/mail.ts'
import { insertMail } from '../mail/mail-queries.ts'
import type { Rhythms } from './choice.ts'
import type { Notice } from './notice.ts'
import {
  deleteOldNotices, listDue, listDueAccounts, noteMail, passOver, type Planning, takeNotices,
} from './plan-queries.ts'

export type Addressee = {
  address: string
  language: Language
  name: string
  /** Someone of an exercise: every mail says so. */
  exercise: boolean
}

/** What a person may still read of the thing of a notice. */
export type Look = {
  /** Only where it may leave the workspace. */
  title: string | undefined
}

/** A notice as a mail tells it. */
export type Line = Notice & Look & {
  /** Its reader may still read what it is about. */
  isOpen: boolean
}

/** What the application knows and the kernel does not. */
export type MailMeans = {
  rhythms: Rhythms
  /** The time zone of who has not chosen one. */
  zone: string
  /** Where mails to an account go; undefined: nowhere. Asked as Puente. */
  addressee: (reader: Reader, account: string) => Promise<Addressee | undefined>
  /**
   * Looks at what the notices are about, as the person: what they may not read any more is left
   * out.
   */
  look: (reader: Reader, notices: Notice[], language: Language) => Promise<Map<string, Look>>
  compose: (to: Addressee, lines: Line[]) => { subject: string, body: string, html: string }
}

const planner = system('notices', 'notices')

/** Plans every mail that is due at `now`. What goes wrong for one person stops no other. */
export async function planMails(database: Database, now: Date, means: MailMeans): Promise<void> {
  const planning: Planning = { now, rhythms: means.rhythms, zone: means.zone }
  await write(database, planner, async (writer) => {
    await passOver(writer, planning)
    await deleteOldNotices(writer, now)
  })
  const accounts = await read(database, planner, (reader) => listDueAccounts(reader, planning))
  const problems: unknown[] = []
  for (const account of accounts) {
    try {
      await planMail(database, account, { planning, means })
    } catch (error) {
      problems.push(error)
    }
  }
  if (problems.length > 0) throw problems[0]
}

async function planMail(
  database: Database, account: string,
  { planning, means }: { planning: Planning, means: MailMeans },
): Promise<void> {
  const { due, to } = await read(database, planner, async (reader) => ({
    due: await listDue(reader, account, planning), to: await means.addressee(reader, account),
  }))
  const looks = to && due.length > 0
    ? await read(database, asPerson(account), (reader) => means.look(reader, due, to.language))
    : new Map<string, Look>()
  const lines = due.map((notice): Line => ({
    ...notice,
    isOpen: looks.has(notice.about),
    // Whatever it is by now: what was restricted when it was told stays so in mail.
    title: notice.restricted ? undefined : looks.get(notice.about)?.title,
  }))
  await write(database, planner, (writer) => makeMail(writer, account, { lines, to, means }))
}

const asPerson = (account: string) =>
  person(account, 'notices', { session: '', steppedUp: false })

// Taken and written in one transaction: a notice is in one mail, whatever happens in between.
async function makeMail(
  writer: Writer, account: string,
  { lines, to, means }: { lines: Line[], to: Addressee | undefined, means: MailMeans },
): Promise<void> {
  const taken = await takeNotices(writer, lines.map(({ id }) => id))
  const told = lines.filter(({ id }) => taken.includes(id))
  if (!to || !isAddress(to.address) || told.length === 0) return
  const { subject, body, html } = means.compose(to, told)
  const { address, language } = to
  const mail = await insertMail(writer,
    { account, address, language, subject: tidySubject(subject), body, html })
  await noteMail(writer, told.map(({ id }) => id), mail)
}
