// Notes verbales and the contacts they name: SQL and only SQL.
import { type RawBuilder, sql } from 'kysely'
import type { Reader, Writer } from '../../../kernel/database/transaction.ts'
import { NotFound } from '../../../kernel/http/problem.ts'
import type { Multilingual } from '../../../kernel/i18n/languages.ts'
import type { Contact, ContactRole, Waiting } from './contact.ts'

export type NewNote = {
  organization: string, number: string, dated: string, file: string | null, by: string,
}

/** Registers a note; null when the mission's note of this number and date is there already. */
export async function insertNote(writer: Writer, note: NewNote): Promise<string | null> {
  const { rows: [made] } = await sql<{ id: string }>`
    insert into directory.notes (organization_id, number, dated, file, registered_by)
    values (${note.organization}, ${note.number}, ${note.dated}::date, ${note.file}, ${note.by})
    on conflict do nothing
    returning id`.execute(writer)
  return made?.id ?? null
}

/** A note that is registered, by whose it is, its number and its date. */
export async function findNote(
  reader: Reader,
  { organization, number, dated }: Pick<NewNote, 'organization' | 'number' | 'dated'>,
): Promise<string | undefined> {
  const { rows: [found] } = await sql<{ id: string }>`
    select id from directory.notes
    where organization_id = ${organization} and number = ${number} and dated = ${dated}::date`
    .execute(reader)
  return found?.id
}

/** Whether a note names a person for a community already, and was not refused. */
export async function isNamed(
  reader: Reader, { note, person, community }: { note: string, person: string, community: string },
): Promise<boolean> {
  const { rows } = await sql`
    select id from directory.contacts
    where note_id = ${note} and person_id = ${person} and community_id = ${community}
      and refused_at is null
    limit 1`.execute(reader)
  return rows.length > 0
}

export type NewContact = {
  community: string, organization: string, person: string, role: ContactRole, note: string,
  startsOn: string, endsOn: string | null, by: string,
}

export async function insertContact(writer: Writer, contact: NewContact): Promise<string> {
  const { rows: [made] } = await sql<{ id: string }>`
    insert into directory.contacts (community_id, organization_id, person_id, role, note_id,
      starts_on, ends_on, registered_by)
    values (${contact.community}, ${contact.organization}, ${contact.person}, ${contact.role},
      ${contact.note}, ${contact.startsOn}::date, ${contact.endsOn}::date, ${contact.by})
    returning id`.execute(writer)
  return made?.id ?? ''
}

const columns = sql`
  c.id, c.community_id as community, c.role, c.registered_by as "registeredBy",
  c.starts_on::text as "startsOn", c.since, c.until, c.end_registered_by as "endRegisteredBy",
  c.refused_at as "refusedAt",
  json_build_object('id', o.id, 'code', o.code, 'name', o.name) as organization,
  json_build_object('id', p.id, 'account', p.account_id, 'name', p.name, 'email', p.email,
    'phone', p.phone) as person,
  json_build_object('number', n.number, 'dated', n.dated) as note,
  (select max(k.confirmed_at) from directory.confirmations k where k.contact_id = c.id)
    as "confirmedAt"`

// The note itself is for the mission and the desk; who else reads the contact sees its number only
// where the policies show it.
const from = sql`
  from directory.contacts c
  join directory.organizations o on o.id = c.organization_id
  join directory.people p on p.id = c.person_id
  left join directory.notes n on n.id = c.note_id`

/** The contacts of a community that are in force now, duty first. */
export async function listContacts(reader: Reader, community: string): Promise<Contact[]> {
  const { rows } = await sql<Contact>`
    select ${columns} ${from}
    where c.community_id = ${community} and c.since <= now()
      and (c.until is null or c.until > now())
    order by c.role <> 'duty', o.code, p.name
    limit 1000`.execute(reader)
  return rows
}

/** What waits for a second person: nominations and ends that someone else registered. */
export async function listWaiting(reader: Reader, account: string): Promise<Contact[]> {
  const { rows } = await sql<Contact>`
    select ${columns} ${from}
    where c.refused_at is null and (
      (c.since is null and c.registered_by <> ${account})
      or (c.end_registered_by <> ${account} and c.end_confirmed_by is null))
    order by c.registered_at, c.id
    limit 200`.execute(reader)
  return rows
}

