// The embedded engine as a guest in our process: what it may not do to its host.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { openDatabase } from './database.ts'

const MIB = 2 ** 20

test('rows that were read do not stay in memory', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'puente-embedded-'))
  const database = await openDatabase({ url: undefined, folder })
  t.after(async () => {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const readTenMebibytes = () => database.pool.query(
    "select repeat(md5(n::text), 32) as text from generate_series(1, 10240) as n")
  for (let times = 0; times < 5; times++) await readTenMebibytes()
  const before = process.memoryUsage().rss
  for (let times = 0; times < 40; times++) await readTenMebibytes()
  const grown = (process.memoryUsage().rss - before) / MIB
  assert.ok(grown < 200, `After reading 400 MiB the process is ${Math.round(grown)} MiB larger.`)
})
