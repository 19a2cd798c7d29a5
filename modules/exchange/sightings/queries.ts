// Sightings: SQL and only SQL.
import { sql } from 'kysely'
import { kept } from '../../../kernel/database/kept.ts'
import type { Reader, Writer } from '../../../kernel/database/transaction.ts'
import { named, withState } from '../items/queries.ts'
import type { Sighting } from './sighting.ts'

/** The sightings whose reporter the actor may know, the newest first. */
export async function listSightings(reader: Reader, item: string): Promise<Sighting[]> {
  const { rows } = await kept<Sighting>`
    select g.id, ${named} as organization, g.seen, g.count, g.place,
      g.seen_on::text as "seenOn", g.private, g.at
    from exchange.sightings g
    join directory.organizations o on o.id = g.organization_id ${withState}
    where g.item_id = ${item}
    order by g.at desc, g.id limit 1000`.execute(reader)
  return rows
}

/** How many States have seen it, private reports included; null when fewer than five. */
export async function countStatesThatSaw(reader: Reader, item: string): Promise<number | null> {
  const { rows: [row] } = await kept<{ count: number | null }>`
    select exchange.states_that_saw(${item}) as count`.execute(reader)
  return row?.count ?? null
}

export type NewSighting = {
  item: string, organization: string, account: string, seen: boolean, count: number | null,
  place: string | null, seenOn: string | null, private: boolean,
}

export async function insertSighting(writer: Writer, sighting: NewSighting): Promise<void> {
  const { item, organization, account, seen, count, place, seenOn } = sighting
  await sql`
    insert into exchange.sightings
      (item_id, organization_id, account_id, seen, count, place, seen_on, private)
    values (${item}, ${organization}, ${account}, ${seen}, ${count}, ${place}, ${seenOn}::date,
      ${sighting.private})`.execute(writer)
}
