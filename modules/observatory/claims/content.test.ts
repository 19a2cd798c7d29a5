// What an editor is told when a claim's file is wrong.
import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { readClaims } from './content.ts'

const shipped = path.join(import.meta.dirname, '../../../content')
const known = {
  groups: ['americas', 'oas-35', 'oas-active', 'latin-america-caribbean'].map((id) => ({ id })),
  areas: [{ id: 'AMERICAS' }, { id: 'LATIN-AMERICA-CARIBBEAN' }],
  series: [
    ...['population.wpp', 'population.wdi'].map((id) => ({ id, source: 'people' })),
    ...['homicide-rate.unodc', 'homicide-rate-firearm.unodc'].map((id) =>
      ({ id, source: 'unodc' })),
    { id: 'homicide-rate.wdi', source: 'wdi' },
  ],
  sources: [
    { id: 'people', producer: 'UN' }, { id: 'unodc', producer: 'UNODC' },
    { id: 'wdi', producer: 'World Bank' },
  ],
}

// The errors of the firearms claim after a change of its text.
function errorsAfter(change: (text: string) => string): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'puente-claims-'))
  const claims = path.join(folder, 'observatory/claims')
  mkdirSync(claims, { recursive: true })
  cpSync(path.join(shipped, 'observatory/claims'), claims, { recursive: true })
  const file = path.join(claims, 'firearm-homicide-share.yaml')
  writeFileSync(file, change(readFileSync(file, 'utf8')))
  const { errors } = readClaims(folder, known)
  rmSync(folder, { recursive: true })
  return errors.map(({ field, message }) => `${field} ${message}`)
}

test('the shipped claims are without errors', () => {
  assert.deepEqual(errorsAfter((text) => text), [])
})

test('a share that divides figures of one producer by those of another is refused', () => {
  const errors = errorsAfter((text) => text.replace(
    'whole: {rate: homicide-rate.unodc', 'whole: {rate: homicide-rate.wdi',
  ))
  assert.deepEqual(errors, ['ways "unodc" divides figures of one producer by those of another'])
})

test('a series that does not exist is named', () => {
  const errors = errorsAfter((text) => text.replace(
    'population: population.wpp\nways', 'population: population.nobody\nways',
  ))
  assert.deepEqual(errors, ['ways "population.nobody" does not exist'])
})

test('a sentence that forgets the year is refused', () => {
  const errors = errorsAfter((text) => text.replace('en: "In {year}, {value}', 'en: "Once, {value}'))
  assert.deepEqual(errors,
    ['sentence must name {year}, {value} and {place} in all four languages'])
})
