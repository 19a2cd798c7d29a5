// What a reader types, as a query for words in four languages.
import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'
import { stemWord } from '../../../kernel/search/analyzer.ts'
import { translationsOf } from '../../../kernel/search/lexicon.ts'
import { loadLexicon } from '../../../kernel/search/lexicon-files.ts'
import { searchQuery } from './word.ts'

const lexicon = loadLexicon({ termsDir: path.join(import.meta.dirname, '../../../content/terms') })
const query = (text: string) => searchQuery(text, (word) => translationsOf(lexicon, word, 5)) ?? ''

test('a Spanish word finds texts in English, Portuguese and French', () => {
  const asked = query('puertos')
  for (const [word, language] of [['ports', 'en'], ['portos', 'pt'], ['ports', 'fr']] as const) {
    assert.ok(asked.includes(`'${stemWord(word, language)}'`), `${word}: ${asked}`)
  }
  assert.ok(query('drugs').includes(`'${stemWord('droga', 'es')}'`), query('drugs'))
})

test('every word must be there, in one of at most a dozen forms', () => {
  const groups = query('contenedores marítimos').split(' & ')
  assert.equal(groups.length, 2)
  for (const group of groups) assert.ok(group.split(' | ').length <= 13, group)
})

test('a number is looked for as it is, and small words alone for nothing', () => {
  assert.equal(query('EX-2026-7KQ3M9'), "'ex-2026-7kq3m9'")
  assert.equal(searchQuery(' ', () => []), undefined)
})

test('what looks like an operator is a word like any other', () => {
  assert.doesNotMatch(query("a' | 'b & !(c)"), /!/)
})
