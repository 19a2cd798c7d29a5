// Topics: SQL and only SQL.
import { sql } from 'kysely'
import { syncTable } from '../../../kernel/database/sync.ts'
import type { Reader, Writer } from '../../../kernel/database/transaction.ts'
import { NotFound } from '../../../kernel/http/problem.ts'
import type { TopicRecord } from './input.ts'
import type { Topic } from './topic.ts'

/** All topics in their order. */
export async function listTopics(reader: Reader): Promise<Topic[]> {
  const { rows } = await sql<Topic>`
    select id, name, summary, departments, sources
    from directory.topics order by position limit 100`.execute(reader)
  return rows
}

/** One topic by its identifier. Throws NotFound. */
export async function getTopic(reader: Reader, id: string): Promise<Topic> {
  const topic = (await listTopics(reader)).find((one) => one.id === id)
  if (!topic) throw new NotFound()
  return topic
}

/** Brings the topics to what the content files say. */
export async function syncTopics(writer: Writer, records: TopicRecord[]): Promise<void> {
  const rows = records.map(({ order, ...record }) => ({ ...record, position: order }))
  await syncTable(writer, { table: 'directory.topics', key: ['id'], rows })
}
