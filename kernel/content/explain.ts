// What a schema finds wrong, in words for the person who edits the file.
import type { z } from 'zod'

type Issue = z.core.$ZodIssue
type Problem = { field: string, message: string }

/** One problem for each field concerned. */
export function explain(issue: Issue, data: unknown): Problem[] {
  const field = issue.path.join('.')
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        ({ field: [...issue.path, key].join('.'), message: 'is not a field of these records' }))
    case 'invalid_type':
      return [{ field, message: valueAt(data, issue.path) === undefined
        ? 'is missing' : `must be ${kinds[issue.expected] ?? issue.expected}` }]
    case 'invalid_value':
      return [{ field, message: valueAt(data, issue.path) === undefined
        ? 'is missing' : `must be one of: ${issue.values.join(', ')}` }]
    default:
      return [{ field, message: issue.message }]
  }
}

const kinds: Record<string, string> = {
  string: 'a text (numbers and dates in quotation marks)',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
}

function valueAt(data: unknown, [key, ...rest]: PropertyKey[]): unknown {
  if (key === undefined) return data
  if (typeof data !== 'object' || data === null) return undefined
  return valueAt(Reflect.get(data, key), rest)
}
