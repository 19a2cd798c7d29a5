// Words that look alike across languages: ransomware, extradición / extradition / extradição.
// Trigrams of a spelling that evens out what the four languages write differently.
import { type Language, languages } from '../i18n/languages.ts'
import { withRoom } from './arena.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Grows with the vocabulary; `seen` terms are in it so far. */
export type CognateIndex = {
  lists: Map<string, number[]>
  gramCount: Uint8Array
  seen: number
  /** Scratch: how many trigrams a term shares with the word looked up. */
  shared: Uint8Array
}

export type Cognate = { term: number, likeness: number }

const likenessMin = 0.45
const perLanguageMax = 4

export const createCognateIndex = (): CognateIndex =>
  ({ lists: new Map(), gramCount: new Uint8Array(1024), seen: 0, shared: new Uint8Array(1024) })

/** The likest terms per language, at most four each; likeness is Dice's coefficient, 0 to 1. */
export function findCognates(
  index: CognateIndex, vocabulary: Vocabulary, stem: string,
): Record<Language, Cognate[]> {
  catchUp(index, vocabulary)
  const wanted = grams(stem)
  const touched: number[] = []
  for (const gram of wanted) {
    for (const term of index.lists.get(gram) ?? []) {
      if (index.shared[term]!++ === 0) touched.push(term)
    }
  }
  const found: Record<Language, Cognate[]> = { en: [], es: [], pt: [], fr: [] }
  for (const term of touched) {
    const likeness = (2 * index.shared[term]!) / (wanted.size + index.gramCount[term]!)
    index.shared[term] = 0
    if (likeness < likenessMin) continue
    found[languages[vocabulary.language[term]!]!].push({ term, likeness })
  }
  for (const language of languages) {
    found[language] = found[language]
      .toSorted((a, b) => b.likeness - a.likeness || a.term - b.term)
      .slice(0, perLanguageMax)
  }
  return found
}

function catchUp(index: CognateIndex, vocabulary: Vocabulary): void {
  const size = vocabulary.stems.length
  index.gramCount = withRoom(index.gramCount, size)
  index.shared = withRoom(index.shared, size)
  for (; index.seen < size; index.seen++) {
    const all = grams(vocabulary.stems[index.seen]!)
    index.gramCount[index.seen] = all.size
    for (const gram of all) {
      const list = index.lists.get(gram)
      if (list) list.push(index.seen)
      else index.lists.set(gram, [index.seen])
    }
  }
}

function grams(stem: string): Set<string> {
  const padded = `^${evenAcrossLanguages(stem)}$`
  const all = new Set<string>()
  for (let at = 0; at + 3 <= padded.length; at++) all.add(padded.slice(at, at + 3))
  return all
}

/** "philosoph" and "filosof" -> "filosof"; "attack", "atak" and "ataqu" -> "atak". */
function evenAcrossLanguages(stem: string): string {
  return stem
    .replace(/ph/g, 'f').replace(/th/g, 't').replace(/qu|ck|c/g, 'k').replace(/y/g, 'i')
    .replace(/[xz]/g, 's').replace(/(.)\1/g, '$1')
}
