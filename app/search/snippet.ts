// The sentence of a text that best shows why it was found.

const LENGTH_MAX = 260

export type SnippetPart = { text: string, marked: boolean }

/** The sentence with most of the matched words, cut around them, with the words marked. */
export function makeSnippet(text: string, words: string[]): SnippetPart[] {
  const pattern = wordPattern(words)
  const sentences = text.replace(/\s+/g, ' ').split(/(?<=[.!?…])\s+/)
  const best = pattern
    ? sentences.reduce(
      (a, b) => countMatches(b, pattern) > countMatches(a, pattern) ? b : a, sentences[0] ?? '',
    )
    : sentences[0] ?? ''
  return mark(cut(best, pattern), pattern)
}

function wordPattern(words: string[]): RegExp | undefined {
  const escaped = words.filter((word) => word.length > 1)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  if (escaped.length === 0) return undefined
  return new RegExp(`(?<![\\p{L}\\p{N}])(${escaped.join('|')})`, 'giu')
}

const countMatches = (text: string, pattern: RegExp) =>
  new Set(text.match(pattern)?.map((word) => word.toLowerCase())).size

function cut(text: string, pattern: RegExp | undefined): string {
  if (text.length <= LENGTH_MAX) return text
  const first = pattern ? Math.max(0, text.search(pattern)) : 0
  const start = Math.max(0, first - LENGTH_MAX / 3)
  const piece = text.slice(start, start + LENGTH_MAX)
  return `${start > 0 ? '…' : ''}${piece}${start + LENGTH_MAX < text.length ? '…' : ''}`
}

function mark(text: string, pattern: RegExp | undefined): SnippetPart[] {
  if (!pattern) return [{ text, marked: false }]
  return text.split(pattern).map((part, index) => ({ text: part, marked: index % 2 === 1 }))
    .filter(({ text: part }) => part !== '')
}
