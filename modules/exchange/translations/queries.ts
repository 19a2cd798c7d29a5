// Translation requests: SQL and only SQL.
import { sql } from 'kysely'
import { kept } from '../../../kernel/database/kept.ts'
import type { Reader, Writer } from '../../../kernel/database/transaction.ts'
import { NotFound } from '../../../kernel/http/problem.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { named, withState } from '../items/queries.ts'
import type { Translation, TranslationStatus } from './translation.ts'

const columns = sql`
  t.id, json_build_object('id', i.id, 'number', i.number, 'kind', i.kind, 'tlp', i.tlp) as item,
  t.number, t.language,
  json_build_object('id', d.id, 'code', d.code, 'name', d.name, 'state', null) as desk,
  ${named} as owner, t.asked_at as "askedAt", t.status, t.decided_at as "decidedAt", t.reason`

const from = sql`
  from exchange.translation_requests t
  join exchange.items i on i.id = t.item_id
  join directory.organizations d on d.id = t.desk_id
  join directory.organizations o on o.id = i.owner_id ${withState}`

/** The requests about an item, for its owner and the desk. */
export async function listTranslations(reader: Reader, item: string): Promise<Translation[]> {
  const { rows } = await kept<Translation>`
    select ${columns} ${from} where t.item_id = ${item} order by t.asked_at, t.language`
    .execute(reader)
  return rows
}

/** What the actor's desk is asked to translate. */
export async function listTranslationsToDo(reader: Reader): Promise<Translation[]> {
  const { rows } = await sql<Translation>`
    select ${columns} ${from}
    where t.status = 'asked'
      and t.desk_id = any ((select directory.organizations_of_actor('desk'))::uuid[])
    order by t.asked_at limit 200`.execute(reader)
  return rows
}

/** Asks a desk. False when this text was asked for before. */
export async function insertTranslation(
  writer: Writer, { item, number, language, desk, by }: {
    item: string, number: number, language: Language, desk: string, by: string,
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into exchange.translation_requests (item_id, number, language, desk_id, asked_by)
    values (${item}, ${number}, ${language}, ${desk}, ${by})
    on conflict do nothing`.execute(writer)
  return Number(numAffectedRows) === 1
}

/** Moves a request on. Throws NotFound when it does not stand at `from`. */
export async function updateTranslation(
  writer: Writer, { item, number, language, from: before, to, by, reason = null }: {
    item: string, number: number, language: Language, from: TranslationStatus,
    to: TranslationStatus, by: string, reason?: string | null,
  },
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update exchange.translation_requests
    set status = ${to}, decided_by = ${by}, decided_at = now(), reason = ${reason}
    where item_id = ${item} and number = ${number} and language = ${language}
      and status = ${before}
    returning id`.execute(writer)
  if (rows.length === 0) throw new NotFound()
}

/** The organizations whose desks translate, in the actor's world. */
export async function listDesks(reader: Reader, exercise: boolean): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select o.id from directory.organizations o
    where o.kind = 'department' and o.exercise = ${exercise}
    order by o.department <> 'sms', o.code limit 20`.execute(reader)
  return rows.map(({ id }) => id)
}
