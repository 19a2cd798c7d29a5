// The classes of a map: round limits that are printed, and every figure in the class that says so.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { classesOf } from './classes.ts'
import { samples } from './samples.ts'

const english = { language: 'en' as const, decimals: 1 }

test('many figures fall into five classes of about as many States each', () => {
  const rates = samples().flatMap(({ chart }) => chart.kind === 'map' ? chart.data.rows : [])
    .map(({ value }) => value)
  const { shadeOf, ranges } = classesOf(rates, english)
  const sizes = Map.groupBy(rates.filter((value) => value !== null), shadeOf)
  assert.equal(ranges.length, 5)
  const counts = ranges.map(({ shade }) => sizes.get(shade)?.length ?? 0)
  assert.ok(Math.min(...counts) >= 4 && Math.max(...counts) <= 7, String(counts))
})

test('limits are round: two digits that count', () => {
  const counts = [1234, 2345, 3456, 4567, 5678, 6789]
  assert.deepEqual(classesOf(counts, { ...english, decimals: 0 }).limits, [2300, 3500, 4600, 5700])
})

test('a figure at a limit belongs to the class whose range begins there', () => {
  const figures = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
  const { limits: [limit = 0], shadeOf, ranges } = classesOf(figures, english)
  assert.equal(shadeOf(limit), 'k2')
  assert.ok(ranges[1]?.label.startsWith(limit.toFixed(1)))
})

test('equal figures make one class', () => {
  const { ranges, shadeOf } = classesOf([7, 7, 7, 7, 7, 7], english)
  assert.deepEqual(ranges.map(({ label }) => label), ['7.0 and over'])
  assert.equal(shadeOf(7), 'k1')
})

test('two figures make two classes, not five empty ones', () => {
  const { ranges, shadeOf } = classesOf([2, 9], { ...english, decimals: 0 })
  assert.deepEqual(new Set([shadeOf(2), shadeOf(9)]).size, 2)
  assert.ok(ranges.length <= 5)
})

test('what is missing is hatched and never in the lowest class', () => {
  assert.equal(classesOf([0, 5, 10, 20, 30, 40], english).shadeOf(null), 'kna')
  assert.deepEqual(classesOf([null, null], english).ranges, [])
})
