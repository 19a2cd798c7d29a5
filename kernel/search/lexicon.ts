// The translation lexicon: for a word, its probable translations; for a phrase, the names of its
// concept. Rows lie one after another in typed arrays (row n from start[n] to start[n + 1]).
import { type Language, languages } from '../i18n/languages.ts'
import { stemWord } from './analyzer.ts'

export type Lexicon = {
  /** Number of each word (stem) by language; one numbering for all four. */
  ids: Record<Language, Map<string, number>>
  stems: string[]
  /** Words of concepts as written, by language: what a mistyped word may have meant. */
  surfaces: Record<Language, Set<string>>
  /** Translations of word w into languages[l] are row w * 4 + l. */
  wordStart: Uint32Array
  wordOther: Uint32Array
  wordShare: Float32Array
  /** Meanings of a phrase ("es:carcelari hacin", stems in order of the alphabet). */
  phrases: Map<string, number[]>
  /** The names of meaning m are row m; name n has the words of row n. */
  meaningStart: Uint32Array
  nameLanguage: Uint8Array
  nameShare: Float32Array
  /** The name as written; '' when a table gave only stems. */
  nameText: string[]
  nameStart: Uint32Array
  nameWords: Uint32Array
}

/** A translation or synonym of one word. */
export type Alternative = { stem: string, share: number }

/** A name of a phrase's concept; shares add up to 1 per language and meaning. */
export type PhraseName = { language: Language, stems: string[], share: number, text: string }

export const phraseKey = (language: Language, stems: readonly string[]): string =>
  `${language}:${stems.toSorted().join(' ')}`

export const knowsWord = (lexicon: Lexicon, language: Language, stem: string): boolean =>
  lexicon.ids[language].has(stem)

/** Into its own language: synonyms, without the word itself. */
export function translateWord(
  lexicon: Lexicon, stem: string, from: Language, to: Language,
): Alternative[] {
  const word = lexicon.ids[from].get(stem)
  if (word === undefined) return []
  const row = word * languages.length + languages.indexOf(to)
  const found: Alternative[] = []
  for (let at = lexicon.wordStart[row]!; at < lexicon.wordStart[row + 1]!; at++) {
    found.push({ stem: lexicon.stems[lexicon.wordOther[at]!]!, share: lexicon.wordShare[at]! })
  }
  return found
}

const TRANSLATION_SHARE_MIN = 0.15

/**
 * What a word, whatever its language, may be in the others: stems, the most probable first, at most
 * `most`; without the word's own stems.
 */
export function translationsOf(lexicon: Lexicon, word: string, most: number): string[] {
  const own = languages.map((language) => stemWord(word, language))
  const shares = new Map<string, number>()
  for (const [at, from] of languages.entries()) {
    for (const to of languages) {
      for (const { stem, share } of translateWord(lexicon, own[at]!, from, to)) {
        if (share >= TRANSLATION_SHARE_MIN && !own.includes(stem)) {
          shares.set(stem, Math.max(share, shares.get(stem) ?? 0))
        }
      }
    }
  }
  return [...shares].toSorted((a, b) => b[1] - a[1]).slice(0, most).map(([stem]) => stem)
}

/** All names, in all languages, of the concepts that a phrase may name. */
export function namesOfPhrase(
  lexicon: Lexicon, language: Language, stems: readonly string[],
): PhraseName[] {
  const meanings = lexicon.phrases.get(phraseKey(language, stems)) ?? []
  return meanings.flatMap((meaning) => {
    const names: PhraseName[] = []
    for (let name = lexicon.meaningStart[meaning]!; name < lexicon.meaningStart[meaning + 1]!; name++) {
      const words = lexicon.nameWords.subarray(lexicon.nameStart[name]!, lexicon.nameStart[name + 1]!)
      names.push({
        language: languages[lexicon.nameLanguage[name]!]!,
        stems: Array.from(words, (word) => lexicon.stems[word]!),
        share: lexicon.nameShare[name]!,
        text: lexicon.nameText[name]!,
      })
    }
    return names
  })
}
