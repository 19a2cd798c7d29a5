// The text of an HTML page: one page, without scripts, styles and navigation.
import { Parser } from 'htmlparser2'
import type { Extracted } from './extracted.ts'

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
      if (name === 'title') inTitle = true
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
  return { pages: [text], title: title.trim() || undefined, cover: undefined }
}

// The encoding a page declares in its first kilobyte, else UTF-8 (HTML standard §13.2.3).
function decode(bytes: Buffer): string {
  const declared = /charset\s*=\s*["']?([\w-]+)/i.exec(bytes.subarray(0, 1024).toString('latin1'))?.[1]
  try {
    return new TextDecoder(declared ?? 'utf-8').decode(bytes)
  } catch {
    return new TextDecoder('utf-8').decode(bytes)
  }
}
