// The exchange as it stands, as plain rows: what people wrote and decided, read as the system does.
// Nothing derived is in it but what can be compared (words and receipts).
import { sql } from 'kysely'
import type { Writer } from '../../kernel/database/transaction.ts'
import type { Language } from '../../kernel/i18n/languages.ts'
import type { Tlp } from '../../standards/tlp/tlp.ts'

/** A row of any table: the columns that rules speak of. A row has those of its own table. */
export type Row = {
  id: string, item_id: string, owner_id: string, organization_id: string, community_id: string
  account_id: string | null, person_id: string | null, from_item_id: string, desk_id: string
  to_organization_id: string | null, key_id: string | null, code: string, exercise: boolean
  since: string | null, until: string | null, role: string, tlp: Tlp, status: string
  kind: string, why: string, scan: string, language: Language, title: string, level: number
  number: number, current_version: number, version: number, private: boolean, seen: boolean
  translated: boolean, to_owner_only: boolean, accepted: boolean | null
  published_at: string | null, acknowledge_by: string | null, withdrawn_at: string | null
  created_by: string, state: string | null, content: { value: string }, body: Body
  second_person: boolean, proposed_by: string, about: string, type: string
  occasion: string, way: string
  text: string, name: string, reason: string | null, place: string | null
  ended_reason: string | null, event_id: number, told_at: string | null
  texts: { title: string }[]
  /** In which order items came up. */
  order: number
}
type Body = { indicators?: { value: string }[] }

/** Who asks: a person by account, a program by the organizations of its key, or nobody. */
export type Who = { account: string | null, program?: string[] }

/** The tables of the exchange in which every row is somebody's, and what names a row. */
export const keys = {
  items: 'id', versions: `item_id || ' ' || number || ' ' || language`, parts: 'id',
  recipients: 'id', search: `item_id || ' ' || level`, receipts: 'item_id',
  acknowledgements: `item_id || ' ' || organization_id`,
  reminders: `item_id || ' ' || organization_id || ' ' || step`, replies: 'id', sightings: 'id',
  attachments: 'id', onward_requests: 'id', derivations: 'item_id', translation_requests: 'id',
  proposals: 'item_id', publications: 'item_id', events: 'id', reads: 'id',
  preferences: 'organization_id', announcements: 'event_id', views: 'id',
  notices: 'id', mails: 'id', choices: `account_id || ' ' || type`, quiet_hours: 'account_id',
  access_events: 'id', deliveries: 'id',
} as const
export type Table = keyof typeof keys
export const tables = Object.keys(keys).filter((name): name is Table => name in keys)

// What people are told lies elsewhere; of mails and notices only whose they are is of interest.
const elsewhere: Partial<Record<Table, string>> = {
  notices: '(select id, account_id, type, about from notices.notices)',
  mails: '(select id, account_id from notices.mails)', choices: 'notices.choices',
  quiet_hours: 'notices.quiet_hours', access_events: 'access.events',
  deliveries: 'notices.deliveries',
}

/** From where the rows of a table come. */
export const sourceOf = (table: Table): string => elsewhere[table] ?? `exchange.${table}`

export type World = {
  now: string
  organizations: Row[], people: Row[], memberships: Row[], community_members: Row[]
  contacts: Row[]
  /** Items by id. */
  items: Map<string, Row>
  /** Rows of every table by their key. */
  rows: Record<Table, Map<string, Row>>
  versionOf: (part: Row) => Row
  recipientsOf: (item: Row) => Row[]
  /** Makes of a question about items one that is worked out once for each. */
  remembering: (ask: (item: Row) => number) => (id: string) => number
  /** What was recalled, as it was and to whom it was given just before. */
  recalled: Map<string, [[Row, Row[]]]>
  /** What was proposed for the library and has since been anything but CLEAR, or was withdrawn. */
  unclear: Set<string>
}

const directory = {
  organizations: `select o.*, coalesce(state_id, exercise_state_id) as state
    from directory.organizations o`,
  people: 'select * from directory.people', memberships: 'select * from directory.memberships',
  community_members: 'select * from directory.community_members',
  contacts: 'select * from directory.contacts',
}

/** Reads the world as the system; `before` is what was known until now. */
export async function readWorld(writer: Writer, before?: World): Promise<World> {
  const parts = [
    ...Object.entries(directory).map(([name, query]) => `'${name}', (
      select coalesce(json_agg(t), '[]') from (${query}) t)`),
    ...tables.map((name) => `'rows_${name}', (
      select coalesce(json_object_agg(${keys[name]}, t), '{}') from ${sourceOf(name)} t)`),
  ]
  const { rows: [read] } = await sql<{ found: never }>`
    select ${sql.raw(`json_build_object('now', now(), ${parts.join(', ')})`)} as found`
    .execute(writer)
  if (!read) throw new Error('the world cannot be read')
  const found: Record<string, never> = read.found
  const rows = Object.fromEntries(tables.map((name) =>
    [name, new Map<string, Row>(Object.entries(found[`rows_${name}`] ?? {}))])) as World['rows']
  let order = before?.items.size ?? 0
  for (const [id, item] of rows.items) item.order = before?.items.get(id)?.order ?? (order += 1)
  const { recalled, unclear } = remember(rows, before)
  const given = Map.groupBy(rows.recipients.values(), ({ item_id }) => item_id)
  return {
    ...read.found as Pick<World, 'organizations' | 'people' | 'memberships'
      | 'community_members' | 'contacts' | 'now'>,
    rows, items: rows.items, recalled, unclear, remembering: remembering(rows.items),
    recipientsOf: ({ id }) => given.get(id) ?? [],
    versionOf: ({ item_id, number, language }) =>
      rows.versions.get(`${item_id} ${number} ${language}`) as Row,
  }
}

const remembering: (items: Map<string, Row>) => World['remembering'] = (items) => (ask) => {
  const known = new Map<string, number>()
  return (id) => {
    const item = items.get(id)
    const level = known.get(id) ?? (item ? ask(item) : 0)
    known.set(id, level)
    return level
  }
}

function remember(rows: World['rows'], before?: World): Pick<World, 'recalled' | 'unclear'> {
  const recalled = new Map(before?.recalled)
  const unclear = new Set(before?.unclear)
  for (const [id, { status }] of rows.items) {
    const was = before?.items.get(id)
    if (status !== 'recalled' || !was || was.status === 'recalled') continue
    // Its owner needs no receipt.
    recalled.set(id, [[was, before?.recipientsOf(was).filter(({ organization_id, person_id }) =>
      person_id !== null || organization_id !== was.owner_id) ?? []]])
  }
  for (const id of rows.publications.keys()) {
    const item = rows.items.get(id)
    if (item?.tlp !== 'clear' || !['issued', 'closed'].includes(item.status)) unclear.add(id)
  }
  return { recalled, unclear }
}
