// The files of a draft: what is there, what goes, what is added, and who may have each of them.
import type { Reader } from '../../../kernel/database/transaction.ts'
import { NotFound } from '../../../kernel/http/problem.ts'
import type { FormRequest, PageAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { formatList, formatSize } from '../../../kernel/i18n/format.ts'
import { ErrorSummary, Form, Submit } from '../../../kernel/ui/form.tsx'
import { Notice } from '../../../kernel/ui/parts.tsx'
import { edgeOf } from '../items/frame.tsx'
import type { Item } from '../items/item.ts'
import { getItem, getItemToChange } from '../items/queries.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { stepFrame, StepHead } from '../versions/step-frame.tsx'
import { listVersions } from '../versions/queries.ts'
import { findSource } from './actions.ts'
import type { Attachment, FileMeans } from './attachment.ts'
import { AttachmentList, markingsOn } from './attachment-list.tsx'
import { FileForm, type Shown } from './file-form.tsx'
import { AS_ITEM } from './input.ts'
import { countFileBytes, listAttachments } from './queries.ts'

type OfItem = { id: string }

/** GET /…/files */
export const filesPage = (means: FileMeans) =>
  async (request: PageRequest<OfItem>): Promise<PageAnswer> => {
    const { kept, language } = request
    // What was chosen before the session ended is there again, but for the file.
    const problems = kept ? [{ field: 'file', text: texts(language).files.again }] : []
    return showFiles(request, await getDraft(request), {
      means, chosen: kept?.get('level') ?? AS_ITEM, problems,
    })
  }

/** An item of one's own with a version that is being written. Throws NotFound. */
export async function getDraft({ reader, values }: Pick<PageRequest<OfItem>, 'reader' | 'values'>) {
  return mustBeDraft(reader, await getItem(reader, values.id))
}

/** The same, kept from others until the transaction ends. Throws NotFound. */
export async function getDraftToChange(
  { writer, values }: Pick<FormRequest<OfItem>, 'writer' | 'values'>,
): Promise<Item> {
  return mustBeDraft(writer, await getItemToChange(writer, values.id))
}

async function mustBeDraft(reader: Reader, item: Item): Promise<Item> {
  const versions = item.isOwn ? await listVersions(reader, item.id) : []
  const isWritten = versions.some(({ number, translated }) =>
    number === item.currentVersion + 1 && !translated)
  // What a second person looks at stays as it is.
  if (!isWritten || item.status === 'awaiting-check') throw new NotFound()
  return item
}

/** The page, with what was wrong with the form and what was added all the same. */
export async function showFiles(
  { reader, language, seal }: Pick<PageRequest, 'reader' | 'language' | 'seal'>, item: Item,
  { means, chosen, problems, added = [] }: Shown & { means: FileMeans, added?: string[] },
): Promise<PageAnswer> {
  const t = texts(language)
  const files = await listAttachments(reader, item.id)
  const source = await findSource(reader, item)
  const removable = (file: Attachment) => file.number > item.currentVersion && (
    <Form action={href.file(language, item.id, file.id)} seal={seal}>
      <Submit secondary text={<>
        {t.files.remove}<span class="govuk-visually-hidden"> {file.name}</span>
      </>} />
    </Form>
  )
  return {
    ...stepFrame(language, item, t.files.title),
    ...edgeOf(language, [item.tlp, ...markingsOn(files)]),
    ...(problems.length > 0 && { status: 422 as const }),
    main: (
      <div class="read">
        <ErrorSummary title={t.problems} problems={problems} />
        <StepHead language={language} item={item} step="files"
          title={t.files.of({ number: item.number })} />
        {added.length > 0 &&
          <Notice info>{t.files.added({ names: formatList(language, added) })}</Notice>}
        <p>{t.files.lead}</p>
        {files.length === 0 && <p class="meta">{t.files.none}</p>}
        <AttachmentList language={language} item={item} files={files} after={removable} />
        {source && source.files.length > 0 && (
          <p><a class="act" href={href.sourceFiles(language, item.id)}>
            {t.files.takeOver({ number: source.item.number })}</a></p>
        )}
        <FileForm language={language} item={item} seal={seal} chosen={chosen} problems={problems}
          isScanned={means.isScanned} />
        <p class="meta">{t.files.use({
          used: formatSize(language, await countFileBytes(reader, item.owner.id)),
          room: formatSize(language, means.roomBytes),
        })}</p>
        <p><a href={href.draft(language, item.id)}>{t.files.back}</a></p>
      </div>
    ),
  }
}
