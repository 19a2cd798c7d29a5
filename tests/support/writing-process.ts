// A process for tests that are killed: writes one row after another as an editor and prints the
// number of each as soon as its commit is acknowledged. With --list it prints what is there.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { databaseParts } from '../../app/parts.ts'
import { editor } from '../../kernel/access/actor.ts'
import { openDatabase } from '../../kernel/database/database.ts'
import { migrate } from '../../kernel/database/migrate.ts'
import { checkRights } from '../../kernel/database/rights.ts'
import { read, write } from '../../kernel/database/transaction.ts'

const [folder = '', task = ''] = process.argv.slice(2)
const actor = editor('test', 'test')
const text = JSON.stringify({ en: 'a', es: 'a', pt: 'a', fr: 'a' })
const database = await openDatabase({ url: process.env.TEST_DATABASE_URL, folder })
database.separateRole = (await checkRights(database)).separateRole
await migrate(database, databaseParts)

if (task === '--list') {
  const { rows } = await read(database, actor, (reader) =>
    sql<{ id: string }>`select id from directory.topics`.execute(reader))
  console.log(rows.map(({ id }) => id).join('\n'))
} else {
  for (let count = Number(task); count > 0; count -= 1) {
    const id = randomUUID()
    await write(database, actor, (writer) => sql`
      insert into directory.topics (id, position, name, summary, departments, sources)
      values (${id}, 1, ${text}::jsonb, ${text}::jsonb, '{}', '[]')`.execute(writer))
    console.log(id)
  }
}
await database.close()