// What the desk sees beside the contact itself: whose note it was, and the note that ends it.
const waitingColumns = sql`
  c.registered_at as "registeredAt", c.ends_on::text as "endsOn",
  json_build_object('name', k.name, 'department', k.department) as "inCommunity",
  json_build_object('number', n.number, 'dated', n.dated, 'file', n.file, 'sender', w.name)
    as "nominatedBy",
  case when e.id is not null then json_build_object('number', e.number, 'dated', e.dated,
    'file', e.file, 'sender', v.name) end as "endedBy",
  case
    when exists (select from directory.memberships m where m.person_id = p.id
      and m.organization_id = o.id and (m.until is null or m.until > now())) then 'there'
    when exists (select from directory.memberships m where m.person_id = p.id
      and (m.until is null or m.until > now())) then 'elsewhere'
    else 'nowhere' end as works`

const waitingFrom = sql`
  ${from}
  join directory.communities k on k.id = c.community_id
  left join directory.organizations w on w.id = n.organization_id
  left join directory.notes e on e.id = c.end_note_id
  left join directory.organizations v on v.id = e.organization_id`

/** For the desk: nominations and ends that nobody has confirmed or refused, oldest first. */
export async function listUndecided(reader: Reader): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select ${columns}, ${waitingColumns} ${waitingFrom}
    where (c.since is null and c.refused_at is null)
      or (c.end_registered_by is not null and c.end_confirmed_by is null)
    order by c.registered_at, c.id
    limit 500`.execute(reader)
  return rows
}

/** For the desk: one contact with its notes. Throws NotFound. */
export async function getContact(reader: Reader, id: string): Promise<Waiting> {
  const { rows: [found] } = await sql<Waiting>`
    select ${columns}, ${waitingColumns} ${waitingFrom} where c.id = ${id}`.execute(reader)
  if (!found) throw new NotFound()
  return found
}

/** The roles of a person as a contact that are in force now: what they confirm every quarter. */
export async function listOwnContacts(reader: Reader, account: string): Promise<Contact[]> {
  const { rows } = await sql<Contact>`
    select ${columns} ${from}
    where p.account_id = ${account} and c.since <= now()
      and (c.until is null or c.until > now())
    order by c.since, c.id
    limit 100`.execute(reader)
  return rows
}

export async function findContact(reader: Reader, id: string): Promise<Contact | undefined> {
  const { rows: [found] } = await sql<Contact>`
    select ${columns} ${from} where c.id = ${id}`.execute(reader)
  return found
}

/** The second person confirms: the role begins now, or on its day. */
export async function confirmContact(writer: Writer, id: string, by: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update directory.contacts
    set confirmed_by = ${by}, since = greatest(now(), starts_on::timestamptz), until = ends_on
    where id = ${id} and confirmed_by is null and refused_at is null and registered_by <> ${by}
    returning id`.execute(writer)
  return rows.length > 0
}

export async function refuseContact(writer: Writer, id: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update directory.contacts set refused_at = now()
    where id = ${id} and confirmed_by is null and refused_at is null
    returning id`.execute(writer)
  return rows.length > 0
}

export async function registerEnd(
  writer: Writer, { contact, note, by }: { contact: string, note: string, by: string },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update directory.contacts set end_note_id = ${note}, end_registered_by = ${by}
    where id = ${contact} and since is not null and end_registered_by is null
      and (until is null or until > now())
    returning id`.execute(writer)
  return rows.length > 0
}

/** The second person confirms an end: what the role opened is closed in this moment. */
export async function confirmEnd(writer: Writer, id: string, by: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update directory.contacts set end_confirmed_by = ${by}, until = now()
    where id = ${id} and end_registered_by <> ${by} and end_confirmed_by is null
    returning id`.execute(writer)
  return rows.length > 0
}

/** Takes a registered end back, before a second person has confirmed it: the role goes on. */
export async function dropEnd(writer: Writer, id: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update directory.contacts set end_note_id = null, end_registered_by = null
    where id = ${id} and end_registered_by is not null and end_confirmed_by is null
    returning id`.execute(writer)
  return rows.length > 0
}

