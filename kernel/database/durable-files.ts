// Makes the embedded database survive a power cut. PGlite writes its files through Node's `fs`
// but never syncs them to disk, so this module watches the writes and syncs where PostgreSQL would:
// the write-ahead log before a commit is acknowledged, and every other file before a checkpoint
// is recorded in `global/pg_control`. A new or renamed file is safe only with its folder.
import fs from 'node:fs'
import path from 'node:path'

/** Syncs the write-ahead log, if anything was written to it since the last call. */
export type SyncLog = () => void

/**
 * Watches this thread's writes below `folder`. Call once, before the database opens, in the
 * worker thread that runs it: it wraps `fs` of that thread only.
 */
export function watchWrites(folder: string): SyncLog {
  const root = path.resolve(folder) + path.sep
  const logFolder = path.join(root, 'pg_wal') + path.sep
  const controlFile = path.join(root, 'global', 'pg_control')
  const open = new Map<number, string>()
  const dirtyLog = new Set<string>()
  const dirtyData = new Set<string>()
  const original = { ...fs }

  const syncAll = (dirty: Set<string>) => {
    for (const file of dirty) sync(file, original)
    dirty.clear()
  }
  const mark = (file: string) => (file.startsWith(logFolder) ? dirtyLog : dirtyData).add(file)
  const markFolder = (file: string) => mark(path.dirname(file) + path.sep)

  const watched: Partial<typeof fs> = {
    openSync(...[file, flags, mode]: Parameters<typeof fs.openSync>) {
      const absolute = path.resolve(String(file))
      const isOurs = absolute.startsWith(root)
      if (isOurs && mayCreate(flags) && !original.existsSync(absolute)) markFolder(absolute)
      const descriptor = original.openSync(file, flags, mode)
      if (isOurs) open.set(descriptor, absolute)
      return descriptor
    },
    closeSync(descriptor) {
      open.delete(descriptor)
      original.closeSync(descriptor)
    },
    writeSync(descriptor: number, ...rest: unknown[]) {
      const file = open.get(descriptor)
      if (file === controlFile) syncAll(dirtyData)
      if (file !== undefined) mark(file)
      return Reflect.apply(original.writeSync, fs, [descriptor, ...rest])
    },
    ftruncateSync(descriptor, length) {
      const file = open.get(descriptor)
      if (file !== undefined) mark(file)
      original.ftruncateSync(descriptor, length)
    },
    renameSync(from, to) {
      original.renameSync(from, to)
      const [before, after] = [path.resolve(String(from)), path.resolve(String(to))]
      if (!after.startsWith(root)) return
      for (const [descriptor, file] of open) if (file === before) open.set(descriptor, after)
      if (dirtyLog.delete(before) || dirtyData.delete(before)) mark(after)
      markFolder(after)
    },
  }
  Object.assign(fs, watched)
  return () => syncAll(dirtyLog)
}

const mayCreate = (flags: unknown) =>
  typeof flags === 'number' ? (flags & fs.constants.O_CREAT) !== 0 : /[wa]/.test(String(flags))

function sync(file: string, { openSync, fsyncSync, closeSync }: typeof fs) {
  const isFolder = file.endsWith(path.sep)
  try {
    const descriptor = openSync(file, isFolder ? 'r' : 'r+')
    fsyncSync(descriptor)
    closeSync(descriptor)
  } catch (error) {
    // A file deleted since it was written (a dropped table, an old log) needs no sync; Windows
    // opens no folders, and needs not.
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code !== 'ENOENT' && !(isFolder && /^(EISDIR|EPERM|EACCES)$/.test(code))) throw error
  }
}
