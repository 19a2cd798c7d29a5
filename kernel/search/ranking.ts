// Scores documents for a translated query: BM25 in which a foreign word counts by its probability
// of being the translation (probabilistic structured queries, Darwish and Oard 2003).
import { type Language, languages } from '../i18n/languages.ts'
import type { Index } from './index.ts'
import { copyPostings } from './postings.ts'
import type { Candidate, NameTerms, PhraseUnit, TranslatedQuery } from './translate.ts'

/** BM25 as usual: how soon repetition stops counting, and how much length counts. */
const K1 = 1.2
const B = 0.75
/** A word in the title is worth so many in the body. */
const TITLE_WEIGHT = 3.5
/** A document in another language scores a little less than one in the query's own. */
const CROSS_WEIGHT = 0.84
/** An unusual name of a concept counts at least so much of what its usual name does. */
const NAME_FLOOR = 0.7
/** Share of the score that a document loses when it answers none of the other query words. */
const COVERAGE = 0.2

/** Arrays over all slots, kept between searches; `touched` lists the slots of a group so far. */
export type Scratch = {
  score: Float32Array
  /** Of the word, of the name and of the group of words being scored. */
  hits: Float32Array
  name: Float32Array
  group: Float32Array
  covered: Float32Array
  postings: Uint32Array
}

export const createScratch = (): Scratch => ({
  score: new Float32Array(0), hits: new Float32Array(0), name: new Float32Array(0),
  group: new Float32Array(0), covered: new Float32Array(0), postings: new Uint32Array(0),
})

/** Query words that name a concept together, or one that stands alone. */
type Group = { positions: number[], names: NameTerms[] }

/** Fills `scratch.score`, one score per slot; 0 where nothing matches. */
export function scoreDocuments(index: Index, query: TranslatedQuery, scratch: Scratch): void {
  makeRoom(index, scratch)
  const idfs = query.words.map(({ candidates }) =>
    idfOf(index, unionFrequency(index, Object.values(candidates).flat())))
  let all = 0
  const matched: number[] = []
  for (const group of groupWords(query)) {
    const touched: number[] = []
    for (const position of group.positions) {
      if (idfs[position] === 0) continue
      for (const language of languages) {
        const weight = idfs[position]! * languageWeight(query, language)
        scoreWord(index, { candidates: query.words[position]!.candidates[language], weight }, scratch,
          { into: scratch.group, touched })
      }
    }
    const weight = group.positions.reduce((sum, position) => sum + idfs[position]!, 0)
    for (const name of group.names) scoreName(index, query, { name, weight }, scratch, touched)
    all += weight
    for (const slot of touched) {
      if (scratch.score[slot] === 0) matched.push(slot)
      scratch.score[slot]! += scratch.group[slot]!
      scratch.covered[slot]! += Math.min(weight, scratch.group[slot]!)
      scratch.group[slot] = 0
    }
  }
  for (const slot of matched) {
    scratch.score[slot]! *= 1 - COVERAGE + (COVERAGE * scratch.covered[slot]!) / all
    scratch.covered[slot] = 0
  }
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
  language === query.language ? 1 : CROSS_WEIGHT

function groupWords(query: TranslatedQuery): Group[] {
  const together = new Set(query.phrases.flatMap(({ positions }) => positions))
  const alone = query.words.flatMap((_, at) => (together.has(at) ? [] : [{ positions: [at], names: [] }]))
  return [...query.phrases.map(keepBestShares), ...alone]
}

/** Shares relative to the best name of each language. */
function keepBestShares({ positions, names }: PhraseUnit): Group {
  return { positions, names: names.map((name) => {
    const best = Math.max(...names.filter((one) => one.language === name.language)
      .map(({ share }) => share))
    return { ...name, share: name.share / best }
  }) }
}

type Target = { into: Float32Array, touched: number[] }

/** Adds weight × saturated hits of the candidates, counted as one word, to `into`. */
function scoreWord(
  index: Index, { candidates, weight }: { candidates: readonly Candidate[], weight: number },
  scratch: Scratch, { into, touched }: Target,
): void {
  const slots: number[] = []
  for (const { term, share } of candidates) {
    const count = copyPostings(index.postings, term, scratch.postings)
    for (let at = 0; at < count; at++) {
      const posting = scratch.postings[at]!
      const slot = posting >>> 8
      if (scratch.hits[slot] === 0) slots.push(slot)
      scratch.hits[slot]! += share * ((posting & 63) + TITLE_WEIGHT * ((posting >>> 6) & 3))
    }
  }
  const average = index.lengthTotal / Math.max(1, index.slotOf.size)
  for (const slot of slots) {
    const hits = scratch.hits[slot]!
    const norm = K1 * (1 - B + (B * index.length[slot]!) / average)
    if (into[slot] === 0) touched.push(slot)
    into[slot]! += (weight * hits * (K1 + 1)) / (hits + norm)
    scratch.hits[slot] = 0
  }
}

/** A name is worth what the words it stands for are worth, so its group keeps the larger of both. */
function scoreName(
  index: Index, query: TranslatedQuery, { name, weight }: { name: NameTerms, weight: number },
  scratch: Scratch, touched: number[],
): void {
  const idfs = name.terms.map((term) => idfOf(index, index.frequency[term]!))
  const total = idfs.reduce((sum, idf) => sum + idf, 0) + name.missing * idfOf(index, 0.5)
  if (total === 0) return
  const quality = NAME_FLOOR + (1 - NAME_FLOOR) * name.share
  const part = (weight * quality * languageWeight(query, name.language)) / total
  const slots: number[] = []
  name.terms.forEach((term, at) => scoreWord(index,
    { candidates: [{ term, share: 1 }], weight: part * idfs[at]! },
    scratch, { into: scratch.name, touched: slots }))
  for (const slot of slots) {
    if (scratch.group[slot] === 0) touched.push(slot)
    scratch.group[slot] = Math.max(scratch.group[slot]!, scratch.name[slot]!)
    scratch.name[slot] = 0
  }
}

function makeRoom(index: Index, scratch: Scratch): void {
  const slots = index.keys.length
  if (scratch.score.length >= slots) {
    scratch.score.fill(0)
    return
  }
  const size = Math.ceil(slots * 1.2)
  scratch.score = new Float32Array(size)
  scratch.hits = new Float32Array(size)
  scratch.name = new Float32Array(size)
  scratch.group = new Float32Array(size)
  scratch.covered = new Float32Array(size)
  scratch.postings = new Uint32Array(size)
}
