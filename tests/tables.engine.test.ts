// Who sees and may change which rows: every table, as every kind of person, on both engines.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  type Actor, editor, machine, person, system, visitor,
} from '../kernel/access/actor.ts'
import { read, write, type Writer } from '../kernel/database/transaction.ts'
import { addAccessRows, nobody } from './support/access-rows.ts'
import { accountOf } from './support/people.ts'
import { openSite, type Site } from './support/site.ts'

let site: Site
before(async () => {
  site = await openSite()
  await write(site.database, rosa, hideSome)
  await write(site.database, rosa, addAccessRows)
})
after(() => site.end())

const rosa = editor('rosa', 'request')

// If you are here because a table is missing: add it where it belongs. `some` means that a visitor
// sees a part of its rows; then let `hideSome` make a row that must stay hidden.
const matrix: Record<string, 'all' | 'some' | 'none'> = {
  'access.accounts': 'none', 'access.sessions': 'none', 'access.passkeys': 'none',
  'access.codes': 'none', 'access.recovery_codes': 'none', 'access.challenges': 'none',
  'access.sign_in_attempts': 'none', 'access.api_keys': 'none', 'access.recoveries': 'none',
  'access.recovery_approvals': 'none', 'access.kept_forms': 'none', 'access.submissions': 'none',
  'access.events': 'none', 'access.identities': 'none', 'access.first_codes': 'none',
  'directory.exercise_states': 'none', 'directory.organizations': 'none',
  'directory.people': 'none', 'directory.memberships': 'none', 'directory.communities': 'none',
  'directory.community_members': 'none', 'directory.community_steps': 'none',
  'directory.notes': 'none', 'directory.contacts': 'none', 'directory.confirmations': 'none',
  'directory.days_off': 'none',
  ...Object.fromEntries(['preferences', 'items', 'versions', 'parts', 'recipients', 'readers',
    'search', 'receipts', 'acknowledgements', 'reminders', 'replies', 'sightings', 'attachments',
    'onward_requests', 'derivations', 'translation_requests', 'proposals', 'events',
    'announcements', 'reads', 'views'].map((name) => [`exchange.${name}`, 'none'] as const)),
  'exchange.publications': 'some',
  'notices.notices': 'none', 'notices.choices': 'none', 'notices.quiet_hours': 'none',
  'notices.mails': 'none', 'notices.deliveries': 'none',
  'audit.changes': 'none', 'audit.sealed_columns': 'none', 'audit.salts': 'none',
  'cache.changes': 'all', 'cache.unwatched': 'all',
  'meta.migrations': 'none', 'meta.schemas': 'none',
  'directory.states': 'all', 'directory.state_statuses': 'all', 'directory.observers': 'all',
  'directory.topics': 'all', 'directory.bodies': 'all', 'directory.body_topics': 'all',
  'directory.treaties': 'all', 'directory.participations': 'all', 'directory.treaty_topics': 'all',
  'directory.treaty_bodies': 'all',
  'observatory.options': 'all', 'observatory.areas': 'all', 'observatory.groups': 'all',
  'observatory.group_members': 'all', 'observatory.indicators': 'all',
  'observatory.claims': 'all', 'observatory.sources': 'some', 'observatory.series': 'some',
  'observatory.remarks': 'some', 'observatory.releases': 'some',
  'observatory.observations': 'some', 'observatory.cubes': 'some',
  'observatory.cube_versions': 'some', 'observatory.cube_columns': 'some',
  'library.publications': 'some', 'library.editions': 'some', 'library.publication_topics': 'some',
  'library.publication_bodies': 'some', 'library.publication_states': 'some',
  'library.tombstones': 'all', 'library.files': 'some', 'library.pages': 'some',
  'cooperation.projects': 'all', 'cooperation.project_topics': 'all', 'cooperation.project_bodies': 'all',
  'cooperation.project_states': 'all', 'cooperation.events': 'all', 'cooperation.results': 'all',
}
// Nobody may change what they say, staff included.
const fixed = [
  'audit.changes', 'access.events', 'exchange.events', 'exchange.reads', 'notices.deliveries',
]
// The record's own triggers alone write these.
const sealed = ['audit.sealed_columns', 'audit.salts', 'cache.changes', 'cache.unwatched']
const tables = Object.keys(matrix)

