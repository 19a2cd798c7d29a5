// What goes wrong and how it is told: to machines as problem details (RFC 9457), to people as
// pages.

/** One thing wrong with what was sent. `pointer` is a JSON pointer or the name of a parameter. */
export type FieldError = { pointer: string, detail: string }

/** Absent, or not yours: the same, on purpose. */
export class NotFound extends Error {}

/** It was here and has been withdrawn; `replacedBy` is where to go instead. */
export class Gone extends Error {
  readonly replacedBy: string | undefined
  constructor(replacedBy?: string) {
    super('Gone')
    this.replacedBy = replacedBy
  }
}

/** Someone was first, or a rule forbids it; the message says which. */
export class Conflict extends Error {}

/** Something outside Puente does not answer. */
export class Unavailable extends Error {}

/** What was sent cannot be used. Thrown only at the edge, where the errors are shown. */
export class BadInput extends Error {
  readonly errors: FieldError[]
  constructor(errors: FieldError[]) {
    super('Bad input')
    this.errors = errors
  }
}

/** Stops when something that must be true is not: a bug, told as a 500 with a reference. */
export function invariant(condition: unknown, sentence: string): asserts condition {
  if (!condition) throw new Error(`This should not happen: ${sentence}`)
}

export type ProblemStatus =
  400 | 401 | 403 | 404 | 405 | 406 | 408 | 409 | 410 | 413 | 414 | 415 | 422 | 429 | 431 |
  500 | 503 | 507

/** The body of a problem (RFC 9457 §3.1). `type` is about:blank: the status says it all. */
export function problemBody(
  status: ProblemStatus,
  { title, detail, instance, errors }: {
    title: string, detail?: string, instance?: string, errors?: FieldError[],
  },
): string {
  return JSON.stringify({ type: 'about:blank', title, status, detail, instance, errors })
}
