// Tells contacts that their entry is to be confirmed, and the desk what waits for a second person.
import { system } from '../../../kernel/access/actor.ts'
import type { Database } from '../../../kernel/database/database.ts'
import { read, write } from '../../../kernel/database/transaction.ts'
import { inEveryLanguage, type Language } from '../../../kernel/i18n/languages.ts'
import type { NewNotice } from '../../../kernel/notices/notice.ts'
import { addNotices } from '../../../kernel/notices/queries.ts'
import {
  listDecisionsDue, listEntriesDue, type ToTell,
} from '../../../modules/directory/directory.ts'
import { deskHref } from '../desk-paths.ts'
import { href } from '../paths.ts'

const us = system('entries', 'clock')

/** Each is told once: of an entry for each time it falls due, of a decision once. */
export async function tellContacts(database: Database, now: Date): Promise<void> {
  const notices = await read(database, us, async (reader) => [
    ...(await listEntriesDue(reader, { now, type: 'confirm-entry' }))
      .map((one) => noticeOf('confirm-entry', one, href.home)),
    ...(await listDecisionsDue(reader, { now, type: 'nomination' }))
      .map((one) => noticeOf('nomination', one, deskHref.desk)),
  ])
  if (notices.length > 0) await write(database, us, (writer) => addNotices(writer, notices))
}

const noticeOf = (
  type: 'confirm-entry' | 'nomination',
  { account, contact, community, organization, occasion }: ToTell,
  hrefIn: (language: Language) => string,
): NewNotice => ({
  account, type, about: contact, occasion,
  path: inEveryLanguage(hrefIn), values: { community, organization }, restricted: false,
})
