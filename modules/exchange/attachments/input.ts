// The form that adds files: who may have them, and which of them can be taken.
import type { FileRefusal } from '../../../kernel/files/kinds.ts'
import type { UploadedFile } from '../../../kernel/http/route.ts'
import { levelOf, type Tlp, tlps } from '../../../standards/tlp/tlp.ts'
import { type Attachment, FILES_MAX } from './attachment.ts'

/** What the form says for "as the item". */
export const AS_ITEM = 'item'

export type FileProblem =
  | { field: 'level', reason: 'level' }
  | { field: 'file', reason: FileProblemReason, name: string }
type FileProblemReason = FileRefusal | 'missing' | 'too-many' | 'twice' | 'no-room' | 'unconfirmed'

export type ReadFiles = {
  /** Those that are taken: each is judged alone. */
  taken: UploadedFile[]
  level: number
  problems: FileProblem[]
}

/** What a file may be marked with besides the marking of its item: all that is stricter. */
export const stricterThan = (tlp: Tlp): Tlp[] =>
  tlps.filter((one) => levelOf(one) > levelOf(tlp))

/** Reads the form. `present`: what the item has already; `room`: how many bytes more may come. */
export function readFiles(
  { form, files }: { form: URLSearchParams, files: UploadedFile[] },
  { tlp, ...place }: { tlp: Tlp, present: Attachment[], room: number },
): ReadFiles {
  const chosen = form.get('level')
  const marking = chosen === AS_ITEM ? tlp : stricterThan(tlp).find((one) => one === chosen)
  if (!marking) return { taken: [], level: 0, problems: [{ field: 'level', reason: 'level' }] }
  const level = levelOf(marking)
  if (files.length > 0) return { level, ...judge(files, place) }
  return { taken: [], level, problems: [{ field: 'file', reason: 'missing', name: '' }] }
}

type Judged = { name: string, sha256: string, sizeBytes: number, refusal?: FileRefusal | undefined }

/** Which of some files an item may have besides those it has, and why not the others. */
export function judge<File extends Judged>(
  files: File[], { present, room }: { present: Attachment[], room: number },
): { taken: File[], problems: FileProblem[] } {
  const taken: File[] = []
  const problems: FileProblem[] = []
  let left = room
  for (const file of files) {
    const reason = whyNot(file, { there: [...present, ...taken], left })
    if (reason) {
      problems.push({ field: 'file', reason, name: file.name })
    } else {
      taken.push(file)
      left -= file.sizeBytes
    }
  }
  return { taken, problems }
}

function whyNot(file: Judged, { there, left }: { there: { sha256: string }[], left: number }) {
  if (file.refusal) return file.refusal
  if (there.some(({ sha256 }) => sha256 === file.sha256)) return 'twice'
  if (there.length >= FILES_MAX) return 'too-many'
  return file.sizeBytes > left ? 'no-room' : undefined
}
