// Numbers, dates, lists and names as readers of each language write them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  compareNames, formatBrief, formatDate, formatList, formatMoment, formatNumber, formatPercent,
  formatShare, formatSize,
  languageName,
} from './format.ts'
import { languages } from './languages.ts'

// Intl puts thin and unbreakable spaces where we write plain ones.
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')
const inAll = (format: (language: (typeof languages)[number]) => string) => languages
  .map((one) => plain(format(one)))

test('numbers have the separators of the language', () => {
  assert.deepEqual(inAll((one) => formatNumber(one, 1234567.5, 1)),
    ['1,234,567.5', '1.234.567,5', '1.234.567,5', '1 234 567,5'])
  assert.deepEqual(
    inAll((one) => formatPercent(one, 0.125)), ['12.5%', '12,5 %', '12,5%', '12,5 %'],
  )
})

test('a date is shown as precisely as it is known, and never more', () => {
  assert.deepEqual(inAll((one) => formatDate(one, '2023')), ['2023', '2023', '2023', '2023'])
  assert.deepEqual(inAll((one) => formatDate(one, '2023-09')),
    ['September 2023', 'septiembre de 2023', 'setembro de 2023', 'septembre 2023'])
  assert.deepEqual(inAll((one) => formatDate(one, '2023-09-08')),
    ['September 8, 2023', '8 de septiembre de 2023', '8 de setembro de 2023', '8 septembre 2023'])
})

test('what is no date is shown as it stands', () => {
  assert.equal(formatDate('en', 'c. 1990-95'), 'c. 1990-95')
  assert.equal(formatDate('es', ''), '')
})

test('the day does not depend on where the server stands', () => {
  assert.equal(formatDate('en', '2026-01-01'), 'January 1, 2026')
  assert.match(
    formatMoment('en', new Date('2026-01-01T00:30:00Z')), /January 1, 2026.*12:30.AM UTC/,
  )
})

test('lists are joined with the right "and"', () => {
  assert.deepEqual(inAll((one) => formatList(one, ['a', 'b', 'c'])),
    ['a, b, and c', 'a, b y c', 'a, b e c', 'a, b et c'])
  assert.equal(formatList('es', ['España', 'Italia']), 'España e Italia')
})

test('sizes are short', () => {
  assert.deepEqual([0, 999, 1000, 2_140_000, 300_000_000].map((bytes) => formatSize('en', bytes)),
    ['0 B', '999 B', '1.0 kB', '2.1 MB', '300 MB'])
  assert.equal(formatSize('fr', 2_140_000), '2,1 MB')
})

test('languages are named in the language of the reader', () => {
  assert.deepEqual(
    inAll((one) => languageName(one, 'es')), ['Spanish', 'español', 'espanhol', 'espagnol'],
  )
})

test('names are sorted as in a dictionary: accents and case aside, numbers by value', () => {
  const names = ['Perú', 'Panamá', 'Ópera', 'ñandú', 'nube', '10', '9', 'oso']
  assert.deepEqual(names.toSorted(compareNames('es')),
    ['9', '10', 'nube', 'ñandú', 'Ópera', 'oso', 'Panamá', 'Perú'])
})

test('shares in a column all have the same digits', () => {
  assert.deepEqual([0.33, 0.342].map((share) => formatShare('en', share)), ['33.0%', '34.2%'])
})

test('a moment in a narrow place: the time today, the day this year, else with the year', () => {
  const now = new Date('2026-11-28T20:00:00Z')
  const at = (moment: string) => plain(formatBrief('en', new Date(moment), now))
  assert.equal(at('2026-11-28T14:10:00Z'), '2:10 PM UTC')
  assert.equal(at('2026-11-27T23:59:00Z'), 'Nov 27')
  assert.equal(at('2025-12-31T10:00:00Z'), 'Dec 31, 2025')
  assert.equal(formatBrief('fr', new Date('2026-02-01T10:00:00Z'), now), '1 févr.')
})
