// The part of n3 (a Turtle parser, without types of its own) that we use.
declare module 'n3' {
  export type Term = { termType: string, value: string, language?: string }
  export type Quad = { subject: Term, predicate: Term, object: Term }
  export class Parser {
    constructor(options?: { format?: string, baseIRI?: string })
    parse(text: string, onQuad: (error: Error | null, quad: Quad | null) => void): void
  }
}
