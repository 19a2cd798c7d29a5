// The real site with many pages in its library, for bench/search.ts. Its memory is what counts, so
// it runs in a process of its own and says how much it takes whenever it is asked.
import { mkdirSync } from 'node:fs'
import { sql } from 'kysely'
import { editor, visitor } from '../kernel/access/actor.ts'
import type { Database } from '../kernel/database/database.ts'
import { read, write } from '../kernel/database/transaction.ts'
import { createApp, openStore } from '../app/app.ts'
import { readSettings } from '../app/settings.ts'
import { listen } from '../kernel/http/server.ts'
import { type BenchPage, resamplePages } from './resample.ts'

const BATCH = 2000
const PAGES_PER_FILE = 200
const pageCount = Number(process.env.BENCH_PAGES)

const settings = readSettings(process.env)
mkdirSync(settings.varFolder, { recursive: true })
const database = await openStore(settings, () => {})
if (process.env.BENCH_FILL) {
  await fill(database)
  await database.close()
  process.send?.('filled')
} else {
  const { web } = await createApp(database, settings, () => {})
  const { port } = await listen(web, { host: '127.0.0.1', port: 0 })
  process.send?.(`http://127.0.0.1:${port}`)
  process.on('message', () => process.send?.(String(process.memoryUsage().rss)))
}

async function fill(store: Database): Promise<void> {
  const publications = await read(store, visitor('bench'), async (reader) => {
    const { rows } = await sql<{ id: number }>`
      select id from library.publications order by id`.execute(reader)
    return rows.map(({ id }) => id)
  })
  let batch: (BenchPage & { file: number, page: number })[] = []
  let at = 0
  for (const page of resamplePages(pageCount)) {
    const file = Math.floor(at / PAGES_PER_FILE) + 1
    batch.push({ ...page, file, page: at % PAGES_PER_FILE + 1 })
    if (++at % BATCH !== 0 && at !== pageCount) continue
    await write(store, editor('bench', 'bench-search'), async (writer) => {
      const files = [...new Set(batch.map(({ file }) => file))]
        .map((file) => ({ file, publication: publications[file % publications.length]! }))
      await sql`
        insert into library.files
          (id, publication_id, version, sha256, name, media_type, size_bytes, status, page_count)
          overriding system value
        select f.file, f.publication, f.file, lpad(to_hex(f.file), 64, '0'), 'bench.pdf',
          'application/pdf', 1, 'ready', ${PAGES_PER_FILE}
        from jsonb_to_recordset(${JSON.stringify(files)}::jsonb) as f(file bigint, publication int)
      `.execute(writer)
      await sql`
        insert into library.pages (file_id, page, language, text)
        select p.file, p.page, p.language, p.text
        from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb)
          as p(file bigint, page int, language text, text text)`.execute(writer)
    })
    batch = []
  }
}
