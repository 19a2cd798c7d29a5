// Reads one file in a process of its own, so that a bad file can never harm the server.
// Arguments: the kind, the file, where to put the cover. Prints JSON lines: one a page, in order,
// and at the end one with the rest. The lines are what `extract.ts` reads.
import { readFileSync, writeFileSync } from 'node:fs'
import { guessLanguage } from '../../../kernel/search/language-guess.ts'
import { Refused, type Extracted } from './extracted.ts'
import { extractDocx } from './extract-docx.ts'
import { extractHtml } from './extract-html.ts'
import { extractPdf } from './extract-pdf.ts'
import { TEXT_CHARACTERS_MAX } from './file.ts'

const PAGE_CHARACTERS_MAX = 50_000
const SAMPLE_CHARACTERS = 20_000

const [kind, file = '', coverFile = ''] = process.argv.slice(2)

try {
  const { pages, paged, title, cover } = await extract(readFileSync(file))
  const clean = pages.map(cleanText)
  const length = clean.reduce((sum, text) => sum + text.length, 0)
  if (length === 0) throw new Refused('no-text')
  if (length > TEXT_CHARACTERS_MAX) throw new Refused('too-much-text')
  if (cover) writeFileSync(coverFile, cover)
  for (const text of clean) print({ page: text })
  const language = languageOf(clean.join(' ').slice(0, SAMPLE_CHARACTERS))
  print({ ok: true, title: title && cleanTitle(title), paged, cover: cover !== undefined, language })
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

// Programs fill in titles nobody chose: the name of the file, or that there is none.
function cleanTitle(text: string): string | undefined {
  const title = cleanText(text).replace(/\s+/g, ' ').replace(/^Microsoft Word - /, '')
  const chosen = !/\.(docx?|pdf|html?|indd|odt|rtf|qxd)$/i.test(title) &&
    !/^(untitled|sin título|sem título|sans titre|document ?\d*|documento ?\d*)$/i.test(title)
  return chosen && title !== '' ? title : undefined
}

function languageOf(text: string): string {
  return guessLanguage(text, undefined, () => false).ranked[0] ?? 'en'
}

function print(result: unknown) {
  process.stdout.write(`${JSON.stringify(result)}\n`)
}
