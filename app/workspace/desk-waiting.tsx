// What waits for people of the desk, on the first page of their workspace.
import type { Person as Actor } from '../../kernel/access/actor.ts'
import type { Reader } from '../../kernel/database/transaction.ts'
import type { Language } from '../../kernel/i18n/languages.ts'
import { getPersonOfAccount, listEntering, listWaiting } from '../../modules/directory/directory.ts'
import { deskHref } from './desk-paths.ts'
import { dayOf, isOverdue } from './entry-steps.tsx'
import { texts } from './messages.ts'

export type DeskWork = { notes: number, overdue: number }

/** Notes that someone else registered, and steps that are overdue; nothing for other people. */
export async function countDeskWork(reader: Reader, { id }: Actor): Promise<DeskWork> {
  const { memberships } = await getPersonOfAccount(reader, id)
  if (!memberships.some(({ role }) => role === 'desk')) return { notes: 0, overdue: 0 }
  const today = dayOf(new Date())
  const notes = await listWaiting(reader, id)
  const entering = await listEntering(reader)
  return { notes: notes.length, overdue: entering.filter((one) => isOverdue(one, today)).length }
}

export function DeskWaiting(
  { language, work: { notes, overdue } }: { language: Language, work: DeskWork },
) {
  const t = texts(language).desk
  return (
    <>
      {notes > 0 &&
        <p><a href={deskHref.desk(language)}>{t.waits({ count: notes })}</a></p>}
      {overdue > 0 &&
        <p><a href={deskHref.entering(language)}>{t.overdueSteps({ count: overdue })}</a></p>}
    </>
  )
}
