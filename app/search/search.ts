// The search of the site: the engine, filled with what a visitor may read, and kept up to date.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setImmediate as pause } from 'node:timers/promises'
import { visitor } from '../../kernel/access/actor.ts'
import type { Database } from '../../kernel/database/database.ts'
import { read } from '../../kernel/database/transaction.ts'
import type { Language } from '../../kernel/i18n/languages.ts'
import { createEngine, type Engine, type SearchResult } from '../../kernel/search/engine.ts'
import type { SearchDocument } from '../../kernel/search/index.ts'
import { importedLexicons } from '../../kernel/search/lexicon-files.ts'
import { countPages, listPages, listReplacedPages } from '../../modules/library/library.ts'
import { type CardNames, readCardNames } from './card.ts'
import { type Kind, pageDocument, readKey, readRecordDocuments, recordKinds } from './documents.ts'

export type SearchAsk = {
  text: string
  language: Language
  kinds: Kind[]
  languages: Language[]
  limit: number
  offset: number
}

export type Search = {
  find: (ask: SearchAsk) => SearchResult
  /** What a word may be in the other languages, as stems, the most probable first. */
  translate: (word: string) => string[]
  /** What States, bodies and topics are called. */
  cardNames: () => CardNames
  /** Brings the records up to date after the content changed. */
  refreshRecords: () => Promise<void>
  /** Adds the pages of a file that has been read. */
  addFile: (file: number) => Promise<void>
  /** Keeps the index of pages on disk for the next start. */
  save: () => Promise<void>
}

const BATCH = 500
const TRANSLATIONS_MAX = 5
const PUT_AT_ONCE = 40 // documents, a few milliseconds: requests that come meanwhile do not wait

/** Builds the index; pages come from a saved index when the database has not changed since. */
export async function createSearch(
  database: Database, { contentFolder, varFolder }: { contentFolder: string, varFolder: string },
): Promise<Search> {
  const engine = createEngine({
    termsDir: path.join(contentFolder, 'terms'), lexiconFiles: importedLexicons(varFolder),
  })
  const actor = visitor('search-index')
  let cardNames: CardNames = new Map()
  const refreshRecords = async () => {
    const documents = await read(database, actor, readRecordDocuments)
    removeOthers(engine, new Set(documents.map(({ key }) => key)))
    await putAll(engine, documents)
    cardNames = await read(database, actor, readCardNames)
  }
  const addPages = async (only?: number) => {
    let last = { file: 0, page: 0 }
    for (;;) {
      const pages = await read(database, actor, (reader) => listPages(reader, last, BATCH, only))
      await putAll(engine, pages.map(pageDocument))
      const end = pages.at(-1)
      if (!end || pages.length < BATCH) return
      last = end
    }
  }
  // A new version is found instead of the one before; the record of its work may be new too.
  const addFile = async (file: number) => {
    await addPages(file)
    const replaced = await read(database, actor, (reader) => listReplacedPages(reader, file))
    for (const page of replaced) engine.remove(`page:${page.file}:${page.page}`)
    await refreshRecords()
  }
  const snapshot = path.join(varFolder, 'search', 'pages')
  const fingerprint = () => read(database, actor, countPages)
  if (!restore(engine, snapshot, await fingerprint())) await addPages()
  await refreshRecords()
  // The first search learns the spelling of all words; no reader should wait for that.
  engine.search({ text: 'security', limit: 0 })
  return {
    find: (ask) => find(engine, ask),
    translate: (word) => engine.translations(word, TRANSLATIONS_MAX),
    cardNames: () => cardNames,
    refreshRecords,
    addFile,
    save: async () => save(engine, snapshot, await fingerprint()),
  }
}

async function putAll(engine: Engine, documents: SearchDocument[]) {
  for (const [index, document] of documents.entries()) {
    engine.put(document)
    if (index % PUT_AT_ONCE === PUT_AT_ONCE - 1) await pause()
  }
}

/** Takes out the records that are no longer public. */
function removeOthers(engine: Engine, current: Set<string>) {
  const keys = [...engine.keys()] // a copy: removing changes what is walked
  for (const key of keys) {
    if (readKey(key).kind !== 'page' && !current.has(key)) engine.remove(key)
  }
}

function find(
  engine: Engine, { text, language, kinds, languages, limit, offset }: SearchAsk,
): SearchResult {
  return engine.search({
    text, lang: language, limit, offset, repeatedKinds: recordKinds,
    ...(kinds.length > 0 && { kinds }), ...(languages.length > 0 && { langs: languages }),
  })
}

function restore(engine: Engine, file: string, fingerprint: string): boolean {
  if (!existsSync(`${file}.state`) ||
    readFileSync(`${file}.state`, 'utf8') !== fingerprint) return false
  try {
    engine.restore(new Uint8Array(readFileSync(`${file}.index`)))
    return true
  } catch {
    return false // An index of an older version: it is built again.
  }
}

// The state is written last: an index without it is not used.
function save(engine: Engine, file: string, fingerprint: string) {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(`${file}.partial`, Buffer.concat(engine.serialize()))
  renameSync(`${file}.partial`, `${file}.index`)
  writeFileSync(`${file}.state`, fingerprint)
}
