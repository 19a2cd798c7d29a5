// Are the right documents found? On examples of our own, always; and on the larger collections of
// ../shared/search, with the figures that Puente promises, where that folder is beside the project.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import type { Language } from '../i18n/languages.ts'
import { createEngine, type Engine } from './engine.ts'

type Doc = { g: string, lang: Language, title: string, body: string }
type Query = {
  id: string, lang: Language, text: string, rel: Record<string, number>, primary_lang: Language,
}
type Figures = { cross: number, same: number }

const root = path.join(import.meta.dirname, '../..')
const examples = path.join(import.meta.dirname, 'examples')
const shared = path.join(root, '../shared/search')
const skip = existsSync(path.join(shared, 'mixed.docs.jsonl')) ? false
  : 'the collections of ../shared/search are not beside the project'
const lexicons = ['stem_lexicon.tsv.gz', 'phrase_lexicon.tsv.gz']
  .map((name) => path.join(shared, 'lexicon', name))

test('the examples are found in all four languages', () => {
  const figures = measure(
    path.join(examples, 'docs.jsonl'), path.join(examples, 'queries.jsonl'), [])
  assert.ok(figures.cross >= 97, `across languages: nDCG@10 ${figures.cross.toFixed(1)}`)
  assert.ok(figures.same >= 97, `in the same language: nDCG@10 ${figures.same.toFixed(1)}`)
})

test('the term base alone finds what people need across languages', { skip }, () => {
  const figures = measureShared([])
  assert.ok(figures.cross >= 75, `across languages: nDCG@10 ${figures.cross.toFixed(1)}`)
  assert.ok(figures.same >= 76, `in the same language: nDCG@10 ${figures.same.toFixed(1)}`)
})

test('imported lexicons do no harm', { skip }, () => {
  const figures = measureShared(lexicons)
  assert.ok(figures.cross >= 75, `across languages: nDCG@10 ${figures.cross.toFixed(1)}`)
  assert.ok(figures.same >= 76, `in the same language: nDCG@10 ${figures.same.toFixed(1)}`)
})

const measureShared = (lexiconFiles: string[]) => measure(
  path.join(shared, 'mixed.docs.jsonl'), path.join(shared, 'dev/oaslike.queries.jsonl'), lexiconFiles)

function measure(docsFile: string, queriesFile: string, lexiconFiles: string[]): Figures {
  const docs = readLines<Doc>(docsFile)
  const engine = createEngine({ termsDir: path.join(root, 'content/terms'), lexiconFiles })
  docs.forEach(({ lang, title, body }, at) =>
    engine.put({ key: String(at), kind: 'document', lang, title, body }))
  const queries = readLines<Query>(queriesFile)
  const mean = (some: Query[]) =>
    some.reduce((sum, query) => sum + 100 * gainOf(engine, docs, query), 0) / some.length
  return {
    cross: mean(queries.filter((query) => query.lang !== query.primary_lang)),
    same: mean(queries.filter((query) => query.lang === query.primary_lang)),
  }
}

/** nDCG@10: 1 when the best answers come first, 0 when none is among the first ten. */
function gainOf(engine: Engine, docs: Doc[], { text, lang, rel }: Query): number {
  const hits = engine.search({ text, lang, limit: 100 }).hits
  const found = [...new Set(hits.map(({ key }) => docs[Number(key)]!.g))].slice(0, 10)
  const gain = (grades: number[]) =>
    grades.reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0)
  const ideal = Object.values(rel).toSorted((a, b) => b - a).slice(0, 10)
  return gain(found.map((group) => rel[group] ?? 0)) / gain(ideal)
}

function readLines<T>(file: string): T[] {
  return readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as T)
}
