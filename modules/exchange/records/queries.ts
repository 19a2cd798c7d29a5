// What happened to an item and who read it: SQL and only SQL.
import { sql } from 'kysely'
import { kept } from '../../../kernel/database/kept.ts'
import type { Reader, Writer } from '../../../kernel/database/transaction.ts'
import { named, withState } from '../items/queries.ts'
import {
  announced, type Delivery, type EventKind, type ItemEvent, type Read, type ReadWay,
} from './record.ts'

/** Notes a step in the life of an item, and that its readers are to be told where they are. */
export async function insertEvent(
  writer: Writer, { item, kind, organization, account, version = null, detail = {} }: {
    item: string, kind: EventKind, organization: string, account: string,
    version?: number | null, detail?: ItemEvent['detail'],
  },
): Promise<void> {
  const { rows: [event] } = await sql<{ id: string }>`
    insert into exchange.events (item_id, kind, organization_id, account_id, version, detail)
    values (${item}, ${kind}, ${organization}, ${account}, ${version}, ${JSON.stringify(detail)})
    returning id`.execute(writer)
  if (!event || !announced.includes(kind)) return
  await sql`insert into exchange.announcements (event_id) values (${event.id})`.execute(writer)
}

/** The life of an item as far as the actor may know it, the newest first. */
export async function listEvents(reader: Reader, item: string): Promise<ItemEvent[]> {
  const { rows } = await kept<ItemEvent>`
    select e.id, e.kind, ${named} as organization, e.account_id as account, e.at, e.version,
      e.detail
    from exchange.events e
    join directory.organizations o on o.id = e.organization_id ${withState}
    where e.item_id = ${item}
    order by e.id desc limit 500`.execute(reader)
  return rows
}

/**
 * Notes that the actor was shown items: each in its current version, and read through one of their
 * organizations, as exchange.reads_through() says.
 */
export async function insertReads(
  writer: Writer, items: readonly string[], way: ReadWay,
): Promise<void> {
  if (items.length === 0) return
  await sql`
    insert into exchange.reads (item_id, version, way, account_id, key_id, organization_id)
    select i.id, i.current_version, ${way}, access.account_id(), access.key_id(),
      exchange.reads_through(i.id)
    from exchange.items i
    where i.id = any (${items}::uuid[]) and i.status not in ('draft', 'awaiting-check')`
    .execute(writer)
}

/**
 * Notes that the actor saves a file. What is sent after its first byte goes on with a download: it
 * is noted only if none of this file was within a day, so that no byte leaves unnoted, and a
 * download that broke ten times is one.
 */
export async function insertDownload(
  writer: Writer, { item, file, isRest }: { item: string, file: string, isRest: boolean },
): Promise<void> {
  await sql`
    insert into exchange.reads
      (item_id, version, way, account_id, key_id, organization_id, file_id)
    select i.id, i.current_version, 'attachment', access.account_id(), access.key_id(),
      (directory.organizations_of_actor())[1], ${file}
    from exchange.items i
    where i.id = ${item} and i.status not in ('draft', 'awaiting-check')
      and not (${isRest} and exists (select from exchange.reads r
        where r.account_id = access.account_id() and r.item_id = i.id and r.file_id = ${file}
          and r.at > now() - interval '1 day'))`.execute(writer)
}

/** Who read an item, the newest first: everyone for the owner, oneself for others. */
export async function listReads(reader: Reader, item: string): Promise<Read[]> {
  const { rows } = await sql<Read>`
    select d.id, d.version, d.way, ${named} as organization, d.account_id as account, d.at,
      a.name as file
    from exchange.reads d
    left join exchange.attachments a on a.id = d.file_id
    join directory.organizations o on o.id = d.organization_id ${withState}
    where d.item_id = ${item}
    order by d.id desc limit 1000`.execute(reader)
  return rows
}

/** What readers were sent about an item, the oldest first; for its owner, and nobody else. */
export async function listDeliveries(reader: Reader, item: string): Promise<Delivery[]> {
  const { rows } = await sql<Delivery>`
    select case when o.id is not null then ${named} end as organization, d.account_id as account,
      d.type, d.occasion, d.way, d.at
    from exchange.deliveries_of(${item}) d
    left join directory.organizations o on o.id = d.organization_id ${withState}
    order by d.id`.execute(reader)
  return rows
}
