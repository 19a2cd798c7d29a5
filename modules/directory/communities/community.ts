// What a community is: a network with rules of entry as data; its steps have clocks in working
// days.
import type { Multilingual } from '../../../kernel/i18n/languages.ts'

export const steps = [
  'submitted', 'validated', 'notified', 'endorsed', 'checked', 'active',
] as const
export type Step = (typeof steps)[number]

export type EntryRule = {
  step: Step
  /** Working days from the step before until this one is due. */
  workingDays: number
  /** Not every organization needs it. */
  optional?: boolean | undefined
}

export type Rules = {
  steps: EntryRule[]
  /** How often each contact says that the entry is still right. */
  confirmEveryDays: number
}

export type Community = {
  id: string
  code: string
  name: Multilingual
  purpose: Multilingual
  department: string
  rules: Rules
  exercise: boolean
}

export type DoneStep = { step: Step, dueOn: string | null, doneAt: Date | null }

/** Where an organization stands: each step of the rules, and the first that is still open. */
export type Entry = { member: string, organization: string, steps: DoneStep[], since: Date | null }

/** An entry as the desk leads it, with names; `until`: the organization has left. */
export type LedEntry = Entry & {
  community: { id: string, code: string, name: Multilingual, rules: Rules }
  organizationName: Multilingual
  organizationCode: string
  askedAt: Date
  until: Date | null
  /** Days that do not count: those of the Secretariat and of the organization's State. */
  daysOff: readonly string[]
}

/** The step that comes next; undefined once all that are needed are done. */
export function nextStep(rules: Rules, done: readonly DoneStep[]): EntryRule | undefined {
  const last = rules.steps.findLastIndex(({ step }) =>
    done.some((one) => one.step === step && one.doneAt !== null))
  return rules.steps.slice(last + 1)[0]
}

/** Whether a step may be taken now: the next one, or the one after an optional one. */
export function canTake(rules: Rules, done: readonly DoneStep[], step: Step): boolean {
  const next = nextStep(rules, done)
  if (!next) return false
  const from = rules.steps.findIndex((one) => one.step === next.step)
  const to = rules.steps.findIndex((one) => one.step === step)
  return to >= from && rules.steps.slice(from, to).every(({ optional }) => optional === true)
}

/** The steps that may be taken now: the next, and those behind it as far as they are optional. */
export function openSteps(rules: Rules, done: readonly DoneStep[]): Step[] {
  return rules.steps.map(({ step }) => step).filter((step) => canTake(rules, done, step))
}

/** Working days from one day to another; negative when the other is past. */
export function workingDaysBetween(
  from: string, to: string, daysOff: readonly string[] = [],
): number {
  if (to < from) return -workingDaysBetween(to, from, daysOff)
  let days = 0
  for (let day = from; day < to; days += 1) day = addWorkingDays(day, 1, daysOff)
  return addWorkingDays(from, days, daysOff) > to ? days - 1 : days
}

/** The day `workingDays` after a day; Saturdays, Sundays and days off do not count. */
export function addWorkingDays(
  day: string, workingDays: number, daysOff: readonly string[] = [],
): string {
  const date = new Date(`${day}T00:00:00Z`)
  for (let left = workingDays; left > 0;) {
    date.setUTCDate(date.getUTCDate() + 1)
    const isOff = [0, 6].includes(date.getUTCDay()) || daysOff.includes(isoDay(date))
    if (!isOff) left -= 1
  }
  return isoDay(date)
}

const isoDay = (date: Date) => date.toISOString().slice(0, 10)
