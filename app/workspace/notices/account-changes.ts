// Tells people of changes in how they sign in, so that one they did not make is noticed (OWASP ASVS
// 5.0 V6.3.7). Nobody can choose not to be told.
import { system } from '../../../kernel/access/actor.ts'
import type { EventKind } from '../../../kernel/access/event-queries.ts'
import type { Database } from '../../../kernel/database/database.ts'
import { read, write } from '../../../kernel/database/transaction.ts'
import { inEveryLanguage } from '../../../kernel/i18n/languages.ts'
import { listUntold, type Untold } from '../../../kernel/notices/event-queries.ts'
import type { NewNotice } from '../../../kernel/notices/notice.ts'
import { addNotices } from '../../../kernel/notices/queries.ts'
import { href } from '../paths.ts'

const kinds: readonly EventKind[] = [
  'passkey-added', 'passkey-removed', 'codes-set', 'codes-removed', 'recovery-codes-made',
  'recovery-code-used', 'recovery-asked', 'recovered', 'first-code-made',
  'first-code-used',
]
const type = 'account-changed'
const us = system('account-changes', 'clock')

/** Each change is told once. */
export async function tellAccounts(database: Database): Promise<void> {
  const untold = await read(database, us, (reader) => listUntold(reader, { kinds, type }))
  if (untold.length === 0) return
  await write(database, us, (writer) => addNotices(writer, untold.map(noticeOf)))
}

const noticeOf = ({ account, event, kind, by }: Untold): NewNotice => ({
  account, type, about: event, path: inEveryLanguage((language) => href.account(language)),
  values: { kind, ...by !== null && { by } }, restricted: false,
})
