// The words of bin/library, and the way they reach a server that runs.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { openSite, type Site } from '../tests/support/site.ts'
import { libraryUsage, readCommand } from './commands.ts'
import { listenForCommands, sendCommand } from './control.ts'

let site: Site
let folder: string
let control: { close: () => Promise<void> }
before(async () => {
  site = await openSite()
  folder = mkdtempSync(path.join(tmpdir(), 'puente-control-'))
  control = await listenForCommands(folder, site)
})
after(async () => {
  await control.close()
  await site.end()
  rmSync(folder, { recursive: true, force: true })
})

test('options and files are told apart, in any order', () => {
  assert.deepEqual(
    readCommand(['add', 'a.pdf', '--publication', '3', '--language', 'pt', 'b.pdf']),
    {
      kind: 'add',
      files: ['a.pdf', 'b.pdf'],
      options: { publication: 3, language: 'pt' },
    },
  )
  assert.deepEqual(readCommand(['withdraw', '100001']), { kind: 'withdraw', publication: 100001 })
})

test('only files are placed, never the value of an option', () => {
  const command = readCommand(['add', '--publication', '3', '3'], (file) => `/here/${file}`)
  assert.deepEqual(command, {
    kind: 'add',
    files: ['/here/3'],
    options: { publication: 3, language: undefined },
  })
})

test('wrong words are answered with what is wrong and how it goes', () => {
  const cases: [string[], RegExp][] = [
    [[], /^usage/],
    [['remove', 'x'], /^usage/],
    [['add'], /add needs a file/],
    [['add', '--publication', 'x', 'a.pdf'], /--publication needs a number/],
    [['add', 'a.pdf', '--publication'], /needs a number/],
    [['add', '--language', 'de', 'a.pdf'], /en, es, pt or fr/],
    [['add', '--force', 'a.pdf'], /--force is not an option/],
    [['withdraw'], /needs the number/],
    [['withdraw', '1', '2'], /needs the number/],
  ]
  for (const [words, expected] of cases) {
    const command = readCommand(words)
    assert.equal(command.kind, 'wrong', words.join(' '))
    if (command.kind === 'wrong') assert.match(command.problem, expected)
    if (command.kind === 'wrong') assert.ok(command.problem.includes(libraryUsage))
  }
})

test('a command sent to the running server is answered line by line, with its exit code', async () => {
  const said: string[] = []
  const code = await sendCommand(folder, ['add', '/nowhere/a.pdf', '/nowhere/b.pdf'], (text) =>
    said.push(text),
  )
  assert.equal(code, 1)
  assert.deepEqual(said, [
    '/nowhere/a.pdf: There is no such file.',
    '/nowhere/b.pdf: There is no such file.',
  ])
})

test('nonsense on the socket is answered with the usage, and the server goes on', async () => {
  const answer = await new Promise<string>((resolve) => {
    let text = ''
    const socket = connect(path.join(folder, 'control.sock'), () => socket.write('{ nonsense\n'))
    socket
      .on('data', (chunk) => {
        text += chunk.toString()
      })
      .on('end', () => resolve(text))
  })
  assert.match(answer, /^usage[^]*exit 2\n$/)
  assert.equal(await sendCommand(folder, ['withdraw', '7'], () => {}), 1)
})

test('without a server to take commands the answer says so', async () => {
  const said: string[] = []
  const empty = mkdtempSync(path.join(tmpdir(), 'puente-empty-'))
  assert.equal(await sendCommand(empty, ['withdraw', '7'], (text) => said.push(text)), 1)
  assert.match(said.join(), /takes no commands/)
  rmSync(empty, { recursive: true })
})
