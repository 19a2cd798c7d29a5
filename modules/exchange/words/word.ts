// The words by which an item is found: stems, in the form the whole platform uses.
import { languages } from '../../../kernel/i18n/languages.ts'
import { foldAccents, splitWords, stemWord } from '../../../kernel/search/analyzer.ts'
import { levelOf } from '../../../standards/tlp/tlp.ts'
import type { Indicator, Version } from '../versions/version.ts'

const WORD_MAX = 60
const ASKED_MAX = 12

/** The words of an item by level; the owner's own level, 6, is that of what is not published. */
export type WordsByLevel = Map<number, Set<string>>

/**
 * The words of an item: of each text at the level of the whole, of each stricter part at its own,
 * of what is not published yet at the owner's.
 */
export function wordsOf(
  { number, level, names }: { number: string, level: number, names: string[] },
  versions: readonly Version[], currentVersion: number,
): WordsByLevel {
  const found: WordsByLevel = new Map()
  const add = (at: number, words: Iterable<string>) => {
    const set = found.get(at) ?? new Set()
    for (const word of words) if (word !== '') set.add(word.slice(0, WORD_MAX))
    found.set(at, set)
  }
  const whole = currentVersion === 0 ? 6 : level
  add(whole, [number.toLowerCase(), ...names.flatMap(exact)])
  for (const version of versions) {
    if (version.publishedAt !== null && version.number !== currentVersion) continue
    const base = version.publishedAt === null ? 6 : level
    add(base, stemsOf(version))
    for (const indicator of version.body.indicators ?? []) {
      const at = indicator.tlp ? Math.max(base, levelOf(indicator.tlp)) : base
      add(at, valueWords(indicator))
    }
  }
  return found
}

function stemsOf({ title, summary, body, language }: Version): string[] {
  const { indicators: _, ...texts } = body
  const all = [title, summary, ...Object.values(texts).flat()].join('\n')
  return splitWords(all).flatMap((word) => [stemWord(word, language), foldAccents(word)])
}

const valueWords = ({ value }: Indicator): string[] => [value.toLowerCase(), ...exact(value)]
const exact = (text: string): string[] => splitWords(text).map(foldAccents)

/** Stems that a word may be in the other languages, the most probable first. */
export type Translate = (word: string) => string[]

/**
 * What a reader types, as a query: every word must be there, in any of its forms in the four
 * languages, or as what it means in another. Undefined when nothing is left to look for.
 */
export function searchQuery(text: string, translate: Translate): string | undefined {
  const typed = text.trim().toLowerCase()
  if (/^ex-\d{4}-\w{6}$/.test(typed)) return quote(typed)
  const groups = splitWords(typed).slice(0, ASKED_MAX).flatMap((word) => {
    const stems = languages.map((language) => stemWord(word, language)).filter(Boolean)
    if (stems.length === 0) return []
    const forms = [...new Set([...stems, foldAccents(word), ...translate(word)])]
    return [`(${forms.map((form) => quote(form.slice(0, WORD_MAX))).join(' | ')})`]
  })
  return groups.length > 0 ? groups.join(' & ') : undefined
}

const quote = (word: string) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
