// The form that adds files: who may have them, and which of them can be taken.
import type { FileRefusal } from '../../../kernel/files/kinds.ts'
import type { UploadedFile } from '../../../kernel/http/route.ts'
import { levelOf, type Tlp, tlps } from '../../../standards/tlp/tlp.ts'
import { type Attachment, FILES_MAX } from './attachment.ts'

/** What the form says for "as the item". */
export const AS_ITEM = 'item'

export type FileProblem =
  | { field: 'level', reason: 'level' }
  | { field: 'file', reason: FileRefusal | 'missing' | 'too-many' | 'twice', name: string }

export type ReadFiles = {
  /** Those that are taken: each is judged alone. */
  taken: UploadedFile[]
  level: number
  problems: FileProblem[]
}

/** What a file may be marked with besides the marking of its item: all that is stricter. */
export const stricterThan = (tlp: Tlp): Tlp[] =>
  tlps.filter((one) => levelOf(one) > levelOf(tlp))

/** Reads the form. `present`: what the item has already. */
export function readFiles(
  { form, files }: { form: URLSearchParams, files: UploadedFile[] },
  { tlp, present }: { tlp: Tlp, present: Attachment[] },
): ReadFiles {
  const chosen = form.get('level')
  const marking = chosen === AS_ITEM ? tlp : stricterThan(tlp).find((one) => one === chosen)
  if (!marking) return { taken: [], level: 0, problems: [{ field: 'level', reason: 'level' }] }
  const level = levelOf(marking)
  if (files.length > 0) return { level, ...judge(files, present) }
  return { taken: [], level, problems: [{ field: 'file', reason: 'missing', name: '' }] }
}

function judge(files: UploadedFile[], present: Attachment[]) {
  const taken: UploadedFile[] = []
  const problems: FileProblem[] = []
  for (const file of files) {
    const reason = whyNot(file, [...present, ...taken])
    if (reason) problems.push({ field: 'file', reason, name: file.name })
    else taken.push(file)
  }
  return { taken, problems }
}

function whyNot(file: UploadedFile, there: { sha256: string }[]) {
  if (file.refusal) return file.refusal
  if (there.some(({ sha256 }) => sha256 === file.sha256)) return 'twice'
  return there.length >= FILES_MAX ? 'too-many' : undefined
}
