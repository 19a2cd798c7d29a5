// Attachments: SQL and only SQL.
import { sql } from 'kysely'
import { kept } from '../../../kernel/database/kept.ts'
import type { Reader, Writer } from '../../../kernel/database/transaction.ts'
import { NotFound } from '../../../kernel/http/problem.ts'
import { isUuid } from '../items/queries.ts'
import type { Attachment } from './attachment.ts'

const columns = sql`
  id, item_id as item, number, level, name, media_type as "mediaType",
  size_bytes::float8 as "sizeBytes", sha256, scan, added_by as "addedBy", added_at as "addedAt"`

/** The files of an item that the actor may have. */
export async function listAttachments(reader: Reader, item: string): Promise<Attachment[]> {
  const { rows } = await kept<Attachment>`
    select ${columns} from exchange.attachments
    where item_id = ${item} order by number, added_at, name, id limit 200`.execute(reader)
  return rows
}

/** One file. Throws NotFound. */
export async function getAttachment(
  reader: Reader, item: string, id: string,
): Promise<Attachment> {
  if (!isUuid(item) || !isUuid(id)) throw new NotFound()
  const { rows: [found] } = await kept<Attachment>`
    select ${columns} from exchange.attachments
    where id = ${id} and item_id = ${item}`.execute(reader)
  if (!found) throw new NotFound()
  return found
}

export type NewAttachment = Omit<Attachment, 'id' | 'addedAt'>

/** Adds files, all at once: of one item or of several. */
export async function insertAttachments(
  writer: Writer, files: readonly NewAttachment[],
): Promise<void> {
  if (files.length === 0) return
  await sql`
    insert into exchange.attachments
      (item_id, number, level, name, media_type, size_bytes, sha256, scan, added_by)
    select item, number, level, name, "mediaType", "sizeBytes", sha256, scan, "addedBy"
    from json_to_recordset(${JSON.stringify(files)}) as f (item uuid, number int, level smallint,
      name text, "mediaType" text, "sizeBytes" bigint, sha256 text, scan text, "addedBy" uuid)`
    .execute(writer)
}

/** How much the files of an organization take, in bytes, as far as the actor may know. */
export async function countFileBytes(reader: Reader, organization: string): Promise<number> {
  const { rows: [row] } = await sql<{ bytes: number }>`
    select exchange.file_bytes(${organization})::float8 as bytes`.execute(reader)
  return row?.bytes ?? 0
}

/**
 * Keeps others from adding files in the name of an organization until the transaction ends, and
 * returns how much room it has left. The trigger of the table counts once more.
 */
export async function holdRoom(
  writer: Writer, organization: string, roomBytes: number,
): Promise<number> {
  await sql`
    select exchange.hold_files(${organization}),
      set_config('puente.file_room', ${String(roomBytes)}, true)`.execute(writer)
  return roomBytes - await countFileBytes(writer, organization)
}

/** Takes a file out of a draft. Throws NotFound. */
export async function deleteAttachment(writer: Writer, item: string, id: string): Promise<void> {
  if (!isUuid(item) || !isUuid(id)) throw new NotFound()
  const { numAffectedRows } = await sql`
    delete from exchange.attachments
    where id = ${id} and item_id = ${item}`.execute(writer)
  if (Number(numAffectedRows) === 0) throw new NotFound()
}

/** Contents that wait for the scanner: those that were not tried yet come first. For the system. */
export async function listWaiting(reader: Reader): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select sha256 from exchange.attachments
    where scan = 'waiting'
    group by sha256
    order by min(tried_at) nulls first, min(added_at) limit 20`.execute(reader)
  return rows.map(({ sha256 }) => sha256)
}

/** What the scanner said of a content, wherever it is attached. For the system. */
export async function setScan(
  writer: Writer, sha256: string, scan: 'clean' | 'infected',
): Promise<void> {
  await sql`
    update exchange.attachments set scan = ${scan}
    where sha256 = ${sha256} and (scan = 'waiting' or ${scan} = 'infected')`.execute(writer)
}

/** The scanner could not say: others come first next time. For the system. */
export async function noteTried(writer: Writer, sha256: string): Promise<void> {
  await sql`
    update exchange.attachments set tried_at = now()
    where sha256 = ${sha256} and scan = 'waiting'`.execute(writer)
}

/** Those of these contents that an item still has, and that have no virus. For the system. */
export async function listUsed(reader: Reader, sha256s: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select distinct sha256 from exchange.attachments
    where sha256 = any (${sha256s}) and scan <> 'infected'`.execute(reader)
  return rows.map(({ sha256 }) => sha256)
}
