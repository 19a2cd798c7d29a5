// Days off come and go; the clocks that run follow in the same transaction.
import type { Writer } from '../../../kernel/database/transaction.ts'
import { addWorkingDays, type LedEntry } from '../communities/community.ts'
import { listEntering, setDueDays } from '../communities/queries.ts'
import type { NewDayOff } from './holiday.ts'
import { deleteDayOff, insertDayOff } from './queries.ts'

/** False when the day is there already. */
export async function addDayOff(writer: Writer, day: NewDayOff): Promise<boolean> {
  if (!await insertDayOff(writer, day)) return false
  await runClocksAnew(writer)
  return true
}

/** Throws NotFound. */
export async function removeDayOff(writer: Writer, id: string): Promise<void> {
  await deleteDayOff(writer, id)
  await runClocksAnew(writer)
}

async function runClocksAnew(writer: Writer): Promise<void> {
  const entries = await listEntering(writer)
  await setDueDays(writer, entries.flatMap((entry) => dueIn(entry) ?? []))
}

// The step that is due, counted again from the day on which the one before was done.
function dueIn({ member, steps, community, daysOff }: LedEntry) {
  const due = steps.find(({ doneAt, dueOn }) => doneAt === null && dueOn !== null)
  const rule = community.rules.steps.find(({ step }) => step === due?.step)
  const last = steps.findLast(({ doneAt }) => doneAt !== null)
  if (!due || !rule || !last?.doneAt) return undefined
  const from = last.doneAt.toISOString().slice(0, 10)
  return { member, step: due.step, dueOn: addWorkingDays(from, rule.workingDays, daysOff) }
}
