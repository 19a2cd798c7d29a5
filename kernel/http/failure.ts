// Every way an answer can fail, as a value; thrown errors are translated and logged here, once.
import { BadInput, Conflict, type FieldError, Gone, NotFound, Unavailable } from './problem.ts'

export type Failure = {
  status:
    | 400 | 401 | 403 | 404 | 405 | 406 | 408 | 409 | 410 | 413 | 414 | 415 | 422 | 429
    | 500 | 503 | 507
  /** For 405: the methods that work here. */
  allow?: string
  /** For 429 and 503: when to come back. */
  waitSeconds?: number
  /** For 410: where it went. */
  replacedBy?: string
  errors?: FieldError[]
}

/** What to answer for a thrown error. What is not one of ours is a bug: logged with its reference. */
export function failureOf(error: unknown, requestId: string): Failure {
  if (error instanceof NotFound) return { status: 404 }
  if (error instanceof Gone) {
    return { status: 410, ...(error.replacedBy && { replacedBy: error.replacedBy }) }
  }
  if (error instanceof BadInput) return { status: 400, errors: error.errors }
  if (error instanceof Conflict || isOvertaken(error)) return { status: 409 }
  if (error instanceof Unavailable || isDatabaseAway(error)) return { status: 503, waitSeconds: 30 }
  // The message may quote what a person typed, so only the place in the code is logged.
  console.error(JSON.stringify({ level: 'error', requestId, place: placeOf(error) }))
  return { status: 500 }
}

// 40001: another transaction was first; 40P01: two transactions waited for each other.
function isOvertaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^40(001|P01)$/.test(String(error.code))
}

function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  // 57P01-57P03: the server is stopping or starting; 53300: too many connections; ECONN…: no network.
  return /^(57P0\d|53300|ECONN\w+|ENOTFOUND|EPIPE)$/.test(code) ||
    /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
}

/** Where in the code an error came from; its message may quote what a person typed. */
export const placeOf = (error: unknown): string =>
  error instanceof Error ? `${error.name} ${stackOf(error)}` : typeof error

function stackOf(error: Error): string {
  return (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
    .slice(0, 6).map((line) => line.trim()).join(' | ')
}
