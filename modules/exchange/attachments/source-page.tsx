// The files of the item that a draft was made from: each is confirmed alone, and then taken over.
import { NotFound } from '../../../kernel/http/problem.ts'
import type {
  FormAnswer, FormRequest, FormSeal, PageAnswer, PageRequest,
} from '../../../kernel/http/route.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { Choices } from '../../../kernel/ui/fields.tsx'
import { ErrorSummary, type FieldProblem, Form, Submit } from '../../../kernel/ui/form.tsx'
import { tlpLabel } from '../../../standards/tlp/tlp.ts'
import { personOf } from '../items/acting.tsx'
import { edgeOf } from '../items/frame.tsx'
import type { Item } from '../items/item.ts'
import { Handling } from '../items/marks.tsx'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { stepFrame, StepHead } from '../versions/step-frame.tsx'
import { findSource, isTakenOver, narrowerOf, type Source, takeOver } from './actions.ts'
import { type Attachment, type FileMeans, markingOf } from './attachment.ts'
import { AttachmentList, markingsOn } from './attachment-list.tsx'
import { wordingOf } from './file-form.tsx'
import { getDraft, getDraftToChange } from './files-page.tsx'

type OfItem = { id: string }

/** GET /…/source-files */
export const sourcePage = async (request: PageRequest<OfItem>): Promise<PageAnswer> =>
  showSource(request, await getDraft(request), [])

/** POST /…/source-files: takes one file over. */
export const takeOverFile = (means: FileMeans) =>
  async (request: FormRequest<OfItem>): Promise<FormAnswer> => {
    const { writer, language, form } = request
    const draft = await getDraftToChange(request)
    const id = form.get('file') ?? ''
    const problem = await takeOver(writer, personOf(request), {
      draft, id, means, confirmed: form.get(fieldOf(id)),
    })
    if (!problem) return { to: href.sourceFiles(language, draft.id) }
    const problems = wordingOf(language, [problem], means)
      .map(({ text }) => ({ field: fieldOf(id), text }))
    return showSource(request, draft, problems)
  }

const fieldOf = (id: string) => `confirmed-${id}`

async function showSource(
  { reader, language, seal }: Pick<PageRequest, 'reader' | 'language' | 'seal'>, draft: Item,
  problems: FieldProblem[],
): Promise<PageAnswer> {
  const source = await findSource(reader, draft)
  if (!source) throw new NotFound()
  const t = texts(language)
  const offer = { language, draft, seal, present: source.present, problems }
  return {
    ...stepFrame(language, draft, t.files.source),
    ...edgeOf(language, [draft.tlp, source.item.tlp, ...markingsOn(source.files)]),
    ...(problems.length > 0 && { status: 422 as const }),
    main: (
      <div class="read">
        <ErrorSummary title={t.problems} problems={problems} />
        <StepHead language={language} item={draft} step="files"
          title={t.files.sourceOf({ number: source.item.number })} />
        <p>{t.files.sourceLead}</p>
        <Handling language={language} tlp={draft.tlp} />
        {source.files.length === 0 && <p class="meta">{t.files.sourceNone}</p>}
        <SourceFiles {...offer} source={source} />
        <p><a href={href.files(language, draft.id)}>{t.files.sourceBack}</a></p>
      </div>
    ),
  }
}

type Offer = {
  language: Language, draft: Item, seal: FormSeal, present: Attachment[], problems: FieldProblem[]
}

const SourceFiles = ({ source, ...offer }: Offer & { source: Source }) => (
  <AttachmentList language={offer.language} item={source.item} files={source.files}
    after={(file) => <Confirm {...offer} file={file} />} />
)

function Confirm(
  { language, draft, seal, present, problems, file }: Offer & { file: Attachment },
) {
  const t = texts(language).files
  if (isTakenOver(file, draft, present)) return <p>{t.sourceTaken}</p>
  const narrower = narrowerOf(file, draft, present)
  const hint = narrower && t.sourceNarrower({ label: tlpLabel(markingOf(narrower)) })
  return (
    <Form action={href.sourceFiles(language, draft.id)} seal={seal}>
      <input type="hidden" name="file" value={file.id} />
      <Choices several name={fieldOf(file.id)} label={t.sourceFor({ name: file.name })} hint={hint}
        problems={problems} chosen={[]} options={[{
          value: draft.tlp, text: t.sourceConfirm({ label: tlpLabel(draft.tlp) }),
        }]} />
      <Submit secondary text={<>
        {t.sourceTake}<span class="govuk-visually-hidden"> {file.name}</span>
      </>} />
    </Form>
  )
}
