// The way into a community, step by step, as its rules say.
import type { Person } from '../../../kernel/access/actor.ts'
import type { Writer } from '../../../kernel/database/transaction.ts'
import { Conflict } from '../../../kernel/http/problem.ts'
import {
  addWorkingDays, canTake, type Community, type LedEntry, nextStep, type Step,
} from './community.ts'
import { endContactsOf } from '../contacts/queries.ts'
import { listDaysOffFor } from '../holidays/queries.ts'
import { beginMember, endMember, getEntry, insertMember, setStep } from './queries.ts'

/**
 * An administrator asks that the organization be let in. Throws Conflict when it was asked before.
 */
export async function askToJoin(
  writer: Writer, actor: Person, { community, organization, today }: {
    community: Community, organization: string, today: string,
  },
): Promise<string> {
  const member = await insertMember(writer, community.id, organization)
  if (member === null) throw new Conflict('asked before')
  const [first, second] = community.rules.steps
  if (first) {
    await setStep(
      writer, { member, position: 0, step: first.step, dueOn: today, doneBy: actor.id },
    )
  }
  if (second) await setDue(writer, { member, organization }, { position: 1, rule: second, today })
  return member
}

/** The desk notes that a step is done; with the last one the organization is in. */
export async function takeStep(
  writer: Writer, actor: Person, { community, member, step, today }: {
    community: Community, member: string, step: Step, today: string,
  },
): Promise<void> {
  const { rules } = community
  const { steps, organization } = await getEntry(writer, member)
  if (!canTake(rules, steps, step)) throw new Conflict('not the next step')
  const position = rules.steps.findIndex((one) => one.step === step)
  await setStep(writer, { member, position, step, dueOn: null, doneBy: actor.id })
  if (step === 'active') {
    await beginMember(writer, member)
    return
  }
  const rule = nextStep(rules, [{ step, dueOn: null, doneAt: new Date() }])
  if (rule) {
    await setDue(writer, { member, organization }, { position: position + 1, rule, today })
  }
}

/** The organization leaves: from now on neither it nor a contact of it reads the community. */
export async function leaveCommunity(writer: Writer, entry: LedEntry): Promise<void> {
  const { member, organization, community } = entry
  await endMember(writer, member)
  await endContactsOf(writer, { community: community.id, organization })
}

/** The desk lets an organization back in that had been in before and left. Throws Conflict. */
export async function readmit(writer: Writer, member: string): Promise<void> {
  const { since } = await getEntry(writer, member)
  if (since === null) throw new Conflict('not yet through the steps')
  await beginMember(writer, member)
}

async function setDue(
  writer: Writer, { member, organization }: { member: string, organization: string },
  { position, rule, today }: {
    position: number, rule: { step: Step, workingDays: number }, today: string,
  },
): Promise<void> {
  const daysOff = await listDaysOffFor(writer, organization)
  const dueOn = addWorkingDays(today, rule.workingDays, daysOff)
  await setStep(writer, { member, position, step: rule.step, dueOn, doneBy: null })
}
