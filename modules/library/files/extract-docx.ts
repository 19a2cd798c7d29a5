// The text of a DOCX file. Word marks where pages broke when it was last printed; those marks, and
// breaks set by hand, are our pages (ECMA-376 part 1, §17.3.1.20 and §17.3.3.13).
import { unzipSync } from 'fflate'
import { Parser } from 'htmlparser2'
import { type Extracted, Refused, splitIntoParts } from './extracted.ts'

const XML_BYTES_MAX = 100_000_000

export function extractDocx(bytes: Buffer): Extracted {
  const xml = readPart(bytes, 'word/document.xml')
  if (xml === undefined) throw new Refused('not-what-its-name-says')
  const pages = readPages(xml)
  const paged = pages.length > 1
  const title = readTitle(readPart(bytes, 'docProps/core.xml') ?? '')
  return { pages: paged ? pages : splitIntoParts(pages[0] ?? ''), paged, title, cover: undefined }
}

function readPages(xml: string): string[] {
  const pages: string[] = ['']
  const write = (text: string) => { pages[pages.length - 1] += text }
  let inText = false
  // A fallback repeats, for old programs, what stands before it.
  let inFallback = false
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (name === 'mc:Fallback') inFallback = true
      if (inFallback) return
      if (name === 'w:t') inText = true
      if (name === 'w:lastRenderedPageBreak') pages.push('')
      if (name === 'w:br') {
        if (attributes['w:type'] === 'page') pages.push('')
        else write('\n')
      }
      if (name === 'w:tab') write(' ')
    },
    ontext: (text) => { if (inText) write(text) },
    onclosetag: (name) => {
      if (name === 'mc:Fallback') inFallback = false
      if (name === 'w:t') inText = false
      if (name === 'w:p' && !inFallback) write('\n')
    },
  }, { xmlMode: true })
  parser.end(xml)
  // A break by hand right before one that Word recorded would give an empty page.
  return pages.filter((page) => page.trim() !== '')
}

function readTitle(xml: string): string | undefined {
  let title = ''
  let inTitle = false
  const parser = new Parser({
    onopentag: (name) => { inTitle = name === 'dc:title' },
    ontext: (text) => { if (inTitle) title += text },
    onclosetag: () => { inTitle = false },
  }, { xmlMode: true })
  parser.end(xml)
  return title.trim() || undefined
}

// Only the part asked for is unpacked, and never more than a limit: archives can lie about size.
function readPart(bytes: Buffer, name: string): string | undefined {
  let found = false
  try {
    const files = unzipSync(bytes, {
      filter: (file) => {
        if (file.name !== name) return false
        if (file.originalSize > XML_BYTES_MAX) throw new Refused('too-slow')
        found = true
        return true
      },
    })
    return found ? new TextDecoder().decode(files[name]) : undefined
  } catch (error) {
    throw error instanceof Refused ? error : new Refused('damaged')
  }
}
