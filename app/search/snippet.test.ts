import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeSnippet } from './snippet.ts'

const shown = (text: string, words: string[]) =>
  makeSnippet(text, words).map(({ text: part, marked }) => (marked ? `[${part}]` : part)).join('')

test('the sentence with most of the words is shown, with the words marked', () => {
  assert.equal(shown('Nada aquí. El hacinamiento crece en las cárceles. Hacinamiento.', ['hacinamiento', 'cárceles']),
    'El [hacinamiento] crece en las [cárceles].')
})

test('the beginning of a longer word is marked, its middle is not', () => {
  assert.equal(shown('armas y desarme', ['arma']), '[arma]s y desarme')
})

test('a long sentence is cut around the first word, in the middle of the rest', () => {
  const text = makeSnippet(`${'palabra '.repeat(100)}hacinamiento ${'palabra '.repeat(100)}`, ['hacinamiento'])
    .map((part) => part.text).join('')
  assert.ok(text.length < 300 && text.startsWith('…') && text.endsWith('…') && text.includes('hacinamiento'))
})

test('signs that mean something in patterns are only signs', () => {
  assert.equal(shown('Cost (in US$) a.b', ['(in', 'a.b', '$']), 'Cost (in US$) [a.b]')
})

test('without words the first sentence is shown; without text, nothing', () => {
  assert.equal(shown('One. Two.', []), 'One.')
  assert.deepEqual(makeSnippet('', ['one']), [])
})
