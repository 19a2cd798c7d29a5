// Addresses: `/{language}/{translated words}/{identifiers}`. One table makes routes and links.
import type { Language, Multilingual } from '../i18n/languages.ts'

/** A part of an address: a word translated four ways, or ":name" for an identifier. */
export type Segment = Multilingual | `:${string}`
export type Path = readonly Segment[]

type Names<P extends Path> = {
  [I in keyof P]: P[I] extends `:${infer Name}` ? Name : never
}[number]

/** The identifiers an address needs, by name. */
export type PathValues<P extends Path> = Record<Names<P>, string | number>

/** Makes the link of a path in a language; the query leaves out what is empty. */
export function link<P extends Path>(
  path: P, language: Language, values: PathValues<P>, query: Query = {},
): string {
  const given = values as Record<string, string | number>
  const parts = path.map((segment) => typeof segment === 'string'
    ? encodeURIComponent(String(given[segment.slice(1)]))
    : segment[language])
  return `/${[language, ...parts].join('/')}${queryText(query)}`
}

export type Query = Record<string, string | number | readonly string[] | undefined>

export function queryText(query: Query): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    const values = Array.isArray(value) ? value : [value]
    for (const one of values) if (one !== undefined && one !== '') search.append(name, String(one))
  }
  return search.size > 0 ? `?${search}` : ''
}
