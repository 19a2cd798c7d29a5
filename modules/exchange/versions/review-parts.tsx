// The answers on the page that checks them.
import type { FormSeal } from '../../../kernel/http/route.ts'
import { formatDate, languageName } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { Form, Submit } from '../../../kernel/ui/form.tsx'
import { Notice } from '../../../kernel/ui/parts.tsx'
import { fieldName } from '../items/acting.tsx'
import { isDraft, type Item } from '../items/item.ts'
import { TlpMark } from '../items/marks.tsx'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import type { Recipient } from '../recipients/recipient.ts'
import { FieldValue, linesOf } from './body.tsx'
import { bodyFields, type Version } from './version.ts'

/** Everything a text says, each with the way to change it. */
export function Answers(
  { language, item, draft }: { language: Language, item: Item, draft: Version },
) {
  const t = texts(language)
  const query = { in: draft.language, back: 'review' }
  const change = (step: string, of: string) => (
    <a href={href.step(language, { id: item.id, step, ...query })}>
      {t.step.change}<span class="govuk-visually-hidden"> {of}</span>
    </a>
  )
  const none = <span class="meta">{t.step.missing}</span>
  return (
    <section aria-labelledby={`h-${draft.language}`}>
      <h2 id={`h-${draft.language}`}>{languageName(language, draft.language)}</h2>
      <dl class="answers">
        <div id={`${draft.language}-title`}>
          <dt>{t.step.title}</dt>
          <dd lang={draft.language}>{draft.title || none}</dd>
          <dd>{change('words', t.step.title)}</dd>
        </div>
        <div id={`${draft.language}-summary`}>
          <dt>{t.step.summary}</dt>
          <dd lang={draft.language} class="pre">{draft.summary || none}</dd>
          <dd>{change('words', t.step.summary)}</dd>
        </div>
        {bodyFields[item.kind].map((field) => (
          <div id={`${draft.language}-${field.name}`}>
            <dt>{t.body[field.name]}</dt>
            <dd lang={draft.language}>
              {linesOf(draft.body, field).length > 0 ||
                (field.shape === 'indicators' && (draft.body.indicators ?? []).length > 0)
                ? <FieldValue language={language} body={draft.body} field={field} /> : none}
            </dd>
            <dd>{change(field.name, t.body[field.name])}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Marking and readers of a draft, with the way to change them. */
export function Readers(
  { language, item, recipients }: {
    language: Language, item: Item, recipients: Recipient[],
  },
) {
  const t = texts(language)
  const named = recipients.map(({ person, organization }) => person
    ? `${person.name} (${organization.name[language]})` : organization.name[language])
  const who = item.tlp === 'green' ? [item.community?.name[language] ?? ''].filter(Boolean)
    : item.tlp === 'clear' ? [t.handling.clear] : named
  return (
    <section aria-labelledby="h-readers">
      <h2 id="h-readers">{t.steps.recipients}</h2>
      <dl class="answers">
        <div>
          <dt>{t.steps.marking}</dt>
          <dd>
            <TlpMark tlp={item.tlp} /> {t.pap_of[item.pap]}
            {item.acknowledgeBy && <p>{t.acknowledgeBy({
              moment: formatDate(language, item.acknowledgeBy.toISOString().slice(0, 10)),
            })}</p>}
          </dd>
          <dd><a href={href.step(language, { id: item.id, step: 'marking' })}>
            {t.step.change}<span class="govuk-visually-hidden"> {t.steps.marking}</span></a></dd>
        </div>
        <div id="recipients">
          <dt id="community">{t.steps.recipients}</dt>
          <dd>{who.length > 0
            ? <ul class="plain">{who.map((one) => <li>{one}</li>)}</ul>
            : <span class="meta">{t.step.missing}</span>}</dd>
          <dd><a href={href.step(language, { id: item.id, step: 'recipients' })}>
            {t.step.change}<span class="govuk-visually-hidden"> {t.steps.recipients}</span></a></dd>
        </div>
      </dl>
    </section>
  )
}

/** The last step: to a second person where the organization wants one, else out. */
export function SendOut(
  { language, item, seal, needsSecond }: {
    language: Language, item: Item, seal: FormSeal, needsSecond: boolean,
  },
) {
  const t = texts(language)
  return (
    <>
      <h2>{t.step.goesOut}</h2>
      {item.status === 'awaiting-check'
        ? <Notice info>{t.step.waits}</Notice>
        : needsSecond && isDraft(item)
        ? (
          <Form action={href.life(language, item.id)} seal={seal}>
            <p>{t.step.askHelp}</p>
            <Submit text={t.step.ask} named={{ name: 'do', value: 'check' }} />
          </Form>
        )
        : (
          <Form action={href.issue(language, item.id)} seal={seal}>
            <p>{t.step.issueHelp}</p>
            <Submit text={isDraft(item) ? t.step.issue : t.step.issueUpdate} />
          </Form>
        )}
    </>
  )
}

/** What stands in the way, in the reader's words. */
export function missingText(language: Language, field: string): string {
  const t = texts(language)
  if (field === 'second-person') return t.life.ownCheck
  if (field === 'recipients') return t.problem.recipients
  if (field === 'community') return t.problem.choose({ field: t.step.community })
  if (field === 'text') return t.problem.required({ field: t.steps.words })
  const [of = '', name = '', blank] = field.split('.')
  const shown = { field: `${fieldName(language, name)} (${languageName(language, of)})` }
  return blank ? t.problem.blank(shown) : t.problem.required(shown)
}
