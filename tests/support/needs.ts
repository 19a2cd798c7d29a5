// Run first by bin/test: what the machine must have for all tests, before anyone waits for them.
// As root on Debian what is missing is installed; elsewhere the sentence says what to do.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { browserHelp, findBrowser } from './browser.ts'
import { findPostgres } from './postgres.ts'

const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

function install(name: string) {
  console.log(`Installing ${name} with apt-get …`)
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const words of [['update', '-qq'], ['install', '-y', '-qq', '--no-install-recommends', name]]) {
    spawnSync('apt-get', words, { stdio: ['ignore', 'ignore', 'inherit'], env: environment })
  }
}

if (findBrowser() === undefined && mayInstall) install('chromium')
const browser = findBrowser()
console.log(browser === undefined ? browserHelp : `Browser: ${browser}`)

const server = process.env.TEST_DATABASE_URL ? 'that of TEST_DATABASE_URL' : findPostgres()
console.log(server === undefined
  ? 'No PostgreSQL found: the tests on a server will be skipped. Debian: sudo apt-get install postgresql'
  : `PostgreSQL: ${server}`)

if (browser === undefined) process.exitCode = 1
