// What people try with notices, with what comes by mail, and with the records of sign-ins and of
// changes, in the full world. 3 was told of items, 20 works for nobody and was told nothing.
import { type RawBuilder, sql } from 'kysely'
import { clockwork } from './cast.ts'
import { deliveryProbes } from './delivery-probes.ts'
import type { FullWorld } from './full-world.ts'
import { count, unrefused, type WallProbe } from './wall-probe.ts'

export function recordProbes(world: FullWorld): WallProbe[] {
  const { player } = world
  const [told, nobody, other] = [player(3), player(20), player(9)]
  const may = (name: string, statement: RawBuilder<unknown>): WallProbe =>
    ({ name, actor: told.actor, may: true, does: count(statement) })
  const mayNot = (name: string, statement: RawBuilder<unknown>, by = told): WallProbe =>
    ({ name, actor: by.actor, may: false, does: count(statement) })
  const event = (account: string | null) => sql`
    insert into access.events (kind, account_id, request_id) values ('signed-in', ${account}, 'r')`
  return [
    may('marks as read', sql`update notices.notices set read_at = now()`),
    may('chooses', sql`update notices.choices set mail = 'never'`),
    may('says when', sql`update notices.quiet_hours set zone = 'America/Bogota'`),
    may('notes that they signed in', event(told.account)),
    mayNot('marks as read what others were told', sql`
      update notices.notices set read_at = '2030-01-01'`, nobody),
    mayNot('changes what they were told', sql`
      update notices.notices set restricted = not restricted`),
    mayNot('chooses for others', sql`update notices.choices set mail = 'never'`, nobody),
    mayNot('says when for others', sql`update notices.quiet_hours set zone = 'UTC'`, nobody),
    mayNot('rewrites mails', sql`update notices.mails set subject = 's'`),
    mayNot('notes that another signed in', event(other.account)),
    mayNot('adds to the record of changes', sql`
      insert into audit.changes (actor_kind, table_name, operation, row_key)
      values ('system', 'exchange.items', 'UPDATE', 'k')`),
    { name: 'notes a sign-in', actor: clockwork, may: true, does: count(event(other.account)) },
    { name: 'rewrites sign-ins', actor: clockwork, may: false,
      does: unrefused(sql`update access.events set kind = kind`) },
    { name: 'rewrites the record of changes', actor: clockwork, may: false,
      does: unrefused(sql`update audit.changes set actor_kind = actor_kind`) },
    ...deliveryProbes(world),
  ]
}
