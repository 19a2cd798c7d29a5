// The scanner as it is: a clamd of this machine, where one is installed, and a signature of ours.
import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { zipDocx } from '../../tests/support/docx.ts'
import { createScanner, type Scanner } from './scanner.ts'

const skip = spawnSync('clamd', ['--version']).status === 0
  ? false : 'clamd is not installed (Debian: apt-get install clamav-daemon)'
const WORD = 'Puente looks whether the scanner looks'

const folder = mkdtempSync(path.join(tmpdir(), 'puente-clamd-'))
let clamd: ChildProcess | undefined
let scanner: Scanner
before(async () => {
  if (skip) return
  mkdirSync(path.join(folder, 'signatures'))
  writeFileSync(path.join(folder, 'signatures/ours.ndb'),
    `Puente.Trial:0:*:${Buffer.from(WORD).toString('hex')}\n`)
  writeFileSync(path.join(folder, 'clamd.conf'), [
    `DatabaseDirectory ${folder}/signatures`, `LocalSocket ${folder}/socket`, 'Foreground yes',
    'StreamMaxLength 1M', 'MaxFileSize 550M', 'MaxScanSize 1100M',
  ].join('\n'))
  clamd = spawn('clamd', ['-c', path.join(folder, 'clamd.conf')], { stdio: 'ignore' })
  scanner = createScanner({ path: path.join(folder, 'socket') })
  for (const end = Date.now() + 20_000; !await scanner.ping() && Date.now() < end;) {
    await new Promise((resolve) => { setTimeout(resolve, 100) })
  }
})
after(() => {
  clamd?.kill()
  rmSync(folder, { recursive: true, force: true })
})

async function scan(content: string | Buffer) {
  const file = path.join(folder, 'upload')
  writeFileSync(file, content)
  return scanner.scan(file)
}

test('what it knows is found, in a text and in a document, and nothing else', { skip }, async () => {
  const found = { kind: 'infected', name: 'Puente.Trial.UNOFFICIAL' }
  assert.deepEqual(await scan('Two containers.'), { kind: 'clean' })
  assert.deepEqual(await scan(`Two containers. ${WORD}.`), found)
  assert.deepEqual(await scan(zipDocx({ 'word/document.xml': `<x>${WORD}</x>` })), found)
  assert.deepEqual(await scan(zipDocx({ 'word/document.xml': '<x/>' })), { kind: 'clean' })
})

test('what is more than it takes is not decided on', { skip }, async () => {
  const result = await scan(Buffer.alloc(3_000_000, 'x'))
  assert.equal(result.kind, 'failed')
  // It says so and hangs up at once; what it said is lost when we were still sending.
  assert.match('reason' in result ? result.reason : '', /^(too-large|cut-off)$/)
})
