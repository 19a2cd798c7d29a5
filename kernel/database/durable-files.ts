// Makes the embedded database survive a power cut. PGlite writes its files through Node's `fs`
// but never syncs them to disk, so this module watches the writes and syncs where PostgreSQL would:
// the write-ahead log before a commit is acknowledged, and every other file before a checkpoint
// is recorded in `global/pg_control`.
import fs from 'node:fs'
import path from 'node:path'

/** Syncs the write-ahead log, if anything was written to it since the last call. */
export type SyncLog = () => void

/**
 * Watches this thread's writes below `folder`. Call once, before the database opens, in the
 * worker thread that runs it: it wraps `fs` of that thread only.
 */
export function watchWrites(folder: string): SyncLog {
  const root = path.resolve(folder)
  const logFolder = path.join(root, 'pg_wal') + path.sep
  const controlFile = path.join(root, 'global', 'pg_control')
  const paths = new Map<number, string>()
  const dirtyLog = new Set<string>()
  const dirtyData = new Set<string>()
  const { openSync, writeSync, closeSync } = fs

  const syncAll = (dirty: Set<string>) => {
    for (const file of dirty) syncFile(file, openSync, closeSync)
    dirty.clear()
  }

  const watched = {
    openSync(...[file, ...rest]: Parameters<typeof openSync>) {
      const descriptor = openSync(file, ...rest)
      const absolute = path.resolve(String(file))
      if (absolute.startsWith(root)) paths.set(descriptor, absolute)
      return descriptor
    },
    closeSync(descriptor: number) {
      paths.delete(descriptor)
      closeSync(descriptor)
    },
    writeSync(descriptor: number, ...rest: unknown[]) {
      const file = paths.get(descriptor)
      if (file === controlFile) syncAll(dirtyData)
      else if (file?.startsWith(logFolder)) dirtyLog.add(file)
      else if (file !== undefined) dirtyData.add(file)
      return Reflect.apply(writeSync, fs, [descriptor, ...rest])
    },
  }
  Object.assign(fs, watched)
  return () => syncAll(dirtyLog)
}

function syncFile(file: string, open: typeof fs.openSync, close: typeof fs.closeSync) {
  try {
    const descriptor = open(file, 'r+')
    fs.fsyncSync(descriptor)
    close(descriptor)
  } catch (error) {
    // A file deleted since it was written (a dropped table, an old log) needs no sync.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
}
