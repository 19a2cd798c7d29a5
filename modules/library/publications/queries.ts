// Publications: SQL and only SQL.
import { type RawBuilder, sql } from 'kysely'
import type { Reader, Writer } from '../../../kernel/database/transaction.ts'
import { Gone, NotFound } from '../../../kernel/http/problem.ts'
import type { FacetName, Filters } from './filters.ts'
import type { Publication, PublicationSummary } from './publication.ts'

export const PAGE_SIZE = 20

// One row a publication, with what hangs on it as arrays: what lists, facets and pages start from.
const summaries = sql`
  select p.id, p.title, p.title_printed as "titlePrinted", p.department, p.departments, p.type,
    p.published, p.only_in as "onlyIn", p.highlighted, p.updated_at,
    coalesce(left(p.published, 4), 'unknown') as year,
    coalesce((select json_agg(json_build_object('language', e.language, 'status', e.status,
        'basis', e.basis) order by array_position(array['en', 'es', 'pt', 'fr'], e.language))
      from library.editions e where e.publication_id = p.id), '[]') as editions,
    array(select e.language from library.editions e where e.publication_id = p.id) as languages,
    array(select t.topic_id from library.publication_topics t
      where t.publication_id = p.id order by t.topic_id) as topics
  from library.publications p`

const listed = sql`
  s.id, s.title, s."titlePrinted", s.department, s.departments, s.type, s.published, s."onlyIn",
  s.editions, s.topics`

// Each facet's own condition, so that a facet can be counted without itself.
const conditions = ({ language, department, topic, year, type }: Filters) => sql`
  (${empty(language)} or s.languages && ${language}::text[]) as in_language,
  (${empty(department)} or s.departments && ${department}::text[]) as in_department,
  (${empty(topic)} or s.topics && ${topic}::text[]) as in_topic,
  (${empty(year)} or s.year = any (${year}::text[])) as in_year,
  (${empty(type)} or s.type = any (${type}::text[])) as in_type`

const empty = (values: string[]) => sql.lit(values.length === 0)

/** One page of the publications that match, newest first, and how many there are in all. */
export async function listPublications(
  reader: Reader, filters: Filters,
): Promise<{ items: PublicationSummary[], total: number }> {
  const found = sql`
    s as (${summaries}), matched as (select s.*, ${conditions(filters)} from s),
    found as (select matched.* from matched
      where in_language and in_department and in_topic and in_year and in_type)`
  const { rows } = await sql<PublicationSummary>`
    with ${found} select ${listed} from found s
    order by s.published desc nulls last, s.id
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
    with s as (${summaries}), matched as (select s.*, ${conditions(filters)} from s)
    select 'language' as facet, v as value, count(*)::int as count from matched, unnest(languages) v
      where in_department and in_topic and in_year and in_type group by v
    union all
    select 'department', v, count(*)::int from matched, unnest(departments) v
      where in_language and in_topic and in_year and in_type group by v
    union all
    select 'topic', v, count(*)::int from matched, unnest(topics) v
      where in_language and in_department and in_year and in_type group by v
    union all
    select 'year', year, count(*)::int from matched
      where in_language and in_department and in_topic and in_type group by year
    union all
    select 'type', type, count(*)::int from matched
      where in_language and in_department and in_topic and in_year group by type`.execute(reader)
  return rows
}

const detailed = sql`
  ${listed}, p.subtitle, p.description, p.languages_note as "languagesNote", p.partners,
  p.symbol, p.isbn, p.link, p.notes, p.confidence, p.sources,
  p.added_at as "addedAt", p.updated_at as "updatedAt",
  array(select b.body_id from library.publication_bodies b where b.publication_id = p.id
    order by 1) as bodies,
  array(select t.state_id from library.publication_states t where t.publication_id = p.id
    order by 1) as states,
  coalesce((select json_agg(json_build_object('id', f.id, 'name', f.name, 'language', f.language,
      'mediaType', f.media_type, 'sizeBytes', f.size_bytes, 'version', f.version,
      'pageCount', f.page_count) order by array_position(array['en', 'es', 'pt', 'fr'], f.language))
    from (select distinct on (n.language) n.id, n.name, n.language, n.media_type, n.size_bytes,
        n.version, n.page_count
      from library.files n
      where n.publication_id = p.id and n.status = 'ready'
      order by n.language, n.version desc) f), '[]') as files`

/** One publication. Throws NotFound, or Gone when it was withdrawn. */
export async function getPublication(reader: Reader, id: string): Promise<Publication> {
  const number = /^[1-9]\d{0,8}$/.test(id) ? Number(id) : 0
  const { rows: [found] } = await sql<Publication>`
    with s as (${summaries} where p.id = ${number})
    select ${detailed}
    from s join library.publications p on p.id = s.id`.execute(reader)
  if (found) return found
  const { rows: [stone] } = await sql<{ id: number }>`
    select publication_id as id from library.tombstones
    where publication_id = ${number}`.execute(reader)
  throw stone ? new Gone() : new NotFound()
}

/** The four the Secretariat highlights. */
export async function listHighlighted(reader: Reader): Promise<PublicationSummary[]> {
  const { rows } = await sql<PublicationSummary>`
    with s as (${summaries})
    select ${listed} from s where s.highlighted
    order by s.published desc nulls last limit 10`.execute(reader)
  return rows
}

