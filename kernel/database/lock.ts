// One program at a time may open the embedded database: a file beside it holds the process id.
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'

/** Another program has the folder open. Its message says which process, and what to do. */
export class InUse extends Error {
  readonly pid: number
  constructor(folder: string, pid: number) {
    super(`Puente is already running on ${folder} (process ${pid}). Stop it first: bin/stop`)
    this.pid = pid
  }
}

/**
 * Takes the lock of a folder and returns the function that gives it back.
 * A lock whose process is gone (after `kill -9`, a power cut) is taken over without asking.
 * Throws InUse when a living process holds it.
 */
export function lockFolder(folder: string): () => void {
  const file = `${path.resolve(folder)}.lock`
  mkdirSync(path.dirname(file), { recursive: true })
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (createExclusively(file)) return () => rmSync(file, { force: true })
    const holder = readHolder(file)
    if (holder && isAlive(holder)) throw new InUse(path.resolve(folder), holder.pid)
    rmSync(file, { force: true })
  }
  throw new Error(`The lock ${file} cannot be taken. Is the folder writable?`)
}

/** The process that holds the folder, or undefined when it is free. */
export function holderOf(folder: string): number | undefined {
  const holder = readHolder(`${path.resolve(folder)}.lock`)
  return holder && isAlive(holder) ? holder.pid : undefined
}

type Holder = { pid: number, started: string }

function createExclusively(file: string): boolean {
  try {
    const descriptor = openSync(file, 'wx')
    writeSync(descriptor, `${process.pid} ${startTime(process.pid)}\n`)
    closeSync(descriptor)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

function readHolder(file: string): Holder | undefined {
  try {
    const [pid, started] = readFileSync(file, 'utf8').trim().split(' ')
    return Number(pid) > 0 ? { pid: Number(pid), started: started ?? '' } : undefined
  } catch {
    return undefined
  }
}

// A process id is used again after a restart of the machine, so the start time must agree too.
function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  const started = startTime(holder.pid)
  return started === '' || holder.started === '' || started === holder.started
}

// Linux only: field 22 of /proc/PID/stat, in ticks since boot. Elsewhere the process id must do.
function startTime(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}
