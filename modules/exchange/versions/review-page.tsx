// "Check your answers": everything that will go out, who will read it, and what is still missing.
import { NotFound } from '../../../kernel/http/problem.ts'
import type {
  FormAnswer, FormRequest, PageAnswer, PageRequest,
} from '../../../kernel/http/route.ts'
import { formatDate, languageName } from '../../../kernel/i18n/format.ts'
import { isLanguage, type Language, languages } from '../../../kernel/i18n/languages.ts'
import { Select } from '../../../kernel/ui/fields.tsx'
import { ErrorSummary, Form, Submit } from '../../../kernel/ui/form.tsx'
import { Notice } from '../../../kernel/ui/parts.tsx'
import { AttachmentList } from '../attachments/attachment-list.tsx'
import { listAttachments } from '../attachments/queries.ts'
import { fieldName, personOf } from '../items/acting.tsx'
import { edgeOf, inWorkspace, trailOf } from '../items/frame.tsx'
import { isDraft, type Item } from '../items/item.ts'
import { TlpMark } from '../items/marks.tsx'
import { getItem, wantsSecondPerson } from '../items/queries.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { listRecipients } from '../recipients/queries.ts'
import { FieldValue, linesOf } from './body.tsx'
import { insertVersion, listVersions } from './queries.ts'
import { bodyFields, type Version } from './version.ts'

type OfItem = PageRequest<{ id: string }>

/** GET /…/draft?in= */
export const draftPage = (request: OfItem): Promise<PageAnswer> => reviewPage(request, [])

/** The page, with what stands in the way of issuing as missingToIssue() says it. */
export async function reviewPage(request: OfItem, missing: string[]): Promise<PageAnswer> {
  const { reader, language, seal, values } = request
  const item = await getItem(reader, values.id)
  const drafts = (await listVersions(reader, item.id)).filter(({ number, translated }) =>
    number === item.currentVersion + 1 && !translated)
  if (!item.isOwn || drafts.length === 0) throw new NotFound()
  const t = texts(language)
  const problems = missing.map((field) => ({
    field: field.replace('.', '-'), text: missingText(language, field),
  }))
  const needsSecond = await wantsSecondPerson(reader, item.owner.id)
  const free = languages.filter((one) => !drafts.some((draft) => draft.language === one))
  return {
    ...inWorkspace, ...edgeOf(language, [item.tlp]), title: t.steps.review,
    trail: trailOf(language, item), ...(problems.length > 0 && { status: 422 as const }),
    main: (
      <div class="read">
        <ErrorSummary title={t.step.incomplete} problems={problems} />
        <p class="meta">{t.kinds[item.kind]} · {item.number}</p>
        <h1>{t.steps.review}</h1>
        {drafts.map((draft) => <Answers language={language} item={item} draft={draft} />)}
        {isDraft(item) && <Readers language={language} item={item}
          recipients={await listRecipients(reader, item.id)} />}
        <AttachmentList language={language} item={item}
          files={await listAttachments(reader, item.id)} />
        {free.length > 0 && (
          <Form action={href.draft(language, item.id)} seal={seal}>
            <Select name="language" label={t.step.addLanguage} hint={t.step.addLanguageHelp}
              value={free[0] ?? ''}
              options={free.map((one) => ({ value: one, text: languageName(language, one) }))} />
            <Submit secondary text={t.step.add} />
          </Form>
        )}
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
      </div>
    ),
  }
}

function missingText(language: Language, field: string): string {
  const t = texts(language)
  if (field === 'second-person') return t.life.ownCheck
  if (field === 'recipients') return t.problem.recipients
  if (field === 'community') return t.problem.choose({ field: t.step.community })
  if (field === 'text') return t.problem.required({ field: t.steps.words })
  const [of, name = ''] = field.split('.')
  return t.problem.required({
    field: `${fieldName(language, name)} (${languageName(language, of ?? '')})`,
  })
}

function Answers({ language, item, draft }: { language: Language, item: Item, draft: Version }) {
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

function Readers(
  { language, item, recipients }: {
    language: Language, item: Item, recipients: Awaited<ReturnType<typeof listRecipients>>,
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

/** POST /…/draft: begins the same text in another language, from the first one. */
export async function addLanguage(request: FormRequest<{ id: string }>): Promise<FormAnswer> {
  const { writer, language, values: { id }, form } = request
  const item = await getItem(writer, id)
  const number = item.currentVersion + 1
  const [first] = (await listVersions(writer, id)).filter((one) => one.number === number)
  const wanted = form.get('language') ?? undefined
  if (!item.isOwn || !first || !isLanguage(wanted)) throw new NotFound()
  await insertVersion(writer, {
    item: id, number, language: wanted, title: first.title, summary: first.summary,
    body: first.body, organization: item.owner.id, by: personOf(request).id, translated: false,
  })
  return { to: href.step(language, { id, step: 'words', in: wanted }) }
}
