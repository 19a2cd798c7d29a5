// Mistyped query words: which of them nobody knows, and what was probably meant.
import { type Language, languages } from '../i18n/languages.ts'
import { splitWords, stemWord } from './analyzer.ts'
import type { Index } from './index.ts'
import { knowsWord, type Lexicon } from './lexicon.ts'
import {
  addSpelling, createSpellingIndex, findSpellings, type SpellingIndex,
} from './spelling.ts'
import type { QueryWord } from './translate.ts'
import { findTerm } from './vocabulary.ts'

/** Correct words by language; documents are read in as they come, up to `seen` terms. */
export type Speller = { byLanguage: Record<Language, SpellingIndex>, seen: number }

export type CorrectedWord = QueryWord & { typed?: string }

const queryWordsMax = 32

export function createSpeller(lexicon: Lexicon): Speller {
  const speller = { byLanguage: {
    en: createSpellingIndex(), es: createSpellingIndex(),
    pt: createSpellingIndex(), fr: createSpellingIndex(),
  }, seen: 0 }
  for (const language of languages) {
    for (const word of lexicon.surfaces[language]) addSpelling(speller.byLanguage[language], word)
  }
  return speller
}

/** The words of a query worth looking up, without repetition, mistyped ones corrected. */
export function readQuery(
  sources: { index: Index, lexicon: Lexicon, speller: Speller }, text: string, language: Language,
): CorrectedWord[] {
  const words = new Map<string, CorrectedWord>()
  const all = splitWords(text)
  for (const surface of all) {
    if (words.size >= queryWordsMax) break
    const stem = stemWord(surface, language)
    if (stem === '' || words.has(stem)) continue
    const word = correctWord(sources, { surface, stem }, language)
    if (!words.has(word.stem)) words.set(word.stem, word)
  }
  if (words.size > 0) return [...words.values()]
  // Only stop words, such as the band name "The Who": better looked up as they are than not at all.
  return [...new Set(all)].slice(0, queryWordsMax).map((surface) => ({ surface, stem: surface }))
}

function correctWord(
  { index, lexicon, speller }: { index: Index, lexicon: Lexicon, speller: Speller },
  word: QueryWord, language: Language,
): CorrectedWord {
  if (isKnown(index, lexicon, word, language)) return word
  catchUp(speller, index)
  let best: CorrectedWord | undefined
  let bestScore = Infinity
  for (const { word: surface, distance } of findSpellings(speller.byLanguage[language], word.surface)) {
    const stem = stemWord(surface, language)
    if (stem === '') continue
    const term = findTerm(index.vocabulary, language, stem)
    const frequency = term === undefined ? 0 : index.frequency[term]!
    // First letters are rarely mistyped; among equals, the commoner word was meant.
    const score = distance + (surface[0] === word.surface[0] ? 0 : 0.5)
      - Math.min(0.4, Math.log10(1 + frequency) / 10)
    if (score < bestScore) {
      best = { surface, stem, typed: word.surface }
      bestScore = score
    }
  }
  return best ?? word
}

/** A word of any of the languages is no mistake: people mix them, and names have none. */
function isKnown(index: Index, lexicon: Lexicon, word: QueryWord, language: Language): boolean {
  return languages.some((one) => {
    const stem = one === language ? word.stem : stemWord(word.surface, one)
    const term = findTerm(index.vocabulary, one, stem)
    return (term !== undefined && index.frequency[term]! > 0) || knowsWord(lexicon, one, stem)
  })
}

function catchUp(speller: Speller, { vocabulary }: Index): void {
  for (; speller.seen < vocabulary.stems.length; speller.seen++) {
    const language = languages[vocabulary.language[speller.seen]!]!
    addSpelling(speller.byLanguage[language], vocabulary.surfaces[speller.seen]!)
  }
}
