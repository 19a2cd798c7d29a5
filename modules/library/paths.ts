// The addresses of this module, in four languages, and the links made from them.
import { link, type Query } from '../../kernel/http/paths.ts'
import type { Language } from '../../kernel/i18n/languages.ts'

const publications = {
  en: 'publications', es: 'publicaciones', pt: 'publicacoes', fr: 'publications',
} as const

export const paths = {
  publications: [publications],
  publication: [publications, ':id'],
} as const

export type CitationFormat = 'bib' | 'ris' | 'json'

export const href = {
  publications: (language: Language, query: Query = {}) =>
    link(paths.publications, language, {}, query),
  publication: (language: Language, id: number) => link(paths.publication, language, { id }),
  citation: (language: Language, id: number, extension: CitationFormat) =>
    `${link(paths.publication, language, { id })}.${extension}`,
  /** The bytes of a file; a PDF opens at the page. */
  file: (id: number, name: string, page?: number) =>
    `/files/${id}/${encodeURIComponent(name)}${page ? `#page=${page}` : ''}`,
  cover: (file: number) => `/covers/${file}`,
  linkset: (language: Language, id: number) => `${link(paths.publication, language, { id })}.linkset`,
  /** The Atom feed of what is new, in one language of the interface. */
  feed: (language: Language, query: Query = {}) => {
    const [address = '', search] = link(paths.publications, language, {}, query).split('?')
    return `${address}.atom${search ? `?${search}` : ''}`
  },
}