/** All roles of an organization's contacts in a community end now; what waits is refused. */
export async function endContactsOf(
  writer: Writer, { community, organization }: { community: string, organization: string },
): Promise<void> {
  await sql`
    update directory.contacts
    set until = case when since is not null then now() end,
      refused_at = case when since is null then now() end
    where community_id = ${community} and organization_id = ${organization}
      and refused_at is null and (until is null or until > now())`.execute(writer)
}

/** Who has no role anywhere becomes a member of the authority they are the contact of. */
export async function addMissingMembership(writer: Writer, contact: string): Promise<void> {
  await sql`
    insert into directory.memberships (person_id, organization_id, role, since)
    select c.person_id, c.organization_id, 'member', c.since from directory.contacts c
    where c.id = ${contact} and not exists (select from directory.memberships m
      where m.person_id = c.person_id and (m.until is null or m.until > now()))`.execute(writer)
}

/** A contact says: this is still right. */
export async function insertConfirmation(
  writer: Writer, contact: string, account: string,
): Promise<void> {
  await sql`
    insert into directory.confirmations (contact_id, account_id)
    values (${contact}, ${account})
    on conflict do nothing`.execute(writer)
}

export type ToTell = {
  account: string, contact: string, community: Multilingual, organization: Multilingual,
  /** Tells occasions apart: the day by which an entry is to be confirmed, `begins`, `ends`. */
  occasion: string
}

// A notice of this type about the contact `c` was not written for the account `who` yet.
const untold = (type: string, who: RawBuilder<unknown>, day: RawBuilder<unknown>) => sql`
  not exists (select from notices.notices t where t.account_id = ${who} and t.type = ${type}
    and t.about = c.id::text and t.occasion = ${day})`

/** Whose entry is to be confirmed within a week, or should have been, and who was not told. */
export async function listEntriesDue(
  reader: Reader, { now, type }: { now: Date, type: string },
): Promise<ToTell[]> {
  const day = sql`to_char((last.moment + make_interval(days =>
    (m.rules ->> 'confirmEveryDays')::int)) at time zone 'UTC', 'YYYY-MM-DD')`
  const { rows } = await sql<ToTell>`
    select p.account_id as account, c.id as contact, m.name as community,
      o.name as organization, ${day} as occasion
    from directory.contacts c
    join directory.people p on p.id = c.person_id
    join directory.organizations o on o.id = c.organization_id
    join directory.communities m on m.id = c.community_id
    cross join lateral (select coalesce((select max(k.confirmed_at)
      from directory.confirmations k where k.contact_id = c.id), c.since) as moment) last
    where c.since <= ${now} and (c.until is null or c.until > ${now})
      and last.moment + make_interval(days => (m.rules ->> 'confirmEveryDays')::int - 7) <= ${now}
      and ${untold(type, sql`p.account_id`, day)}
    order by c.id limit 500`.execute(reader)
  return rows
}

/** Nominations and ends that wait, for each at the desk who may confirm them and was not told. */
export async function listDecisionsDue(
  reader: Reader, { now, type }: { now: Date, type: string },
): Promise<ToTell[]> {
  const occasion = sql`case when c.since is null then 'begins' else 'ends' end`
  const { rows } = await sql<ToTell>`
    select p.account_id as account, c.id as contact, m.name as community,
      o.name as organization, ${occasion} as occasion
    from directory.contacts c
    join directory.organizations o on o.id = c.organization_id
    join directory.communities m on m.id = c.community_id
    join directory.memberships d on d.role = 'desk' and d.since <= ${now}
      and (d.until is null or d.until > ${now})
    join directory.people p on p.id = d.person_id
    where c.refused_at is null
      and ((c.since is null and c.registered_by <> p.account_id)
        or (c.end_registered_by <> p.account_id and c.end_confirmed_by is null))
      and ${untold(type, sql`p.account_id`, occasion)}
    order by c.id limit 500`.execute(reader)
  return rows
}
