// The fields of a person who has no account here yet.
import { isLanguage, type Language, languages, ownNames } from '../../kernel/i18n/languages.ts'
import { Choices } from '../../kernel/ui/fields.tsx'
import { type FieldProblem, TextField } from '../../kernel/ui/form.tsx'
import { texts } from './messages.ts'

/** Name, address, telephone, languages; `entered` is what was sent or kept. */
export function PersonFields(
  { language, entered, problems }: {
    language: Language, entered: URLSearchParams, problems: FieldProblem[],
  },
) {
  const t = texts(language).note
  const value = (name: string) => entered.get(name) ?? ''
  const chosen = entered.getAll('languages').filter(isLanguage)
  return (
    <>
      <TextField name="name" label={t.name} value={value('name')} problems={problems} />
      <TextField name="email" label={t.email} hint={t.emailHint} value={value('email')}
        problems={problems} inputmode="email" />
      <TextField name="phone" label={t.phone} hint={t.phoneHint} value={value('phone')}
        problems={problems} width={20} />
      <Choices name="languages" label={t.languages} problems={problems} several chosen={chosen}
        options={languages.map((one) =>
          ({ value: one, text: <span lang={one}>{ownNames[one]}</span> }))} />
    </>
  )
}
