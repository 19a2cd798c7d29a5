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

// How much a word counts that is not the one typed, next to a sure translation (1). None of these
// is critical: a third more or less of any changes the quality of the results by less than 1 %.
const SYNONYM = 0.25
/** Times the likeness, when the lexicon has no translation, and when it is sure of others. */
const COGNATE_UNKNOWN = 0.5
const COGNATE_KNOWN = 0.2
const COGNATE_OWN = 0.6
/** Times this again when the lexicon says that the look-alike means something else. */
const FALSE_FRIEND = 0.5
/** The very word, as it is, in another language: a name, an acronym, or chance. */
const SAME_SPELLING_UNKNOWN = 0.6
const SAME_SPELLING_KNOWN = 0.15
/** Evens out the shares of the translations of a word among each other and as a whole. */
const SHARE_POWER = 0.7
const BEST_SHARE_POWER = 0.5
/** What is less probable than this is not looked up. */
const SHARE_MIN = 0.001

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
    raise(shares, findTerm(vocabulary, language, other), share * SYNONYM)
  }
  if (own === undefined && shares.size === 0) {
    for (const { term, likeness } of alike) raise(shares, term, COGNATE_OWN * likeness)
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
    const evened = (share / best) ** SHARE_POWER * best ** BEST_SHARE_POWER
    raise(shares, findTerm(vocabulary, to, other), evened)
  }
  const known = shares.size > 0
  // The less the lexicon is sure of a translation, the more a look-alike is worth.
  const doubt = known ? 1 - best : 1
  const cognate = COGNATE_KNOWN + (COGNATE_UNKNOWN - COGNATE_KNOWN) * doubt
  for (const { term, likeness } of alike) {
    if (shares.has(term)) continue
    const meansOther = translateWord(lexicon, vocabulary.stems[term]!, to, from).length > 0
    shares.set(term, likeness * cognate * (meansOther ? FALSE_FRIEND : 1))
  }
  const same = findTerm(vocabulary, to, stem)
  if (same !== undefined && !shares.has(same)) {
    shares.set(same, known ? SAME_SPELLING_KNOWN : SAME_SPELLING_UNKNOWN)
  }
  return [...shares].map(([term, share]) => ({ term, share }))
}

function raise(shares: Map<number, number>, term: number | undefined, share: number): void {
  if (term !== undefined && share > (shares.get(term) ?? SHARE_MIN)) shares.set(term, share)
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
  for (let size = Math.min(phraseWordsMax, length); size >= 2; size--) {
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
  const inner = Array.from({ length: window - 2 }, (_, at) => start + 1 + at)
  let middles: number[][] = [[]]
  for (let count = 0; count < size - 2; count++) {
    middles = middles.flatMap((chosen) => inner
      .filter((position) => position > (chosen.at(-1) ?? -1))
      .map((position) => [...chosen, position]))
  }
  return middles.map((middle) => [start, ...middle, start + window - 1])
}
