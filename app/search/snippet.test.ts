import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeSnippet } from './snippet.ts'

const shown = (text: string, words: string[], language: 'en' | 'es' = 'es') =>
  makeSnippet(text, words, language)
    .map(({ text: part, marked }) => (marked ? `[${part}]` : part)).join('')

test('the sentence with most of the words is shown, with the words marked', () => {
  const text = 'Nada aquí. El hacinamiento crece en las cárceles. Hacinamiento.'
  assert.equal(shown(text, ['hacinamiento', 'cárceles']),
    'El [hacinamiento] crece en las [cárceles].')
})

test('other forms of a word are marked, other words that begin like it are not', () => {
  assert.equal(shown('Un arma, dos armas; el armario y el desarme.', ['arma']),
    'Un [arma], dos [armas]; el armario y el desarme.')
})

test('of a phrase its words are marked, not the small ones between', () => {
  assert.equal(shown('El tráfico de armas.', ['tráfico de armas']), 'El [tráfico] de [armas].')
})

test('a long sentence is cut around the first word', () => {
  const rest = 'palabra '.repeat(100)
  const text = makeSnippet(`${rest}hacinamiento ${rest}`, ['hacinamiento'], 'es')
    .map((part) => part.text).join('')
  assert.ok(text.length < 300)
  assert.match(text, /^….*hacinamiento.*…$/)
})

test('signs that mean something in patterns are only signs', () => {
  assert.equal(shown('Cost in US$ axb (now).', ['c*', 'a.b', '('], 'en'), 'Cost in US$ axb (now).')
})

test('without words the first sentence is shown; without text, nothing', () => {
  assert.equal(shown('One. Two.', [], 'en'), 'One.')
  assert.deepEqual(makeSnippet('', ['one'], 'en'), [])
})
