// A page as a reader gets it: its status, its markup and the words of its main part.
import type { Site } from './site.ts'

export type ReadPage = {
  status: number
  headers: Headers
  html: string
  /** The text of <main>, with one blank between words. */
  text: string
}

/** Asks for an address and reads the answer. */
export async function readPage(site: Site, address: string): Promise<ReadPage> {
  const answer = await site.get(address)
  const html = await answer.text()
  const [main = ''] = /<main.*<\/main>/s.exec(html) ?? []
  return { status: answer.status, headers: answer.headers, html, text: textOf(main) }
}

/** The words of some markup. */
export const textOf = (markup: string): string => decode(
  markup.replace(/<(style|script)\b.*?<\/\1>/gs, ' ').replace(/<[^>]*>/g, ' '),
).replace(/\s+/g, ' ').trim()

// What the renderer escapes, undone; the ampersand last.
const decode = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>')
  .replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')

/** The markup of a section of a page, by its id; '' where there is none. */
export const sectionOf = (html: string, id: string): string =>
  new RegExp(`<section[^>]*\\bid="${id}".*?</section>`, 's').exec(html)?.[0] ?? ''

/** The cells of every row of a table's body, as text. */
export const rowsOf = (markup: string): string[][] =>
  [...markup.replace(/<thead.*?<\/thead>/gs, '').matchAll(/<tr\b.*?<\/tr>/gs)].map(([row]) =>
    [...row.matchAll(/<t[hd]\b[^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => textOf(cell)))

/** The value that is chosen in a list of a form. */
export function chosenIn(html: string, name: string): string | undefined {
  const [list = ''] = new RegExp(`<select[^>]*\\bname="${name}".*?</select>`, 's').exec(html) ?? []
  return /<option value="([^"]*)" selected/.exec(list)?.[1]
}

/** The addresses of links, decoded, in order. */
export const linksIn = (markup: string): string[] =>
  [...markup.matchAll(/\bhref="([^"]*)"/g)].map(([, address = '']) => decode(address))
