// A sanitized item takes files over from the item it was made from: each chosen and confirmed alone
// for the circle that the new marking reaches. Nothing comes along by itself.
import type { Person } from '../../../kernel/access/actor.ts'
import type { Reader, Writer } from '../../../kernel/database/transaction.ts'
import { NotFound } from '../../../kernel/http/problem.ts'
import { levelOf } from '../../../standards/tlp/tlp.ts'
import type { Item } from '../items/item.ts'
import { getItem, listLinked } from '../items/queries.ts'
import { insertEvent } from '../records/queries.ts'
import { type Attachment, type FileMeans, mayBeOpened } from './attachment.ts'
import { type FileProblem, judge } from './input.ts'
import { deleteAttachment, holdRoom, insertAttachments, listAttachments } from './queries.ts'

export type Source = {
  item: Item
  /** Those that may be taken over. */
  files: Attachment[]
  /** What the draft has already. */
  present: Attachment[]
}

/** What a draft was made from; undefined when it was not, or that was taken back. */
export async function findSource(reader: Reader, draft: Item): Promise<Source | undefined> {
  const linked = (await listLinked(reader, draft.id)).find(({ isSource }) => isSource)
  const item = linked && await getItem(reader, linked.id)
  // What was withdrawn was wrong, and what was recalled should not be anywhere.
  if (!item?.isOwn || !(item.status === 'issued' || item.status === 'closed')) return undefined
  const files = (await listAttachments(reader, item.id)).filter((file) =>
    file.number <= item.currentVersion && mayBeOpened(file))
  return { item, files, present: await listAttachments(reader, draft.id) }
}

/** Whether the draft has the same content already, for the whole of its circle. */
export const isTakenOver = (file: Attachment, draft: Item, present: Attachment[]): boolean =>
  present.some(({ sha256, level }) => sha256 === file.sha256 && level <= levelOf(draft.tlp))

/** The same content in the draft, for a narrower circle: as it was confirmed before. */
export const narrowerOf = (file: Attachment, draft: Item, present: Attachment[]) =>
  present.find(({ sha256, level, number }) => sha256 === file.sha256 &&
    level > levelOf(draft.tlp) && number > draft.currentVersion)

/**
 * Takes one file over. `confirmed` is the marking for which a person said that it may go; when the
 * draft has another by now, that was said of another circle. Throws NotFound.
 */
export async function takeOver(
  writer: Writer, actor: Person, { draft, id, confirmed, means }: {
    draft: Item, id: string, confirmed: string | null, means: FileMeans,
  },
): Promise<FileProblem | undefined> {
  const source = await findSource(writer, draft)
  const file = source?.files.find((one) => one.id === id)
  if (!source || !file) throw new NotFound()
  if (confirmed !== draft.tlp) return { field: 'file', reason: 'unconfirmed', name: file.name }
  const { present } = source
  const narrower = narrowerOf(file, draft, present)
  if (narrower) await deleteAttachment(writer, draft.id, narrower.id)
  const room = await holdRoom(writer, draft.owner.id, means.roomBytes)
  const wide = present.filter(({ level }) => level <= levelOf(draft.tlp))
  const { problems: [problem] } = judge([file], { present: wide, room })
  if (problem) return problem
  await insertAttachments(writer, [{
    ...file, item: draft.id, number: draft.currentVersion + 1, level: levelOf(draft.tlp),
    scan: means.isScanned && file.scan === 'not-scanned' ? 'waiting' : file.scan,
    addedBy: actor.id,
  }])
  await insertEvent(writer, {
    item: draft.id, kind: 'file-taken-over', organization: draft.owner.id, account: actor.id,
    detail: { file: file.name, from: source.item.number, to: draft.tlp },
  })
  return undefined
}
