// A PostgreSQL server of our own for tests: in a temporary folder, reached by a socket file, ended
// with the tests. PostgreSQL refuses to run as root, so root starts it as another user.
import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'

export type Server = {
  /** A database named puente_test, as its owner: an ordinary role that may take on puente_app. */
  url: string
  /** The same database as a superuser: for tests of what such a role must not do. */
  adminUrl: string
  stop: () => Promise<void>
}

/** The folder of PostgreSQL's programs, the newest installed; undefined when there is none. */
export function findPostgres(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian)
    ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a))
    : []
  const places = [
    ...versions.map((version) => path.join(debian, version, 'bin')),
    '/opt/homebrew/opt/postgresql/bin', '/usr/local/bin', '/usr/bin',
  ]
  return places.find((place) => existsSync(path.join(place, 'initdb')))
}

/**
 * Makes and starts a server, with further settings ("name=value"). In a folder of the caller it
 * stays when it stops, and starts again the next time. Throws with the server's own words when it
 * does not start.
 */
export async function startPostgres(
  programs: string, more: string[] = [], keptFolder?: string,
): Promise<Server> {
  const user = unprivileged()
  const folder = keptFolder ?? mkdtempSync(path.join(tmpdir(), 'puente-pg-'))
  mkdirSync(folder, { recursive: true })
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid)
  const isNew = !existsSync(path.join(folder, 'data'))
  if (isNew) {
    execFileSync(path.join(programs, 'initdb'), [
      '-D', `${folder}/data`, '-U', 'admin', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8',
      '--no-sync',
    ], { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  }
  const child = spawn(path.join(programs, 'postgres'), [
    '-D', `${folder}/data`, '-k', folder, '-c', 'listen_addresses=', '-c', 'fsync=off',
    ...more.flatMap((setting) => ['-c', setting]),
  ], { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (text) => { said = `${said}${text}`.slice(-4_000) })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    child.kill('SIGINT')
    await ended
    if (keptFolder === undefined) rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', () => child.kill('SIGKILL'))
  const address = (role: string, database: string) => `postgres://${role}@/${database}?host=${folder}`
  try {
    await prepare(address('admin', 'postgres'), isNew)
  } catch (error) {
    await stop()
    throw new Error(`PostgreSQL did not start: ${error}\n${said}`, { cause: error })
  }
  return { url: address('puente_test', 'puente_test'), adminUrl: address('admin', 'puente_test'), stop }
}

// Whom to be: ourselves, or as root the user that Debian made for PostgreSQL, or nobody.
function unprivileged(): { uid?: number, gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const idOf = (what: string) => ['postgres', 'nobody'].map((name) => {
    try {
      return Number(
        execFileSync('id', [what, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
      )
    } catch {
      return undefined
    }
  }).find((id) => id !== undefined) ?? 65_534
  return { uid: idOf('-u'), gid: idOf('-g') }
}

async function prepare(adminUrl: string, isNew: boolean) {
  const client = await connectWithin(adminUrl, 30_000)
  for (const statement of !isNew ? [] : [
    'create role puente_app nologin',
    'create role puente_test login',
    'grant puente_app to puente_test',
    'create database puente_test owner puente_test',
  ]) await client.query(statement)
  await client.end()
}

async function connectWithin(url: string, milliseconds: number): Promise<pg.Client> {
  const start = performance.now()
  for (;;) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      return client
    } catch (error) {
      if (performance.now() - start > milliseconds) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}
