// The words of bin/people, what they do, and what is said when they cannot be done.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { openMigrated, type TestDatabase } from '../tests/support/engine.ts'
import { readContent, syncContent } from './content.ts'
import { runPeople } from './people-commands.ts'
import { peopleUsage, readPeopleCommand } from './people-input.ts'
import { readSettings } from './settings.ts'

let opened: TestDatabase
before(async () => {
  opened = await openMigrated()
  // States are content; without them there is none to belong to.
  const settings = readSettings({ PUENTE_URL: 'http://puente.test' })
  await syncContent(opened.database, readContent(settings.contentFolder), settings)
})
after(() => opened.end())

async function run(...words: string[]): Promise<{ code: number, said: string }> {
  const said: string[] = []
  const code = await runPeople(words, opened.database, (text) => said.push(text))
  return { code, said: said.join('\n') }
}
const names = (name: string) =>
  ['en', 'es', 'pt', 'fr'].flatMap((one) => [`--name-${one}`, `${name} ${one}`])
const ADD = ['add', 'rosa@csirt.example', '--name', 'Rosa Paz', '--organization', 'hnd-csirt']

test('wrong words are answered with what is wrong and how it goes', () => {
  const cases: [string[], RegExp][] = [
    [[], /^usage/],
    [['remove'], /^usage/],
    [['add'], /add needs an e-mail address/],
    [['add', 'rosa'], /add needs an e-mail address/],
    [['add', 'rosa@x.example'], /--name is missing/],
    [[...ADD], /--role must be one of member, administrator, desk/],
    [[...ADD, '--role'], /--role needs a value/],
    [[...ADD, '--role', 'member', '--languages', 'es,de'], /--languages are en, es, pt, fr/],
    [[...ADD, '--role', 'member', '--phone', '123'], /--phone begins with \+/],
    [['add', 'rosa@x.example', '--name', 'Rosa', 'Paz'], /Paz is one word too many/],
    [['add-organization', 'HND'], /a code of small letters/],
    [['add-organization', 'hnd', '--kind', 'club'], /--kind must be one of/],
    [['add-organization', 'hnd', '--kind', 'authority'], /--name-en is missing/],
    [['add-organization', 'hnd', '--kind', 'mission', ...names('M')], /A mission needs --state/],
    [['end', 'rosa@x.example', '--force', 'x'], /--force is not an option here/],
    [['communities'], /communities needs a file/],
  ]
  for (const [words, expected] of cases) {
    const command = readPeopleCommand(words)
    assert.equal(command.kind, 'wrong', words.join(' '))
    if (command.kind === 'wrong') assert.match(command.problem, expected, words.join(' '))
    if (command.kind === 'wrong') assert.ok(command.problem.includes(peopleUsage))
  }
})

test('an operator enters an organization and its first administrator, who gets a code', async () => {
  const entered = await run('add-organization', 'hnd-csirt', '--kind', 'authority', '--state',
    'hnd', '--department', 'cicte', ...names('Team'))
  assert.deepEqual([entered.code, /hnd-csirt is entered/.test(entered.said)], [0, true])
  const added = await run(...ADD, '--role', 'administrator', '--languages', 'es')
  assert.equal(added.code, 0)
  assert.match(added.said, /Rosa Paz is administrator of hnd-csirt/)
  assert.match(added.said, /^ {2}([2-9a-z]{4}-){5}[2-9a-z]{4}$/m)
  assert.match((await run('list')).said, /hnd-csirt {2}authority {2}Team en/)
  assert.match((await run('list', 'hnd-csirt')).said,
    /rosa@csirt\.example {2}Rosa Paz {2}administrator since/)
})

test('what cannot be is said in a sentence, and nothing is changed', async () => {
  const cases: [string[], RegExp][] = [
    [['add-organization', 'hnd-csirt', '--kind', 'authority', ...names('T')], /already/],
    [['add-organization', 'x-team', '--kind', 'authority', '--state', 'XYZ', ...names('T')],
      /XYZ is not the code of a State/],
    [[...ADD, '--role', 'member'], /has a role in hnd-csirt already/],
    [['add', 'a@b.example', '--name', 'A', '--organization', 'none', '--role', 'member'],
      /There is no organization none/],
    [['add', 'a@b.example', '--name', 'A', '--organization', 'hnd-csirt', '--role', 'desk'],
      /the desk is of the Secretariat alone/],
    [['code', 'a@b.example'], /Nobody here has the address/],
    [['end', 'rosa@csirt.example', '--organization', 'none'], /no organization none/],
  ]
  for (const [words, expected] of cases) {
    const { code, said } = await run(...words)
    assert.equal(code, 1, words.join(' '))
    assert.match(said, expected)
  }
  const { rows: [found] } = await opened.database.pool.query(
    'select count(*)::int as count from directory.people')
  assert.equal(found.count, 1)
})

test('ending a person closes the account, and adding them again opens it', async () => {
  assert.match((await run('end', 'rosa@csirt.example')).said, /the account and its sessions/)
  assert.match((await run('list', 'hnd-csirt')).said, /Nobody has a role/)
  assert.match((await run('code', 'rosa@csirt.example')).said, /is closed/)
  const again = await run(...ADD, '--role', 'member')
  assert.match(again.said, /The code of Rosa Paz for the first sign-in/)
  const ended = await run('end', 'rosa@csirt.example', '--organization', 'hnd-csirt')
  assert.match(ended.said, /has no role in hnd-csirt from now on/)
})

test('communities come from a file, and a wrong one is refused with the place', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'puente-people-'))
  const file = path.join(folder, 'communities.yaml')
  const name = (text: string) => `{ en: ${text} en, es: ${text} es, pt: ${text} pt, fr: ${text} fr }`
  const one = (member: string) => `- code: network
  name: ${name('N')}
  purpose: ${name('P')}
  department: cicte
  rules: { steps: [{ step: active, workingDays: 2 }], confirmEveryDays: 92 }
  members: [${member}]
`
  writeFileSync(file, one('nobody'))
  assert.match((await run('communities', file)).said, /There is no organization nobody/)
  writeFileSync(file, one('hnd-csirt').replace('cicte', 'nasa'))
  assert.match((await run('communities', file)).said, /communities\.yaml.*department/)
  writeFileSync(file, one('hnd-csirt'))
  assert.equal((await run('communities', file)).said, 'network: entered, 1 members named.')
  const { rows: [found] } = await opened.database.pool.query(`
    select count(*)::int as count from directory.community_members where since is not null`)
  assert.equal(found.count, 1)
  rmSync(folder, { recursive: true })
})
