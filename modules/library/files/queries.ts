// Files and pages: SQL and only SQL.
import { sql } from 'kysely'
import type { Reader, Writer } from '../../../kernel/database/transaction.ts'
import type { Language, Multilingual } from '../../../kernel/i18n/languages.ts'
import type { LibraryFile } from './file.ts'

const columns = sql`
  f.id::int as id, f.publication_id as publication, f.language, f.version, f.name,
  f.media_type as "mediaType", f.size_bytes::int as "sizeBytes", f.page_count as "pageCount",
  f.cover, f.sha256, f.added_at as "addedAt"`

/** The files of a publication that can be read: newest version of each language first. */
export async function listFiles(reader: Reader, publication: number): Promise<LibraryFile[]> {
  const { rows } = await sql<LibraryFile>`
    select ${columns} from library.files f
    where f.publication_id = ${publication} and f.status = 'ready'
    order by f.language, f.version desc limit 200`.execute(reader)
  return rows
}

export async function findFile(reader: Reader, id: number): Promise<LibraryFile | undefined> {
  const { rows } = await sql<LibraryFile>`
    select ${columns} from library.files f where f.id = ${id}`.execute(reader)
  return rows[0]
}

export type KnownFile = {
  id: number
  publication: number
  status: 'queued' | 'ready' | 'refused'
  problem: string | null
  language: Language | null
  version: number
  pageCount: number | null
  withdrawn: boolean
}

/** The file with the same content, in whatever state it is. */
export async function findByHash(reader: Reader, sha256: string): Promise<KnownFile | undefined> {
  const { rows } = await sql<KnownFile>`
    select f.id::int as id, f.publication_id as publication, f.status, f.problem, f.language,
      f.version, f.page_count as "pageCount", p.withdrawn_at is not null as withdrawn
    from library.files f join library.publications p on p.id = f.publication_id
    where f.sha256 = ${sha256}`.execute(reader)
  return rows[0]
}

/** Lets a file that was refused wait for its text once more. */
export async function requeueFile(writer: Writer, id: number): Promise<void> {
  await sql`
    update library.files set status = 'queued', problem = null
    where id = ${id} and status = 'refused'`.execute(writer)
}

export type NewFile = {
  publication: number, language: Language | undefined, sha256: string, name: string,
  mediaType: string, sizeBytes: number,
}

/** Enters a file that waits for its text; its version follows those of its language. */
export async function insertFile(writer: Writer, file: NewFile): Promise<number> {
  const { rows: [row] } = await sql<{ id: number }>`
    insert into library.files
      (publication_id, language, version, sha256, name, media_type, size_bytes)
    select ${file.publication}, ${file.language ?? null},
      1 + coalesce(max(f.version) filter (where f.language is not distinct from ${file.language ?? null}), 0),
      ${file.sha256}, ${file.name}, ${file.mediaType}, ${file.sizeBytes}
    from library.files f where f.publication_id = ${file.publication}
    returning id::int as id`.execute(writer)
  return row?.id ?? 0
}

export type WaitingFile = {
  id: number, sha256: string, mediaType: string, publication: number, name: string,
  /** The language somebody named for it. */
  language: Language | null,
}

/** Files that wait for their text, oldest first. */
export async function listWaiting(reader: Reader): Promise<WaitingFile[]> {
  const { rows } = await sql<WaitingFile>`
    select f.id::int as id, f.sha256, f.media_type as "mediaType", f.publication_id as publication,
      f.name, f.language
    from library.files f where f.status = 'queued' order by f.id limit 100`.execute(reader)
  return rows
}

/** Forgets the pages of a file: an earlier reading may have ended halfway. */
export async function deletePages(writer: Writer, file: number): Promise<void> {
  await sql`delete from library.pages where file_id = ${file}`.execute(writer)
}

/** Stores some pages of a file that waits; nobody sees them until it is finished. */
export async function insertPages(
  writer: Writer, file: number, { language, first, pages }: { language: Language, first: number, pages: string[] },
): Promise<void> {
  const rows = pages.map((text, index) => ({ page: first + index, text }))
  await sql`
    insert into library.pages (file_id, page, language, text)
    select ${file}, r.page, ${language}, r.text
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(page int, text text)`.execute(writer)
}

/** Opens a file to readers; the record of its publication has changed. */
export async function finishFile(
  writer: Writer, id: number,
  { pageCount, language, cover }: { pageCount: number | null, language: Language, cover: boolean },
): Promise<void> {
  // A file whose language nobody named takes the one of its text, and the next free version of it.
  await sql`
    update library.files f set status = 'ready', page_count = ${pageCount},
      cover = ${cover}, language = coalesce(f.language, ${language}),
      version = case when f.language is null then 1 + coalesce((select max(o.version)
        from library.files o where o.publication_id = f.publication_id
          and o.language = ${language}), 0) else f.version end
    where f.id = ${id}`.execute(writer)
  await sql`
    update library.publications p set updated_at = now()
    from library.files f where f.id = ${id} and p.id = f.publication_id`.execute(writer)
}

/** Keeps why a file cannot be used. */
export async function refuseFile(writer: Writer, id: number, problem: string): Promise<void> {
  await sql`
    update library.files set status = 'refused', problem = ${problem} where id = ${id}`.execute(writer)
}

