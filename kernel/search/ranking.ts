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

/** Slots in the order they were met; only the first `count` entries mean something. */
type SlotList = { slots: Uint32Array, count: number }

/** Arrays over all slots, kept between searches; all but the score are zero between words. */
export type Scratch = {
  score: Float32Array
  /** Of the word, of the name and of the group of words being scored. */
  hits: Float32Array
  name: Float32Array
  group: Float32Array
  covered: Float32Array
  postings: Uint32Array
  /** Which slots these arrays have something for. */
  met: { word: SlotList, name: SlotList, group: SlotList, query: SlotList }
}

export function createScratch(slots = 0): Scratch {
  const numbers = () => new Float32Array(slots)
  const list = () => ({ slots: new Uint32Array(slots), count: 0 })
  return {
    score: numbers(), hits: numbers(), name: numbers(), group: numbers(), covered: numbers(),
    postings: new Uint32Array(slots),
    met: { word: list(), name: list(), group: list(), query: list() },
  }
}

/** Query words that name a concept together, or one that stands alone. */
type Group = { positions: number[], names: NameTerms[] }

/** Fills `scratch.score`, one score per slot; 0 where nothing matches. */
export function scoreDocuments(index: Index, query: TranslatedQuery, scratch: Scratch): void {
  makeRoom(index, scratch)
  const idfs = query.words.map(({ candidates }) =>
    idfOf(index, unionFrequency(index, Object.values(candidates).flat())))
  let all = 0
  for (const group of groupWords(query)) {
    for (const position of group.positions) {
      if (idfs[position] === 0) continue
      for (const language of languages) {
        const weight = idfs[position]! * languageWeight(query, language)
        scoreWord(index, { candidates: query.words[position]!.candidates[language], weight },
          scratch, 'group')
      }
    }
    const weight = group.positions.reduce((sum, position) => sum + idfs[position]!, 0)
    for (const name of group.names) scoreName(index, query, { name, weight }, scratch)
    all += weight
    addGroup(scratch, weight)
  }
  lowerPartial(scratch, all)
}

function addGroup({ score, group, covered, met }: Scratch, weight: number): void {
  for (let at = 0; at < met.group.count; at++) {
    const slot = met.group.slots[at]!
    if (score[slot] === 0) met.query.slots[met.query.count++] = slot
    score[slot]! += group[slot]!
    covered[slot]! += Math.min(weight, group[slot]!)
    group[slot] = 0
  }
  met.group.count = 0
}

/** Documents that answer only some of the words lose a part of their score. */
function lowerPartial({ score, covered, met }: Scratch, all: number): void {
  for (let at = 0; at < met.query.count; at++) {
    const slot = met.query.slots[at]!
    score[slot]! *= 1 - COVERAGE + (COVERAGE * covered[slot]!) / all
    covered[slot] = 0
  }
  met.query.count = 0
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

/** Adds weight × saturated hits of the candidates, counted as one word, to the group or name. */
function scoreWord(
  index: Index, { candidates, weight }: { candidates: readonly Candidate[], weight: number },
  scratch: Scratch, into: 'group' | 'name',
): void {
  if (weight === 0) return // Every slot met must get something, or it would be met again.
  countHits(index, candidates, scratch)
  const { hits, met } = scratch
  const sum = scratch[into]
  const list = met[into]
  const average = index.lengthTotal / Math.max(1, index.slotOf.size)
  for (let at = 0; at < met.word.count; at++) {
    const slot = met.word.slots[at]!
    const norm = K1 * (1 - B + (B * index.length[slot]!) / average)
    if (sum[slot] === 0) list.slots[list.count++] = slot
    sum[slot]! += (weight * hits[slot]! * (K1 + 1)) / (hits[slot]! + norm)
    hits[slot] = 0
  }
  met.word.count = 0
}

function countHits(
  index: Index, candidates: readonly Candidate[], { hits, postings, met: { word } }: Scratch,
): void {
  for (const { term, share } of candidates) {
    const count = copyPostings(index.postings, term, postings)
    for (let at = 0; at < count; at++) {
      const posting = postings[at]!
      const slot = posting >>> 8
      if (hits[slot] === 0) word.slots[word.count++] = slot
      hits[slot]! += share * ((posting & 63) + TITLE_WEIGHT * ((posting >>> 6) & 3))
    }
  }
}

/** A name is worth what the words it stands for are worth, so its group keeps the larger of both. */
function scoreName(
  index: Index, query: TranslatedQuery, { name, weight }: { name: NameTerms, weight: number },
  scratch: Scratch,
): void {
  const idfs = name.terms.map((term) => idfOf(index, index.frequency[term]!))
  const total = idfs.reduce((sum, idf) => sum + idf, 0) + name.missing * idfOf(index, 0.5)
  if (total === 0) return
  const quality = NAME_FLOOR + (1 - NAME_FLOOR) * name.share
  const part = (weight * quality * languageWeight(query, name.language)) / total
  name.terms.forEach((term, at) => scoreWord(index,
    { candidates: [{ term, share: 1 }], weight: part * idfs[at]! }, scratch, 'name'))
  const { met } = scratch
  for (let at = 0; at < met.name.count; at++) {
    const slot = met.name.slots[at]!
    if (scratch.group[slot] === 0) met.group.slots[met.group.count++] = slot
    scratch.group[slot] = Math.max(scratch.group[slot]!, scratch.name[slot]!)
    scratch.name[slot] = 0
  }
  met.name.count = 0
}

function makeRoom(index: Index, scratch: Scratch): void {
  const slots = index.keys.length
  if (scratch.score.length >= slots) scratch.score.fill(0)
  else Object.assign(scratch, createScratch(Math.ceil(slots * 1.2)))
}
