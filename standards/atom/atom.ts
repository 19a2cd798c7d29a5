// Atom 1.0 (RFC 4287).
import { element, text, XML_DECLARATION } from '../xml.ts'

export type AtomFeed = {
  /** A permanent address; also the feed's identifier. */
  id: string
  title: string
  language: string
  author: string
  self: string
  alternate: string
  /** When anything in it last changed. */
  updated: Date
  entries: AtomEntry[]
}

export type AtomEntry = {
  id: string
  title: string
  /** BCP 47 code of the title. */
  language: string
  link: string
  updated: Date
  published: Date
  summary: string
  categories: { term: string, label: string }[]
}

/** The feed document. */
export function toAtom(feed: AtomFeed): string {
  return XML_DECLARATION + element('feed', {
    xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': feed.language,
  },
    element('id', {}, text(feed.id)),
    element('title', {}, text(feed.title)),
    element('updated', {}, text(feed.updated.toISOString())),
    element('author', {}, element('name', {}, text(feed.author))),
    element('link', { rel: 'self', type: 'application/atom+xml', href: feed.self }),
    element('link', { rel: 'alternate', type: 'text/html', href: feed.alternate }),
    ...feed.entries.map(entryElement),
  )
}

function entryElement(entry: AtomEntry): string {
  return element('entry', {},
    element('id', {}, text(entry.id)),
    element('title', { 'xml:lang': entry.language }, text(entry.title)),
    element('link', { rel: 'alternate', type: 'text/html', href: entry.link }),
    element('updated', {}, text(entry.updated.toISOString())),
    element('published', {}, text(entry.published.toISOString())),
    element('summary', {}, text(entry.summary)),
    ...entry.categories.map(({ term, label }) => element('category', { term, label })),
  )
}
