// Collects translations from concepts and from tables, then lays them out as a Lexicon.
import { type Language, languages } from '../i18n/languages.ts'
import { alignWords, type Translations, type WordPair } from './align.ts'
import { splitWords, stemWord } from './analyzer.ts'
import { type Lexicon, phraseKey } from './lexicon.ts'
import type { Concept } from './terms-file.ts'

type Name = { language: number, words: number[], share: number, text: string }

export type LexiconBuilder = {
  ids: Lexicon['ids']
  stems: string[]
  surfaces: Lexicon['surfaces']
  /** By row (word * 4 + language): [total weight, other word, share, other word, share…]. */
  rows: Map<number, number[]>
  phrases: Map<string, number[]>
  meanings: Name[][]
  /** Names met side by side, by pair of languages, for the alignment of their words. */
  pairs: Map<string, WordPair[]>
}

const phraseWordsMax = 6

export const createLexiconBuilder = (): LexiconBuilder => ({
  ids: { en: new Map(), es: new Map(), pt: new Map(), fr: new Map() },
  surfaces: { en: new Set(), es: new Set(), pt: new Set(), fr: new Set() },
  stems: [], rows: new Map(), phrases: new Map(), meanings: [], pairs: new Map(),
})

/** A concept with its names per language, preferred first. `trust` weighs it against others. */
export function addConcept(builder: LexiconBuilder, concept: Concept): void {
  const names = languages.flatMap((language, number) => uniqueNames(
    concept[language].map((text) => ({ text, words: readName(builder, text, language) })),
  ).map((name, rank): Name => ({ ...name, language: number, share: rank === 0 ? 1 : 0.7 })))
  addMeaning(builder, names, names)
  for (const one of names) {
    for (const other of names) {
      if (one.language < other.language) addPair(builder, one, other)
      else if (one.language === other.language && one !== other) addSynonyms(builder, one, other)
    }
  }
}

/** One row of a table of words: translations with their shares (in any scale). */
export function addWordRow(
  builder: LexiconBuilder, from: Language, to: Language,
  row: { stem: string, others: { stem: string, share: number }[], trust: number },
): void {
  const word = wordNumber(builder, from, row.stem)
  const others = row.others.map(({ stem, share }): [number, number] =>
    [wordNumber(builder, to, stem), share])
  mergeRow(builder, word * languages.length + languages.indexOf(to), others, row.trust)
}

/** One row of a table of phrases. */
export function addPhraseRow(
  builder: LexiconBuilder, from: Language, to: Language,
  row: { stems: string[], others: { stems: string[], share: number }[] },
): void {
  const numbers = (stems: string[], language: Language) =>
    stems.map((stem) => wordNumber(builder, language, stem))
  const source = { language: languages.indexOf(from), words: numbers(row.stems, from), share: 1, text: '' }
  const names = row.others.map(({ stems, share }) =>
    ({ language: languages.indexOf(to), words: numbers(stems, to), share, text: '' }))
  addMeaning(builder, [source], names)
}

export function finishLexicon(builder: LexiconBuilder): Lexicon {
  for (const [key, pairs] of builder.pairs) {
    const [source = 0, target = 0] = key.split(' ').map(Number)
    const { forth, back } = alignWords(pairs)
    mergeTranslations(builder, forth, target)
    if (source !== target) mergeTranslations(builder, back, source)
  }
  builder.pairs.clear()
  const { ids, stems, surfaces } = builder
  return { ids, stems, surfaces, ...layWords(builder), ...layPhrases(builder) }
}

function readName(builder: LexiconBuilder, name: string, language: Language): number[] {
  return splitWords(name).flatMap((word) => {
    const stem = stemWord(word, language)
    if (stem === '') return []
    builder.surfaces[language].add(word)
    return [wordNumber(builder, language, stem)]
  })
}

/** Names that differ by more than order and stop words, in their order. */
function uniqueNames<T extends { words: number[] }>(names: T[]): T[] {
  const seen = new Map<string, T>()
  for (const name of names) {
    const key = name.words.toSorted((a, b) => a - b).join(' ')
    if (key !== '' && !seen.has(key)) seen.set(key, name)
  }
  return [...seen.values()]
}

function wordNumber(builder: LexiconBuilder, language: Language, stem: string): number {
  const known = builder.ids[language].get(stem)
  if (known !== undefined) return known
  builder.ids[language].set(stem, builder.stems.length)
  return builder.stems.push(stem) - 1
}

