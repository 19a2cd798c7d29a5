// The words of items by level: SQL and only SQL.
import { sql } from 'kysely'
import type { Writer } from '../../../kernel/database/transaction.ts'
import type { WordsByLevel } from './word.ts'

/** Brings the words of an item to what its texts say now. */
export async function setWords(writer: Writer, item: string, words: WordsByLevel): Promise<void> {
  await sql`delete from exchange.search where item_id = ${item}`.execute(writer)
  for (const [level, set] of words) {
    await sql`
      insert into exchange.search (item_id, level, words, moment)
      select i.id, ${level}, array_to_tsvector(${[...set]}::text[]),
        coalesce(i.published_at, i.created_at)
      from exchange.items i where i.id = ${item}`.execute(writer)
  }
}
