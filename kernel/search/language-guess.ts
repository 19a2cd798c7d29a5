// In which language is a query? Letter statistics (eld), small words, words we know, and the
// language of the reader's pages together; three words alone are rarely enough for any one of them.
import { eld } from 'eld/small'
import { type Language, languages } from '../i18n/languages.ts'
import { splitWords, stemWord } from './analyzer.ts'
import { stopWords } from './stop-words.ts'

/** How sure we are: `scores` sum up the evidence, `best` first. */
export type LanguageGuess = { ranked: Language[], scores: Record<Language, number> }

/** How much each kind of evidence counts. */
const guessWeights = { letters: 3, stop: 0.7, known: 2, accent: 0.5, reader: 0.35 }

/** A shorter text has too few letters for statistics: they count less. */
const lettersEnough = 40

/** Below this lead over the second language, both are searched. */
const sureLead = 0.35

const detector = eld.newInstance()
detector.setLanguageSubset([...languages])

const accents: Record<Language, RegExp> = {
  en: /[^\s\S]/, es: /[ñ¿¡]|ción\b/, pt: /[ãõ]|ções\b/, fr: /[èêëùûîôœ]|\b[dl]'/,
}

/** `knows` says whether a stem is a word of a language, in the lexicon or the documents. */
export function guessLanguage(
  text: string, reader: Language | undefined,
  knows: (language: Language, stem: string) => boolean,
): LanguageGuess {
  const start = text.slice(0, 1000).toLowerCase()
  const words = splitWords(start)
  const letters: Partial<Record<string, number>> = detector.detect(start).getScores()
  const trusted = guessWeights.letters * Math.min(1, start.length / lettersEnough)
  const scores = { en: 0, es: 0, pt: 0, fr: 0 }
  for (const language of languages) {
    const known = words.filter((word) => {
      const stem = stemWord(word, language)
      return stem !== '' && knows(language, stem)
    }).length
    const small = words.filter((word) => word.length > 1 && stopWords[language].has(word)).length
    scores[language] = trusted * (letters[language] ?? 0)
      + guessWeights.stop * Math.min(small, 4)
      + guessWeights.known * (known / Math.max(1, words.length))
      + (accents[language].test(start) ? guessWeights.accent : 0)
      + (language === reader ? guessWeights.reader : 0)
  }
  return { scores, ranked: languages.toSorted((a, b) => scores[b] - scores[a]) }
}

/** One language, or two when the first has little lead. */
export function hypotheses({ ranked, scores }: LanguageGuess): Language[] {
  const [first = 'en', second = 'es'] = ranked
  return scores[first] - scores[second] >= sureLead ? [first] : [first, second]
}
