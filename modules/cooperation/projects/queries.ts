// Projects: SQL and only SQL.
import { sql } from 'kysely'
import { syncTable } from '../../../kernel/database/sync.ts'
import type { Reader, Writer } from '../../../kernel/database/transaction.ts'
import { NotFound } from '../../../kernel/http/problem.ts'
import type { FacetName, Filters } from './filters.ts'
import type { ProjectRecord } from './input.ts'
import type { Project, ProjectSummary } from './project.ts'

export const PAGE_SIZE = 20

const summary = sql`
  p.id, p.name, p.name_printed as "namePrinted", p.acronym, p.departments, p.type,
  p.start_year as "startYear", p.end_year as "endYear", p.status, p.objective`

const base = sql`
  select ${summary},
    coalesce(p.status, 'unknown') as status_known,
    array(select t.topic_id from cooperation.project_topics t where t.project_id = p.id order by 1)
      as topics,
    array(select t.state_id from cooperation.project_states t where t.project_id = p.id order by 1)
      as states
  from cooperation.projects p`

const conditions = ({ department, topic, status, country }: Filters) => sql`
  (${empty(department)} or s.departments && ${department}::text[]) as in_department,
  (${empty(topic)} or s.topics && ${topic}::text[]) as in_topic,
  (${empty(status)} or s.status_known = any (${status}::text[])) as in_status,
  (${empty(country)} or s.states && ${country}::text[]) as in_country`

const empty = (values: string[]) => sql.lit(values.length === 0)

const listed = sql`
  s.id, s.name, s."namePrinted", s.acronym, s.departments, s.type, s."startYear", s."endYear",
  s.status, s.objective`

/** One page of the projects that match: active first, then the latest. */
export async function listProjects(
  reader: Reader, filters: Filters,
): Promise<{ items: ProjectSummary[], total: number }> {
  const found = sql`
    s as (${base}), matched as (select s.*, ${conditions(filters)} from s),
    found as (select matched.* from matched
      where in_department and in_topic and in_status and in_country)`
  const { rows } = await sql<ProjectSummary>`
    with ${found} select ${listed} from found s
    order by (s.status = 'active') desc nulls last, s."startYear" desc nulls last, s.id
    limit ${PAGE_SIZE} offset ${(filters.page - 1) * PAGE_SIZE}`.execute(reader)
  // Counted apart, so that a page beyond the last still says how many there are.
  const { rows: [count] } = await sql<{ total: number }>`
    with ${found} select count(*)::int as total from found`.execute(reader)
  return { items: rows, total: count?.total ?? 0 }
}

export type FacetCount = { facet: FacetName, value: string, count: number }

/** For each facet: its values with how many would be found, given the other facets. */
export async function countFacets(reader: Reader, filters: Filters): Promise<FacetCount[]> {
  const { rows } = await sql<FacetCount>`
    with s as (${base}), matched as (select s.*, ${conditions(filters)} from s)
    select 'department' as facet, v as value, count(*)::int as count
      from matched, unnest(departments) v
      where in_topic and in_status and in_country group by v
    union all
    select 'topic', v, count(*)::int from matched, unnest(topics) v
      where in_department and in_status and in_country group by v
    union all
    select 'status', status_known, count(*)::int from matched
      where in_department and in_topic and in_country group by status_known
    union all
    select 'country', v, count(*)::int from matched, unnest(states) v
      where in_department and in_topic and in_status group by v`.execute(reader)
  return rows
}

const whole = sql`
  select ${summary}, p.status_basis as "statusBasis", p.status_note as "statusNote", p.donors,
    p.donors_note as "donorsNote", p.partners, p.states_published as "statesPublished",
    p.states_note as "statesNote", p.activities, p.notes, p.confidence, p.sources,
    p.updated_at as "updatedAt",
    array(select t.state_id from cooperation.project_states t
      where t.project_id = p.id order by 1) as states,
    array(select t.topic_id from cooperation.project_topics t
      where t.project_id = p.id order by 1) as topics,
    array(select t.body_id from cooperation.project_bodies t
      where t.project_id = p.id order by 1) as bodies,
    coalesce((select json_agg(
        json_build_object('date', r.result_date, 'text', r.text) order by r.position)
      from cooperation.results r where r.project_id = p.id), '[]') as results,
    coalesce((select json_agg(
        json_build_object('date', e.event_date, 'text', e.text, 'source', e.source)
        order by e.event_date, e.position)
      from cooperation.events e where e.project_id = p.id), '[]') as events
  from cooperation.projects p`

/** One project. Throws NotFound. */
export async function getProject(reader: Reader, id: string): Promise<Project> {
  const number = /^[1-9]\d{0,8}$/.test(id) ? Number(id) : 0
  const { rows: [project] } = await sql<Project>`${whole} where p.id = ${number}`.execute(reader)
  if (!project) throw new NotFound()
  return project
}