/** What a topic, a body, a State or a department has published, newest first. */
export async function listRelated(
  reader: Reader,
  { topic, body, state, department }: {
    topic?: string, body?: string, state?: string, department?: string,
  },
  limit = 10,
): Promise<{ items: PublicationSummary[], total: number }> {
  const { rows } = await sql<PublicationSummary & { total: number }>`
    with s as (${summaries})
    select ${listed}, count(*) over ()::int as total
    from s
    where (${topic ?? null}::text is null or ${topic ?? null} = any (s.topics))
      and (${department ?? null}::text is null or ${department ?? null} = any (s.departments))
      and (${body ?? null}::text is null or exists (select from library.publication_bodies b
        where b.publication_id = s.id and b.body_id = ${body ?? null}))
      and (${state ?? null}::text is null or exists (select from library.publication_states t
        where t.publication_id = s.id and t.state_id = ${state ?? null}))
    order by s.published desc nulls last, s.id
    limit ${limit}`.execute(reader)
  return { items: rows, total: rows[0]?.total ?? 0 }
}

/** What feeds and programs choose by; several values mean "one of these", none means all. */
export type Chosen = { language?: string[], department?: string[], topic?: string[] }

const chosen = ({ language = [], department = [], topic = [] }: Chosen) => sql`
  (${empty(language)} or s.languages && ${language}::text[])
  and (${empty(department)} or s.departments && ${department}::text[])
  and (${empty(topic)} or s.topics && ${topic}::text[])`

/** The latest publications whole, by date of the record's last change: for feeds. */
export async function listNewest(reader: Reader, only: Chosen, limit: number): Promise<Publication[]> {
  const { rows } = await sql<Publication>`
    with s as (${summaries})
    select ${detailed}
    from s join library.publications p on p.id = s.id
    where ${chosen(only)}
    order by p.updated_at desc, p.published desc nulls last, p.id
    limit ${limit}`.execute(reader)
  return rows
}

/** All publications whole, in order of identifier, after one of them: for harvesters and search. */
export async function listWhole(
  reader: Reader, { after = 0, limit, only = {} }: { after?: number, limit: number, only?: Chosen },
): Promise<Publication[]> {
  const { rows } = await sql<Publication>`
    with s as (${summaries})
    select ${detailed}
    from s join library.publications p on p.id = s.id
    where p.id > ${after} and ${chosen(only)}
    order by p.id
    limit ${limit}`.execute(reader)
  return rows
}

/** Withdraws every publication that is not among `ids`, and remembers it for harvesters. */
export async function withdrawMissing(writer: Writer, ids: number[]): Promise<void> {
  await withdraw(writer, sql`p.origin = 'content' and p.id <> all (${ids}::int[])`)
  await sql`delete from library.tombstones where publication_id = any (${ids}::int[])`.execute(writer)
}

/** Withdraws a work that bin/library made. False when there is none of this number. */
export async function withdrawAdded(writer: Writer, id: number): Promise<boolean> {
  return await withdraw(writer, sql`p.origin = 'added' and p.id = ${id}`) > 0
}

// The sets are kept as harvesters knew them: by these they learn of the withdrawal (OAI-PMH §2.5.1).
async function withdraw(writer: Writer, which: RawBuilder<unknown>): Promise<number> {
  await sql`
    insert into library.tombstones (publication_id, withdrawn_at, sets)
    select p.id, now(), ${setsOf(sql`p.id`)}
    from library.publications p
    where p.withdrawn_at is null and ${which}
    on conflict (publication_id) do update
      set withdrawn_at = excluded.withdrawn_at, sets = excluded.sets`.execute(writer)
  const { numAffectedRows } = await sql`
    update library.publications p set withdrawn_at = now()
    where p.withdrawn_at is null and ${which}`.execute(writer)
  return Number(numAffectedRows ?? 0)
}

/** The sets of a publication for harvesters: by department, topic and language. */
export const setsOf = (id: RawBuilder<unknown>) => sql`
  array(select 'department:' || d from library.publications o, unnest(o.departments) d
      where o.id = ${id})
    || array(select 'topic:' || t.topic_id from library.publication_topics t
      where t.publication_id = ${id} order by 1)
    || array(select 'language:' || e.language from library.editions e
      where e.publication_id = ${id} order by 1)`

/** How many publications each topic has. */
export async function countPublicationsByTopic(reader: Reader): Promise<Map<string, number>> {
  const { rows } = await sql<{ topic: string, count: number }>`
    select t.topic_id as topic, count(*)::int as count
    from library.publication_topics t group by t.topic_id`.execute(reader)
  return new Map(rows.map(({ topic, count }) => [topic, count]))
}

/** Several publications whole, by their numbers. */
export async function listByIds(reader: Reader, ids: number[]): Promise<Publication[]> {
  const { rows } = await sql<Publication>`
    with s as (${summaries})
    select ${detailed}
    from s join library.publications p on p.id = s.id
    where p.id = any (${ids}::int[])
    order by p.id`.execute(reader)
  return rows
}

/** How many publications there are, and when one last changed. */
export async function countPublications(
  reader: Reader,
): Promise<{ count: number, updatedAt: Date | null }> {
  const { rows } = await sql<{ count: number, updatedAt: Date | null }>`
    select count(*)::int as count, max(p.updated_at) as "updatedAt"
    from library.publications p`.execute(reader)
  return rows[0] ?? { count: 0, updatedAt: null }
}
