// A notice in a reader's words. Who may no longer read what it is about sees its number alone.
import type { Notice } from '../../../kernel/notices/notice.ts'
import { formatMoment } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { exchangeTexts } from '../../../modules/exchange/exchange.ts'
import { texts as workspaceTexts } from '../messages.ts'
import { texts } from './messages.ts'
import { isKnown } from './types.ts'

export type Words = {
  /** What happened. */
  type: string
  /** What it is about, by number and kind. */
  thing: string
  from: string | undefined
  /** Until when something is to be done. */
  until: string | undefined
}

/** `isOpen`: the reader may still read what the notice is about. */
export function wordsOf(
  language: Language, notice: Pick<Notice, 'type' | 'facts'>, isOpen: boolean,
): Words {
  const t = texts(language)
  const { number, kind, community, organization, until, by } = notice.facts
  const type = isKnown(notice.type) ? t.types[notice.type] : t.title
  if (notice.type === 'test') {
    return { type, thing: t.aTest, from: undefined, until: undefined }
  }
  if (notice.type === 'account-changed' || notice.type === 'odd-sign-in') {
    const events: Record<string, string> = notice.type === 'odd-sign-in'
      ? t.oddities : workspaceTexts(language).events
    const thing = [events[kind ?? ''] ?? type, by].filter(Boolean).join(' · ')
    return { type, thing, from: undefined, until: undefined }
  }
  const thing = isOpen
    ? [kindName(language, kind), number ?? community?.[language]].filter(Boolean).join(' ')
    : number ?? ''
  return {
    type,
    thing: thing === '' ? type : thing,
    from: isOpen ? organization?.[language] : undefined,
    until: isOpen && until !== undefined
      ? t.until({ moment: formatMoment(language, new Date(until)) }) : undefined,
  }
}

function kindName(language: Language, kind: string | undefined): string | undefined {
  const kinds: Record<string, string> = exchangeTexts(language).kinds
  return kind === undefined ? undefined : kinds[kind]
}
