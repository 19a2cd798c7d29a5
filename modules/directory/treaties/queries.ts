// Treaties and participation: SQL and only SQL.
import { sql } from 'kysely'
import { syncTable } from '../../../kernel/database/sync.ts'
import type { Reader, Writer } from '../../../kernel/database/transaction.ts'
import { NotFound } from '../../../kernel/http/problem.ts'
import type { TreatyRecord } from './input.ts'
import type { Participation, Treaty, TreatySummary } from './treaty.ts'

const summary = sql`
  t.id, t.acronym, t.title, t.title_printed as "titlePrinted", t.adopted,
  t.entry_into_force as "entryIntoForce", t.participation_as_of as "participationAsOf",
  t.participation_complete as "participationComplete"`

const whole = sql`
  select ${summary}, t.depositary, t.adopted_at as "adoptedAt", t.adopted_note as "adoptedNote",
    t.entry_into_force_note as "entryIntoForceNote", t.stated, t.follow_up as "followUp",
    t.obligations, t.participation_note as "participationNote",
    t.participation_sources as "participationSources", t.notes, t.confidence, t.sources,
    array(select x.topic_id from directory.treaty_topics x where x.treaty_id = t.id order by 1) as topics,
    array(select x.body_id from directory.treaty_bodies x where x.treaty_id = t.id order by 1) as bodies
  from directory.treaties t`

const participations = sql`
  select p.treaty_id as treaty, p.state_id as state, p.state_name as "stateName", p.action,
    p.action_date as date, p.signed, p.instrument, p.note, p.source
  from directory.participations p`

/** All treaties, oldest first. */
export async function listTreaties(reader: Reader): Promise<TreatySummary[]> {
  const { rows } = await sql<TreatySummary>`
    select ${summary} from directory.treaties t
    order by t.adopted nulls last, t.id limit 200`.execute(reader)
  return rows
}

/** All treaties whole, for the search index and the machine interface. */
export async function listWholeTreaties(reader: Reader): Promise<Treaty[]> {
  const { rows } = await sql<Treaty>`${whole} order by t.id limit 200`.execute(reader)
  return rows
}

/** Some treaties whole. */
export async function listTreatiesByIds(reader: Reader, ids: string[]): Promise<Treaty[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Treaty>`${whole} where t.id = any(${ids}) limit 200`.execute(reader)
  return rows
}

/** One treaty by its identifier, in either case. Throws NotFound. */
export async function getTreaty(reader: Reader, id: string): Promise<Treaty> {
  const { rows: [treaty] } = await sql<Treaty>`
    ${whole} where lower(t.id) = lower(${id})`.execute(reader)
  if (!treaty) throw new NotFound()
  return treaty
}

/** What States did with one treaty. */
export async function listParticipations(reader: Reader, treaty: string): Promise<Participation[]> {
  const { rows } = await sql<Participation>`
    ${participations} where p.treaty_id = ${treaty} order by p.position limit 300`.execute(reader)
  return rows
}

/** What one State did with all treaties. */
export async function listParticipationsOf(reader: Reader, state: string): Promise<Participation[]> {
  const { rows } = await sql<Participation>`
    ${participations} where p.state_id = ${state} order by p.treaty_id limit 300`.execute(reader)
  return rows
}

/** What every State of the Americas did with every treaty: the matrix. */
export async function listAllParticipations(reader: Reader): Promise<Participation[]> {
  const { rows } = await sql<Participation>`
    ${participations} where p.state_id is not null
    order by p.treaty_id, p.position limit 10000`.execute(reader)
  return rows
}

/** The treaties about a topic. */
export async function listTreatiesOfTopic(reader: Reader, topic: string): Promise<TreatySummary[]> {
  const { rows } = await sql<TreatySummary>`
    select ${summary}
    from directory.treaties t join directory.treaty_topics x on x.treaty_id = t.id
    where x.topic_id = ${topic}
    order by t.adopted nulls last, t.id limit 100`.execute(reader)
  return rows
}

/** Brings treaties and participation to what the content files say. */
export async function syncTreaties(writer: Writer, records: TreatyRecord[]): Promise<void> {
  await syncTable(writer, { table: 'directory.treaties', key: ['id'], rows: records.map(rowOf) })
  await syncTable(writer, {
    table: 'directory.participations', key: ['treaty_id', 'position'],
    rows: records.flatMap(participationRows),
  })
  await syncTable(writer, {
    table: 'directory.treaty_topics', key: ['treaty_id', 'topic_id'],
    rows: records.flatMap(({ id, topics }) => topics.map((topic) => ({ treaty_id: id, topic_id: topic }))),
  })
  await syncTable(writer, {
    table: 'directory.treaty_bodies', key: ['treaty_id', 'body_id'],
    rows: records.flatMap(({ id, bodies }) => bodies.map((body) => ({ treaty_id: id, body_id: body }))),
  })
}

function participationRows({ id, participation }: TreatyRecord) {
  return participation.records.map((record, position) => ({
    treaty_id: id,
    position,
    state_id: record.state,
    state_name: record.name ?? null,
    action: record.action,
    action_date: record.date ?? null,
    signed: record.signed ?? null,
    instrument: record.instrument ?? null,
    note: record.note ?? null,
    source: record.source ?? null,
  }))
}

function rowOf(record: TreatyRecord) {
  return {
    id: record.id,
    acronym: record.acronym ?? null,
    title: record.title,
    title_printed: record.titlePrinted,
    depositary: record.depositary ?? null,
    adopted: record.adopted ?? null,
    adopted_at: record.adoptedAt ?? null,
    adopted_note: record.adoptedNote ?? null,
    entry_into_force: record.entryIntoForce ?? null,
    entry_into_force_note: record.entryIntoForceNote ?? null,
    stated: record.stated ?? null,
    follow_up: record.followUp,
    obligations: record.obligations,
    participation_as_of: record.participation.asOf ?? null,
    participation_note: record.participation.asOfNote ?? null,
    participation_complete: record.participation.complete,
    participation_sources: record.participation.sources,
    notes: record.notes ?? null,
    confidence: record.confidence,
    sources: record.sources,
  }
}
