// A query to what is looked up: for each word, the index terms that may stand for it in each
// language, and the concepts that several words name together.
import { type Language, languages } from '../i18n/languages.ts'
import { type Cognate, type CognateIndex, findCognates } from './cognates.ts'
import { type Lexicon, namesOfPhrase, phraseKey, translateWord } from './lexicon.ts'
import { findTerm, type Vocabulary } from './vocabulary.ts'

export type QueryWord = { surface: string, stem: string }

/** An index term that stands for a query word with some probability. */
export type Candidate = { term: number, share: number }

/** Candidates by language. */
export type WordUnit = { word: QueryWord, candidates: Record<Language, Candidate[]> }

/** A name's words in the index; `missing` is how many of them are in no document. */
export type NameTerms = {
  language: Language, terms: number[], share: number, text: string, missing: number,
}

/** A name of a concept that covers the query words at `positions`. */
export type PhraseUnit = {
  positions: number[]
  names: NameTerms[]
}

export type TranslatedQuery = { language: Language, words: WordUnit[], phrases: PhraseUnit[] }

/** What the engine looks things up in. */
export type Sources = { vocabulary: Vocabulary, lexicon: Lexicon, cognates: CognateIndex }

export const weights = {
  synonym: 0.25,
  cognateUnknown: 0.5, cognateKnown: 0.2,
  sameSpellingUnknown: 0.6, sameSpellingKnown: 0.15,
  pivot: 0.7, alpha: 0.7, beta: 0.5, likeKnown: 0.45, likeUnknown: 0.45, singles: 0,
}

const phraseWordsMax = 4
const phraseWindow = 5

export function translateQuery(
  sources: Sources, words: readonly QueryWord[], language: Language,
): TranslatedQuery {
  return {
    language,
    words: words.map((word) => ({ word, candidates: findCandidates(sources, word, language) })),
    phrases: findPhrases(sources, words, language),
  }
}

function findCandidates(
  sources: Sources, { stem }: QueryWord, from: Language,
): Record<Language, Candidate[]> {
  const found: Record<Language, Candidate[]> = { en: [], es: [], pt: [], fr: [] }
  const alike = stem.length > 3 ? findCognates(sources.cognates, sources.vocabulary, stem) : undefined
  for (const to of languages) {
    found[to] = to === from
      ? ownCandidates(sources, stem, from, alike?.[from] ?? [])
      : foreignCandidates(sources, stem, { from, to, alike: alike?.[to] ?? [] })
  }
  return found
}

/** In the query's own language: the word, its synonyms; look-alikes only if it is unheard of. */
function ownCandidates(
  { vocabulary, lexicon }: Sources, stem: string, language: Language, alike: readonly Cognate[],
): Candidate[] {
  const shares = new Map<number, number>()
  const own = findTerm(vocabulary, language, stem)
  if (own !== undefined) shares.set(own, 1)
  for (const { stem: other, share } of translateWord(lexicon, stem, language, language)) {
    raise(shares, findTerm(vocabulary, language, other), share * weights.synonym)
  }
  if (own === undefined && shares.size === 0) {
    for (const { term, likeness } of alike) raise(shares, term, 0.6 * likeness)
  }
  return [...shares].map(([term, share]) => ({ term, share }))
}

function foreignCandidates(
  { vocabulary, lexicon }: Sources, stem: string,
  { from, to, alike }: { from: Language, to: Language, alike: readonly Cognate[] },
): Candidate[] {
  const shares = new Map<number, number>()
  const rows = translateWord(lexicon, stem, from, to)
  const best = Math.max(0, ...rows.map(({ share }) => share))
  for (const { stem: other, share } of rows) {
    raise(shares, findTerm(vocabulary, to, other), (share / best) ** weights.alpha * best ** weights.beta)
  }
  const known = shares.size > 0
  for (const { term, likeness } of alike) {
    if (!shares.has(term) && likeness > (known ? weights.likeKnown : weights.likeUnknown)) {
      shares.set(term, likeness * (known ? weights.cognateKnown : weights.cognateUnknown))
    }
  }
  const same = findTerm(vocabulary, to, stem)
  if (same !== undefined && !shares.has(same)) {
    shares.set(same, known ? weights.sameSpellingKnown : weights.sameSpellingUnknown)
  }
  return [...shares].map(([term, share]) => ({ term, share }))
}

function raise(shares: Map<number, number>, term: number | undefined, share: number): void {
  if (term !== undefined && share > (shares.get(term) ?? 0)) shares.set(term, share)
}

/** Longest concepts first; a query word belongs to one concept at most. */
function findPhrases(
  { vocabulary, lexicon }: Sources, words: readonly QueryWord[], language: Language,
): PhraseUnit[] {
  const taken = new Set<number>()
  const units: PhraseUnit[] = []
  for (const positions of phrasePositions(words.length)) {
    if (positions.some((position) => taken.has(position))) continue
    const stems = positions.map((position) => words[position]!.stem)
    if (!lexicon.phrases.has(phraseKey(language, stems))) continue
    const names = namesOfPhrase(lexicon, language, stems).flatMap((name) => {
      const terms = name.stems.map((stem) => findTerm(vocabulary, name.language, stem))
        .filter((term) => term !== undefined)
      const { language: to, share, text } = name
      const missing = name.stems.length - terms.length
      return terms.length > 0 ? [{ language: to, terms, share, text, missing }] : []
    })
    for (const position of positions) taken.add(position)
    units.push({ positions, names })
  }
  return units
}

/** Which words to try together: neighbours first, then with a word or two between. */
function phrasePositions(length: number): number[][] {
  const tries: number[][] = []
  for (let size = Math.min(phraseWordsMax, length); size >= (weights.singles ? 1 : 2); size--) {
    for (let window = size; window <= phraseWindow; window++) {
      for (let start = 0; start + window <= length; start++) {
        tries.push(...choices(start, window, size))
      }
    }
  }
  return tries
}

/** Ascending positions: the first and last of the window and `size - 2` between. */
function choices(start: number, window: number, size: number): number[][] {
  if (size === 1) return window === 1 ? [[start]] : []
  const inner = Array.from({ length: window - 2 }, (_, at) => start + 1 + at)
  let middles: number[][] = [[]]
  for (let count = 0; count < size - 2; count++) {
    middles = middles.flatMap((chosen) => inner
      .filter((position) => position > (chosen.at(-1) ?? -1))
      .map((position) => [...chosen, position]))
  }
  return middles.map((middle) => [start, ...middle, start + window - 1])
}
