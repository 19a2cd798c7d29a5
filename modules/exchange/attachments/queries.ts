// Attachments: SQL and only SQL.
import { sql } from 'kysely'
import type { Reader, Writer } from '../../../kernel/database/transaction.ts'
import { NotFound } from '../../../kernel/http/problem.ts'
import type { Attachment, ScanStatus } from './attachment.ts'

const columns = sql`
  id, item_id as item, number, level, name, media_type as "mediaType",
  size_bytes::float8 as "sizeBytes", sha256, scan, added_by as "addedBy", added_at as "addedAt"`

/** The files of an item that the actor may have. */
export async function listAttachments(reader: Reader, item: string): Promise<Attachment[]> {
  const { rows } = await sql<Attachment>`
    select ${columns} from exchange.attachments
    where item_id = ${item} order by number, added_at, id limit 200`.execute(reader)
  return rows
}

/** One file. Throws NotFound. */
export async function getAttachment(
  reader: Reader, item: string, id: string,
): Promise<Attachment> {
  const { rows: [found] } = await sql<Attachment>`
    select ${columns} from exchange.attachments
    where item_id::text = ${item} and id::text = ${id}`.execute(reader)
  if (!found) throw new NotFound()
  return found
}

export type NewAttachment = Omit<Attachment, 'id' | 'addedAt'>

export async function insertAttachment(writer: Writer, file: NewAttachment): Promise<void> {
  await sql`
    insert into exchange.attachments
      (item_id, number, level, name, media_type, size_bytes, sha256, scan, added_by)
    values (${file.item}, ${file.number}, ${file.level}, ${file.name}, ${file.mediaType},
      ${file.sizeBytes}, ${file.sha256}, ${file.scan}, ${file.addedBy})`.execute(writer)
}

/** Takes a file out of a draft. Throws NotFound. */
export async function deleteAttachment(writer: Writer, item: string, id: string): Promise<void> {
  const { numAffectedRows } = await sql`
    delete from exchange.attachments
    where item_id::text = ${item} and id::text = ${id}`.execute(writer)
  if (Number(numAffectedRows) === 0) throw new NotFound()
}

/** Files that still wait for the scanner. For the system. */
export async function listWaiting(reader: Reader): Promise<Attachment[]> {
  const { rows } = await sql<Attachment>`
    select ${columns} from exchange.attachments
    where scan = 'waiting' order by added_at limit 20`.execute(reader)
  return rows
}

/** What the scanner said. For the system. */
export async function setScan(writer: Writer, id: string, scan: ScanStatus): Promise<void> {
  await sql`update exchange.attachments set scan = ${scan} where id = ${id}`.execute(writer)
}
