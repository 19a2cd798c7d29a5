// The search engine of the platform: documents in four languages, found by queries in any of them.
import { type Language, languages } from '../i18n/languages.ts'
import { createCognateIndex } from './cognates.ts'
import { createSpeller, type CorrectedWord, readQuery } from './correct.ts'
import { explainHit, type Reason } from './explain.ts'
import {
  compactIndex, createIndex, emptyShare, type Index, putDocument, removeDocument,
  type SearchDocument,
} from './index.ts'
import { guessLanguage, hypotheses } from './language-guess.ts'
import { knowsWord, type Lexicon, translationsOf } from './lexicon.ts'
import { loadLexicon } from './lexicon-files.ts'
import { createScratch, scoreDocuments } from './ranking.ts'
import { type Allowed, pickBest } from './select.ts'
import { readSnapshot, writeSnapshot } from './snapshot.ts'
import { suggestWords } from './suggest.ts'
import { type TranslatedQuery, translateQuery } from './translate.ts'
import { findTerm } from './vocabulary.ts'

export type SearchRequest = {
  text: string
  /** The language of the reader's pages: a hint for guessing the query's. */
  lang?: Language
  kinds?: readonly string[]
  langs?: readonly Language[]
  limit?: number
  offset?: number
  /**
   * Kinds whose documents are put once in every language: only that in the query's language is
   * found, so that nothing is listed or counted twice.
   */
  repeatedKinds?: readonly string[]
}

export type SearchHit = { key: string, kind: string, lang: Language, score: number, why: Reason[] }

export type SearchResult = {
  hits: SearchHit[]
  /** Matches in all, and by kind as if `kinds` had not been asked for. */
  total: number
  byKind: Record<string, number>
  guessedLang: Language
  /** Set when something else was searched than was typed. */
  corrected?: { from: string, to: string }
}

export type Engine = {
  put(document: SearchDocument): void
  remove(key: string): boolean
  search(request: SearchRequest): SearchResult
  /** Words that begin like this, commonest first. */
  suggest(prefix: string, lang: Language): string[]
  /** Stems that a word may be in other languages, the most probable first. */
  translations(word: string, most: number): string[]
  size(): number
  keys(): Iterable<string>
  /** Parts of a file from which `restore` brings the documents back. */
  serialize(): Uint8Array[]
  restore(snapshot: Uint8Array): void
}

/** Folders and files of the lexicon: see docs/search.md. */
export type EngineOptions = { termsDir?: string, lexiconFiles?: readonly string[] }

const queryLengthMax = 2000
const emptyShareMax = 0.5

export function createEngine(options: EngineOptions = {}): Engine {
  const lexicon = loadLexicon(options)
  let state = createState(lexicon, createIndex())
  return {
    put(document) {
      if (state.index.keys.length > 10_000 && emptyShare(state.index) > emptyShareMax) {
        state = createState(lexicon, compactIndex(state.index))
      }
      putDocument(state.index, document)
    },
    remove: (key) => removeDocument(state.index, key),
    search: (request) => search(state, request),
    suggest: (prefix, lang) => suggestWords(state.index, prefix, lang),
    translations: (word, most) => translationsOf(lexicon, word, most),
    size: () => state.index.slotOf.size,
    keys: () => state.index.slotOf.keys(),
    serialize: () => writeSnapshot(state.index),
    restore(snapshot) { state = createState(lexicon, readSnapshot(snapshot)) },
  }
}

type State = ReturnType<typeof createState>

function createState(lexicon: Lexicon, index: Index) {
  return {
    index, lexicon, speller: createSpeller(lexicon), cognates: createCognateIndex(),
    scratch: [createScratch(), createScratch()] as const,
  }
}

function search(state: State, request: SearchRequest): SearchResult {
  const { index, lexicon } = state
  const text = request.text.slice(0, queryLengthMax)
  const guess = guessLanguage(text, request.lang, (language, stem) =>
    knowsWord(lexicon, language, stem) || findTerm(index.vocabulary, language, stem) !== undefined)
  const readings = hypotheses(guess).map((language, at) => readAs(state, text, language, at))
  const guessedLang = guess.ranked[0] ?? 'en'
  const allowed = readFilters(index, request, guessedLang)
  const { slots, scores, total, byKind } = pickBest(index, readings, allowed, {
    offset: Math.max(0, request.offset ?? 0), limit: Math.max(0, request.limit ?? 20),
  })
  const hits = slots.map((slot, at) => describeHit(index, readings, slot, scores[at]!))
  const corrected = describeCorrection(text, readings[0]!.words)
  return { hits, total, byKind, guessedLang, ...(corrected && { corrected }) }
}

/** A query understood in one language, with the score it gives each slot. */
export type Reading = { words: CorrectedWord[], query: TranslatedQuery, score: Float32Array }

function readAs(state: State, text: string, language: Language, at: number): Reading {
  const words = readQuery(state, text, language)
  const { index, lexicon, cognates } = state
  const query = translateQuery({ vocabulary: index.vocabulary, lexicon, cognates }, words, language)
  const scratch = state.scratch[at === 0 ? 0 : 1]
  scoreDocuments(index, query, scratch)
  return { words, query, score: scratch.score }
}

function readFilters(index: Index, request: SearchRequest, asked: Language): Allowed {
  const { kinds, langs, repeatedKinds = [] } = request
  return {
    kind: index.kinds.map((kind) => !kinds || kinds.includes(kind)),
    language: index.kinds.map((kind) => languages.map((language) =>
      (!langs || langs.includes(language)) && (!repeatedKinds.includes(kind) || language === asked))),
  }
}

function describeHit(
  index: Index, readings: readonly Reading[], slot: number, score: number,
): SearchHit {
  const reading = readings.reduce((best, one) => (one.score[slot]! > best.score[slot]! ? one : best))
  return {
    key: index.keys[slot]!, kind: index.kinds[index.kind[slot]!]!,
    lang: languages[index.language[slot]!]!, score,
    why: explainHit(index, reading.query, slot),
  }
}

function describeCorrection(
  text: string, words: readonly CorrectedWord[],
): { from: string, to: string } | undefined {
  const changed = words.filter(({ typed }) => typed !== undefined)
  if (changed.length === 0) return undefined
  const to = changed.reduce((query, { typed = '', surface }) => query.replace(typed, surface),
    text.normalize('NFKC').toLowerCase())
  return { from: text, to }
}
