// Whom to tell of what, for the clock: SQL and only SQL, as the system.
import { type RawBuilder, sql } from 'kysely'
import type { Writer } from '../../../kernel/database/transaction.ts'
import type { EventKind } from '../records/record.ts'
import type { ReminderStep, Told } from './announcement.ts'

// Facts about the item `i`, owned by `o`, for the person `p`.
const told = (occasion: RawBuilder<unknown>) => sql`
  p.account_id as account, i.id as item, i.number, i.kind, i.tlp, o.name as owner,
  i.current_version as version, i.acknowledge_by as "acknowledgeBy", ${occasion} as occasion`

const isCurrent = sql`m.since <= now() and (m.until is null or m.until > now())`

// Contacts, while they work for the organization that named them: who left it reads nothing by it.
const contacts = sql`directory.contacts c
  join directory.memberships m on m.person_id = c.person_id
    and m.organization_id = c.organization_id and ${isCurrent}`
const isContact = sql`c.since <= now() and (c.until is null or c.until > now())`

// The people behind the readers `r` of an item: members of organizations and of the organizations
// of a community, its contacts, the named; of what everyone may read, the contacts of the
// communities of its department.
const peopleOf = (r: RawBuilder<unknown>, i: RawBuilder<unknown>) => sql`
  select m.person_id from directory.memberships m
    where ${isCurrent} and (m.organization_id = ${r}
      or exchange.named(m.person_id, m.organization_id) = ${r})
  union
  select m.person_id from directory.community_members k
    join directory.memberships m on m.organization_id = k.organization_id and ${isCurrent}
    where k.community_id = ${r} and k.since <= now() and (k.until is null or k.until > now())
  union
  select c.person_id from ${contacts} where c.community_id = ${r} and ${isContact}
  union
  select c.person_id from ${contacts}
    join directory.communities k on k.id = c.community_id
    where ${r} = exchange.everyone(${i}.exercise) and k.department = ${i}.department
      and k.exercise = ${i}.exercise and ${isContact}`

// RED names persons: colleagues of the named are told nothing, and an alternate who is no reader
// learns of no item by being reminded of it.
const mayRead = sql`(
  exists (select from exchange.readers e
    where e.item_id = i.id and e.reader_id = exchange.everyone(i.exercise))
  or p.id in (select w.person_id from exchange.readers e
    cross join lateral (${peopleOf(sql`e.reader_id`, sql`i`)}) w where e.item_id = i.id))`

export type Waiting = { id: string, kind: EventKind, item: string, account: string }

