// What is done to the files of a draft: some are added, one is taken out.
import { keepUpload } from '../../../kernel/files/store.ts'
import type { FormAnswer, FormRequest, UploadRequest } from '../../../kernel/http/route.ts'
import { personOf } from '../items/acting.tsx'
import { href } from '../paths.ts'
import type { FileMeans } from './attachment.ts'
import { wordingOf } from './file-form.tsx'
import { getDraftToChange, showFiles } from './files-page.tsx'
import { readFiles } from './input.ts'
import { deleteAttachment, holdRoom, insertAttachments, listAttachments } from './queries.ts'

type OfItem = { id: string }

/** POST /…/files: adds those that can be taken, and says why the others cannot. */
export const addFiles = (means: FileMeans) =>
  async (request: UploadRequest<OfItem>): Promise<FormAnswer> => {
    const { writer, language, form } = request
    const actor = personOf(request)
    const item = await getDraftToChange(request)
    const room = await holdRoom(writer, item.owner.id, means.roomBytes)
    const { taken, level, problems } = readFiles(request, {
      tlp: item.tlp, present: await listAttachments(writer, item.id), room,
    })
    await insertAttachments(writer, taken.map((file) => ({
      item: item.id, number: item.currentVersion + 1, level, name: file.name,
      mediaType: file.type, sizeBytes: file.sizeBytes, sha256: file.sha256,
      scan: means.isScanned ? 'waiting' : 'not-scanned', addedBy: actor.id,
    })))
    for (const file of taken) await keepUpload(means.store, file)
    if (problems.length === 0) return { to: href.files(language, item.id) }
    const isTooLarge = problems.every(({ reason }) => reason === 'too-large')
    const page = await showFiles(request, item, {
      means, chosen: form.get('level') ?? '', added: taken.map(({ name }) => name),
      problems: wordingOf(language, problems, means),
    })
    return { ...page, status: isTooLarge && taken.length === 0 ? 413 : 422 }
  }

/** POST /…/files/{file}: takes it out of the draft. */
export async function removeFile(
  request: FormRequest<OfItem & { file: string }>,
): Promise<FormAnswer> {
  const { writer, language, values } = request
  const item = await getDraftToChange(request)
  await deleteAttachment(writer, item.id, values.file)
  return { to: href.files(language, item.id) }
}