/** All projects whole, after one of them: for the search index and the machine interface. */
export async function listWholeProjects(
  reader: Reader, { after = 0, limit }: { after?: number, limit: number },
): Promise<Project[]> {
  const { rows } = await sql<Project>`
    ${whole} where p.id > ${after} order by p.id limit ${limit}`.execute(reader)
  return rows
}

/** The projects of a topic, a body, a State or a department. */
export async function listRelatedProjects(
  reader: Reader,
  { topic = '', body = '', state = '', department = '' }: {
    topic?: string, body?: string, state?: string, department?: string,
  },
  limit = 10,
): Promise<{ items: ProjectSummary[], total: number }> {
  const { rows } = await sql<ProjectSummary & { total: number }>`
    with s as (${base})
    select ${listed}, count(*) over ()::int as total
    from s
    where (${topic} = '' or ${topic} = any (s.topics))
      and (${department} = '' or ${department} = any (s.departments))
      and (${state} = '' or ${state} = any (s.states))
      and (${body} = '' or exists (select from cooperation.project_bodies b
        where b.project_id = s.id and b.body_id = ${body}))
    order by (s.status = 'active') desc nulls last, s."startYear" desc nulls last, s.id
    limit ${limit}`.execute(reader)
  return { items: rows, total: rows[0]?.total ?? 0 }
}

/** How many projects each topic has. */
export async function countByTopic(reader: Reader): Promise<Map<string, number>> {
  const { rows } = await sql<{ topic: string, count: number }>`
    select topic_id as topic, count(*)::int as count
    from cooperation.project_topics group by topic_id`.execute(reader)
  return new Map(rows.map(({ topic, count }) => [topic, count]))
}

/** How many projects name each State. */
export async function countByState(reader: Reader): Promise<Map<string, number>> {
  const { rows } = await sql<{ state: string, count: number }>`
    select state_id as state, count(*)::int as count
    from cooperation.project_states group by state_id`.execute(reader)
  return new Map(rows.map(({ state, count }) => [state, count]))
}

/** Brings the projects to what the content files say. */
export async function syncProjects(writer: Writer, records: ProjectRecord[]): Promise<void> {
  await syncTable(writer, { table: 'cooperation.projects', key: ['id'], rows: records.map(rowOf) })
  await syncTable(writer, {
    table: 'cooperation.results', key: ['project_id', 'position'],
    rows: records.flatMap(({ id, results }) => results.map(({ text, date }, position) =>
      ({ project_id: id, position, result_date: date ?? null, text }))),
  })
  await syncTable(writer, {
    table: 'cooperation.events', key: ['project_id', 'position'],
    rows: records.flatMap(({ id, history }) => history.map(({ text, date, source }, position) =>
      ({ project_id: id, position, event_date: date, text, source: source ?? null }))),
  })
  const links = [
    ['project_states', 'state_id', ({ states }: ProjectRecord) => states ?? []],
    ['project_topics', 'topic_id', ({ topics }: ProjectRecord) => topics],
    ['project_bodies', 'body_id', ({ bodies }: ProjectRecord) => bodies],
  ] as const
  for (const [table, column, of] of links) {
    await syncTable(writer, {
      table: `cooperation.${table}`, key: ['project_id', column],
      rows: records.flatMap((record) => [...new Set(of(record))].map((target) =>
        ({ project_id: record.id, [column]: target }))),
    })
  }
}

function rowOf(record: ProjectRecord) {
  return {
    id: record.id,
    name: record.name,
    name_printed: record.namePrinted,
    acronym: record.acronym ?? null,
    departments: record.departments,
    type: record.type,
    start_year: record.start ?? null,
    end_year: record.end ?? null,
    status: record.status ?? null,
    status_basis: record.statusBasis ?? null,
    status_note: record.statusNote ?? null,
    donors: record.donors,
    donors_note: record.donorsNote ?? null,
    partners: record.partners,
    states_published: record.states !== null,
    states_note: record.statesNote ?? null,
    objective: record.objective,
    activities: record.activities,
    notes: record.notes ?? null,
    confidence: record.confidence,
    sources: record.sources,
  }
}

/** Several projects whole, by their numbers. */
export async function listProjectsByIds(reader: Reader, ids: number[]): Promise<Project[]> {
  const { rows } = await sql<Project>`
    ${whole} where p.id = any (${ids}::int[]) order by p.id`.execute(reader)
  return rows
}

/** How many projects there are. */
export async function countProjects(reader: Reader): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from cooperation.projects`.execute(reader)
  return rows[0]?.count ?? 0
}
