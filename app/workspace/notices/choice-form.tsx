// The form of what comes by mail and when.
import type { Reader } from '../../../kernel/database/transaction.ts'
import type { FormSeal } from '../../../kernel/http/route.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { rhythms } from '../../../kernel/notices/choice.ts'
import { findHours, listChoices } from '../../../kernel/notices/choice-queries.ts'
import { Select } from '../../../kernel/ui/fields.tsx'
import { type FieldProblem, Form, Submit, TextField } from '../../../kernel/ui/form.tsx'
import { href } from '../paths.ts'
import { fieldOf, zones } from './input.ts'
import { texts } from './messages.ts'
import { chosenTypes, rhythmOf, USUAL_ZONE } from './types.ts'

/** What was chosen, as the form would send it. */
export async function chosen(reader: Reader, account: string): Promise<URLSearchParams> {
  const choices = await listChoices(reader, account)
  const hours = await findHours(reader, account)
  return new URLSearchParams([
    ...chosenTypes.map((type): [string, string] =>
      [fieldOf(type), choices.get(type) ?? rhythmOf[type]]),
    ['zone', hours?.zone ?? USUAL_ZONE],
    ['begins', hours?.quiet?.begins ?? ''],
    ['ends', hours?.quiet?.ends ?? ''],
  ])
}

/** How often each type comes by mail, and in which hours. */
export function ChoiceForm(
  { language, seal, given, problems, email }: {
    language: Language, seal: FormSeal, given: URLSearchParams, problems: FieldProblem[],
    email: string | null,
  },
) {
  const t = texts(language)
  const s = t.settings
  const rhythmOptions = rhythms.map((value) => ({ value, text: s.rhythms[value] }))
  const now = (field: string) => given.get(field) ?? ''
  return (
    <Form action={href.noticeSettings(language)} seal={seal}>
      <h2>{s.mails}</h2>
      <p>{email === null ? s.noAddress : s.mailsTo({ address: email })}</p>
      <p class="form__hint">{s.privacy}</p>
      <div class="choices-grid">
        {chosenTypes.map((type) => (
          <Select name={fieldOf(type)} label={t.types[type]} problems={problems}
            value={now(fieldOf(type))} options={rhythmOptions} />
        ))}
      </div>
      <h2>{s.hours}</h2>
      <Select name="zone" label={s.zone} hint={s.zoneHint} problems={problems} value={now('zone')}
        options={zones.map((zone) => ({ value: zone, text: zone.replaceAll('_', ' ') }))} />
      <p class="form__hint">{s.quietHint}</p>
      <div class="choices-grid">
        <TextField name="begins" label={s.quietBegins} type="time" width={10} problems={problems}
          value={now('begins')} />
        <TextField name="ends" label={s.quietEnds} type="time" width={10} problems={problems}
          value={now('ends')} />
      </div>
      <Submit text={s.save} />
    </Form>
  )
}
