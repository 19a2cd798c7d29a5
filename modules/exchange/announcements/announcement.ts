// What people are told about items. No notice holds a word of an item: only its number, of what
// kind it is, whose, and until when something is to be done.
import { inEveryLanguage, type Multilingual } from '../../../kernel/i18n/languages.ts'
import type { NewNotice } from '../../../kernel/notices/notice.ts'
import type { Tlp } from '../../../standards/tlp/tlp.ts'
import { isRestricted, type ItemKind } from '../items/item.ts'
import { href } from '../paths.ts'
import type { EventKind } from '../records/record.ts'

export const noticeTypes = [
  'item-issued', 'item-updated', 'item-ended', 'acknowledge-soon', 'acknowledge-late', 'reply',
  'check-wanted', 'translation-wanted', 'onward-wanted',
] as const
export type NoticeType = (typeof noticeTypes)[number]

const ofEvent: Partial<Record<EventKind, NoticeType>> = {
  issued: 'item-issued', updated: 'item-updated', translated: 'item-updated',
  closed: 'item-ended', withdrawn: 'item-ended', recalled: 'item-ended',
  'check-asked': 'check-wanted',
}

/** The type of notice that an event makes; undefined when it makes none. */
export const typeOf = (kind: EventKind): NoticeType | undefined => ofEvent[kind]

/** Someone to be told of an item, as the database found them. */
export type Told = {
  account: string
  item: string
  number: string
  kind: ItemKind
  tlp: Tlp
  owner: Multilingual
  version: number
  acknowledgeBy: Date | null
  /** Tells occasions of one type apart. */
  occasion: string
}

/** The notice for one person. */
export const noticeFor = (type: NoticeType, told: Told): NewNotice => ({
  account: told.account, type, about: told.item, occasion: told.occasion,
  path: inEveryLanguage((language) => href.item(language, told.item)),
  values: {
    number: told.number, kind: told.kind, organization: told.owner,
    ...(told.version > 0 && { version: told.version }),
    ...(told.acknowledgeBy && { until: told.acknowledgeBy.toISOString() }),
  },
  restricted: isRestricted(told),
})

/** What is done about an acknowledgement that is missing, and when, in hours after it was due. */
export const reminderSteps = [
  { step: 'soon', afterHours: -24 }, { step: 'late', afterHours: 0 },
  { step: 'alternate', afterHours: 24 }, { step: 'duty', afterHours: 48 },
  { step: 'administrators', afterHours: 72 },
] as const
export type ReminderStep = (typeof reminderSteps)[number]['step']
