// What was acknowledged is there: after `kill -9` at any moment, and on the disk before the answer.
import assert from 'node:assert/strict'
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { emptyServer, onServer } from '../../tests/support/engine.ts'

const ROUNDS = 4
const support = path.join(import.meta.dirname, '../../tests/support')
const script = path.join(support, 'writing-process.ts')

let folder: string
before(async () => {
  await emptyServer()
  folder = mkdtempSync(path.join(tmpdir(), 'puente-killed-'))
})
after(() => rmSync(folder, { recursive: true, force: true }))

const list = () =>
  new Set(execFileSync(process.execPath, [script, path.join(folder, 'database'), '--list'],
  { encoding: 'utf8' }).split('\n').filter(Boolean))

/** Lets a process write, and kills it some time after its first row. Returns what it was told. */
async function writeUntilKilled(milliseconds: number): Promise<string[]> {
  const child = spawn(process.execPath, [script, path.join(folder, 'database'), '100000'],
    { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (text) => {
    if (said === '') setTimeout(() => child.kill('SIGKILL'), milliseconds)
    said += text
  })
  await ended(child)
  return said.split('\n').slice(0, -1)
}

const ended = (child: ChildProcess) => new Promise((resolve) => child.once('close', resolve))

test('a program killed while it writes loses nothing it was told is written', { timeout: 180_000 }, async (context) => {
  const acknowledged: string[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const told = await writeUntilKilled(20 + Math.random() * 400)
    assert.ok(told.length > 0)
    acknowledged.push(...told)
  }
  const found = list()
  const lost = acknowledged.filter((id) => !found.has(id))
  assert.deepEqual(lost, [])
  context.diagnostic(`${ROUNDS} kills, ${acknowledged.length} acknowledged writes, 0 lost`)
})

const needsProc = onServer ? 'a server syncs its own disk' : process.platform !== 'linux' && 'reads /proc'
test('the log is on the disk before a write is acknowledged', { skip: needsProc, timeout: 60_000 }, () => {
  const spy = path.join(folder, 'spy')
  execFileSync(process.execPath, ['--import', path.join(support, 'spy-on-disk.ts'), script,
    path.join(folder, 'spied'), '20'], { env: { ...process.env, SPY_FILE: spy }, stdio: 'ignore' })
  const unsynced = new Set<string>()
  const [answers, commits] = [[] as string[], [] as string[]]
  for (const note of readFileSync(spy, 'utf8').trim().split('\n')) {
    const [what, file = '', now = ''] = note.split(' ')
    if (what === 'rename' && unsynced.delete(file)) unsynced.add(now)
    if (what === 'write' && file.endsWith('/global/pg_control')) {
      const late = [...unsynced].filter((one) => !isLog(one))
      assert.deepEqual(late, [], 'a checkpoint was recorded before its data was on the disk')
    } else if (what === 'write') unsynced.add(file)
    if (what === 'sync' || what === 'remove') unsynced.delete(file)
    if (what === 'sync' && isLog(file)) commits.push(file)
    if (what !== 'answer') continue
    answers.push(note)
    const late = [...unsynced].filter(isLog)
    assert.deepEqual(late, [], `answer ${answers.length} was given before the log was on the disk`)
  }
  assert.ok(answers.length >= 20, 'the spy saw too few answers')
  assert.ok(commits.length >= 20, 'the spy saw too few syncs')
})

const isLog = (file: string) => file.includes('/pg_wal/')
