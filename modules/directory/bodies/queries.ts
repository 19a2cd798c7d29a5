// Bodies: SQL and only SQL.
import { sql } from 'kysely'
import { syncTable } from '../../../kernel/database/sync.ts'
import type { Reader, Writer } from '../../../kernel/database/transaction.ts'
import { NotFound } from '../../../kernel/http/problem.ts'
import type { Body, BodySummary } from './body.ts'
import type { BodyRecord } from './input.ts'

const summary = sql`b.id, b.name, b.acronym, b.type, b.parent_id as parent, b.department`

/** All bodies by identifier: they are few, and pages show how they hang together. */
export async function listBodies(reader: Reader): Promise<BodySummary[]> {
  const { rows } = await sql<BodySummary>`
    select ${summary} from directory.bodies b order by b.id limit 500`.execute(reader)
  return rows
}

const whole = sql`
  select ${summary}, b.created, b.legal_basis as "legalBasis", b.membership,
    b.chair_rule as "chairRule", b.meets, b.secretariat, b.functions, b.outputs,
    b.document_series as "documentSeries", b.users, b.status_note as "statusNote", b.notes,
    b.confidence, b.sources,
    array(select t.topic_id from directory.body_topics t where t.body_id = b.id order by 1) as topics
  from directory.bodies b`

/** One body by its identifier. Throws NotFound. */
export async function getBody(reader: Reader, id: string): Promise<Body> {
  const { rows: [body] } = await sql<Body>`${whole} where b.id = ${id}`.execute(reader)
  if (!body) throw new NotFound()
  return body
}

/** All bodies whole, for the search index and the machine interface. */
export async function listWholeBodies(reader: Reader): Promise<Body[]> {
  const { rows } = await sql<Body>`${whole} order by b.id limit 500`.execute(reader)
  return rows
}

/** Some bodies whole. */
export async function listBodiesByIds(reader: Reader, ids: string[]): Promise<Body[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Body>`${whole} where b.id = any(${ids}) limit 500`.execute(reader)
  return rows
}

/** The bodies that work on a topic. */
export async function listBodiesOfTopic(reader: Reader, topic: string): Promise<BodySummary[]> {
  const { rows } = await sql<BodySummary>`
    select ${summary}
    from directory.bodies b join directory.body_topics t on t.body_id = b.id
    where t.topic_id = ${topic}
    order by b.id limit 100`.execute(reader)
  return rows
}

/** Brings the bodies to what the content files say. */
export async function syncBodies(writer: Writer, records: BodyRecord[]): Promise<void> {
  await syncTable(writer, { table: 'directory.bodies', key: ['id'], rows: records.map(rowOf) })
  await syncTable(writer, {
    table: 'directory.body_topics', key: ['body_id', 'topic_id'],
    rows: records.flatMap(({ id, topics }) => topics.map((topic) => ({ body_id: id, topic_id: topic }))),
  })
}

function rowOf(record: BodyRecord) {
  return {
    id: record.id,
    name: record.name,
    acronym: record.acronym ?? null,
    type: record.type,
    parent_id: record.parent,
    department: record.department,
    created: record.created ?? null,
    legal_basis: record.legalBasis ?? null,
    membership: record.membership ?? null,
    chair_rule: record.chairRule ?? null,
    meets: record.meets ?? null,
    secretariat: record.secretariat ?? null,
    functions: record.functions,
    outputs: record.outputs,
    document_series: record.documentSeries ?? null,
    users: record.users,
    status_note: record.statusNote ?? null,
    notes: record.notes ?? null,
    confidence: record.confidence,
    sources: record.sources,
  }
}
