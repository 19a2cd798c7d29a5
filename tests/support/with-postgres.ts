// Runs test files with a PostgreSQL server: bin/node tests/support/with-postgres.ts FILE…
// The server is that of TEST_DATABASE_URL, or one started for the tests and ended with them.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { findPostgres, startPostgres } from './postgres.ts'

const files = process.argv.slice(2)
const given = process.env.TEST_DATABASE_URL
const programs = findPostgres()

if (given) {
  process.exitCode = await runTests({ TEST_DATABASE_URL: given })
} else if (programs) {
  console.log(`A private server of ${programs} …`)
  const server = await startPostgres(programs)
  process.exitCode = await runTests({
    TEST_DATABASE_URL: server.url, TEST_ADMIN_DATABASE_URL: server.adminUrl,
  }).finally(server.stop)
} else {
  const isServer = process.env.CI !== undefined && process.env.CI !== 'false'
  console.error([
    `SKIPPED: ${files.length} test files were not run on a PostgreSQL server, because none is installed.`,
    'Install one (Debian: apt-get install postgresql) or set TEST_DATABASE_URL; see docs/testing.md.',
    ...isServer ? ['With CI set this is a failure.'] : [],
  ].join('\n'))
  process.exitCode = isServer ? 1 : 0
}

// One file at a time: each begins by emptying the one database there is.
function runTests(environment: Record<string, string>): Promise<number> {
  const loader = path.join(import.meta.dirname, '../../tools/jsx-loader.ts')
  const child = spawn(process.execPath,
    ['--import', loader, '--test', '--test-concurrency=1', ...files],
    { stdio: 'inherit', env: { ...process.env, ...environment } })
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
}
