// What we ask of a database before we change anything in it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openDatabase } from './database.ts'
import { onServer, openEmpty, type TestDatabase } from '../../tests/support/engine.ts'
import { checkRights, findProblems, type Found } from './rights.ts'

let opened: TestDatabase
before(async () => { opened = await openEmpty() })
after(() => opened.end())

const fine: Found = {
  version: 150_004, shown: '15.4', role: 'puente', name: 'puente', encoding: 'UTF8',
  mayCreate: true, bypasses: false,
}

test('an ordinary role on a database of its own is all we need', async () => {
  const { problems, warnings, separateRole } = await checkRights(opened.database)
  assert.deepEqual([problems, warnings, separateRole], [[], [], true])
})

test('a server that is too old, a wrong encoding and a missing right are named with what to do', () => {
  assert.deepEqual(findProblems(fine), [])
  assert.match(findProblems({ ...fine, version: 140_009, shown: '14.9' }).join(),
    /14\.9 is too old.*15 or later/)
  assert.match(
    findProblems({ ...fine, encoding: 'SQL_ASCII' }).join(), /must be in UTF8; it is in SQL_ASCII/,
  )
  assert.match(findProblems({ ...fine, mayCreate: false }).join(),
    /grant create on database "puente" to "puente"/)
})

const adminUrl = process.env.TEST_ADMIN_DATABASE_URL
const needsAdmin = onServer && adminUrl ? false : 'needs a server of which we are the administrator'

const rightsOf = async (url: string) => {
  const database = await openDatabase({ url, folder: '' })
  return checkRights(database).finally(database.close)
}
/** The address of the test server for another role, made for the test. */
async function roleUrl(name: string, options: string): Promise<string> {
  const database = await openDatabase({ url: adminUrl, folder: '' })
  await database.pool.query(`drop role if exists ${name}`)
  await database.pool.query(`create role ${name} login ${options}`)
  await database.close()
  return (adminUrl ?? '').replace('admin@', `${name}@`)
}

test('a superuser is refused: nothing would keep it from reading everything', { skip: needsAdmin }, async () => {
  const { problems } = await rightsOf(adminUrl ?? '')
  assert.match(problems.join(), /"admin" may bypass row-level security.*ordinary role/)
})

test('a role that may bypass row-level security is refused', { skip: needsAdmin }, async () => {
  const { problems } = await rightsOf(await roleUrl('passer', 'bypassrls'))
  assert.match(problems.join('\n'), /"passer" may bypass row-level security/)
})

test('a role that may create no schema is told the one line its owner must run', { skip: needsAdmin }, async () => {
  const { problems } = await rightsOf(await roleUrl('guest', ''))
  assert.match(problems.join('\n'), /"guest" may not create schemas.*grant create on database/)
})

test('without the second role we start all the same, and say what would be better', { skip: needsAdmin }, async () => {
  const url = await roleUrl('alone', '')
  const database = await openDatabase({ url: adminUrl, folder: '' })
  await database.pool.query('grant create on database puente_test to alone')
  await database.close()
  const { problems, warnings, separateRole } = await rightsOf(url)
  assert.deepEqual([problems, separateRole], [[], false])
  assert.match(warnings.join(), /grant puente_app to "alone"/)
})