/** Withdraws a publication that has everything, and leaves a file waiting and one refused. */
async function hideSome(writer: Writer) {
  await hideUnclear(writer)
  const { rows: [found] } = await sql<{ id: number }>`
    select publication_id as id from library.publication_states limit 1`.execute(writer)
  const id = found?.id ?? 0
  for (const link of ['topic', 'body']) {
    await sql`
      insert into ${sql.table(`library.publication_${link === 'topic' ? 'topics' : 'bodies'}`)}
      select ${id}, id from ${sql.table(`directory.${link === 'topic' ? 'topics' : 'bodies'}`)} limit 1
      on conflict do nothing`.execute(writer)
  }
  await sql`update library.publications set withdrawn_at = now() where id = ${id}`.execute(writer)
  await sql`insert into library.tombstones (publication_id, withdrawn_at, sets) values (${id}, now(), '{}')`.execute(writer)
  const { rows: [shown] } = await sql<{ id: number }>`
    select id from library.publications where withdrawn_at is null limit 1`.execute(writer)
  const states = [
    ['ready', shown?.id, 'a'], ['queued', shown?.id, 'b'], ['ready', id, 'c'],
  ] as const
  for (const [index, [status, publication, letter]] of states.entries()) {
    const { rows: [file] } = await sql<{ id: string }>`
      insert into library.files
        (publication_id, language, version, sha256, name, media_type, size_bytes, status)
      values (${publication}, 'en', ${index +
        1}, ${letter.repeat(64)}, 'a.pdf', 'application/pdf', 1, ${status})
      returning id`.execute(writer)
    await sql`insert into library.pages (file_id, page, language, text) values (${file?.id}, 1, 'en', 'x')`.execute(writer)
  }
}

/** Hides figures of unclear licence, a sub-national table with rows among them. */
async function hideUnclear(writer: Writer) {
  await sql`update observatory.options set unclear_licences = 'hide'`.execute(writer)
  await sql`
    with version as (
      insert into observatory.cube_versions
        (cube_id, number, vintage, file_name, sha256, rows, without_figure)
      select c.id, 1, 'v', 'a.csv', 'x', 1, 0
      from observatory.cubes c join observatory.sources s on s.id = c.source_id
      where s.licence_status = 'unclear' limit 1 returning id
    )
    insert into observatory.cube_columns (version_id, name, part, bytes)
    select id, '', 0, ''::bytea from version`.execute(writer)
}

const countAs = (actor: Actor, table: string) => read(site.database, actor, async (reader) =>
  (await sql<{ count: number }>`
    select count(*)::int as count from ${sql.table(table)}`.execute(reader)).rows[0]?.count ?? 0)

/** How many rows an actor could change or delete; everything is undone. */
async function changeAs(
  actor: Actor, change: (writer: Writer) => Promise<number>,
): Promise<number> {
  let changed = 0
  const undo = new Error('undo')
  await write(site.database, actor, async (writer) => {
    changed = await change(writer)
    throw undo
  }).catch((error: unknown) => { if (error !== undo) throw error })
  return changed
}

test('every table stands in this test', async () => {
  const { rows } = await site.database.pool.query(`
    select n.nspname || '.' || c.relname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema)'`)
  assert.deepEqual(rows.map(({ name }) => name).toSorted(), tables.toSorted())
})

