// Pictures as they were approved. If you are here because one differs: look at it in a browser; if
// it is meant, write them anew with GOLDEN=renew bin/node --test <this file>, and look again.
import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { chartKinds, NARROW, WIDE } from './chart.ts'
import { svgFile } from './file.tsx'
import { samples } from './samples.ts'

const DATE = '2026-11-28'
const all = samples()

/** The names of the golden pictures that differ from what is drawn now. */
function differing(width: number): string[] {
  return all.filter(({ name, text, chart }) => {
    const result = svgFile(text, chart, { date: DATE, width })
    assert.ok(result.ok, name)
    const file = path.join(import.meta.dirname, `golden-${name}-${width}.svg`)
    if (process.env.GOLDEN === 'renew') writeFileSync(file, result.svg)
    return !existsSync(file) || readFileSync(file, 'utf8') !== result.svg
  }).map(({ name }) => name)
}

test('readers at a desk see every kind of chart as it was approved', () => {
  assert.deepEqual(differing(WIDE), [])
})

test('readers with a phone see every kind of chart as it was approved', () => {
  assert.deepEqual(differing(NARROW), [])
})

test('there is a golden picture of every kind', () => {
  const kinds = new Set(all.map(({ chart }) => chart.kind))
  assert.deepEqual([...kinds].toSorted(), chartKinds.toSorted())
})
