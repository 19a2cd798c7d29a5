// The types of notices there are, and how often each comes by mail as long as nobody chose.
import type { Rhythm } from '../../../kernel/notices/choice.ts'
import { noticeTypes } from '../../../modules/exchange/exchange.ts'

const ofPeople = ['nomination', 'confirm-entry'] as const

/** What a person can choose about, in the order it is shown. */
export const chosenTypes = [...noticeTypes, ...ofPeople] as const
export type ChosenType = (typeof chosenTypes)[number]
/** A test is asked for, and what happens to the account is always told: nothing to choose. */
export type AnyType = ChosenType | 'account-changed' | 'odd-sign-in' | 'test'

export const rhythmOf: Record<AnyType, Rhythm> = {
  'item-issued': 'immediate',
  'item-updated': 'immediate',
  'item-ended': 'immediate',
  'acknowledge-soon': 'immediate',
  'acknowledge-late': 'immediate',
  reply: 'daily',
  'check-wanted': 'immediate',
  'translation-wanted': 'daily',
  'onward-wanted': 'daily',
  nomination: 'daily',
  'confirm-entry': 'weekly',
  'account-changed': 'immediate',
  'odd-sign-in': 'immediate',
  test: 'immediate',
}

/** The zone of who has not chosen one: where the Secretariat is. */
export const USUAL_ZONE = 'America/New_York'

export const isKnown = (type: string): type is AnyType => type in rhythmOf

/** Whether a notice is about an item of the exchange. */
export const isOfItem = (type: string): boolean => noticeTypes.some((one) => one === type)
