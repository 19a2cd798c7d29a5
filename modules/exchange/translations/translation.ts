// A text in another language, asked of the Secretariat's desk.
import type { Language } from '../../../kernel/i18n/languages.ts'
import type { Item, Named } from '../items/item.ts'

/** Asked, delivered by the desk, accepted and published by the owner, or refused by either. */
export type TranslationStatus = 'asked' | 'delivered' | 'accepted' | 'refused'

export type Translation = {
  id: string
  item: Pick<Item, 'id' | 'number' | 'kind' | 'tlp'>
  number: number
  language: Language
  desk: Named
  owner: Named
  askedAt: Date
  status: TranslationStatus
  decidedAt: Date | null
  reason: string | null
}
