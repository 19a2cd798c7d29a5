// Finds the known word that a mistyped one is near to. As in SymSpell (Garbe 2012), words are filed
// under themselves less one letter, so that one look-up finds all words one or two mistakes away.
import { withRoom } from './arena.ts'

/** Words in a chained hash table: entry n stands for `words[wordOf[n]]`. */
export type SpellingIndex = {
  words: string[]
  heads: Int32Array
  /** Per entry: its word and the next entry of the same bucket, shifted by one (0 ends). */
  wordOf: Uint32Array
  next: Uint32Array
  entries: number
}

/** Mistakes past this point do not change where a word is filed. */
const prefixLength = 8
const bucketsMin = 1 << 16

export const createSpellingIndex = (): SpellingIndex => ({
  words: [], heads: new Int32Array(bucketsMin),
  wordOf: new Uint32Array(1024), next: new Uint32Array(1024), entries: 0,
})

export function addSpelling(index: SpellingIndex, word: string): void {
  if (word.length < 3 || /\d/.test(word)) return
  if (index.entries > index.heads.length * 2) widen(index)
  const number = index.words.push(word) - 1
  for (const hash of filedUnder(word)) addEntry(index, hash, number)
}

/** Words at most `mistakesAllowed(word)` letters away with how far: nearest first. */
export function findSpellings(
  index: SpellingIndex, word: string,
): { word: string, distance: number }[] {
  const allowed = mistakesAllowed(word)
  if (allowed === 0) return []
  const found = new Map<string, number>()
  const seen = new Set<number>()
  for (const hash of filedUnder(word)) {
    for (let entry = index.heads[hash & (index.heads.length - 1)]!; entry !== 0;
      entry = index.next[entry - 1]!) {
      const number = index.wordOf[entry - 1]!
      if (seen.has(number)) continue
      seen.add(number)
      const candidate = index.words[number]!
      if (Math.abs(candidate.length - word.length) > allowed) continue
      const distance = countMistakes(word, candidate)
      if (distance > 0 && distance <= allowed) found.set(candidate, distance)
    }
  }
  return [...found].map(([candidate, distance]) => ({ word: candidate, distance }))
    .toSorted((a, b) => a.distance - b.distance || (a.word < b.word ? -1 : 1))
}

/** Short words are not corrected: too many are one letter apart. */
export function mistakesAllowed(word: string): number {
  if (/\d/.test(word) || word.length < 4) return 0
  return word.length < 8 ? 1 : 2
}

/** Letters left out, added, changed, or swapped with their neighbour (optimal string alignment). */
export function countMistakes(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + change)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) best = Math.min(best, before[j - 2]! + 1)
      row.push(best)
    }
    before = last
    last = row
  }
  return last[b.length]!
}

/** Hashes of the beginning of a word, whole and less each of its letters. */
function filedUnder(word: string): Set<number> {
  const hashes = new Set<number>()
  const length = Math.min(word.length, prefixLength)
  for (let left = -1; left < length; left++) {
    // FNV-1a. A longer word less one letter keeps its beginning as long as a shorter one's.
    const until = Math.min(word.length, left < 0 || word.length <= prefixLength ? length : length + 1)
    let hash = 0x811c9dc5
    for (let at = 0; at < until; at++) {
      if (at === left) continue
      hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
    }
    hashes.add((hash ^ (hash >>> 15)) >>> 0)
  }
  return hashes
}

function addEntry(index: SpellingIndex, hash: number, word: number): void {
  index.wordOf = withRoom(index.wordOf, index.entries + 1)
  index.next = withRoom(index.next, index.entries + 1)
  const bucket = hash & (index.heads.length - 1)
  index.wordOf[index.entries] = word
  index.next[index.entries] = index.heads[bucket]!
  index.heads[bucket] = ++index.entries
}

function widen(index: SpellingIndex): void {
  index.heads = new Int32Array(index.heads.length * 4)
  index.entries = 0
  index.words.forEach((word, number) => {
    for (const hash of filedUnder(word)) addEntry(index, hash, number)
  })
}
