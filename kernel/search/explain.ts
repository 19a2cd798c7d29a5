// Why a document was found: which of its words stood for which words of the query.
import { type Language, languages } from '../i18n/languages.ts'
import { type Index, textOf } from './index.ts'
import type { TranslatedQuery } from './translate.ts'

/** A query word or phrase, and the word or phrase of the document that answered it. */
export type Reason = { query: string, matched: string, lang: Language }

export function explainHit(index: Index, query: TranslatedQuery, slot: number): Reason[] {
  const language = languages[index.language[slot]!]!
  const counts = new Map<number, number>()
  for (const term of textOf(index, slot)) counts.set(term, (counts.get(term) ?? 0) + 1)
  const phrases = explainPhrases(query, language, counts)
  const words = query.words.flatMap(({ word, candidates }, position): Reason[] => {
    if (phrases.explained.has(position)) return []
    const best = candidates[language]
      .filter(({ term }) => counts.has(term))
      .map(({ term, share }) => ({ term, strength: share * Math.min(3, counts.get(term)!) }))
      .toSorted((a, b) => b.strength - a.strength)[0]
    if (!best) return []
    return [{ query: word.surface, matched: index.vocabulary.surfaces[best.term]!, lang: language }]
  })
  return [...phrases.reasons, ...words]
}

function explainPhrases(
  query: TranslatedQuery, language: Language, counts: Map<number, number>,
): { reasons: Reason[], explained: Set<number> } {
  const explained = new Set<number>()
  const reasons: Reason[] = []
  for (const { positions, names } of query.phrases) {
    const name = names.find((one) => one.language === language && one.text !== ''
      && one.missing === 0 && one.terms.every((term) => counts.has(term)))
    if (!name) continue
    for (const position of positions) explained.add(position)
    const typed = positions.map((position) => query.words[position]!.word.surface)
    reasons.push({ query: typed.join(' '), matched: name.text, lang: language })
  }
  return { reasons, explained }
}
