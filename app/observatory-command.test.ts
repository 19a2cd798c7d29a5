// bin/observatory as a person types it.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'

const folder = mkdtempSync(path.join(tmpdir(), 'puente-observatory-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const program = path.join(import.meta.dirname, '../bin/observatory')
const run = (...words: string[]) => spawnSync(program, words, {
  encoding: 'utf8', env: { ...process.env, PUENTE_VAR: folder, DATABASE_URL: '' },
})

test('someone who asks how it goes is told, and it is no error', () => {
  const { status, stdout } = run('--help')
  assert.equal(status, 0)
  assert.match(stdout, /^usage: bin\/observatory load FILE/)
})

test('a wrong command ends with 2 before any database is opened', () => {
  const { status, stdout } = run('load', 'figures.csv')
  assert.equal(status, 2)
  assert.match(stdout, /^load needs --series ID/)
  assert.ok(!existsSync(path.join(folder, 'database')))
})
