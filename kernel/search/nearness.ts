// A second look at the best documents: query words that stand near each other there belong
// together, so "control of arms" beats a page with control at the top and arms at the bottom.
import { languages } from '../i18n/languages.ts'
import { type Index, textOf } from './index.ts'
import { idfOf, unionFrequency } from './ranking.ts'
import type { TranslatedQuery } from './translate.ts'

export const nearnessTuning = { weight: 0.6, window: 8, candidates: 200 }

/** What nearness adds to the score of each of `slots`. */
export function scoreNearness(
  index: Index, query: TranslatedQuery, slots: readonly number[],
): number[] {
  if (query.words.length < 2) return slots.map(() => 0)
  const idfs = query.words.map(({ candidates }) =>
    idfOf(index, unionFrequency(index, Object.values(candidates).flat())))
  const meanings = languages.map((language) => {
    const map = new Map<number, { word: number, share: number }[]>()
    query.words.forEach(({ candidates }, word) => {
      for (const { term, share } of candidates[language]) {
        const known = map.get(term)
        if (known) known.push({ word, share })
        else map.set(term, [{ word, share }])
      }
    })
    return map
  })
  return slots.map((slot) => nearnessOf(textOf(index, slot), meanings[index.language[slot]!]!, idfs))
}

/** For each pair of neighbours in the query, the nearest pair of their stand-ins in the text. */
function nearnessOf(
  text: Uint32Array, meanings: Map<number, { word: number, share: number }[]>, idfs: number[],
): number {
  const lastAt = idfs.map(() => -1000)
  const lastShare = idfs.map(() => 0)
  const best = idfs.map(() => 0)
  for (let at = 0; at < text.length; at++) {
    const found = meanings.get(text[at]!)
    if (!found) continue
    for (const { word, share } of found) {
      for (const other of [word - 1, word + 1]) {
        if (other < 0 || other >= idfs.length) continue
        const distance = at - lastAt[other]!
        if (distance === 0 || distance > nearnessTuning.window) continue
        const pair = Math.min(word, other)
        const value = Math.min(1, share) * Math.min(1, lastShare[other]!) / Math.sqrt(distance)
        if (value > best[pair]!) best[pair] = value
      }
      lastAt[word] = at
      lastShare[word] = share
    }
  }
  return best.reduce((sum, value, pair) =>
    sum + value * Math.min(idfs[pair]!, idfs[pair + 1] ?? 0), 0) * nearnessTuning.weight
}
