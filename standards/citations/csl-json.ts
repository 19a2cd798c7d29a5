// CSL-JSON, the item format of the Citation Style Language (schema csl-data.json 1.0.2).
import type { CitedWork } from './work.ts'

/** One item in a list, as citation processors expect it. */
export function toCslJson(work: CitedWork): string {
  const parts = work.date?.split('-').map(Number)
  const item = {
    id: work.key,
    type: 'report',
    title: work.title,
    author: work.authors.map((literal) => ({ literal })),
    publisher: work.publisher,
    issued: parts && { 'date-parts': [parts] },
    genre: work.genre,
    number: work.number,
    ISBN: work.isbn,
    language: work.language,
    abstract: work.abstract,
    keyword: work.keywords.join('; ') || undefined,
    URL: work.url,
  }
  return `${JSON.stringify([item], null, 2)}\n`
}
