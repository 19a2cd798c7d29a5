// Notices: SQL and only SQL.
import { sql } from 'kysely'
import type { Reader, Writer } from '../database/transaction.ts'
import { NotFound } from '../http/problem.ts'
import type { NewNotice, Notice } from './notice.ts'

const PAGE = 50
// Far below what one call of the database takes.
const AT_ONCE_MAX = 5_000

/**
 * Tells people, within the transaction of whoever acts. The same account, type, thing and occasion
 * is told once. Who acts needs no right to see the others, and learns nothing about them.
 */
export async function addNotices(writer: Writer, notices: readonly NewNotice[]): Promise<void> {
  for (let first = 0; first < notices.length; first += AT_ONCE_MAX) {
    const rows = notices.slice(first, first + AT_ONCE_MAX).map(
      ({ account, type, about, occasion = '', path, values, restricted }) =>
        ({ account, type, about, occasion, path, facts: values, restricted }))
    await sql`select notices.add(${JSON.stringify(rows)}::jsonb)`.execute(writer)
  }
}

const columns = sql`
  n.id, n.type, n.about, n.path, n.facts, n.restricted, n.created_at as "createdAt",
  n.read_at as "readAt"`

/** The notices of an account: what is not read first, then the newest. */
export async function listNotices(
  reader: Reader, account: string, page: number,
): Promise<{ notices: Notice[], total: number }> {
  const { rows } = await sql<Notice & { total: number }>`
    select ${columns}, count(*) over ()::int as total
    from notices.notices n
    where n.account_id = ${account}
    order by n.read_at is not null, n.created_at desc, n.id
    limit ${PAGE} offset ${(page - 1) * PAGE}`.execute(reader)
  return { notices: rows.map(({ total: _, ...notice }) => notice), total: rows[0]?.total ?? 0 }
}

/** How many pages `total` notices fill. */
export const pagesOf = (total: number): number => Math.max(1, Math.ceil(total / PAGE))

export async function countUnread(reader: Reader, account: string): Promise<number> {
  const { rows: [found] } = await sql<{ count: number }>`
    select count(*)::int as count from notices.notices
    where account_id = ${account} and read_at is null`.execute(reader)
  return found?.count ?? 0
}

/** One notice of an account. Throws NotFound. */
export async function getNotice(reader: Reader, account: string, id: string): Promise<Notice> {
  const { rows: [found] } = await sql<Notice>`
    select ${columns} from notices.notices n
    where n.account_id = ${account} and n.id = ${id}`.execute(reader)
  if (!found) throw new NotFound()
  return found
}

/** Marks as read: one notice, or all of the account. */
export async function markRead(
  writer: Writer, account: string, which: { id: string } | 'all',
): Promise<void> {
  const wanted = which === 'all' ? sql`true` : sql`id = ${which.id}`
  await sql`
    update notices.notices set read_at = now()
    where account_id = ${account} and read_at is null and ${wanted}`.execute(writer)
}

/** The actor has seen a thing: what they were told of it is read. */
export async function markAboutRead(writer: Writer, about: string): Promise<void> {
  await sql`
    update notices.notices set read_at = now()
    where account_id = (select access.account_id()) and about = ${about}
      and read_at is null`.execute(writer)
}
