import assert from 'node:assert/strict'
import { test } from 'node:test'
import { alignWords } from './align.ts'

// prison overcrowding / hacinamiento carcelario; prison / cárcel…: words are numbers here.
const [prison, overcrowding, guard] = [1, 2, 3]
const [carcel, hacinamiento, guardia] = [11, 12, 13]
const pairs = [
  { source: [prison, overcrowding], target: [hacinamiento, carcel], weight: 1 },
  { source: [prison], target: [carcel], weight: 1 },
  { source: [prison, guard], target: [guardia, carcel], weight: 1 },
]

test('what is left when the known words are taken away translates what is left', () => {
  const { forth, back } = alignWords(pairs)
  assert.equal(forth.get(overcrowding)![0]![0], hacinamiento)
  assert.equal(forth.get(guard)![0]![0], guardia)
  assert.equal(back.get(hacinamiento)![0]![0], overcrowding)
})

test('the shares of the translations of a word add up to one, the probable first', () => {
  const row = alignWords(pairs).forth.get(prison)!
  assert.ok(Math.abs(row.reduce((sum, [, share]) => sum + share, 0) - 1) < 1e-9)
  assert.equal(row[0]![0], carcel)
  assert.deepEqual(row, row.toSorted((a, b) => b[1] - a[1]))
})

test('a heavier pair weighs more', () => {
  const { forth } = alignWords([
    { source: [1], target: [11], weight: 1 }, { source: [1], target: [12], weight: 3 },
  ])
  assert.equal(forth.get(1)![0]![0], 12)
})

test('no pairs, no translations', () => {
  assert.equal(alignWords([]).forth.size, 0)
})
