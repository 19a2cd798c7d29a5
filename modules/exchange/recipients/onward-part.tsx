// Asking the owner to let a client read too: nobody passes an item on by themselves.
import type { FormSeal } from '../../../kernel/http/route.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { Select, TextArea } from '../../../kernel/ui/fields.tsx'
import { type FieldProblem, Form, Submit } from '../../../kernel/ui/form.tsx'
import type { Organization } from '../../directory/directory.ts'
import type { Item } from '../items/item.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import type { OnwardRequest } from './recipient.ts'

/** What one has asked, with the answers, and the form to ask. */
export function OnwardAsk(
  { language, item, seal, requests, organizations, problems, form }: {
    language: Language, item: Item, seal: FormSeal, requests: OnwardRequest[],
    organizations: Organization[], problems: FieldProblem[], form: URLSearchParams,
  },
) {
  const t = texts(language).onward
  return (
    <section class="noprint" id="onward" aria-labelledby="h-onward">
      <h2 id="h-onward">{t.title}</h2>
      <p>{texts(language).noShare}</p>
      {requests.length > 0 && (
        <ul class="plain">
          {requests.map((one) => (
            <li>
              {one.client.name[language]}:{' '}
              {one.accepted === null ? t.waits : one.accepted ? t.accepted : t.refused}
            </li>
          ))}
        </ul>
      )}
      <details open={problems.some(({ field }) => field === 'client' || field === 'reason')}>
        <summary>{t.ask}</summary>
        <Form action={href.onward(language, item.id)} seal={seal}>
          <Select name="client" label={t.client} problems={problems}
            value={form.get('client') ?? ''} options={[
              { value: '', text: t.choose },
              ...organizations.map(({ id, name }) => ({ value: id, text: name[language] })),
            ]} />
          <TextArea name="reason" label={t.reason} rows={3} value={form.get('reason') ?? ''}
            problems={problems} />
          <Submit secondary text={t.send} />
        </Form>
      </details>
    </section>
  )
}
