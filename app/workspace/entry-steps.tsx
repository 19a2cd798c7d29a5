// Where an organization stands on its way into a community.
import { formatDate } from '../../kernel/i18n/format.ts'
import type { Language } from '../../kernel/i18n/languages.ts'
import { Tag } from '../../kernel/ui/parts.tsx'
import {
  type LedEntry, type Rules, workingDaysBetween,
} from '../../modules/directory/directory.ts'
import { texts } from './messages.ts'

/** The day of a moment, in the time of the server's clock. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10)

/** Whether the next step should have been taken before today. */
export const isOverdue = ({ steps }: LedEntry, today: string): boolean =>
  steps.some(({ dueOn, doneAt }) => doneAt === null && dueOn !== null && dueOn < today)

/** Every step of the rules: done on a day, due on a day, overdue, or still to come. */
export function EntrySteps({ language, entry }: { language: Language, entry: LedEntry }) {
  const t = texts(language)
  const today = dayOf(new Date())
  return (
    <ol>
      {entry.community.rules.steps.map(({ step, optional }) => {
        const found = entry.steps.find((one) => one.step === step)
        return (
          <li>
            {t.steps[step]}{optional && <> <span class="meta">{t.entering.optional}</span></>}
            {found?.doneAt && <> <Tag kind="ok"
              text={t.entering.done({ date: formatDate(language, dayOf(found.doneAt)) })} /></>}
            {found && !found.doneAt && found.dueOn &&
              <> <Due language={language} today={today} dueOn={found.dueOn}
                daysOff={entry.daysOff} /></>}
          </li>
        )
      })}
    </ol>
  )
}

function Due(
  { language, today, dueOn, daysOff }: {
    language: Language, today: string, dueOn: string, daysOff: LedEntry['daysOff'],
  },
) {
  const t = texts(language).entering
  const days = workingDaysBetween(today, dueOn, daysOff)
  const date = formatDate(language, dueOn)
  return dueOn < today
    ? <Tag kind="err" text={t.overdue({ days: -days, date })} />
    : <Tag kind="warn" text={t.due({ days, date })} />
}

/** The steps as the rules say them, before anybody has asked. */
export function RuleSteps({ language, rules }: { language: Language, rules: Rules }) {
  const t = texts(language)
  return (
    <ol>
      {rules.steps.map(({ step, workingDays, optional }) => (
        <li>
          {t.steps[step]}{' '}
          <span class="meta">
            {t.entering.within({ days: workingDays })}{optional && ` · ${t.entering.optional}`}
          </span>
        </li>
      ))}
    </ol>
  )
}
