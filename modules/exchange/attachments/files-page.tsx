// The files of a draft: what is there, what goes, what is added, and who may have each of them.
import type { FileStore } from '../../../kernel/files/store.ts'
import { NotFound } from '../../../kernel/http/problem.ts'
import type { PageAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { formatList } from '../../../kernel/i18n/format.ts'
import { ErrorSummary, Form, Submit } from '../../../kernel/ui/form.tsx'
import { Notice } from '../../../kernel/ui/parts.tsx'
import { edgeOf } from '../items/frame.tsx'
import type { Item } from '../items/item.ts'
import { getItem } from '../items/queries.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { stepFrame, StepHead } from '../versions/step-frame.tsx'
import { listVersions } from '../versions/queries.ts'
import type { Attachment } from './attachment.ts'
import { AttachmentList, markingsOn } from './attachment-list.tsx'
import { FileForm, type Shown } from './file-form.tsx'
import { AS_ITEM } from './input.ts'
import { listAttachments } from './queries.ts'

/** Where bytes lie, and whether a scanner looks at them. */
export type FileMeans = { store: FileStore, isScanned: boolean }

type OfItem = { id: string }

/** GET /…/files */
export const filesPage = ({ isScanned }: FileMeans) =>
  async (request: PageRequest<OfItem>): Promise<PageAnswer> => {
    const { kept, language } = request
    // What was chosen before the session ended is there again, but for the file.
    const problems = kept ? [{ field: 'file', text: texts(language).files.again }] : []
    return showFiles(request, await getDraft(request), {
      isScanned, chosen: kept?.get('level') ?? AS_ITEM, problems,
    })
  }

/** An item of one's own with a version that is being written. Throws NotFound. */
export async function getDraft(
  { reader, values }: Pick<PageRequest<OfItem>, 'reader' | 'values'>,
): Promise<Item> {
  const item = await getItem(reader, values.id)
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
  { isScanned, chosen, problems, added = [] }: Shown & { added?: string[] },
): Promise<PageAnswer> {
  const t = texts(language)
  const files = await listAttachments(reader, item.id)
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
        <FileForm language={language} item={item} seal={seal} chosen={chosen} problems={problems}
          isScanned={isScanned} />
        <p><a href={href.draft(language, item.id)}>{t.files.back}</a></p>
      </div>
    ),
  }
}
