// "Check your answers": everything that will go out, who will read it, and what is still missing.
import { NotFound } from '../../../kernel/http/problem.ts'
import type { PageAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { languageName } from '../../../kernel/i18n/format.ts'
import { languages } from '../../../kernel/i18n/languages.ts'
import { Select } from '../../../kernel/ui/fields.tsx'
import { ErrorSummary, Form, Submit } from '../../../kernel/ui/form.tsx'
import { AttachmentList, markingsOn } from '../attachments/attachment-list.tsx'
import { listAttachments } from '../attachments/queries.ts'
import { edgeOf, inWorkspace, trailOf } from '../items/frame.tsx'
import { isDraft } from '../items/item.ts'
import { getItem, wantsSecondPerson } from '../items/queries.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { listRecipients } from '../recipients/queries.ts'
import { listVersions } from './queries.ts'
import { Answers, missingText, Readers, SendOut } from './review-parts.tsx'

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
  const files = await listAttachments(reader, item.id)
  const t = texts(language)
  const problems = missing.map((field) => ({
    field: field.split('.').slice(0, 2).join('-'), text: missingText(language, field),
  }))
  const free = languages.filter((one) => !drafts.some((draft) => draft.language === one))
  return {
    ...inWorkspace, ...edgeOf(language, [item.tlp, ...markingsOn(files)]),
    title: t.steps.review,
    trail: trailOf(language, item), ...(problems.length > 0 && { status: 422 as const }),
    main: (
      <div class="read">
        <ErrorSummary title={t.step.incomplete} problems={problems} />
        <p class="meta">{t.kinds[item.kind]} · {item.number}</p>
        <h1>{t.steps.review}</h1>
        {drafts.map((draft) => <Answers language={language} item={item} draft={draft} />)}
        {isDraft(item) && <Readers language={language} item={item}
          recipients={await listRecipients(reader, item.id)} />}
        <AttachmentList language={language} item={item} files={files} />
        {item.status !== 'awaiting-check' &&
          <p><a href={href.files(language, item.id)}>{t.files.manage}</a></p>}
        {free.length > 0 && (
          <Form action={href.draft(language, item.id)} seal={seal}>
            <Select name="language" label={t.step.addLanguage} hint={t.step.addLanguageHelp}
              value={free[0] ?? ''}
              options={free.map((one) => ({ value: one, text: languageName(language, one) }))} />
            <Submit secondary text={t.step.add} />
          </Form>
        )}
        <SendOut language={language} item={item} seal={seal}
          needsSecond={await wantsSecondPerson(reader, item.owner.id)} />
      </div>
    ),
  }
}
