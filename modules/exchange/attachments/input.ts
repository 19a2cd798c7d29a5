// The form that adds a file: who may have it, and whether it can be taken.
import type { FileRefusal } from '../../../kernel/files/kinds.ts'
import type { UploadedFile } from '../../../kernel/http/route.ts'
import { levelOf, type Tlp, tlps } from '../../../standards/tlp/tlp.ts'
import { type Attachment, FILES_MAX } from './attachment.ts'

/** What the form says for "as the item". */
export const AS_ITEM = 'item'

export type FileProblem =
  | { field: 'level', reason: 'level' }
  | { field: 'file', reason: FileRefusal | 'missing' | 'too-many' | 'twice', name: string }

export type ReadFile =
  | { ok: true, file: UploadedFile, level: number }
  | { ok: false, problems: FileProblem[] }

/** What a file may be marked with besides the marking of its item: all that is stricter. */
export const stricterThan = (tlp: Tlp): Tlp[] =>
  tlps.filter((one) => levelOf(one) > levelOf(tlp))

/** Reads the form. `present`: what the item has already. */
export function readFile(
  { form, files }: { form: URLSearchParams, files: UploadedFile[] },
  { tlp, present }: { tlp: Tlp, present: Attachment[] },
): ReadFile {
  const chosen = form.get('level')
  const marking = chosen === AS_ITEM ? tlp : stricterThan(tlp).find((one) => one === chosen)
  const [file] = files
  const problems = problemsWith(file, present)
  if (!marking) problems.push({ field: 'level', reason: 'level' })
  return file && marking && problems.length === 0
    ? { ok: true, file, level: levelOf(marking) } : { ok: false, problems }
}

function problemsWith(file: UploadedFile | undefined, present: Attachment[]): FileProblem[] {
  if (!file) return [{ field: 'file', reason: 'missing', name: '' }]
  const { name } = file
  if (file.refusal) return [{ field: 'file', reason: file.refusal, name }]
  if (present.length >= FILES_MAX) return [{ field: 'file', reason: 'too-many', name }]
  const isHere = present.some(({ sha256 }) => sha256 === file.sha256)
  return isHere ? [{ field: 'file', reason: 'twice', name }] : []
}
