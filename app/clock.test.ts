// The clock: one job after the other, never two at a time, and none that ends the program.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openEmpty, type TestDatabase } from '../tests/support/engine.ts'
import { type Job, startClock } from './clock.ts'

let opened: TestDatabase
before(async () => { opened = await openEmpty() })
after(() => opened.end())

const wait = (ms: number) => new Promise<void>((resolve) => { setTimeout(resolve, ms) })

test('jobs run in their order, again and again, and never two at a time', async () => {
  const seen: string[] = []
  const job = (name: string): Job => ({
    name,
    run: async () => {
      seen.push(`${name} begins`)
      await wait(15)
      seen.push(`${name} ends`)
    },
  })
  const clock = startClock(opened.database, [job('a'), job('b')], 5)
  await wait(200)
  await clock.stop()
  const round = ['a begins', 'a ends', 'b begins', 'b ends']
  assert.ok(seen.length >= 8, 'at least two rounds')
  assert.deepEqual(seen, seen.map((_, index) => round[index % 4]))
  const count = seen.length
  await wait(60)
  assert.equal(seen.length, count, 'nothing begins after the end')
})

test('the job under way is finished before the clock is stopped', async () => {
  let isDone = false
  const clock = startClock(opened.database, [{ name: 'slow', run: async () => {
    await wait(80)
    isDone = true
  } }], 5)
  await wait(20)
  await clock.stop()
  assert.equal(isDone, true)
})

test('a job that fails is logged by its name and place, without what it worked on', async (t) => {
  const log = t.mock.method(console, 'error', () => {})
  let others = 0
  const clock = startClock(opened.database, [
    { name: 'broken', run: () => Promise.reject(new Error('ana@a.example could not be told')) },
    { name: 'other', run: async () => { others += 1 } },
  ], 5)
  await wait(60)
  await clock.stop()
  assert.ok(others > 1, 'the others go on, and the next round comes')
  const [line = ''] = log.mock.calls.map(({ arguments: [first] }) => String(first))
  assert.match(line, /"job":"broken"/)
  assert.doesNotMatch(line, /ana@/)
})

test('a job is told the time of the database', async () => {
  const { rows: [row] } = await opened.database.pool.query('select clock_timestamp() as now')
  const times: Date[] = []
  const clock = startClock(opened.database, [{ name: 'time', run: async (_, now) => {
    times.push(now)
  } }], 60_000)
  await wait(50)
  await clock.stop()
  assert.ok(Math.abs((times[0]?.getTime() ?? 0) - row.now.getTime()) < 5_000)
})
