// The terms of the index: (language, stem) <-> number, and for each a word as people write it.
import { type Language, languages } from '../i18n/languages.ts'
import { ownCopy } from './analyzer.ts'
import { withRoom } from './arena.ts'

export type Vocabulary = {
  ids: Record<Language, Map<string, number>>
  stems: string[]
  /** Position in `languages` of each term's language. */
  language: Uint8Array
  /** The commonest written form so far, by majority vote (Boyer and Moore 1981). */
  surfaces: string[]
  votes: Uint16Array
}

export const createVocabulary = (): Vocabulary => ({
  ids: { en: new Map(), es: new Map(), pt: new Map(), fr: new Map() },
  stems: [], language: new Uint8Array(1024), surfaces: [], votes: new Uint16Array(1024),
})

export function findTerm(vocabulary: Vocabulary, language: Language, stem: string): number | undefined {
  return vocabulary.ids[language].get(stem)
}

export function addTerm(vocabulary: Vocabulary, language: Language, stem: string): number {
  const known = vocabulary.ids[language].get(stem)
  if (known !== undefined) return known
  const id = vocabulary.stems.length
  vocabulary.ids[language].set(stem, id)
  vocabulary.stems.push(stem)
  vocabulary.surfaces.push(stem)
  vocabulary.language = withRoom(vocabulary.language, id + 1)
  vocabulary.votes = withRoom(vocabulary.votes, id + 1)
  vocabulary.language[id] = languages.indexOf(language)
  return id
}

export function voteForSurface(vocabulary: Vocabulary, term: number, surface: string): void {
  const votes = vocabulary.votes[term]!
  if (vocabulary.surfaces[term] === surface) vocabulary.votes[term] = Math.min(votes + 1, 60_000)
  else if (votes > 0) vocabulary.votes[term] = votes - 1
  else {
    vocabulary.surfaces[term] = ownCopy(surface)
    vocabulary.votes[term] = 1
  }
}

export const languageOfTerm = (vocabulary: Vocabulary, term: number): Language =>
  languages[vocabulary.language[term]!]!
