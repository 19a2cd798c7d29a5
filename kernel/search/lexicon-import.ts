// Turns a file of another maker into a lexicon of ours: tables of stems or phrases, concepts in the
// form of the term base, and SKOS in Turtle or RDF/XML; each may be compressed with gzip.
import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { languages } from '../i18n/languages.ts'
import { createLexiconBuilder } from './lexicon-builder.ts'
import type { NewLexicon } from './lexicon-store.ts'
import { addTable } from './lexicon-tables.ts'
import { readRdfXml, readTurtle, Unreadable } from './skos.ts'
import { type Concept, readTermText, termHeader } from './terms-file.ts'

type Read = Pick<NewLexicon, 'form' | 'entries' | 'text'>

const SIZE_MAX = 400 * 2 ** 20
/** A file with more bad rows than this, in a hundred, is something else. */
const BAD_ROWS_MAX = 5

/** Throws Unreadable with a sentence that begins with the name of the file. */
export async function readLexicon(
  file: string, { source, licence }: { source: string, licence: string },
): Promise<NewLexicon> {
  try {
    const text = readText(file)
    const name = nameFor(file)
    return { name, source, licence, ...await readForm(file, text) }
  } catch (error) {
    if (error instanceof Unreadable) throw new Unreadable(`${file} ${error.message}`)
    throw error
  }
}

function readText(file: string): string {
  if (!existsSync(file)) throw new Unreadable('does not exist.')
  if (!statSync(file).isFile()) throw new Unreadable('is not a file.')
  if (statSync(file).size > SIZE_MAX) throw new Unreadable('is larger than 400 MB.')
  const bytes = unpack(readFileSync(file))
  if (bytes.includes(0)) throw new Unreadable('is not a text file.')
  const text = decode(bytes).replace(/^\uFEFF/, '')
  if (text.trim() === '') throw new Unreadable('is empty.')
  return text
}

function unpack(bytes: Buffer): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: SIZE_MAX })
  } catch {
    throw new Unreadable('cannot be unpacked: it is damaged or larger than 400 MB.')
  }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Unreadable('is not in UTF-8: save it with that encoding.')
  }
}

/** "EuroVoc 4.18.rdf.gz" -> "eurovoc-4-18". */
function nameFor(file: string): string {
  const name = path.basename(file).toLowerCase().replace(/\.gz$/, '')
    .replace(/(\.concepts)?\.(tsv|txt|ttl|nt|n3|rdf|xml)$/, '').replace(/[^a-z0-9_]+/g, '-')
  return name.replace(/^-+|-+$/g, '') || 'lexicon'
}

async function readForm(file: string, text: string): Promise<Read> {
  const first = text.trimStart().slice(0, 1000)
  if (first.startsWith('<?xml') || first.startsWith('<!') || first.startsWith('<rdf:')) {
    return fromConcepts(readRdfXml(text))
  }
  if (/\.(ttl|nt|n3)(\.gz)?$/i.test(file) || /^\s*(@prefix|prefix|@base)\s/im.test(first)) {
    return fromConcepts(await readTurtle(text))
  }
  const head = text.split('\n').find((line) => line.trim() !== '' && !line.startsWith('#')) ?? ''
  const columns = head.trim().split('\t').map((name) => name.trim())
  if (termHeader.every((name) => columns.includes(name))) {
    return fromConcepts(readTermText(file, text).map(({ concept }) => concept))
  }
  return readTable(text)
}

function fromConcepts(concepts: readonly Concept[]): Read {
  const useful = concepts.filter((concept) =>
    languages.filter((language) => concept[language].length > 0).length >= 2)
  if (useful.length === 0) {
    throw new Unreadable(`has no concept with names in two of ${languages.join(', ')}.`)
  }
  const rows = useful.map((concept) =>
    ['imported', ...languages.map((language) => concept[language].join('; '))].join('\t'))
  const text = `${[termHeader.join('\t'), ...rows].join('\n')}\n`
  return { form: 'concepts', entries: useful.length, text }
}

function readTable(text: string): Read {
  const { added, skipped, firstSkipped } = addTable(createLexiconBuilder(), text)
  if (skipped * 100 > (added + skipped) * BAD_ROWS_MAX) {
    throw new Unreadable(`is in no form that can be read: see line ${firstSkipped}. A table has a ` +
      'language, another language, a word and its translations in each line, between tabs; ' +
      'see docs/search.md.')
  }
  if (added === 0) throw new Unreadable('has no row with translations.')
  return { form: 'table', entries: added, text }
}
