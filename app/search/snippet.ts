// The sentence of a text that best shows why it was found.
import type { Language } from '../../kernel/i18n/languages.ts'
import { splitWords, stemWord } from '../../kernel/search/analyzer.ts'

const LENGTH_MAX = 260

export type SnippetPart = { text: string, marked: boolean }

/**
 * The sentence with most of the matched words, cut around them, with the words marked in all their
 * forms: a search that found "drugs" marks "drug".
 */
export function makeSnippet(text: string, matched: string[], language: Language): SnippetPart[] {
  const stems = new Set(matched.flatMap(splitWords).map((word) => stemWord(word, language)))
  stems.delete('')
  const sentences = text.replace(/\s+/g, ' ').trim().split(/(?<=[.!?…])\s+/)
    .map((sentence) => mark(sentence, stems, language))
  const best = sentences.reduce((a, b) => (countMarked(b) > countMarked(a) ? b : a), [])
  return cut(best.length > 0 ? best : sentences[0] ?? [])
}

/** The words of a text and what is between them; neighbours of the same kind are one part. */
function mark(text: string, stems: Set<string>, language: Language): SnippetPart[] {
  const parts: SnippetPart[] = []
  for (const piece of text.split(/([\p{L}\p{N}\p{M}]+)/u)) {
    if (piece === '') continue
    const marked = stems.has(stemWord(piece.toLowerCase(), language))
    const last = parts.at(-1)
    if (last && !last.marked && !marked) last.text += piece
    else parts.push({ text: piece, marked })
  }
  return parts
}

/** How many different words are marked. */
const countMarked = (parts: SnippetPart[]) =>
  new Set(parts.filter(({ marked }) => marked).map(({ text }) => text.toLowerCase())).size

/** About LENGTH_MAX characters, a third of them before the first mark. */
function cut(parts: SnippetPart[]): SnippetPart[] {
  const length = parts.reduce((sum, { text }) => sum + text.length, 0)
  if (length <= LENGTH_MAX) return parts
  const firstMark = parts.findIndex(({ marked }) => marked)
  const before = parts.slice(0, Math.max(0, firstMark))
    .reduce((sum, { text }) => sum + text.length, 0)
  const start = Math.max(0, before - LENGTH_MAX / 3)
  let at = 0
  const shown = parts.flatMap(({ text, marked }) => {
    const piece = text.slice(Math.max(0, start - at), Math.max(0, start + LENGTH_MAX - at))
    at += text.length
    return piece === '' ? [] : [{ text: piece, marked }]
  })
  const dots = { text: '…', marked: false }
  return [...(start > 0 ? [dots] : []), ...shown, ...(start + LENGTH_MAX < length ? [dots] : [])]
}
