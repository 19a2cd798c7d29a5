// Small search engines for tests: a few documents, and a term base of a few rows.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Language } from '../../kernel/i18n/languages.ts'
import { createEngine, type Engine } from '../../kernel/search/engine.ts'

/** [key, language, title, body] */
export type TestDocument = [key: string, lang: Language, title: string, body?: string]

/** Rows of a term base: topic, en, es, pt, fr between tabs or " | ". */
export function makeEngine(documents: TestDocument[], rows: string[] = []): Engine {
  const folder = mkdtempSync(path.join(tmpdir(), 'puente-terms-'))
  try {
    writeFileSync(path.join(folder, 'security-test.tsv'), termBase(rows))
    const engine = createEngine({ termsDir: folder })
    putAll(engine, documents)
    return engine
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export function putAll(engine: Engine, documents: TestDocument[]): void {
  for (const [key, lang, title, body = ''] of documents) {
    engine.put({ key, kind: 'report', lang, title, body })
  }
}

export const termBase = (rows: string[]): string =>
  ['topic | en | es | pt | fr', ...rows].map((row) => row.replaceAll(' | ', '\t')).join('\n')

/** The keys found, best first. */
export const keysFor = (engine: Engine, text: string, lang?: Language): string[] =>
  engine.search({ text, ...(lang && { lang }) }).hits.map(({ key }) => key)
