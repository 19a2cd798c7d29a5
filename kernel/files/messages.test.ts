// Every reason has words of its own in every language, which say what to do.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages } from '../i18n/languages.ts'
import { refusals } from './kinds.ts'
import { chooseAgain, fileHint, refusalText } from './messages.ts'

const most = { bytesMax: 100_000_000 }

test('every reason for which a file is refused is told in two sentences, each its own', () => {
  for (const language of languages) {
    const texts = refusals.map((refusal) => refusalText(language, refusal, most))
    assert.equal(new Set(texts).size, refusals.length)
    for (const text of texts) assert.match(text, /^\p{Lu}.*\. .*\.$/u)
  }
})

test('the most that a file may have stands where it is chosen', () => {
  for (const language of languages) {
    for (const text of [fileHint(language, most), refusalText(language, 'too-large', most)]) {
      assert.match(text, /100\sMB/u)
    }
    assert.match(chooseAgain(language), /\.$/)
  }
})
