// The text of an HTML page, without scripts, styles and navigation. It has no pages, only parts.
import { Parser } from 'htmlparser2'
import { type Extracted, splitIntoParts } from './extracted.ts'

const SKIPPED = new Set(['script', 'style', 'noscript', 'template', 'nav', 'svg'])
const BLOCKS = new Set([
  'p', 'div', 'li', 'tr', 'section', 'article', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'br', 'td', 'th',
])

export function extractHtml(bytes: Buffer): Extracted {
  let text = ''
  let title = ''
  let skipping = 0
  let inTitle = false
  const parser = new Parser({
    onopentag: (name) => {
      if (SKIPPED.has(name)) skipping += 1
      // An svg has titles too: they are no title of the page.
      if (name === 'title' && skipping === 0) inTitle = true
    },
    ontext: (part) => {
      if (inTitle) title += part
      else if (skipping === 0) text += part
    },
    onclosetag: (name) => {
      if (SKIPPED.has(name)) skipping -= 1
      if (name === 'title') inTitle = false
      if (BLOCKS.has(name)) text += '\n'
    },
  })
  parser.end(decode(bytes))
  return { pages: splitIntoParts(text), paged: false, title: title.trim() || undefined, cover: undefined }
}

// The encoding a page declares in its first kilobyte (HTML standard §13.2.3), else UTF-8, else what
// old programs of the region wrote without saying so.
function decode(bytes: Buffer): string {
  const head = bytes.subarray(0, 1024).toString('latin1')
  const declared = /charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]
  for (const encoding of [declared, 'utf-8']) {
    try {
      if (encoding) return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Declared wrongly, or not declared: the next one.
    }
  }
  return new TextDecoder('windows-1252').decode(bytes)
}
