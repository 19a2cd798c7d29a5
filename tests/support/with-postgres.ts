// Runs test files with a PostgreSQL server: bin/node tests/support/with-postgres.ts FILE…
// The server is that of TEST_DATABASE_URL, or two started for the tests, half of them on each, and
// ended with them.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { findPostgres, startPostgres } from './postgres.ts'

const files = process.argv.slice(2)
const given = process.env.TEST_DATABASE_URL
const programs = findPostgres()

if (given) {
  process.exitCode = await runTests(files, { TEST_DATABASE_URL: given })
} else if (programs) {
  console.log(`Private servers of ${programs} …`)
  const halves = [0, 1].map((half) => files.filter((_, index) => index % 2 === half))
  const codes = await Promise.all(halves.filter((half) => half.length > 0)
    .map((half) => runOnOwnServer(programs, half)))
  process.exitCode = Math.max(...codes)
} else {
  const isServer = process.env.CI !== undefined && process.env.CI !== 'false'
  console.error([
    `SKIPPED: ${files.length} test files were not run on a PostgreSQL server, because none is installed.`,
    'Install one (Debian: apt-get install postgresql) or set TEST_DATABASE_URL; see docs/testing.md.',
    ...isServer ? ['With CI set this is a failure.'] : [],
  ].join('\n'))
  process.exitCode = isServer ? 1 : 0
}

async function runOnOwnServer(programs: string, half: string[]): Promise<number> {
  const server = await startPostgres(programs)
  return runTests(half, {
    TEST_DATABASE_URL: server.url, TEST_ADMIN_DATABASE_URL: server.adminUrl,
  }).finally(server.stop)
}

// One file at a time: each begins by emptying the one database there is.
function runTests(some: string[], environment: Record<string, string>): Promise<number> {
  const loader = path.join(import.meta.dirname, '../../tools/jsx-loader.ts')
  const child = spawn(process.execPath,
    ['--import', loader, '--test', '--test-concurrency=1', ...some],
    { stdio: 'inherit', env: { ...process.env, ...environment } })
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
}
