// Versions of items and their stricter parts: SQL and only SQL.
import { sql } from 'kysely'
import { kept } from '../../../kernel/database/kept.ts'
import type { Reader, Writer } from '../../../kernel/database/transaction.ts'
import { NotFound } from '../../../kernel/http/problem.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { levelOf, tlps } from '../../../standards/tlp/tlp.ts'
import type { Body, Indicator, Version } from './version.ts'

type Row = Version & { parts: { level: number, content: Indicator }[] }

const columns = sql`
  v.item_id as item, v.number, v.language, v.title, v.summary, v.body,
  v.organization_id as organization, v.created_by as "createdBy", v.created_at as "createdAt",
  v.changed_by as "changedBy", v.changed_at as "changedAt", v.translated,
  v.published_at as "publishedAt", v.revision,
  coalesce((select json_agg(json_build_object('level', p.level, 'content', p.content)
      order by p.id)
    from exchange.parts p
    where p.item_id = v.item_id and p.number = v.number and p.language = v.language), '[]')
    as parts`

// The parts the reader may see stand with the others, each with its marking.
function joinParts({ parts, ...version }: Row): Version {
  const stricter = parts.map(({ level, content }): Indicator => {
    const tlp = tlps.find((one) => levelOf(one) === level)
    return { ...content, ...(tlp && { tlp }) }
  })
  if (stricter.length === 0) return version
  const { indicators = [], ...body } = version.body
  return { ...version, body: { ...body, indicators: [...indicators, ...stricter] } }
}

/** All versions of an item that the actor may read, the newest first, originals before others. */
export async function listVersions(reader: Reader, item: string): Promise<Version[]> {
  const { rows } = await kept<Row>`
    select ${columns} from exchange.versions v
    where v.item_id = ${item}
    order by v.number desc, v.translated, v.created_at, v.language
    limit 400`.execute(reader)
  return rows.map(joinParts)
}

type Key = { item: string, number: number, language: Language }

/** One version in one language. Throws NotFound. */
export async function getVersion(
  reader: Reader, { item, number, language }: Key,
): Promise<Version> {
  const { rows: [found] } = await kept<Row>`
    select ${columns} from exchange.versions v
    where v.item_id = ${item} and v.number = ${number} and v.language = ${language}`
    .execute(reader)
  if (!found) throw new NotFound()
  return joinParts(found)
}

export type NewVersion = Key & {
  title: string, summary: string, body: Body, organization: string, by: string,
  translated: boolean,
}

/** Begins a text. False when there is one in this language already. */
export async function insertVersion(writer: Writer, version: NewVersion): Promise<boolean> {
  const { item, number, language, title, summary, organization, by, translated } = version
  const { whole, parts } = splitBody(version.body)
  const { numAffectedRows } = await sql`
    insert into exchange.versions (item_id, number, language, title, summary, body,
      organization_id, created_by, changed_by, translated)
    values (${item}, ${number}, ${language}, ${title}, ${summary}, ${JSON.stringify(whole)},
      ${organization}, ${by}, ${by}, ${translated})
    on conflict do nothing`.execute(writer)
  if (Number(numAffectedRows) === 0) return false
  await insertParts(writer, version, parts)
  return true
}

/**
 * Saves a text that is not published yet, when it is still as the writer knew it. Returns whether
 * it was.
 */
export async function updateVersion(
  writer: Writer,
  { title, summary, body, by, revision, ...key }: Key & {
    title: string, summary: string, body: Body, by: string, revision: number,
  },
): Promise<boolean> {
  const { whole, parts } = splitBody(body)
  const { item, number, language } = key
  const { rows: [saved] } = await sql<{ number: number }>`
    update exchange.versions
    set title = ${title}, summary = ${summary}, body = ${JSON.stringify(whole)},
      changed_by = ${by}, changed_at = now(), revision = revision + 1
    where item_id = ${item} and number = ${number} and language = ${language}
      and published_at is null and revision = ${revision}
    returning number`.execute(writer)
  if (!saved) return false
  await sql`
    delete from exchange.parts
    where item_id = ${item} and number = ${number} and language = ${language}`.execute(writer)
  await insertParts(writer, key, parts)
  return true
}

/** Gives up a text nobody else has seen. Throws NotFound. */
export async function deleteVersion(
  writer: Writer, { item, number, language }: Key,
): Promise<void> {
  const { numAffectedRows } = await sql`
    delete from exchange.versions
    where item_id = ${item} and number = ${number} and language = ${language}
      and published_at is null`.execute(writer)
  if (Number(numAffectedRows) === 0) throw new NotFound()
}

/** Publishes the texts of a version: all of them, or one language. Returns the languages. */
export async function publishVersion(
  writer: Writer, { item, number, by, language }: {
    item: string, number: number, by: string, language?: Language,
  },
): Promise<Language[]> {
  const { rows } = await sql<{ language: Language }>`
    update exchange.versions
    set published_at = now(), published_by = ${by}, changed_by = ${by}
    where item_id = ${item} and number = ${number} and published_at is null
      and (${language ?? null}::text is null or language = ${language ?? null})
      and (${language ?? null}::text is not null or not translated)
    returning language`.execute(writer)
  return rows.map((row) => row.language)
}

// An indicator with a marking of its own is a row of its own: the policies see its level.
function splitBody({ indicators, ...rest }: Body): { whole: Body, parts: Indicator[] } {
  if (!indicators) return { whole: rest, parts: [] }
  return {
    whole: { ...rest, indicators: indicators.filter(({ tlp }) => tlp === undefined) },
    parts: indicators.filter(({ tlp }) => tlp !== undefined),
  }
}

async function insertParts(
  writer: Writer, { item, number, language }: Key, parts: Indicator[],
): Promise<void> {
  for (const { tlp = 'red', ...content } of parts) {
    await sql`
      insert into exchange.parts (item_id, number, language, level, content)
      values (${item}, ${number}, ${language}, ${levelOf(tlp)}, ${JSON.stringify(content)})`
      .execute(writer)
  }
}
