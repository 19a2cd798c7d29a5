// The inverted index: documents in, postings out. It lives in memory, grows one document at a time
// and never rebuilds for an update: a changed document gets a new slot, its old one is left empty.
import { type Language, languages } from '../i18n/languages.ts'
import { splitWords, stemWord } from './analyzer.ts'
import { allocate, type Arena, createArena, viewAt, withRoom } from './arena.ts'
import { addPosting, createPostings, packPosting, type Postings, slotsMax } from './postings.ts'
import { addTerm, createVocabulary, type Vocabulary, voteForSurface } from './vocabulary.ts'

export type SearchDocument = {
  /** Names the document for the caller; putting the same key again replaces it. No line breaks. */
  key: string
  /** What it is: "publication", "project"… */
  kind: string
  lang: Language
  title: string
  body: string
  /** Multiplies the score, e.g. 0.8 for outdated texts. */
  weightHint?: number
}

export type Index = {
  vocabulary: Vocabulary
  postings: Postings
  /** In how many living documents each term occurs. */
  frequency: Uint32Array
  slotOf: Map<string, number>
  /** Per slot; an empty key marks a removed document. */
  keys: string[]
  kinds: string[]
  kind: Uint16Array
  language: Uint8Array
  weight: Float32Array
  /** Words, those of the title counted double, as BM25 wants it. */
  length: Float32Array
  /** The terms of each document in order, title first: for explanations. */
  text: Arena
  textStart: Uint32Array
  textLength: Uint32Array
  titleLength: Uint16Array
  lengthTotal: number
}

/** A longer document is searched by its first so many words only (about 400 pages). */
const documentWordsMax = 200_000

export const createIndex = (): Index => ({
  vocabulary: createVocabulary(), postings: createPostings(), frequency: new Uint32Array(1024),
  slotOf: new Map(), keys: [], kinds: [], kind: new Uint16Array(1024),
  language: new Uint8Array(1024), weight: new Float32Array(1024), length: new Float32Array(1024),
  text: createArena(), textStart: new Uint32Array(1024), textLength: new Uint32Array(1024),
  titleLength: new Uint16Array(1024), lengthTotal: 0,
})

export function putDocument(index: Index, document: SearchDocument): void {
  if (document.key === '' || /[\n\r]/.test(document.key)) {
    throw new Error(`A search key must be one filled line, not ${JSON.stringify(document.key)}.`)
  }
  removeDocument(index, document.key)
  const slot = index.keys.length
  if (slot >= slotsMax) throw new Error(`The search index is full (${slotsMax} documents).`)
  const title = readTerms(index, document.title, document.lang).slice(0, 1000)
  const body = readTerms(index, document.body, document.lang).slice(0, documentWordsMax)
  describeSlot(index, slot, document, { title: title.length, body: body.length })
  storeText(index, slot, [...title, ...body])
  post(index, slot, { title, body })
}

export function removeDocument(index: Index, key: string): boolean {
  const slot = index.slotOf.get(key)
  if (slot === undefined) return false
  for (const term of new Set(textOf(index, slot))) index.frequency[term]!--
  index.lengthTotal -= index.length[slot]!
  index.slotOf.delete(key)
  index.keys[slot] = ''
  return true
}

/** The terms of a document in order; the first `titleLength[slot]` are its title's. */
export function textOf(index: Index, slot: number): Uint32Array {
  const length = index.textLength[slot]!
  return length === 0 ? new Uint32Array(0) : viewAt(index.text, index.textStart[slot]!, length)
}

/** Share of slots whose document is gone; they cost memory until the index is compacted. */
export function emptyShare(index: Index): number {
  return index.keys.length === 0 ? 0 : 1 - index.slotOf.size / index.keys.length
}

/** A copy without removed documents and without terms that only they had. */
export function compactIndex(old: Index): Index {
  const index = createIndex()
  for (const slot of old.slotOf.values()) copyDocument(old, slot, index)
  return index
}

function copyDocument(from: Index, slot: number, to: Index): void {
  const terms = [...textOf(from, slot)].map((term) => {
    const language = languages[from.vocabulary.language[term]!]!
    const copy = addTerm(to.vocabulary, language, from.vocabulary.stems[term]!)
    to.vocabulary.surfaces[copy] = from.vocabulary.surfaces[term]!
    to.vocabulary.votes[copy] = from.vocabulary.votes[term]!
    return copy
  })
  const title = terms.slice(0, from.titleLength[slot])
  const body = terms.slice(title.length)
  const copySlot = to.keys.length
  describeSlot(to, copySlot, {
    key: from.keys[slot]!, kind: from.kinds[from.kind[slot]!]!,
    lang: languages[from.language[slot]!]!, weightHint: from.weight[slot]!,
  }, { title: title.length, body: body.length })
  storeText(to, copySlot, terms)
  post(to, copySlot, { title, body })
}

function readTerms(index: Index, text: string, language: Language): number[] {
  const terms: number[] = []
  for (const word of splitWords(text)) {
    const stem = stemWord(word, language)
    if (stem === '') continue
    const term = addTerm(index.vocabulary, language, stem)
    voteForSurface(index.vocabulary, term, word)
    terms.push(term)
  }
  return terms
}

function describeSlot(
  index: Index, slot: number, document: Omit<SearchDocument, 'title' | 'body'>,
  words: { title: number, body: number },
): void {
  index.kind = withRoom(index.kind, slot + 1)
  index.language = withRoom(index.language, slot + 1)
  index.weight = withRoom(index.weight, slot + 1)
  index.length = withRoom(index.length, slot + 1)
  index.titleLength = withRoom(index.titleLength, slot + 1)
  index.kind[slot] = kindNumber(index, document.kind)
  index.language[slot] = languages.indexOf(document.lang)
  index.weight[slot] = document.weightHint ?? 1
  index.length[slot] = words.body + 2 * words.title
  index.titleLength[slot] = words.title
  index.lengthTotal += index.length[slot]
  index.keys.push(document.key)
  index.slotOf.set(document.key, slot)
}

function kindNumber(index: Index, kind: string): number {
  const known = index.kinds.indexOf(kind)
  return known >= 0 ? known : index.kinds.push(kind) - 1
}

function storeText(index: Index, slot: number, terms: number[]): void {
  index.textStart = withRoom(index.textStart, slot + 1)
  index.textLength = withRoom(index.textLength, slot + 1)
  const start = terms.length === 0 ? 0 : allocate(index.text, terms.length)
  index.textStart[slot] = start
  index.textLength[slot] = terms.length
  if (terms.length > 0) viewAt(index.text, start, terms.length).set(terms)
}

function post(index: Index, slot: number, terms: { title: number[], body: number[] }): void {
  index.frequency = withRoom(index.frequency, index.vocabulary.stems.length)
  const inTitle = countTerms(terms.title)
  const inBody = countTerms(terms.body)
  for (const [term, count] of inTitle) {
    addPosting(index.postings, term, packPosting(slot, count, inBody.get(term) ?? 0))
    index.frequency[term]!++
  }
  for (const [term, count] of inBody) {
    if (inTitle.has(term)) continue
    addPosting(index.postings, term, packPosting(slot, 0, count))
    index.frequency[term]!++
  }
}

function countTerms(terms: number[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}
