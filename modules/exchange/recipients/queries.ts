// Recipients, and requests to let a client read too: SQL and only SQL.
import { sql } from 'kysely'
import { kept } from '../../../kernel/database/kept.ts'
import type { Reader, Writer } from '../../../kernel/database/transaction.ts'
import { NotFound } from '../../../kernel/http/problem.ts'
import { named, withState } from '../items/queries.ts'
import type { OnwardRequest, Recipient, RecipientWhy } from './recipient.ts'

/**
 * The recipients of an item: all of them for its owner, one's own entries for others. Whoever left
 * the owner's communities is still named, though no longer by name.
 */
export async function listRecipients(reader: Reader, item: string): Promise<Recipient[]> {
  const { rows } = await sql<Recipient>`
    select r.id, ${named} as organization,
      case when r.person_id is not null then
        json_build_object('id', r.person_id, 'name', coalesce(p.name, '–')) end as person,
      r.why, r.added_at as "addedAt"
    from exchange.recipients r
    join directory.organizations o on o.id = r.organization_id ${withState}
    left join directory.people p on p.id = r.person_id
    where r.item_id = ${item}
    order by r.why, o.code, p.name, r.id
    limit 2000`.execute(reader)
  return rows
}

export type Given = { organization: string, person?: string }

/**
 * Brings the recipients of a kind to a list. Returns what was added and removed; who stays keeps
 * their entry, and who is not in the item's world, or nowhere, is left out.
 */
export async function setRecipients(
  writer: Writer, { item, given, by, why = 'reader' }: {
    item: string, given: Given[], by: string, why?: RecipientWhy,
  },
): Promise<{ added: number, removed: number }> {
  const rows = JSON.stringify(given.map(({ organization, person = null }) =>
    ({ organization, person })))
  const given_ = sql`jsonb_to_recordset(${rows}::jsonb) as g(organization uuid, person uuid)`
  const removed = await sql`
    delete from exchange.recipients r
    where r.item_id = ${item} and r.why = ${why} and not exists (select from ${given_}
      where g.organization = r.organization_id and g.person is not distinct from r.person_id)`
    .execute(writer)
  const added = await sql`
    insert into exchange.recipients (item_id, organization_id, person_id, why, added_by)
    select ${item}, g.organization, g.person, ${why}, ${by} from ${given_}
    join exchange.items i on i.id = ${item}
    join directory.organizations o on o.id = g.organization and o.exercise = i.exercise
    on conflict do nothing`.execute(writer)
  return { added: Number(added.numAffectedRows), removed: Number(removed.numAffectedRows) }
}

/** Adds one organization. */
export async function insertRecipient(
  writer: Writer, { item, organization, by, why }: {
    item: string, organization: string, by: string, why: RecipientWhy,
  },
): Promise<void> {
  await sql`
    insert into exchange.recipients (item_id, organization_id, why, added_by)
    values (${item}, ${organization}, ${why}, ${by})
    on conflict do nothing`.execute(writer)
}

const onwardColumns = sql`
  q.id, q.item_id as item, ${named} as organization,
  json_build_object('id', c.id, 'code', c.code, 'name', c.name, 'state', null) as client,
  q.reason, q.asked_at as "askedAt", q.accepted, q.decided_at as "decidedAt"`

const fromOnward = sql`
  from exchange.onward_requests q
  join directory.organizations o on o.id = q.organization_id ${withState}
  join directory.organizations c on c.id = q.client_id`

/** Requests about an item: all of them for its owner, one's own for others. */
export async function listOnwardRequests(reader: Reader, item: string): Promise<OnwardRequest[]> {
  const { rows } = await kept<OnwardRequest>`
    select ${onwardColumns} ${fromOnward}
    where q.item_id = ${item} order by q.asked_at desc, q.id limit 500`.execute(reader)
  return rows
}

/** Requests that wait for an answer of the actor's organizations. */
export async function listOnwardToDecide(reader: Reader): Promise<OnwardRequest[]> {
  const { rows } = await sql<OnwardRequest>`
    select ${onwardColumns} ${fromOnward}
    join exchange.items i on i.id = q.item_id
    where q.accepted is null
      and i.owner_id = any ((select directory.organizations_of_actor())::uuid[])
    order by q.asked_at, q.id limit 100`.execute(reader)
  return rows
}

/** Asks the owner. False when the same was asked before and is still open. */
export async function insertOnwardRequest(
  writer: Writer, request: {
    item: string, organization: string, client: string, reason: string, by: string,
  },
): Promise<boolean> {
  const { item, organization, client, reason, by } = request
  const { numAffectedRows } = await sql`
    insert into exchange.onward_requests (item_id, organization_id, client_id, reason, asked_by)
    values (${item}, ${organization}, ${client}, ${reason}, ${by})
    on conflict do nothing`.execute(writer)
  return Number(numAffectedRows) === 1
}

/** The owner answers. Throws NotFound, also when it was answered before. */
export async function decideOnwardRequest(
  writer: Writer, { id, accepted, by }: { id: string, accepted: boolean, by: string },
): Promise<{ item: string, client: string }> {
  const { rows: [decided] } = await sql<{ item: string, client: string }>`
    update exchange.onward_requests
    set accepted = ${accepted}, decided_by = ${by}, decided_at = now()
    where id = ${id} and accepted is null
    returning item_id as item, client_id as client`.execute(writer)
  if (!decided) throw new NotFound()
  return decided
}

export type Nameable = { person: string, name: string, organization: Recipient['organization'] }

/** Persons whom RED may name: colleagues, and contacts of the actor's communities. */
export async function listNameable(reader: Reader): Promise<Nameable[]> {
  const { rows } = await sql<Nameable>`
    with known as (
      select m.person_id, m.organization_id from directory.memberships m
      where m.since <= now() and (m.until is null or m.until > now())
      union
      select c.person_id, c.organization_id from directory.contacts c
      where c.since <= now() and (c.until is null or c.until > now())
    )
    select p.id as person, p.name, ${named} as organization
    from known
    join directory.people p on p.id = known.person_id
    join directory.organizations o on o.id = known.organization_id ${withState}
    order by o.code, p.name, p.id
    limit 1000`.execute(reader)
  return rows
}
