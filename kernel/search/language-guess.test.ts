import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages } from '../i18n/languages.ts'
import { guessLanguage, hypotheses } from './language-guess.ts'

const nothing = () => false
const guess = (text: string, reader?: 'en' | 'es' | 'pt' | 'fr') =>
  guessLanguage(text, reader, nothing).ranked[0]

test('a question is in the language it is in, whoever reads', () => {
  const questions = {
    en: 'what should be done with confiscated property',
    es: '¿qué se hace con los bienes decomisados?',
    pt: 'o que fazer com os bens apreendidos',
    fr: 'que faire des biens confisqués',
  }
  for (const language of languages) {
    for (const reader of languages) assert.equal(guess(questions[language], reader), language)
  }
})

test('one word that several languages have is in the language of the reader', () => {
  assert.equal(guess('arma', 'es'), 'es')
  assert.equal(guess('arma', 'pt'), 'pt')
})

test('capital letters change nothing', () => {
  assert.equal(guess('BENS APREENDIDOS PELA POLÍCIA', 'en'), 'pt')
})

test('when two languages are nearly as likely, both are searched', () => {
  assert.equal(hypotheses(guessLanguage('arma', undefined, nothing)).length, 2)
  const question = 'what should be done with the weapons'
  assert.equal(hypotheses(guessLanguage(question, 'en', nothing)).length, 1)
})

test('a text without letters is in the language of the reader', () => {
  assert.equal(guess('2024', 'fr'), 'fr')
  assert.equal(guess('', 'pt'), 'pt')
})
