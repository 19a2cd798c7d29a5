// Completes the word being typed from the words of the documents.
import type { Language } from '../i18n/languages.ts'
import { foldAccents } from './analyzer.ts'
import type { Index } from './index.ts'

const suggestionsMax = 8

export function suggestWords({ vocabulary, frequency }: Index, prefix: string, language: Language): string[] {
  const wanted = foldAccents(prefix.trim().toLowerCase().slice(0, 40))
  if (wanted.length < 2) return []
  const found: { surface: string, count: number }[] = []
  for (const term of vocabulary.ids[language].values()) {
    const surface = vocabulary.surfaces[term]!
    if (frequency[term]! > 0 && surface.length >= wanted.length
      && foldAccents(surface).startsWith(wanted)) found.push({ surface, count: frequency[term]! })
  }
  return found
    .toSorted((a, b) => b.count - a.count || (a.surface < b.surface ? -1 : 1))
    .slice(0, suggestionsMax)
    .map(({ surface }) => surface)
}
