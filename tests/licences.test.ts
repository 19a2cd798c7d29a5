// Every package we stand on has a licence we may use, and docs/licences.md names our own choices.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'

const root = path.join(import.meta.dirname, '..')
const readJson = (file: string) => JSON.parse(readFileSync(path.join(root, file), 'utf8'))
const lock: { packages: Record<string,
  { license?: string, dev?: boolean, hasInstallScript?: boolean, resolved?: string }> } =
  readJson('package-lock.json')
const packages = Object.entries(lock.packages).filter(([name]) => name !== '')

const allowed = new Set([
  'MIT', 'MIT-0', 'Apache-2.0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0', 'OFL-1.1',
  '(MIT AND Zlib)', '(MIT OR CC0-1.0)',
])
// Only run by the tests, never shipped or linked: axe-core.
const allowedInTests = new Set(['MPL-2.0'])

test('every package has a licence that we may use', () => {
  const wrong = packages.filter(([, { license = 'none', dev = false }]) =>
    !allowed.has(license) && !(dev && allowedInTests.has(license)))
  assert.deepEqual(wrong.map(([name, { license }]) => `${name}: ${license}`), [])
})

test('no package runs a script when it is installed, and the lock file names no address', () => {
  assert.deepEqual(
    packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([name]) => name), [],
  )
  assert.deepEqual(packages.filter(([, { resolved }]) => resolved).map(([name]) => name), [])
})

test('docs/licences.md names every package we chose', () => {
  const { dependencies, optionalDependencies, devDependencies } = readJson('package.json')
  const text = readFileSync(path.join(root, 'docs/licences.md'), 'utf8')
  const chosen = Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies })
  assert.deepEqual(chosen.filter((name) => !text.includes(`\`${name}\``)), [])
})
