// Proposals for the public library: SQL and only SQL.
import { sql } from 'kysely'
import { kept } from '../../../kernel/database/kept.ts'
import type { Reader, Writer } from '../../../kernel/database/transaction.ts'
import { NotFound } from '../../../kernel/http/problem.ts'
import { named, withState } from '../items/queries.ts'
import type { Item } from '../items/item.ts'
import type { Proposal, Published, PublishedText } from './proposal.ts'

const columns = sql`
  json_build_object('id', i.id, 'number', i.number, 'kind', i.kind) as item, ${named} as owner,
  p.proposed_at as "proposedAt", p.accepted, p.decided_at as "decidedAt", p.reason`

const from = sql`
  from exchange.proposals p
  join exchange.items i on i.id = p.item_id
  join directory.organizations o on o.id = i.owner_id ${withState}`

/** The proposal of an item, for its owner and the desk; undefined when there is none. */
export async function findProposal(reader: Reader, item: string): Promise<Proposal | undefined> {
  const { rows: [found] } = await kept<Proposal>`
    select ${columns} ${from} where p.item_id = ${item}`.execute(reader)
  return found
}

/** Proposals that wait for the desk. */
export async function listProposals(reader: Reader): Promise<Proposal[]> {
  const { rows } = await sql<Proposal>`
    select ${columns} ${from}
    where p.accepted is null and (select directory.is_desk())
    order by p.proposed_at limit 200`.execute(reader)
  return rows
}

/** Proposes an item. False when it was proposed before. */
export async function insertProposal(writer: Writer, item: string, by: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into exchange.proposals (item_id, proposed_by) values (${item}, ${by})
    on conflict do nothing`.execute(writer)
  return Number(numAffectedRows) === 1
}

/** The desk decides. Throws NotFound, also when it was decided before or proposed by the same. */
export async function decideProposal(
  writer: Writer, { item, accepted, by, reason }: {
    item: string, accepted: boolean, by: string, reason: string | null,
  },
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update exchange.proposals
    set accepted = ${accepted}, decided_by = ${by}, decided_at = now(), reason = ${reason}
    where item_id = ${item} and accepted is null and proposed_by <> ${by}
    returning item_id as id`.execute(writer)
  if (rows.length === 0) throw new NotFound()
}

/** Puts a copy into the public library. */
export async function insertPublication(
  writer: Writer, item: Item, published: PublishedText[],
): Promise<void> {
  await sql`
    insert into exchange.publications
      (item_id, number, kind, department, owner_name, texts, issued_on, exercise)
    values (${item.id}, ${item.number}, ${item.kind}, ${item.department},
      ${JSON.stringify(item.owner.name)}, ${JSON.stringify(published)},
      ${item.issuedAt?.toISOString().slice(0, 10) ?? null}, ${item.exercise})`.execute(writer)
}

const publication = sql`
  number, kind, department, owner_name as "ownerName", texts, issued_on::text as "issuedOn",
  published_at as "publishedAt", exercise`

/** The practices and typologies of the public library, the newest first. */
export async function listPublished(reader: Reader): Promise<Published[]> {
  const { rows } = await sql<Published>`
    select ${publication} from exchange.publications
    where withdrawn_at is null order by published_at desc, number limit 500`.execute(reader)
  return rows
}

/** One of them. Throws NotFound. */
export async function getPublished(reader: Reader, number: string): Promise<Published> {
  const { rows: [found] } = await sql<Published>`
    select ${publication} from exchange.publications
    where number = ${number} and withdrawn_at is null`.execute(reader)
  if (!found) throw new NotFound()
  return found
}
