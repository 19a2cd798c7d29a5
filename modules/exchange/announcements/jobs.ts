// What the clock does for the exchange: tells people of what happened, and reminds who owes an
// acknowledgement. Each step is noted in the transaction that tells it: nothing is told twice, and
// nothing is lost when the program stops in between.
import { system } from '../../../kernel/access/actor.ts'
import type { Database } from '../../../kernel/database/database.ts'
import { write } from '../../../kernel/database/transaction.ts'
import { addNotices } from '../../../kernel/notices/queries.ts'
import { noticeFor, type NoticeType, reminderSteps, type Told, typeOf } from './announcement.ts'
import {
  listToTell, setTold, takeAnnouncements, takeOnward, takeReminders, takeReplies, takeTranslations,
} from './queries.ts'

const HOUR_MS = 3_600_000

/** Tells everything that has not been told yet. Returns how many notices were made. */
export async function tellReaders(database: Database, now: Date): Promise<number> {
  const jobs = [tellEvents, tellRest, remind]
  let made = 0
  for (const job of jobs) {
    made += await write(database, system('announcements', 'clock'), async (writer) => {
      const notices = (await job(writer, now)).flatMap(([type, people]) =>
        people.map((told) => noticeFor(type, told)))
      await addNotices(writer, notices)
      return notices.length
    })
  }
  return made
}

type Telling = [NoticeType, Told[]][]
type Writer = Parameters<typeof takeAnnouncements>[0]

async function tellEvents(writer: Writer, now: Date): Promise<Telling> {
  const tellings: Telling = []
  for (const event of await takeAnnouncements(writer)) {
    const type = typeOf(event.kind)
    if (type) tellings.push([type, await listToTell(writer, event)])
    await setTold(writer, event.id, now)
  }
  return tellings
}

const tellRest = async (writer: Writer, now: Date): Promise<Telling> => [
  ['reply', await takeReplies(writer, now)],
  ['translation-wanted', await takeTranslations(writer, now)],
  ['onward-wanted', await takeOnward(writer, now)],
]

async function remind(writer: Writer, now: Date): Promise<Telling> {
  const tellings: Telling = []
  for (const { step, afterHours } of reminderSteps) {
    const before = new Date(now.getTime() - afterHours * HOUR_MS)
    const people = await takeReminders(writer, { step, before, now })
    tellings.push([step === 'soon' ? 'acknowledge-soon' : 'acknowledge-late', people])
  }
  return tellings
}
