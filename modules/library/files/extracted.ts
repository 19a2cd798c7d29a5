// What is taken out of a file, whatever its kind.
import type { Refusal } from './file.ts'

export type Extracted = {
  /** The text of each page, in order; of a file without pages, its parts. */
  pages: string[]
  /** Whether the file itself says where its pages end. */
  paged: boolean
  /** The title the file gives itself. */
  title: string | undefined
  /** A PNG of the first page. */
  cover: Buffer | undefined
}

/** The file cannot be used; thrown inside the reading process only. */
export class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal)
    this.refusal = refusal
  }
}

const PART_CHARACTERS = 4_000

/** Cuts a long text without pages into parts, at the ends of paragraphs where there are any. */
export function splitIntoParts(text: string): string[] {
  const parts: string[] = []
  let start = 0
  while (text.length - start > PART_CHARACTERS) {
    const end = endOfPart(text, start, start + PART_CHARACTERS)
    parts.push(text.slice(start, end))
    start = end
  }
  return [...parts, text.slice(start)].filter((part) => part.trim() !== '')
}

// The last paragraph, sentence or word that ends in the second half of the part; else its limit.
function endOfPart(text: string, start: number, limit: number): number {
  const middle = start + PART_CHARACTERS / 2
  for (const mark of ['\n', '. ', ' ']) {
    const at = text.lastIndexOf(mark, limit - mark.length)
    if (at >= middle) return at + mark.length
  }
  return limit
}
