// The whole program as a process of its own, started as bin/start does, on a folder of its own.
import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'

const root = path.join(import.meta.dirname, '../..')
const loader = path.join(root, 'tools/jsx-loader.ts')

export type Program = {
  child: ChildProcess
  /** Where it answers; empty when it ended before it was ready. */
  origin: string
  /** Everything it has printed so far. */
  said: () => string
  /** Resolves when it has ended, to its exit code (null when it was killed). */
  ended: Promise<number | null>
  /** From start to ready. */
  milliseconds: number
}

const environmentFor = (folder: string) => ({
  ...process.env, PUENTE_VAR: folder, PORT: '0',
  ...(process.env.TEST_DATABASE_URL && { DATABASE_URL: process.env.TEST_DATABASE_URL }),
})

/** Starts the server and waits until it is ready or has ended. */
export async function startProgram(folder: string): Promise<Program> {
  const started = performance.now()
  const child = spawn(process.execPath, ['--import', loader, 'app/server.ts'], {
    cwd: root, env: environmentFor(folder), stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const ready = new Promise<void>((resolve) => {
    const hear = (text: string) => {
      said += text
      if (/^Puente is ready: .*\n/m.test(said)) resolve()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
  })
  await Promise.race([ready, ended])
  const origin = /^Puente is ready: (.*)$/m.exec(said)?.[1] ?? ''
  return { child, origin, said: () => said, ended, milliseconds: performance.now() - started }
}

/** Runs a command of bin/ on the folder. */
export async function runCommand(folder: string, command: string, ...words: string[]) {
  const child = spawn(path.join(root, 'bin', command), words, {
    cwd: root, env: environmentFor(folder), stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', (text) => { said += text })
  child.stderr.on('data', (text) => { said += text })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, said }
}
