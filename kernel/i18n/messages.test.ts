// Interface texts: plural rules, arguments, and the choice of a language.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isLanguage, negotiateLanguage } from './languages.ts'
import { defineMessages } from './messages.ts'

const en = {
  title: 'Publications',
  found: '{count, plural, =0 {none yet} one {# publication} other {# publications}}',
  list: { of: '{from} to {to}' },
} as const
const texts = defineMessages({
  en,
  es: {
    title: 'Publicaciones', list: { of: '{from} a {to}' },
    found: '{count, plural, =0 {aún ninguna} one {# publicación} many {# de publicaciones} other {# publicaciones}}',
  },
  pt: {
    title: 'Publicações', list: { of: '{from} a {to}' },
    found: '{count, plural, =0 {ainda nenhuma} one {# publicação} many {# de publicações} other {# publicações}}',
  },
  fr: {
    title: 'Publications', list: { of: '{from} à {to}' },
    found: '{count, plural, =0 {aucune encore} one {# publication} many {# de publications} other {# publications}}',
  },
})

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')
const counts = (language: 'en' | 'es' | 'pt' | 'fr') =>
  [0, 1, 2, 1_000_000].map((count) => plain(texts(language).found({ count })))

test('each language counts by its own rules, a million included', () => {
  assert.deepEqual(counts('en'), ['none yet', '1 publication', '2 publications', '1,000,000 publications'])
  assert.deepEqual(counts('es'), ['aún ninguna', '1 publicación', '2 publicaciones', '1.000.000 de publicaciones'])
  assert.deepEqual(counts('pt'), ['ainda nenhuma', '1 publicação', '2 publicações', '1.000.000 de publicações'])
  assert.deepEqual(counts('fr'), ['aucune encore', '1 publication', '2 publications', '1 000 000 de publications'])
})

test('a number that is one or less is singular in French and Portuguese', () => {
  assert.match(texts('fr').found({ count: 1.5 }), /publication$/)
  assert.match(texts('en').found({ count: 1.5 }), /publications$/)
})

test('texts inside groups take their arguments, and markup in them stays text', () => {
  assert.equal(texts('fr').list.of({ from: 1, to: '<b>20</b>' }), '1 à <b>20</b>')
})

test('a message missing in one language, or an argument forgotten, does not compile', () => {
  const three = { en: { a: 'A' }, es: { a: 'A' }, pt: { a: 'A' } }
  // @ts-expect-error The French text is missing.
  assert.throws(() => defineMessages({ ...three, fr: {} })('fr').a.length)
  // @ts-expect-error The argument `to` is forgotten.
  assert.throws(() => texts('en').list.of({ from: 1 }))
})

test('the reader’s first language that we speak is chosen', () => {
  assert.equal(negotiateLanguage('pt-BR,pt;q=0.9,en;q=0.8'), 'pt')
  assert.equal(negotiateLanguage('de, fr-CA;q=0.7, es;q=0.8'), 'es')
  assert.equal(negotiateLanguage('en;q=0, es;q=0.1'), 'es')
  assert.equal(negotiateLanguage('ES'), 'es')
})

test('whatever a client sends, there is a language', () => {
  for (const header of [undefined, '', '*', ',,,', 'zz', 'fr;q=abc', ';q=1', 'a'.repeat(10_000)]) {
    assert.ok(isLanguage(negotiateLanguage(header)), String(header))
  }
})
