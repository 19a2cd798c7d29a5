// The words of bin/observatory.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import {
  observatoryUsage, readObservatoryCommand, writeObservatoryCommand,
} from './command.ts'
import { openFolder } from './example.ts'

const folder = openFolder()
after(() => folder.end())

test('files, format and options are told apart, in any order', () => {
  const asked = readObservatoryCommand(
    ['import', '--released', '2026-07-12', 'unodc', 'a.xlsx', '--dry-run', 'b.xlsx'],
    (file) => `/here/${file}`)
  assert.equal(asked.kind, 'run')
  if (asked.kind !== 'run') return
  assert.deepEqual(asked.files, ['/here/a.xlsx', '/here/b.xlsx'])
  assert.ok(asked.reading.kind === 'import' && asked.reading.format.id === 'unodc')
  assert.deepEqual(asked.options, {
    released: '2026-07-12', vintage: undefined, report: undefined, complete: false, dryRun: true,
    allowRejected: false,
  })
})

test('a command that is handed on to a server says the same there', () => {
  const words = [
    'load', 'a.csv', '--series', 'homicide-rate.unodc', '--where', 'indicator=rate=total',
    '--released', '2026-07-12', '--vintage', 'July 2026', '--report', 'bad.csv', '--complete',
  ]
  const asked = readObservatoryCommand(words, (file) => `/here/${file}`)
  assert.ok(asked.kind === 'run')
  assert.deepEqual(readObservatoryCommand(writeObservatoryCommand(asked)), asked)
  assert.deepEqual(asked.options.report, '/here/bad.csv')
})

test('wrong words are answered with what is wrong and how it goes', () => {
  const cases: [string[], RegExp][] = [
    [[], /^usage/],
    [['delete', 'x'], /^usage/],
    [['import'], /needs a format, one of wdi, wpp, unodc, ucdp, unhcr, iom/],
    [['import', 'csv', 'a.csv'], /needs a format/],
    [['import', 'wdi'], /import needs a file/],
    [['import', 'wdi', 'a.csv', '--series', 'x.y'], /--series goes with load only/],
    [['load', 'a.csv', '--released', '2026-07-12'], /load needs --series/],
    [['load', 'a.csv', '--series', 'x.y'], /load needs --released/],
    [['load', '--series', 'x.y', '--released', '2026-07-12'], /load needs a file/],
    [['load', 'a.csv', '--series'], /--series needs a value/],
    [['load', 'a.csv', '--series', '--complete'], /--series needs a value/],
    [['load', 'a.csv', '--series', 'x.y', '--where', 'refugees'], /--where must be like/],
    [['import', 'wdi', 'a.csv', '--released', '12/07/2026'], /must be a day like 2026-07-12/],
    [['import', 'wdi', 'a.csv', '--released', '2026-02-30'], /must be a day/],
    [['import', 'wdi', 'a.csv', '--released', '2999-01-01'], /not to come/],
    [['import', 'wdi', 'a.csv', 'b.csv', '--report', 'bad.csv'], /--report goes with one file/],
    [['import', 'wdi', 'a.csv', '--force'], /--force is not an option/],
  ]
  for (const [words, expected] of cases) {
    const asked = readObservatoryCommand(words)
    assert.equal(asked.kind, 'wrong', words.join(' '))
    if (asked.kind === 'wrong') assert.match(asked.problem, expected)
    if (asked.kind === 'wrong') assert.ok(asked.problem.includes(observatoryUsage))
  }
})

test('a report never takes the place of a file that is there', () => {
  const file = folder.place('figures.csv', 'precious')
  const asked = readObservatoryCommand(['import', 'wdi', 'a.csv', '--report', file])
  assert.ok(asked.kind === 'wrong')
  assert.match(asked.problem, /exists\. Name a new file/)
})
