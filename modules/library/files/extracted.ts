// What is taken out of a file, whatever its kind.
import type { Refusal } from './file.ts'

export type Extracted = {
  /** The text of each page, in order. */
  pages: string[]
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
