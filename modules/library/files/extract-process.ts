// Reads one file in a process of its own, so that a bad file can never harm the server.
// Arguments: the kind, the file, where to put the cover. Prints one JSON line: the result.
import { readFileSync, writeFileSync } from 'node:fs'
import { guessLanguage } from '../../../kernel/search/language-guess.ts'
import { Refused, type Extracted } from './extracted.ts'
import { extractDocx } from './extract-docx.ts'
import { extractHtml } from './extract-html.ts'
import { extractPdf } from './extract-pdf.ts'

const PAGE_CHARACTERS_MAX = 50_000
const SAMPLE_CHARACTERS = 20_000

const [kind, file = '', coverFile = ''] = process.argv.slice(2)

try {
  const { pages, title, cover } = await extract(readFileSync(file))
  const clean = pages.map(cleanText)
  if (clean.every((text) => text === '')) throw new Refused('no-text')
  if (cover) writeFileSync(coverFile, cover)
  const sample = clean.join(' ').slice(0, SAMPLE_CHARACTERS)
  print({ ok: true, pages: clean, title: title && cleanText(title), cover: cover !== undefined, language: languageOf(sample) })
} catch (error) {
  print({ ok: false, refusal: error instanceof Refused ? error.refusal : 'damaged' })
}

function extract(bytes: Buffer): Promise<Extracted> | Extracted {
  switch (kind) {
    case 'pdf': return extractPdf(bytes)
    case 'docx': return extractDocx(bytes)
    default: return extractHtml(bytes)
  }
}

// Control characters and lone surrogates have no place in a database text.
function cleanText(text: string): string {
  return text.toWellFormed().normalize('NFC')
    // oxlint-disable-next-line no-control-regex -- Removing them is the point.
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ' ')
    .replace(/[ \t]+/g, ' ').replace(/\s*\n\s*/g, '\n').trim().slice(0, PAGE_CHARACTERS_MAX)
}

function languageOf(text: string): string {
  return guessLanguage(text, undefined, () => false).ranked[0] ?? 'en'
}

function print(result: unknown) {
  process.stdout.write(`${JSON.stringify(result)}\n`)
}
