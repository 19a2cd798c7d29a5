// Markings are read as FIRST writes them, and nothing unclear passes for CLEAR.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import {
  formatGrading, levelOf, papLabel, paps, parseGrading, parsePap, parseTlp, strictest,
  tlpBackground, tlpColours, tlpLabel, tlps,
} from './tlp.ts'

const folder = path.join(import.meta.dirname, 'examples')
const examples = <T>(name: string) =>
  JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as T[]

type Example = { text: string, tlp?: string, pap?: string, legacy?: boolean, grading?: string }

test('the valid examples say what is written beside them', () => {
  const all = examples<Example>('valid/labels.json')
  assert.equal(all.length, 15)
  for (const { text, tlp, pap, legacy, grading } of all) {
    if (tlp) assert.deepEqual(parseTlp(text), { marking: tlp, isLegacy: legacy }, text)
    if (pap) assert.deepEqual(parsePap(text), { marking: pap, isLegacy: legacy }, text)
    if (!grading) continue
    const read = parseGrading(text)
    assert.equal(read && formatGrading(read), grading, text)
  }
})

test('what is not exactly a label is not understood, least of all as CLEAR', () => {
  const all = examples<string>('invalid/labels.json')
  assert.equal(all.length, 25)
  for (const text of all) {
    assert.deepEqual([parseTlp(text), parsePap(text), parseGrading(text)],
      [undefined, undefined, undefined], JSON.stringify(text))
  }
})

test('a label is read back as it was written', () => {
  const read = (marking: string) => ({ marking, isLegacy: false })
  for (const tlp of tlps) assert.deepEqual(parseTlp(tlpLabel(tlp)), read(tlp))
  for (const pap of paps) assert.deepEqual(parsePap(papLabel(pap)), read(pap))
})

test('the strictest of several markings holds for the whole, whatever their order', () => {
  assert.equal(strictest(['clear', 'amber', 'green']), 'amber')
  assert.equal(strictest(['amber', 'amber-strict']), 'amber-strict')
  assert.equal(strictest(['green', 'red', 'clear']), 'red')
  assert.equal(strictest([]), undefined)
  assert.deepEqual(tlps.map(levelOf), [5, 4, 3, 2, 1])
})

test('every label can be read on black, with a contrast of 5.6 to 1 at least (WCAG asks 4.5)', () => {
  assert.equal(tlpBackground, '#000000')
  const contrasts = tlps.map((tlp) => (luminance(tlpColours[tlp]) + 0.05) / 0.05)
    .map((contrast) => Math.floor(contrast * 10) / 10)
  assert.deepEqual(contrasts, [5.6, 12.7, 12.7, 15.4, 21])
})

// WCAG 2.2, "relative luminance".
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
