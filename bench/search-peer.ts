// PostgreSQL's own full-text search on the pages of bench/search.ts, in the same database: each page
// analyzed in its language, a GIN index, the words of the query joined by "and", then by "or".
import { readFileSync } from 'node:fs'
import { openDatabase } from '../kernel/database/database.ts'
import type { Language } from '../kernel/i18n/languages.ts'
import { readSettings } from '../app/settings.ts'
import type { BenchQuery } from './search.ts'

const configurations: Record<Language, string> = {
  en: 'english', es: 'spanish', pt: 'portuguese', fr: 'french',
}

const { databaseUrl, varFolder } = readSettings(process.env)
const database = await openDatabase({ url: databaseUrl, folder: `${varFolder}/database` })
const { pool } = database
await pool.query('create table library.bench_pages (file_id bigint, page int, words tsvector)')
for (const [language, configuration] of Object.entries(configurations)) {
  await pool.query(`
    insert into library.bench_pages (file_id, page, words)
    select file_id, page, to_tsvector('${configuration}', text)
    from library.pages where language = $1`, [language])
}
await pool.query('create index on library.bench_pages using gin (words)')
await pool.query('analyze library.bench_pages')
const queries: BenchQuery[] = JSON.parse(readFileSync(process.env.BENCH_QUERIES!, 'utf8'))
const timesAnd = await time((text, configuration) => [
  `websearch_to_tsquery('${configuration}', $1)`, [text]])
const timesOr = await time((text, configuration) => [
  `websearch_to_tsquery('${configuration}', $1)`, [text.split(' ').join(' or ')]])
await database.close()
process.send?.({ timesAnd, timesOr })

async function time(
  words: (text: string, configuration: string) => [sql: string, values: string[]],
): Promise<number[]> {
  const times: number[] = []
  for (const { lang, text } of queries) {
    const [query, values] = words(text, configurations[lang])
    const start = performance.now()
    await pool.query(`
      select file_id, page
      from library.bench_pages, ${query} as query
      where words @@ query
      order by ts_rank_cd(words, query) desc limit 20`, values)
    times.push(performance.now() - start)
  }
  return times
}
