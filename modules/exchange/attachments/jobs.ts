// What happens to files later: the scanner looks at them, and bytes that nothing is attached with
// go. For the clock.
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { system } from '../../../kernel/access/actor.ts'
import type { Database } from '../../../kernel/database/database.ts'
import { read, write } from '../../../kernel/database/transaction.ts'
import type { Scanner } from '../../../kernel/files/scanner.ts'
import { createFileStore, type FileStore } from '../../../kernel/files/store.ts'
import { listUsed, listWaiting, noteTried, setScan } from './queries.ts'

/** The files of the exchange lie apart from those of the library, which everyone may have. */
export const openExchangeStore = (varFolder: string): FileStore & { folder: string } => {
  const apart = path.join(varFolder, 'exchange')
  return { ...createFileStore(apart), folder: path.join(apart, 'files') }
}

const us = system('exchange-files', 'exchange-files')

/**
 * Has the scanner look at what waits. What it cannot answer goes on waiting; while it cannot be
 * reached at all, nothing more is asked. A file with a virus leaves the disk.
 */
export async function scanWaiting(
  database: Database, { scanner, store }: { scanner: Scanner, store: FileStore },
): Promise<void> {
  for (const sha256 of await read(database, us, listWaiting)) {
    const result = await scanner.scan(store.pathOf(sha256))
    if (result.kind === 'failed' && result.reason === 'unreachable') return
    await write(database, us, (writer) => result.kind === 'failed'
      ? noteTried(writer, sha256) : setScan(writer, sha256, result.kind))
    if (result.kind === 'infected') rmSync(store.pathOf(sha256), { force: true })
    // One that takes its time is not asked for more: others wait for the clock too.
    if (result.kind === 'failed' && result.reason === 'timeout') return
  }
}

const UNUSED_HOURS = 24

/**
 * Removes bytes that nothing is attached with any more: of discarded drafts, of files taken out.
 * What was touched within the last day stays, because its form may still be under way.
 */
export async function dropUnused(
  database: Database, { folder, now }: { folder: string, now: Date },
): Promise<number> {
  let dropped = 0
  const before = now.getTime() - UNUSED_HOURS * 3_600_000
  for (const start of existsSync(folder) ? readdirSync(folder) : []) {
    const old = readdirSync(path.join(folder, start))
      .filter((rest) => statSync(path.join(folder, start, rest)).mtimeMs < before)
    if (old.length === 0) continue
    const used = new Set(await read(database, us, (reader) =>
      listUsed(reader, old.map((rest) => start + rest))))
    for (const rest of old.filter((one) => !used.has(start + one))) {
      rmSync(path.join(folder, start, rest))
      dropped += 1
    }
  }
  return dropped
}

/** Once a day: to walk the whole store takes time. */
export function dropUnusedDaily(folder: string) {
  let next = 0
  return async (database: Database, now: Date): Promise<void> => {
    if (now.getTime() < next) return
    next = now.getTime() + UNUSED_HOURS * 3_600_000
    await dropUnused(database, { folder, now })
  }
}
