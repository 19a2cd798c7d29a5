// Pages of text for measuring: sentences of the real content, drawn again and again. Documents of
// a test collection are added to the pool where ../shared lies beside the project.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { isLanguage, type Language, languages } from '../kernel/i18n/languages.ts'

export type BenchPage = { language: Language, text: string }

const WORDS_PER_PAGE = 300
const COLLECTIONS = ['mixed', 'ntrex_docs', 'sdg', 'umbrella', 'xquad', 'owasp']

const root = path.join(import.meta.dirname, '..')

/** The same pages in every run, languages in turn. */
export function* resamplePages(
  count: number, wordsPerPage = WORDS_PER_PAGE,
): Generator<BenchPage> {
  const pool = readSentences()
  const random = createRandom(20261124)
  for (let at = 0; at < count; at++) {
    const language = languages[at % languages.length]!
    const sentences = pool[language]
    const text: string[] = []
    for (let words = 0; words < wordsPerPage;) {
      const sentence = sentences[Math.floor(random() * sentences.length)]!
      text.push(sentence)
      words += sentence.split(' ').length
    }
    yield { language, text: text.join(' ') }
  }
}

function readSentences(): Record<Language, string[]> {
  const pool: Record<Language, string[]> = { en: [], es: [], pt: [], fr: [] }
  const content = path.join(root, 'content')
  for (const name of readdirSync(content, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.yaml')) collect(parse(readFileSync(path.join(content, name), 'utf8')), pool)
  }
  for (const name of COLLECTIONS) {
    const file = path.join(root, '../shared/search', `${name}.docs.jsonl`)
    if (!existsSync(file)) continue
    for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
      const { lang, title, body }: Record<string, unknown> = JSON.parse(line)
      if (isLanguage(lang)) addText(pool[lang], `${String(title ?? '')}. ${String(body ?? '')}`)
    }
  }
  return pool
}

/** Every text that stands under the name of a language. */
function collect(value: unknown, pool: Record<Language, string[]>): void {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    if (isLanguage(key) && typeof inner === 'string') addText(pool[key], inner)
    else collect(inner, pool)
  }
}

function addText(sentences: string[], text: string): void {
  for (const sentence of text.split(/(?<=[.!?])\s+/)) {
    if (sentence.split(' ').length > 3) sentences.push(sentence)
  }
}

/** Numbers from 0 to 1 that look random and are the same each time (xorshift). */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}
