import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test, type TestContext } from 'node:test'
import { readExerciseDirectory } from '../../directory/directory.ts'
import { readExerciseItems } from './content.ts'

const folder = path.join(import.meta.dirname, '../../../world')
const world = readExerciseDirectory(folder)
const { items, errors } = readExerciseItems(folder, world)

test('two hundred items of the exercise are in order', () => {
  assert.deepEqual(errors, [])
  assert.equal(items.length, 200)
})

test('no two items read the same, in title or in text', () => {
  const texts = items.map(({ versions: [first] }) => {
    const { language: _, title: __, summary: ___, ...body } = first!
    return JSON.stringify(body)
  })
  assert.equal(new Set(items.map(({ versions }) => versions[0]!.title)).size, items.length)
  assert.equal(new Set(texts).size, items.length)
})

test('every kind, marking and status is there, in four languages', () => {
  const count = (values: string[]) => new Set(values).size
  assert.equal(count(items.map(({ kind }) => kind)), 5)
  assert.equal(count(items.map(({ tlp }) => tlp)), 5)
  assert.equal(count(items.map(({ status }) => status)), 6)
  assert.equal(count(items.map(({ versions }) => versions[0]!.language)), 4)
})

test('an item in several languages shows the same indicators in each', () => {
  const lists = items.flatMap((item) => item.kind !== 'alert' ? [] :
    [item.versions.map(({ indicators }) => JSON.stringify(indicators))])
  for (const list of lists) assert.equal(new Set(list).size, 1)
})

test('a real address in an item is refused', (t) => {
  assert.match(change(t, { from: 'value: 192.0.2.44', to: 'value: 8.8.8.8' }),
    /not an address for examples/)
})

test('a substance that does not say it is invented is refused', (t) => {
  assert.match(change(t, { file: 'drugs',
    from: 'quelaceno (sustancia inventada)', to: 'quelaceno' }),
    /does not say that it is invented/)
})

test('nobody acknowledges what they may not read', (t) => {
  assert.match(change(t, {
    from: 'acknowledged: [brisoria-csirt, dorvania-csirt]', to: 'acknowledged: [quetzoria-arms]',
  }), /"quetzoria-arms" does not exist/)
})

test('RED without a named person is refused', (t) => {
  assert.match(change(t, { from: 'persons: [marta, caio, odile]', to: 'persons: []' }),
    /RED needs persons/)
})

type Change = { from: string, to: string, file?: string }

/** What is wrong with the world once one text of a file reads otherwise. */
function change(t: TestContext, { from, to, file = 'cyber' }: Change): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'puente-world-'))
  t.after(() => rmSync(copy, { recursive: true }))
  cpSync(folder, copy, { recursive: true })
  const place = path.join(copy, 'items', `${file}.yaml`)
  const text = readFileSync(place, 'utf8')
  assert.ok(text.includes(from))
  writeFileSync(place, text.replace(from, to))
  return JSON.stringify(readExerciseItems(copy, world).errors.map(({ message }) => message))
    .replaceAll('\\"', '"')
}
