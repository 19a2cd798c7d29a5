// Tells people of odd attempts to sign in with their account (OWASP ASVS 5.0 V6.3.5): failures, one
// of two factors right, a way in after failures, from a device or network not seen before, or
// after a long time. Each once a day, so that nobody can fill a mailbox by guessing.
import { system } from '../../../kernel/access/actor.ts'
import type { Database } from '../../../kernel/database/database.ts'
import { read, write } from '../../../kernel/database/transaction.ts'
import { inEveryLanguage } from '../../../kernel/i18n/languages.ts'
import { listOddAttempts, type Odd } from '../../../kernel/notices/event-queries.ts'
import type { NewNotice } from '../../../kernel/notices/notice.ts'
import { addNotices } from '../../../kernel/notices/queries.ts'
import { href } from '../paths.ts'

const type = 'odd-sign-in'
const us = system('odd-attempts', 'clock')

export async function tellOddAttempts(database: Database): Promise<void> {
  const odd = await read(database, us, (reader) => listOddAttempts(reader, { type }))
  if (odd.length === 0) return
  await write(database, us, (writer) => addNotices(writer, odd.map(noticeOf)))
}

// Where from, as the account page says it: classes of browser and network, no address.
const noticeOf = ({ account, oddity, day, agent, network }: Odd): NewNotice => ({
  account, type, about: oddity, occasion: day,
  path: inEveryLanguage((language) => href.account(language)),
  values: { kind: oddity, by: [agent, network].filter(Boolean).join(' · ') }, restricted: false,
})