/** Events nobody has been told of yet, the oldest first; others' hands are kept off them. */
export async function takeAnnouncements(writer: Writer): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select e.id, e.kind, e.item_id as item, e.account_id as account
    from exchange.announcements a join exchange.events e on e.id = a.event_id
    where a.told_at is null
    order by a.event_id limit 20
    for update of a skip locked`.execute(writer)
  return rows
}

/** Notes that an event has been told. */
export async function setTold(writer: Writer, event: string, now: Date): Promise<void> {
  await sql`
    update exchange.announcements set told_at = ${now} where event_id = ${event}`.execute(writer)
}

/** Who is told of an event: readers, or who could read it before a recall; not who acted. */
export async function listToTell(
  writer: Writer, { id, kind, item, account }: Waiting,
): Promise<Told[]> {
  const from = kind === 'recalled' ? sql.table('exchange.receipts') : sql.table('exchange.readers')
  const who = kind === 'check-asked'
    ? sql`select m.person_id from directory.memberships m
        where m.organization_id = i.owner_id and ${isCurrent}`
    : sql`select w.person_id from ${from} r
        cross join lateral (${peopleOf(sql`r.reader_id`, sql`i`)}) w
        where r.item_id = i.id and r.reader_id <> i.owner_id`
  const { rows } = await sql<Told>`
    select distinct on (p.account_id) ${told(sql`${id}::text`)}
    from exchange.items i
    join directory.organizations o on o.id = i.owner_id
    join directory.people p on p.id in (${who})
    where i.id = ${item} and p.account_id <> ${account}`.execute(writer)
  return rows
}

/** New replies: the owner's people, or the organization the owner answers, are told. */
export async function takeReplies(writer: Writer, now: Date): Promise<Told[]> {
  const { rows } = await sql<Told>`
    with taken as (
      update exchange.replies set told_at = ${now}
      where id in (select id from exchange.replies where told_at is null order by at limit 100
        for update skip locked)
      returning *
    )
    select ${told(sql`t.id::text`)}
    from taken t
    join exchange.items i on i.id = t.item_id
    join directory.organizations o on o.id = t.organization_id
    join directory.memberships m on ${isCurrent} and m.organization_id =
      case when t.organization_id <> i.owner_id then i.owner_id else t.to_organization_id end
    join directory.people p on p.id = m.person_id
    where p.account_id <> t.account_id and ${mayRead}`.execute(writer)
  return rows
}

/** New requests for a translation: the people of the desk are told, if it may still read. */
export async function takeTranslations(writer: Writer, now: Date): Promise<Told[]> {
  const { rows } = await sql<Told>`
    with taken as (
      update exchange.translation_requests set told_at = ${now}
      where id in (select id from exchange.translation_requests where told_at is null limit 100
        for update skip locked)
      returning *
    )
    select ${told(sql`t.id::text`)}
    from taken t
    join exchange.items i on i.id = t.item_id
    join directory.organizations o on o.id = i.owner_id
    join directory.memberships m on m.organization_id = t.desk_id and m.role = 'desk'
      and ${isCurrent}
    join directory.people p on p.id = m.person_id
    where ${mayRead}`.execute(writer)
  return rows
}

/** New requests to let a client read: the owner's people are told. */
export async function takeOnward(writer: Writer, now: Date): Promise<Told[]> {
  const { rows } = await sql<Told>`
    with taken as (
      update exchange.onward_requests set told_at = ${now}
      where id in (select id from exchange.onward_requests where told_at is null limit 100
        for update skip locked)
      returning *
    )
    select ${told(sql`t.id::text`)}
    from taken t
    join exchange.items i on i.id = t.item_id
    join directory.organizations o on o.id = t.organization_id
    join directory.memberships m on m.organization_id = i.owner_id and ${isCurrent}
    join directory.people p on p.id = m.person_id`.execute(writer)
  return rows
}

// Who of an organization is told at each step: its people, its contacts, then the next ones.
const whoAt: Record<ReminderStep, RawBuilder<unknown>> = {
  soon: sql`select m.person_id from directory.memberships m
    where m.organization_id = t.organization_id and ${isCurrent}`,
  late: sql`select m.person_id from directory.memberships m
    where m.organization_id = t.organization_id and ${isCurrent}
    union select c.person_id from ${contacts}
    where c.organization_id = t.organization_id and c.role = 'contact' and ${isContact}`,
  alternate: sql`select c.person_id from ${contacts}
    where c.organization_id = t.organization_id and c.role = 'alternate' and ${isContact}`,
  duty: sql`select c.person_id from ${contacts}
    where c.organization_id = t.organization_id and c.role = 'duty' and ${isContact}`,
  administrators: sql`select m.person_id from directory.memberships m
    where m.organization_id = t.organization_id and m.role = 'administrator' and ${isCurrent}`,
}

/**
 * Notes a step for every organization that owes an acknowledgement since `before` and for which it
 * was not taken yet; returns who is told.
 */
export async function takeReminders(
  writer: Writer, { step, before, now }: { step: ReminderStep, before: Date, now: Date },
): Promise<Told[]> {
  const { rows } = await sql<Told>`
    with owing as (
      select i.id as item_id, o.id as organization_id
      from exchange.items i
      join exchange.readers r on r.item_id = i.id and r.level < 6
      join directory.organizations o on o.id <> i.owner_id and (
        o.id = r.reader_id
        or exists (select from directory.community_members k where k.community_id = r.reader_id
          and k.organization_id = o.id and k.since <= now()
          and (k.until is null or k.until > now()))
        or exists (select from directory.memberships m where m.organization_id = o.id
          and ${isCurrent} and exchange.named(m.person_id, m.organization_id) = r.reader_id))
      where i.status = 'issued' and i.acknowledge_by <= ${before}
        and not exists (select from exchange.acknowledgements a
          where a.item_id = i.id and a.organization_id = o.id)
        and not exists (select from exchange.recipients c where c.item_id = i.id
          and c.organization_id = o.id and c.why = 'translator')
    ), taken as (
      insert into exchange.reminders (item_id, organization_id, step, at)
      select distinct item_id, organization_id, ${step}, ${now}::timestamptz from owing
      on conflict do nothing
      returning item_id, organization_id
    )
    select distinct on (p.account_id, i.id) ${told(sql`${step}::text`)}
    from taken t
    join exchange.items i on i.id = t.item_id
    join directory.organizations o on o.id = i.owner_id
    join directory.people p on p.id in (${whoAt[step]}) and ${mayRead}`.execute(writer)
  return rows
}
