import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addPosting, copyPostings, createPostings, packPosting } from './postings.ts'
import { addSpelling, countMistakes, createSpellingIndex, findSpellings } from './spelling.ts'

test('postings come back whole and in order, however many terms grow side by side', () => {
  const additions = fc.array(fc.nat({ max: 20 }), { maxLength: 3000 })
  fc.assert(fc.property(additions, (terms) => {
    const postings = createPostings()
    const expected = new Map<number, number[]>()
    terms.forEach((term, slot) => {
      const posting = packPosting(slot, slot % 5, slot % 70)
      addPosting(postings, term, posting)
      expected.set(term, [...expected.get(term) ?? [], posting])
    })
    for (const [term, list] of expected) {
      const into = new Uint32Array(terms.length)
      assert.deepEqual([...into.subarray(0, copyPostings(postings, term, into))], list)
    }
  }), { numRuns: 60 })
})

test('a term in 300,000 documents is kept whole', () => {
  const postings = createPostings()
  for (let slot = 0; slot < 300_000; slot++) addPosting(postings, 3, packPosting(slot, 0, 1))
  const into = new Uint32Array(300_000)
  assert.equal(copyPostings(postings, 3, into), 300_000)
  assert.ok(into.every((posting, slot) => posting >>> 8 === slot))
})

test('counts larger than their place stop at its limit', () => {
  const posting = packPosting(7, 99, 9999)
  assert.deepEqual([posting >>> 8, (posting >>> 6) & 3, posting & 63], [7, 3, 63])
})

test('every word with one mistake is found again', () => {
  const index = createSpellingIndex()
  const words = ['overcrowding', 'hacinamiento', 'ransomware', 'frontera', 'prison']
  for (const word of words) addSpelling(index, word)
  fc.assert(fc.property(fc.constantFrom(...words), fc.nat(), fc.nat(), (word, at, letter) => {
    const place = at % word.length
    const other = String.fromCharCode(97 + (letter % 26))
    const [before, after] = [word.slice(0, place), word.slice(place + 1)]
    const more = before + other + word[place] + after
    for (const typed of [before + after, more, before + other + after]) {
      if (typed === word || typed.length < 4) continue
      const found = findSpellings(index, typed).map((one) => one.word)
      assert.ok(found.includes(word), `${typed} for ${word}`)
    }
  }))
})

test('neighbouring letters exchanged are one mistake', () => {
  assert.equal(countMistakes('prision', 'prisoin'), 1)
  assert.equal(countMistakes('', 'abc'), 3)
})