test('a visitor sees of each table what the matrix says, and staff see all of it', async () => {
  for (const table of tables) {
    const [seen, all, bySystem] = await Promise
      .all([visitor('r'), rosa, system('job', 'r')].map((actor) => countAs(actor, table)))
    assert.ok(all && all > 0, `${table} is empty, so this proves nothing`)
    assert.equal(bySystem, all, table)
    const expected = matrix[table]
    const isRight = expected === 'all'
      ? seen === all : expected === 'none' ? seen === 0 : Number(seen) < all
    assert.ok(isRight, `${table}: a visitor sees ${seen} of ${all} rows, expected ${expected}`)
  }
})

test('what pages in memory do not go by shows nothing to a visitor', async () => {
  const { rows } = await site.database.pool.query('select table_name as name from cache.unwatched')
  assert.ok(rows.length > 30)
  for (const { name } of rows) assert.equal(matrix[name], 'none', name)
})

const someone = (account: string, steppedUp: boolean) =>
  person(account, 'r', { session: 's', steppedUp })
const hidden = tables.filter((table) => matrix[table] === 'none')

test('someone signed in who works for nobody sees their own account and nothing else', async () => {
  for (const table of hidden) {
    const expected = table === 'access.accounts' ? 1 : 0
    assert.equal(await countAs(someone(nobody, true), table), expected, table)
  }
})

test('someone signed in who works for nobody changes nothing, signed in once more or not', async () => {
  for (const table of tables) {
    if (fixed.includes(table)) continue
    for (const actor of [someone(nobody, false), someone(nobody, true)]) {
      assert.equal(await changeAs(actor, updateAll(table, await firstColumn(table))), 0, table)
      assert.equal(await changeAs(actor, deleteAll(table)), 0, table)
    }
  }
})

test('a key that does not exist opens nothing', async () => {
  for (const table of hidden) {
    assert.equal(await countAs(machine(nobody, 'r', ['read']), table), 0, table)
  }
})

test('a member sees of accounts only their own, of organizations all', async () => {
  const ana = someone(accountOf('ana'), false)
  const seen = async (table: string) => countAs(ana, table)
  assert.deepEqual(
    [await seen('access.accounts'), await seen('access.codes'), await seen('access.passkeys')],
    [1, 1, 1],
  )
  assert.equal(await seen('directory.organizations'), await countAs(rosa, 'directory.organizations'))
  assert.ok(await seen('directory.people') < await countAs(rosa, 'directory.people'))
  for (const table of ['access.api_keys', 'access.sign_in_attempts', 'access.recoveries']) {
    assert.equal(await seen(table), 0, table)
  }
})

const firstColumn = async (table: string) => (await site.database.pool.query(
  `select attname as name from pg_attribute where attrelid = '${table}'::regclass and attnum > 0
   and attgenerated = '' and attidentity = '' order by attnum limit 1`)).rows[0].name
const updateAll = (table: string, column: string) => async (writer: Writer) =>
  Number((await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${sql.ref(column)}`.execute(writer)).numAffectedRows)
const deleteAll = (table: string) => async (writer: Writer) =>
  Number((await sql`delete from ${sql.table(table)}`.execute(writer)).numAffectedRows)

test('a visitor can change, delete and add nothing in any table', async () => {
  for (const table of tables) {
    if (!fixed.includes(table)) {
      assert.equal(
        await changeAs(visitor('r'), updateAll(table, await firstColumn(table))), 0, table,
      )
      assert.equal(await changeAs(visitor('r'), deleteAll(table)), 0, table)
    }
    const adding = write(site.database, visitor('r'), (writer) =>
      sql`insert into ${sql.table(table)} default values`.execute(writer))
    await assert.rejects(adding, /row-level security/, table)
  }
})

test('staff can correct every row but those of the record of changes', async () => {
  for (const table of tables) {
    const attempt = changeAs(rosa, updateAll(table, await firstColumn(table)))
    if (fixed.includes(table)) await assert.rejects(attempt, /can only be added to/, table)
    else if (sealed.includes(table)) assert.equal(await attempt, 0, table)
    else assert.equal(await attempt, await countAs(rosa, table), table)
  }
})
