// Starting, stopping and dying: the whole program as a process, on both engines.
import { setTimeout as sleep } from 'node:timers/promises'
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { emptyServer } from './support/engine.ts'
import { type Program, runCommand, startProgram } from './support/program.ts'

const KILLS = 3

let folder: string
let program: Program | undefined
const running = new Set<Program>()

async function start(): Promise<Program> {
  program = await startProgram(folder)
  running.add(program)
  return program
}

before(async () => {
  await emptyServer()
  folder = mkdtempSync(path.join(tmpdir(), 'puente-start-'))
})
after(async () => {
  for (const { child, ended } of running) {
    child.kill('SIGKILL')
    await ended
  }
  rmSync(folder, { recursive: true, force: true })
})

const lock = () => path.join(folder, 'server.lock')

test('an empty folder becomes a running site that says where it is', { timeout: 120_000 }, async (context) => {
  const { origin, milliseconds } = await start()
  assert.match(origin, /^http:\/\/127\.0\.0\.1:\d+$/)
  const page = await fetch(`${origin}/es`)
  assert.equal(page.status, 200)
  assert.match(await page.text(), /<html lang="es"/)
  context.diagnostic(`first start: ${(milliseconds / 1000).toFixed(1)} s`)
})

test('a second start on the same folder says that one is running, and leaves it alone', async () => {
  const { origin } = program ?? await start()
  const second = await startProgram(folder)
  assert.equal(await second.ended, 1)
  assert.match(second.said(), /already running on .* \(process \d+\)\. Stop it first: bin\/stop/)
  assert.doesNotMatch(second.said(), / {4}at /)
  assert.equal((await fetch(`${origin}/en`)).status, 200)
})

test('Ctrl-C finishes: the exit is clean and nothing is left locked', { timeout: 60_000 }, async () => {
  const { child, ended, said } = program ?? await start()
  child.kill('SIGINT')
  assert.equal(await ended, 0)
  assert.match(said(), /Stopping/)
  assert.equal(existsSync(lock()), false)
})

test('killed at any moment, the next start needs no hand and shows all that was answered', { timeout: 240_000 }, async (context) => {
  const acknowledged: string[] = []
  const times: number[] = []
  for (let round = 0; round < KILLS; round += 1) {
    const { child, ended, origin, said, milliseconds } = await start()
    times.push(milliseconds)
    assert.notEqual(origin, '', said())
    const before = acknowledged.length
    const adding = addFiles(round, () => child.killed, acknowledged)
    // The first time at any moment; then when there is something to lose, however slow the machine.
    if (round > 0) await until(() => acknowledged.length > before)
    await sleep(200 + Math.random() * 2_500)
    child.kill('SIGKILL')
    await ended
    await adding
    assert.ok(existsSync(lock()), 'a killed program cannot have tidied up')
  }
  const { origin, child, ended, milliseconds } = await start()
  times.push(milliseconds)
  for (const address of acknowledged) {
    const answer = await fetch(origin + address)
    assert.equal(answer.status, 200, `${address} was acknowledged and is gone`)
    assert.match(await answer.text(), /\/files\/\d+\//)
  }
  assert.ok(acknowledged.length > 0, 'no file was acknowledged before the kills')
  context.diagnostic(`${KILLS} kills, ${acknowledged.length} files acknowledged, 0 lost; ` +
    `starts after a kill: ${times.map((time) => (time / 1000).toFixed(1)).join(', ')} s`)
  child.kill('SIGTERM')
  assert.equal(await ended, 0)
})

/** Looks every 20 ms, for a minute at most. */
async function until(isSo: () => boolean) {
  for (let look = 0; look < 3_000 && !isSo(); look += 1) await sleep(20)
}

/** Adds small files one by one until the server is gone; notes each that was acknowledged. */
async function addFiles(round: number, isKilled: () => boolean, acknowledged: string[]) {
  for (let number = 0; !isKilled(); number += 1) {
    const file = path.join(folder, `note-${round}-${number}.html`)
    writeFileSync(file, `<html lang="en"><title>Note ${round}-${number}</title>
      <p>Round ${round}: the
      commission met for the ${number}th time and agreed on the measures that follow.</p></html>`)
    const { code, said } = await runCommand(folder, 'library', 'add', file)
    if (code !== 0) return
    acknowledged.push(/\/en\/publications\/\d+/.exec(said)?.[0] ?? `no address in: ${said}`)
  }
}

test('bin/start --wait returns when the first page answers; bin/stop ends it', { timeout: 120_000 }, async () => {
  const started = await runCommand(folder, 'start', '--wait')
  assert.equal(started.code, 0, started.said)
  const origin = /Puente is ready: (.*)/.exec(started.said)?.[1] ?? ''
  assert.equal((await fetch(`${origin}/pt`)).status, 200)
  const stopped = await runCommand(folder, 'stop')
  assert.deepEqual([stopped.code, stopped.said.trim()], [0, 'Stopped.'])
  assert.equal((await runCommand(folder, 'stop')).said.trim(), 'Puente is not running here.')
})

test('a wrong setting is refused with a sentence, not with a stack', async () => {
  process.env.PUENTE_MODE = 'test'
  const refused = await startProgram(folder).finally(() => { delete process.env.PUENTE_MODE })
  assert.equal(await refused.ended, 1)
  assert.equal(refused.said().trim(), 'PUENTE_MODE is "test"; it must be trial or production.')
})
