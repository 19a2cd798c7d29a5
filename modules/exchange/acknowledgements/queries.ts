// Acknowledgements and who still owes one: SQL and only SQL.
import { sql } from 'kysely'
import { kept } from '../../../kernel/database/kept.ts'
import type { Reader, Writer } from '../../../kernel/database/transaction.ts'
import type { Named } from '../items/item.ts'
import { named, withState } from '../items/queries.ts'
import type { Acknowledgement } from './acknowledgement.ts'

/** Who has acknowledged: all of them for the owner, one's own for others. */
export async function listAcknowledgements(
  reader: Reader, item: string,
): Promise<Acknowledgement[]> {
  const { rows } = await kept<Acknowledgement>`
    select ${named} as organization, a.account_id as account, a.version, a.at
    from exchange.acknowledgements a
    join directory.organizations o on o.id = a.organization_id ${withState}
    where a.item_id = ${item}
    order by a.at, o.code limit 2000`.execute(reader)
  return rows
}

/** Acknowledges for an organization. False when it had done so before. */
export async function insertAcknowledgement(
  writer: Writer, { item, organization, account, version }: {
    item: string, organization: string, account: string, version: number,
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into exchange.acknowledgements (item_id, organization_id, account_id, version)
    values (${item}, ${organization}, ${account}, ${version})
    on conflict do nothing`.execute(writer)
  return Number(numAffectedRows) === 1
}

/**
 * The organizations an item goes to, without its owner and translators: its recipients, and at
 * GREEN the members of its community. For the owner and the system.
 */
export async function listAddressed(reader: Reader, item: string): Promise<Named[]> {
  const { rows } = await kept<Named>`
    select o.id, o.code, o.name, coalesce(s.name::jsonb, x.name::jsonb) as state
    from directory.organizations o ${withState}
    join exchange.items i on i.id = ${item}
    where o.id <> i.owner_id and (
      exists (select from exchange.recipients r
        where r.item_id = i.id and r.organization_id = o.id and r.why <> 'translator'
          and (i.tlp <> 'red' or r.person_id is not null)
          and (i.tlp <> 'amber-strict' or r.why = 'reader'))
      or (i.tlp = 'green' and exists (select from directory.community_members m
        where m.community_id = i.community_id and m.organization_id = o.id
          and m.since <= now() and (m.until is null or m.until > now()))))
    order by o.code limit 2000`.execute(reader)
  return rows
}
