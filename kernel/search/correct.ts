// Mistyped query words: which of them nobody knows, and what was probably meant.
import { type Language, languages } from '../i18n/languages.ts'
import { foldAccents, splitWords, stemWord } from './analyzer.ts'
import type { Index } from './index.ts'
import { knowsWord, type Lexicon } from './lexicon.ts'
import {
  addSpelling, createSpellingIndex, findSpellings, type SpellingIndex,
} from './spelling.ts'
import type { QueryWord } from './translate.ts'
import { findTerm } from './vocabulary.ts'

/** Correct words by language; documents are read in as they come, up to `seen` terms. */
export type Speller = {
  byLanguage: Record<Language, SpellingIndex>
  /** Words with accents, by the same without. */
  accented: Record<Language, Map<string, string>>
  seen: number
}

export type CorrectedWord = QueryWord & { typed?: string }

const queryWordsMax = 32

export function createSpeller(lexicon: Lexicon): Speller {
  const speller: Speller = {
    byLanguage: {
      en: createSpellingIndex(), es: createSpellingIndex(),
      pt: createSpellingIndex(), fr: createSpellingIndex(),
    },
    accented: { en: new Map(), es: new Map(), pt: new Map(), fr: new Map() },
    seen: 0,
  }
  for (const language of languages) {
    for (const word of lexicon.surfaces[language]) addWord(speller, word, language)
  }
  return speller
}

function addWord({ byLanguage, accented }: Speller, word: string, language: Language): void {
  addSpelling(byLanguage[language], word)
  const plain = foldAccents(word)
  if (plain !== word && !accented[language].has(plain)) accented[language].set(plain, word)
}

/** The words of a query worth looking up, without repetition, mistyped ones corrected. */
export function readQuery(
  sources: { index: Index, lexicon: Lexicon, speller: Speller }, text: string, language: Language,
): CorrectedWord[] {
  catchUp(sources.speller, sources.index)
  const words = new Map<string, CorrectedWord>()
  const all = splitWords(text)
  for (const surface of all) {
    if (words.size >= queryWordsMax) break
    const typed = { surface, stem: stemWord(surface, language) }
    if (typed.stem === '' || words.has(typed.stem)) continue
    const word = correctWord(sources, withAccents(sources, typed, language), language)
    if (!words.has(word.stem)) words.set(word.stem, word)
  }
  if (words.size > 0) return [...words.values()]
  // Only stop words, such as the band name "The Who": better looked up as they are than not at all.
  return [...new Set(all)].slice(0, queryWordsMax).map((surface) => ({ surface, stem: surface }))
}

/**
 * Many people type without accents, and the stem of "securite" is not that of "sécurité". That is no
 * mistake to tell them about.
 */
function withAccents(
  { index, lexicon, speller }: { index: Index, lexicon: Lexicon, speller: Speller },
  word: QueryWord, language: Language,
): QueryWord {
  const surface = speller.accented[language].get(word.surface)
  if (surface === undefined || isWordOf({ index, lexicon }, language, word.stem)) return word
  const stem = stemWord(surface, language)
  return stem === '' ? word : { surface, stem }
}

function correctWord(
  { index, lexicon, speller }: { index: Index, lexicon: Lexicon, speller: Speller },
  word: QueryWord, language: Language,
): CorrectedWord {
  if (isKnown({ index, lexicon }, word, language)) return word
  let best: CorrectedWord | undefined
  let bestScore = Infinity
  const near = findSpellings(speller.byLanguage[language], word.surface)
  for (const { word: surface, distance } of near) {
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

type Known = { index: Index, lexicon: Lexicon }

/** A word of any of the languages is no mistake: people mix them, and names have none. */
function isKnown(known: Known, word: QueryWord, language: Language): boolean {
  return languages.some((one) =>
    isWordOf(known, one, one === language ? word.stem : stemWord(word.surface, one)))
}

function isWordOf({ index, lexicon }: Known, language: Language, stem: string): boolean {
  const term = findTerm(index.vocabulary, language, stem)
  return (term !== undefined && index.frequency[term]! > 0) || knowsWord(lexicon, language, stem)
}

function catchUp(speller: Speller, { vocabulary }: Index): void {
  for (; speller.seen < vocabulary.stems.length; speller.seen++) {
    const language = languages[vocabulary.language[speller.seen]!]!
    addWord(speller, vocabulary.surfaces[speller.seen]!, language)
  }
}
