// Scores documents for a translated query: BM25 in which a foreign word counts by its probability
// of being the translation (probabilistic structured queries, Darwish and Oard 2003).
import { type Language, languages } from '../i18n/languages.ts'
import type { Index } from './index.ts'
import { copyPostings } from './postings.ts'
import type { Candidate, PhraseUnit, TranslatedQuery } from './translate.ts'

export const tuning = {
  k1: 1.2, b: 0.75, titleWeight: 2,
  /** A document in another language scores a little less than one in the query's own. */
  crossWeight: 0.9,
  phraseWeight: 1, coveredWeight: 0.5,
}

/** Arrays over all slots, kept between searches. */
export type Scratch = { score: Float32Array, hits: Float32Array, postings: Uint32Array }

export const createScratch = (): Scratch =>
  ({ score: new Float32Array(0), hits: new Float32Array(0), postings: new Uint32Array(0) })

/** Fills `scratch.score`, one score per slot; 0 where nothing matches. */
export function scoreDocuments(index: Index, query: TranslatedQuery, scratch: Scratch): void {
  makeRoom(index, scratch)
  const covered = coveredLanguages(query)
  query.words.forEach(({ candidates }, position) => {
    const idf = idfOf(index, unionFrequency(index, Object.values(candidates).flat()))
    if (idf === 0) return
    for (const language of languages) {
      const weight = idf * languageWeight(query, language)
        * (covered.get(position)?.has(language) ? tuning.coveredWeight : 1)
      addHits(index, candidates[language], scratch)
      settleHits(index, weight, scratch)
    }
  })
  for (const phrase of query.phrases) scorePhrase(index, query, phrase, scratch)
}

export function idfOf(index: Index, frequency: number): number {
  const documents = index.slotOf.size
  if (frequency <= 0) return 0
  const df = Math.min(Math.max(frequency, 0.5), Math.max(documents - 1, 0.5))
  return Math.log(1 + (documents - df + 0.5) / (df + 0.5))
}

/** In how many documents a word occurs, in whatever language: the rarest language must not win. */
export function unionFrequency(index: Index, candidates: readonly Candidate[]): number {
  return candidates.reduce((sum, { term, share }) => sum + share * index.frequency[term]!, 0)
}

const languageWeight = (query: TranslatedQuery, language: Language): number =>
  language === query.language ? 1 : tuning.crossWeight

function coveredLanguages(query: TranslatedQuery): Map<number, Set<Language>> {
  const covered = new Map<number, Set<Language>>()
  for (const { positions, names } of query.phrases) {
    const by = new Set(names.map(({ language }) => language).filter((one) => one !== query.language))
    for (const position of positions) covered.set(position, by)
  }
  return covered
}

let touched: number[] = []

function addHits(index: Index, candidates: readonly Candidate[], scratch: Scratch): void {
  for (const { term, share } of candidates) {
    const count = copyPostings(index.postings, term, scratch.postings)
    for (let at = 0; at < count; at++) {
      const posting = scratch.postings[at]!
      const slot = posting >>> 8
      const hits = (posting & 63) + tuning.titleWeight * ((posting >>> 6) & 3)
      if (scratch.hits[slot] === 0) touched.push(slot)
      scratch.hits[slot]! += share * hits
    }
  }
}

function settleHits(index: Index, weight: number, scratch: Scratch): void {
  const { k1, b } = tuning
  const average = index.lengthTotal / Math.max(1, index.slotOf.size)
  for (const slot of touched) {
    const hits = scratch.hits[slot]!
    const norm = k1 * (1 - b + (b * index.length[slot]!) / average)
    scratch.score[slot]! += (weight * hits * (k1 + 1)) / (hits + norm)
    scratch.hits[slot] = 0
  }
  touched = []
}

function scorePhrase(
  index: Index, query: TranslatedQuery, phrase: PhraseUnit, scratch: Scratch,
): void {
  for (const language of languages) {
    if (language === query.language) continue
    const names = phrase.names.filter((name) => name.language === language)
    const total = names.reduce((sum, { share }) => sum + share, 0)
    const shares = new Map<number, number>()
    for (const { terms, share } of names) {
      for (const term of terms) shares.set(term, (shares.get(term) ?? 0) + share / total)
    }
    const sum = [...shares.values()].reduce((a, b) => a + b, 0)
    for (const [term, share] of shares) {
      const weight = (Math.min(1, share) * phrase.positions.length) / Math.max(1, sum)
      addHits(index, [{ term, share: 1 }], scratch)
      settleHits(index, tuning.crossWeight * tuning.phraseWeight * weight
        * idfOf(index, index.frequency[term]!), scratch)
    }
  }
}

function makeRoom(index: Index, scratch: Scratch): void {
  const slots = index.keys.length
  if (scratch.score.length < slots) {
    scratch.score = new Float32Array(Math.ceil(slots * 1.2))
    scratch.hits = new Float32Array(scratch.score.length)
    scratch.postings = new Uint32Array(scratch.score.length)
  } else scratch.score.fill(0)
}
