// Claims: SQL and only SQL.
import { sql } from 'kysely'
import { syncTable } from '../../../kernel/database/sync.ts'
import type { Reader, Writer } from '../../../kernel/database/transaction.ts'
import { NotFound } from '../../../kernel/http/problem.ts'
import type { Claim } from './claim.ts'
import type { ClaimRecord } from './input.ts'

const whole = sql`
  select c.id, c.title, c.published, c.statement, c.reading, c.form,
    c.recorded_only as "recordedOnly", c.numerator, c.denominator, c.decimals, c.sentence, c.sets,
    c.population, c.ways, c.refused, c.notes, c.sources
  from observatory.claims c`

/** All claims in their order. */
export async function listClaims(reader: Reader): Promise<Claim[]> {
  const { rows } = await sql<Claim>`${whole} order by c.position, c.id`.execute(reader)
  return rows
}

/** One claim. Throws NotFound. */
export async function getClaim(reader: Reader, id: string): Promise<Claim> {
  const { rows: [claim] } = await sql<Claim>`${whole} where c.id = ${id}`.execute(reader)
  if (!claim) throw new NotFound()
  return claim
}

/** Brings the claims to what the content files say. */
export async function syncClaims(writer: Writer, claims: ClaimRecord[]): Promise<void> {
  await syncTable(writer, {
    table: 'observatory.claims', key: ['id'],
    rows: claims.map(({ recordedOnly, ...rest }) => ({ ...rest, recorded_only: recordedOnly })),
  })
}