/**
 * Makes a publication for a file that belongs to none. Numbers from 100001 up are Puente's own.
 * Nobody sees it until the file has been read: `openAddedWork`.
 */
export async function insertPublication(
  writer: Writer, work: { title: Multilingual, language: Language, description: Multilingual },
): Promise<number> {
  const { rows: [row] } = await sql<{ id: number }>`
    insert into library.publications
      (id, title, title_printed, description, departments, type, partners, highlighted, confidence,
        sources, fingerprint, origin, withdrawn_at)
    select greatest(100000, max(p.id)) + 1, ${JSON.stringify(work.title)}::jsonb,
      array[${work.language}], ${JSON.stringify(work.description)}::jsonb, '{}', 'report', '[]',
      false, 'low', '[]', '', 'added', now()
    from library.publications p
    returning id`.execute(writer)
  return row?.id ?? 0
}

/** Enters the edition a file proves to exist. */
export async function insertEdition(writer: Writer, publication: number, language: Language): Promise<void> {
  await sql`
    insert into library.editions (publication_id, language, status, basis)
    values (${publication}, ${language}, 'official', 'stated')
    on conflict (publication_id, language) do nothing`.execute(writer)
}

/** Whether there is a publication that files can be added to. */
export async function hasPublication(reader: Reader, id: number): Promise<boolean> {
  const { rows } = await sql`
    select from library.publications p where p.id = ${id} and p.withdrawn_at is null`.execute(reader)
  return rows.length > 0
}

export type PageText = {
  file: number, page: number, language: Language, text: string, publication: number,
  title: Multilingual, name: string,
  /** Whether the number is one of a page that a reader would find in the file. */
  paged: boolean,
}

const pageText = sql`
  p.file_id::int as file, p.page, p.language, p.text, f.publication_id as publication,
  w.title, f.name, f.page_count is not null as paged`

// Earlier versions keep their address, but what is found is the newest.
const newest = sql`
  f.status = 'ready' and not exists (select from library.files n
    where n.publication_id = f.publication_id and n.language = f.language
      and n.version > f.version and n.status = 'ready')`

/** Pages of readable files after a place in the list: for the search index. */
export async function listPages(
  reader: Reader, { file = 0, page = 0 }: { file?: number, page?: number }, limit: number, only?: number,
): Promise<PageText[]> {
  const { rows } = await sql<PageText>`
    select ${pageText}
    from library.pages p
    join library.files f on f.id = p.file_id and ${newest}
    join library.publications w on w.id = f.publication_id
    where (p.file_id, p.page) > (${file}, ${page})
      and (${only ?? null}::bigint is null or p.file_id = ${only ?? null})
    order by p.file_id, p.page limit ${limit}`.execute(reader)
  return rows
}

/** Single pages by file and number, for the lines of search results. */
export async function listPagesByKeys(
  reader: Reader, keys: { file: number, page: number }[],
): Promise<PageText[]> {
  const { rows } = await sql<PageText>`
    select ${pageText}
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k(file bigint, page int)
    join library.pages p on p.file_id = k.file and p.page = k.page
    join library.files f on f.id = p.file_id and ${newest}
    join library.publications w on w.id = f.publication_id`.execute(reader)
  return rows
}

/** The pages of earlier versions that a file takes the place of. */
export async function listReplacedPages(
  reader: Reader, file: number,
): Promise<{ file: number, page: number }[]> {
  const { rows } = await sql<{ file: number, page: number }>`
    select p.file_id::int as file, p.page
    from library.files f
    join library.files o on o.publication_id = f.publication_id and o.language = f.language
      and o.version < f.version
    join library.pages p on p.file_id = o.id
    where f.id = ${file}
    order by p.file_id, p.page limit 20000`.execute(reader)
  return rows
}

/** How many pages there are and the newest file: changes whenever the pages do. */
export async function countPages(reader: Reader): Promise<string> {
  const { rows: [row] } = await sql<{ state: string }>`
    select count(*) || ' pages, ' || count(distinct p.file_id) || ' files, last ' ||
      coalesce(max(p.file_id), 0) as state
    from library.pages p`.execute(reader)
  return row?.state ?? ''
}

/** The editions that files prove to exist. */
export async function listProvenEditions(
  reader: Reader,
): Promise<{ publication_id: number, language: Language }[]> {
  const { rows } = await sql<{ publication_id: number, language: Language }>`
    select distinct f.publication_id, f.language from library.files f
    where f.status = 'ready' and f.language is not null`.execute(reader)
  return rows
}

/** Shows a work that was made from a file alone, with the title and language its text tells. */
export async function openAddedWork(
  writer: Writer, publication: number,
  { title, language }: { title: Multilingual | undefined, language: Language },
): Promise<void> {
  await sql`
    update library.publications p
    set title = coalesce(${title ? JSON.stringify(title) : null}::jsonb, p.title),
      title_printed = array[${language}], withdrawn_at = null
    where p.id = ${publication} and p.origin = 'added'
      and (select count(*) from library.files f
        where f.publication_id = p.id and f.status = 'ready') = 1
      and not exists (select from library.tombstones t where t.publication_id = p.id)`.execute(writer)
}
