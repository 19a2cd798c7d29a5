// Text to words: split, drop stop words, even out spellings, stem, then fold accents.
// Stemming comes before folding: snowball needs "ção" and "ión" whole to find its endings.
import snowball from 'snowball-stemmers'
import type { Language } from '../i18n/languages.ts'
import { evenSpelling, evenStem } from './spellings.ts'
import { stopWords } from './stop-words.ts'

/** `surface` is the word as written, in small letters; `stem` is '' for a stop word. */
export type Token = { surface: string, stem: string }

const wordLengthMax = 40
const cacheSizeMax = 200_000

const stemmers = {
  en: snowball.newStemmer('english'),
  es: snowball.newStemmer('spanish'),
  fr: snowball.newStemmer('french'),
  pt: snowball.newStemmer('portuguese'),
}

// One byte per UTF-16 unit: 1 for what a word is made of. Surrogates, broken or not, separate words.
const isWordUnit = new Uint8Array(65_536)
for (let unit = 0; unit < 65_536; unit++) {
  if (/[\p{L}\p{N}\p{M}]/u.test(String.fromCharCode(unit))) isWordUnit[unit] = 1
}

const caches: Record<Language, Map<string, string>> = {
  en: new Map(), es: new Map(), fr: new Map(), pt: new Map(),
}

/** Removes accents: "búsqueda" -> "busqueda". */
export function foldAccents(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '')
}

/** All words in order, stop words included (with an empty stem). */
export function tokenize(text: string, language: Language): Token[] {
  return splitWords(text).map((surface) => ({ surface, stem: stemWord(surface, language) }))
}

/** The words of a text in small letters, in order. */
export function splitWords(text: string): string[] {
  const units = joinInitials(text.normalize('NFKC')).toLowerCase()
  const words: string[] = []
  let start = -1
  for (let at = 0; at <= units.length; at++) {
    if (at < units.length && isWordUnit[units.charCodeAt(at)] === 1) {
      if (start < 0) start = at
      continue
    }
    if (start >= 0) words.push(units.slice(start, Math.min(at, start + wordLengthMax)))
    start = -1
  }
  return words
}

/** "U.N.O." is one word; "l'or" stays two. */
function joinInitials(text: string): string {
  if (!text.includes('.')) return text
  return text.replace(/(?<![\p{L}\p{N}])(?:\p{Lu}\.){2,}/gu, (initials) => `${initials.replaceAll('.', '')} `)
}

/** The stem of one word in small letters, '' for a stop word or a lone letter. */
export function stemWord(word: string, language: Language): string {
  const cache = caches[language]
  const known = cache.get(word)
  if (known !== undefined) return known
  if (cache.size >= cacheSizeMax) cache.clear()
  const stem = isIgnored(word, language) ? '' : evenStem(computeStem(word, language), language)
  cache.set(ownCopy(word), ownCopy(stem))
  return stem
}

/** A stem that another program made with snowball alone, brought to our form. */
export function adoptStem(stem: string, language: Language): string {
  const even = evenSpelling(stem, language)
  return evenStem(even === stem ? stem : computeStem(stem, language), language)
}

/**
 * Without this, a short piece keeps the whole text it was cut from in memory (V8 shares the
 * characters of slices).
 */
export function ownCopy(text: string): string {
  return Buffer.from(text).toString()
}

function isIgnored(word: string, language: Language): boolean {
  return stopWords[language].has(word) || (word.length < 2 && !/\d/.test(word))
}

function computeStem(word: string, language: Language): string {
  return foldAccents(stemmers[language].stem(evenSpelling(word, language)))
}
