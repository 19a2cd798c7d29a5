// Keys of programs: SQL and only SQL.
import { sql } from 'kysely'
import type { Reader, Writer } from '../database/transaction.ts'

export type NewKey = {
  /** Whose key it is: an organization, as seen from further to the right. */
  owner: string
  name: string
  scopes: readonly string[]
  days: number
  madeBy: string
  hash: Buffer
}

export async function insertKey(writer: Writer, key: NewKey): Promise<string> {
  const { rows: [made] } = await sql<{ id: string }>`
    insert into access.api_keys (owner_id, name, scopes, made_by, secret_hash, expires_at)
    values (${key.owner}, ${key.name}, ${key.scopes}::text[], ${key.madeBy}, ${key.hash},
      now() + make_interval(days => ${key.days}))
    returning id`.execute(writer)
  return made?.id ?? ''
}

export async function selectKey(
  reader: Reader, hash: Buffer,
): Promise<{ id: string, scopes: string[], quietSeconds: number } | undefined> {
  const { rows: [found] } = await sql<{ id: string, scopes: string[], quietSeconds: number }>`
    select id, scopes,
      coalesce(extract(epoch from now() - used_at), 1e9)::float as "quietSeconds"
    from access.api_keys
    where secret_hash = ${hash} and revoked_at is null and expires_at > now()`.execute(reader)
  return found
}

export async function touchKey(writer: Writer, id: string): Promise<void> {
  await sql`update access.api_keys set used_at = now() where id = ${id}`.execute(writer)
}

export type ApiKey = {
  id: string, name: string, scopes: string[], madeAt: Date, expiresAt: Date,
  usedAt: Date | null, revokedAt: Date | null,
}

/** The keys of an owner that the actor may see, newest first. */
export async function listKeys(reader: Reader, owner: string): Promise<ApiKey[]> {
  const { rows } = await sql<ApiKey>`
    select id, name, scopes, made_at as "madeAt", expires_at as "expiresAt",
      used_at as "usedAt", revoked_at as "revokedAt"
    from access.api_keys
    where owner_id = ${owner}
    order by made_at desc
    limit 100`.execute(reader)
  return rows
}

/** Ends a key at once; false when there is none such that the actor may end. */
export async function revokeKey(
  writer: Writer, { owner, key }: { owner: string, key: string },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update access.api_keys set revoked_at = now()
    where id = ${key}::uuid and owner_id = ${owner} and revoked_at is null
    returning id`.execute(writer)
  return rows.length > 0
}
