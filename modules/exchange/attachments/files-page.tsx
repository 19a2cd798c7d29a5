// The files of a draft: what is there, what goes, what is added, and who may have each of them.
import { type FileStore, keepUpload } from '../../../kernel/files/store.ts'
import { NotFound } from '../../../kernel/http/problem.ts'
import type {
  FormAnswer, FormRequest, PageAnswer, PageRequest, UploadRequest,
} from '../../../kernel/http/route.ts'
import { ErrorSummary, Form, Submit } from '../../../kernel/ui/form.tsx'
import { personOf } from '../items/acting.tsx'
import { edgeOf } from '../items/frame.tsx'
import type { Item } from '../items/item.ts'
import { getItem } from '../items/queries.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { stepFrame, StepHead } from '../versions/step-frame.tsx'
import { listVersions } from '../versions/queries.ts'
import type { Attachment } from './attachment.ts'
import { AttachmentList, markingsOn } from './attachment-list.tsx'
import { FileForm, type Shown, wordingOf } from './file-form.tsx'
import { AS_ITEM, readFile } from './input.ts'
import { deleteAttachment, insertAttachment, listAttachments } from './queries.ts'

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

/** POST /…/files: adds one. */
export const addFile = ({ store, isScanned }: FileMeans) =>
  async (request: UploadRequest<OfItem>): Promise<FormAnswer> => {
    const { writer, language, form } = request
    const actor = personOf(request)
    const item = await getDraft(request)
    const read = readFile(request, {
      tlp: item.tlp, present: await listAttachments(writer, item.id),
    })
    if (!read.ok) {
      const isTooLarge = read.problems.some(({ reason }) => reason === 'too-large')
      const page = await showFiles(request, item, {
        isScanned, chosen: form.get('level') ?? '', problems: wordingOf(language, read.problems),
      })
      return { ...page, status: isTooLarge ? 413 : 422 }
    }
    const { file, level } = read
    await keepUpload(store, file)
    await insertAttachment(writer, {
      item: item.id, number: item.currentVersion + 1, level, name: file.name,
      mediaType: file.type, sizeBytes: file.sizeBytes, sha256: file.sha256,
      scan: isScanned ? 'waiting' : 'not-scanned', addedBy: actor.id,
    })
    return { to: href.files(language, item.id) }
  }

/** POST /…/files/{file}: takes it out of the draft. */
export async function removeFile(
  request: FormRequest<OfItem & { file: string }>,
): Promise<FormAnswer> {
  const { writer, language, values } = request
  const item = await getDraft(request)
  await deleteAttachment(writer, item.id, values.file)
  return { to: href.files(language, item.id) }
}

/** An item of one's own with a version that is being written. Throws NotFound. */
async function getDraft(
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

async function showFiles(
  { reader, language, seal }: Pick<PageRequest, 'reader' | 'language' | 'seal'>, item: Item,
  { isScanned, chosen, problems }: Shown,
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
