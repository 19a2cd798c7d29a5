// Finds the page of an address. The words of an address are translated; any language's words are
// understood under any language's prefix and lead to the canonical address.
import { isLanguage, type Language, languages } from '../i18n/languages.ts'
import { link } from './paths.ts'
import type { FormatRoute, FormRoute, PageRoute, UploadRoute } from './route.ts'

type Routed = PageRoute | FormatRoute | FormRoute | UploadRoute

export type Match<R extends Routed> =
  | { kind: 'found', route: R, language: Language, values: Record<string, string> }
  | { kind: 'moved', to: string }
  | { kind: 'none', language: Language | undefined }

type Router<R extends Routed> = (pathname: string) => Match<R>

/** Builds the look-up for all pages and their formats, or for all forms. */
export function createRouter<R extends Routed>(routes: R[]): Router<R> {
  return (pathname) => {
    const [, first = '', ...rest] = pathname.split('/')
    if (!isLanguage(first)) return { kind: 'none', language: undefined }
    const words = rest.filter((word) => word !== '')
    if (words.length < rest.length) {
      // One page, one address: "/en/" and "/en//topics/" lead to "/en" and "/en/topics".
      return { kind: 'moved', to: `/${[first, ...words].map(encodeURIComponent).join('/')}` }
    }
    for (const route of routes) {
      const found = matchRoute(route, first, words)
      if (found) return found
    }
    return { kind: 'none', language: first }
  }
}

function matchRoute<R extends Routed>(
  route: R, language: Language, words: string[],
): Match<R> | undefined {
  if (words.length !== route.path.length) return undefined
  const bare = route.kind === 'format' ? withoutExtension(words, route.extension) : words
  if (!bare) return undefined
  const values: Record<string, string> = {}
  let canonical = true
  for (const [index, segment] of route.path.entries()) {
    const word = bare[index] ?? ''
    if (typeof segment === 'string') values[segment.slice(1)] = word
    else if (segment[language] === word) continue
    else if (languages.some((other) => segment[other] === word)) canonical = false
    else return undefined
  }
  if (canonical) return { kind: 'found', route, language, values }
  const extension = route.kind === 'format' && route.extension ? `.${route.extension}` : ''
  return { kind: 'moved', to: link(route.path, language, values) + extension }
}

function withoutExtension(words: string[], extension: string): string[] | undefined {
  if (extension === '') return words
  const last = words.at(-1)
  if (!last?.endsWith(`.${extension}`)) return undefined
  return [...words.slice(0, -1), last.slice(0, -extension.length - 1)]
}
