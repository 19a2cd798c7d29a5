// bin/search-eval DOCS.jsonl QUERIES.jsonl > RUN.jsonl: the real engine on a test collection.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { isLanguage, type Language } from '../i18n/languages.ts'
import { createEngine, type Engine } from './engine.ts'
import { importedLexicons } from './lexicon-files.ts'

type Doc = { id: string, g: string, lang: Language, title: string, body: string }
type Query = { id: string, lang: Language | undefined, text: string }

const resultsPerQuery = 50
const usage = `usage: bin/search-eval [--own-only] [--lexicon FILE]… DOCS.jsonl QUERIES.jsonl > RUN.jsonl
DOCS: {id, g, lang, title, body} a line; QUERIES: {id, lang, text}; lang is one of en es pt fr.
RUN: {"query": id, "results": [g, …]}, best first.
--own-only leaves out the lexicons imported with bin/terms; --lexicon adds one for this run.`

try {
  run()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

function run(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'own-only': { type: 'boolean' }, lexicon: { type: 'string', multiple: true },
      help: { type: 'boolean' },
    },
  })
  if (values.help) return console.log(usage)
  const [docsFile, queriesFile] = positionals
  if (!docsFile || !queriesFile || positionals.length > 2) throw new Error(usage)
  const root = path.join(import.meta.dirname, '../..')
  const varFolder = process.env.PUENTE_VAR ?? path.join(root, 'var')
  const imported = values['own-only'] ? [] : importedLexicons(varFolder)
  const lexiconFiles = [...imported, ...values.lexicon ?? []]
  for (const file of lexiconFiles) if (!existsSync(file)) throw new Error(`${file} does not exist.`)
  const docs = readLines(docsFile, readDoc)
  const queries = readLines(queriesFile, readQuery)
  const engine = createEngine({ termsDir: path.join(root, 'content/terms'), lexiconFiles })
  docs.forEach(({ lang, title, body }, at) =>
    engine.put({ key: String(at), kind: 'document', lang, title, body }))
  for (const query of queries) console.log(JSON.stringify(answer(engine, docs, query)))
}

function answer(engine: Engine, docs: Doc[], { id, lang, text }: Query) {
  const { hits } = engine.search({ text, ...(lang && { lang }), limit: 4 * resultsPerQuery })
  const groups = new Set(hits.map(({ key }) => docs[Number(key)]!.g))
  return { query: id, results: [...groups].slice(0, resultsPerQuery) }
}

function readLines<T>(file: string, read: (value: Record<string, unknown>) => T | string): T[] {
  if (!existsSync(file)) throw new Error(`${file} does not exist.\n${usage}`)
  return readFileSync(file, 'utf8').split('\n').flatMap((line, at) => {
    if (line.trim() === '') return []
    const result = read(parseObject(line, `${file}:${at + 1}`))
    if (typeof result === 'string') throw new Error(`${file}:${at + 1}: ${result}`)
    return [result]
  })
}

function parseObject(line: string, place: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value === 'object' && value !== null) return { ...value }
  } catch { /* told below */ }
  throw new Error(`${place}: is not a JSON object.`)
}

function readDoc({ id, g, lang, title, body }: Record<string, unknown>): Doc | string {
  if (typeof id !== 'string') return 'needs an "id".'
  if (!isLanguage(lang)) return 'needs a "lang" of en, es, pt or fr.'
  return { id, g: typeof g === 'string' ? g : id, lang, title: asText(title), body: asText(body) }
}

function readQuery({ id, lang, text }: Record<string, unknown>): Query | string {
  if (typeof id !== 'string' || typeof text !== 'string') return 'needs an "id" and a "text".'
  return { id, lang: isLanguage(lang) ? lang : undefined, text }
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