function addMeaning(builder: LexiconBuilder, sources: Name[], names: Name[]): void {
  const meaning = builder.meanings.push(names) - 1
  for (const { language, words } of sources) {
    if (words.length > phraseWordsMax) continue
    const key = phraseKey(languages[language]!, words.map((word) => builder.stems[word]!))
    const known = builder.phrases.get(key)
    if (known) known.push(meaning)
    else builder.phrases.set(key, [meaning])
  }
}

function addPair(builder: LexiconBuilder, one: Name, other: Name): void {
  const pair = { source: one.words, target: other.words, weight: one.share * other.share }
  const key = `${one.language} ${other.language}`
  const known = builder.pairs.get(key)
  if (known) known.push(pair)
  else builder.pairs.set(key, [pair])
}

/** "drug trafficking" beside "narcotics trafficking" says that drug and narcotics go together. */
function addSynonyms(builder: LexiconBuilder, one: Name, other: Name): void {
  const mine = one.words.filter((word) => !other.words.includes(word))
  const theirs = other.words.filter((word) => !one.words.includes(word))
  if (mine.length !== 1 || theirs.length !== 1) return
  addPair(builder, { ...one, words: mine }, { ...other, words: theirs })
}

function mergeTranslations(builder: LexiconBuilder, translations: Translations, target: number): void {
  for (const [word, row] of translations) {
    mergeRow(builder, word * languages.length + target, row, 1)
  }
}

/** Rows from several sources become one, each source weighed by its trust. */
function mergeRow(
  builder: LexiconBuilder, key: number, others: readonly [number, number][], trust: number,
): void {
  const total = others.reduce((sum, [, share]) => sum + share, 0)
  if (total <= 0) return
  let row = builder.rows.get(key)
  if (!row) builder.rows.set(key, row = [0])
  row[0]! += trust
  for (const [other, share] of others) {
    const at = findOther(row, other)
    if (at > 0) row[at + 1]! += (trust * share) / total
    else row.push(other, (trust * share) / total)
  }
}

function findOther(row: number[], other: number): number {
  for (let at = 1; at < row.length; at += 2) if (row[at] === other) return at
  return -1
}

function layWords(builder: LexiconBuilder): Pick<Lexicon, 'wordStart' | 'wordOther' | 'wordShare'> {
  const rowCount = builder.stems.length * languages.length
  const entries = [...builder.rows.values()].reduce((sum, row) => sum + (row.length - 1) / 2, 0)
  const wordStart = new Uint32Array(rowCount + 1)
  const wordOther = new Uint32Array(entries)
  const wordShare = new Float32Array(entries)
  let at = 0
  for (let number = 0; number < rowCount; number++) {
    wordStart[number] = at
    const row = builder.rows.get(number)
    for (let entry = 1; row && entry < row.length; entry += 2) {
      wordOther[at] = row[entry]!
      wordShare[at++] = row[entry + 1]! / row[0]!
    }
  }
  wordStart[rowCount] = at
  return { wordStart, wordOther, wordShare }
}

type PhraseTables = Omit<Lexicon, 'ids' | 'stems' | 'surfaces' | 'wordStart' | 'wordOther' | 'wordShare'>

function layPhrases(builder: LexiconBuilder): PhraseTables {
  const names = builder.meanings.flat()
  const meaningStart = new Uint32Array(builder.meanings.length + 1)
  const nameStart = new Uint32Array(names.length + 1)
  builder.meanings.forEach((row, at) => { meaningStart[at + 1] = meaningStart[at]! + row.length })
  names.forEach(({ words }, at) => { nameStart[at + 1] = nameStart[at]! + words.length })
  const nameShare = new Float32Array(names.length)
  for (const [at, row] of builder.meanings.entries()) {
    row.forEach(({ language, share }, position) => {
      const total = row.filter((name) => name.language === language)
        .reduce((sum, name) => sum + name.share, 0)
      nameShare[meaningStart[at]! + position] = share / total
    })
  }
  return {
    phrases: builder.phrases, meaningStart, nameStart, nameShare,
    nameText: names.map(({ text }) => text),
    nameLanguage: Uint8Array.from(names, ({ language }) => language),
    nameWords: Uint32Array.from(names.flatMap(({ words }) => words)),
  }
}
