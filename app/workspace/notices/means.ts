// What the kernel asks to make mails of notices: who is written to, what may be named, and in
// which words.
import type { Reader } from '../../../kernel/database/transaction.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import type { Notice } from '../../../kernel/notices/notice.ts'
import type { Addressee, MailMeans } from '../../../kernel/notices/plan.ts'
import { findPersonOfAccount } from '../../../modules/directory/directory.ts'
import { isRestricted, listTitles, type Title } from '../../../modules/exchange/exchange.ts'
import { composeMail } from './mail.tsx'
import { isOfItem, rhythmOf, USUAL_ZONE } from './types.ts'

/** Everything the planning of mails needs. */
export const mailMeans = (site: { origin: string, platform: string }): MailMeans => ({
  rhythms: rhythmOf,
  zone: USUAL_ZONE,
  addressee: findAddressee,
  look: async (reader, notices, language) => {
    const open = await lookAt(reader, notices, language)
    return new Map([...open].map(([about, title]) =>
      [about, { title: title && !isRestricted(title) ? title.text : undefined }]))
  },
  compose: (to, lines) => composeMail(site, to, lines),
})

async function findAddressee(reader: Reader, account: string): Promise<Addressee | undefined> {
  const person = await findPersonOfAccount(reader, account)
  if (!person?.email) return undefined
  const { email, name, exercise, languages: [language = 'en'] } = person
  return { address: email, language, name, exercise }
}

/**
 * What of the notices' things the reader may read now: its title, or undefined where there is
 * none. What is missing is open to them no longer.
 */
export async function lookAt(
  reader: Reader, notices: Pick<Notice, 'type' | 'about'>[], language: Language,
): Promise<Map<string, Title | undefined>> {
  const items = notices.filter(({ type }) => isOfItem(type)).map(({ about }) => about)
  const titles = await listTitles(reader, items, language)
  const others = notices.filter(({ type }) => !isOfItem(type))
  return new Map([
    ...others.map(({ about }): [string, undefined] => [about, undefined]), ...titles,
  ])
}
