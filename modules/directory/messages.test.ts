// Texts whose grammar depends on what is put into them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { texts } from './messages.ts'

test('a day takes an article in Spanish and French, a month or a year does not', () => {
  const day = { precision: 'day', date: '19 de noviembre de 2023' }
  assert.equal(texts('es').country.since(day), 'desde el 19 de noviembre de 2023')
  assert.equal(texts('es').country.since({ precision: 'other', date: '1962' }), 'desde 1962')
  const jour = { precision: 'day', date: '19 novembre 2023' }
  assert.equal(texts('fr').country.since(jour), 'depuis le 19 novembre 2023')
  const mois = { precision: 'other', date: 'juin 2011' }
  assert.equal(texts('fr').country.until(mois), 'jusqu’en juin 2011')
})

test('each language has its own acronym for the department against organized crime', () => {
  const codes = (['en', 'es', 'pt', 'fr'] as const).map((one) => texts(one).departments.codes.dtoc)
  assert.deepEqual(codes, ['DTOC', 'DDOT', 'DDOT', 'DDOT'])
})
