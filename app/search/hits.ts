// Turns the keys of found documents into what is shown, through the reader: what this person may
// not read is dropped here even if the index knew it.
import type { Reader } from '../../kernel/database/transaction.ts'
import { formatDate } from '../../kernel/i18n/format.ts'
import type { Language, Multilingual } from '../../kernel/i18n/languages.ts'
import type { SearchHit } from '../../kernel/search/engine.ts'
import { href as cooperation, listProjectsByIds } from '../../modules/cooperation/cooperation.ts'
import {
  href as directory, listBodiesByIds, listStates, listTopics, listTreatiesByIds,
} from '../../modules/directory/directory.ts'
import {
  href as library, listByIds, listPagesByKeys, type Publication, titleFor,
} from '../../modules/library/library.ts'
import { href as observatory, listIndicators } from '../../modules/observatory/observatory.ts'
import { type Kind, readKey } from './documents.ts'
import { makeSnippet, type SnippetPart } from './snippet.ts'

export type ShownHit = {
  kind: Kind
  href: string
  title: string
  titleLanguage: Language
  snippet: SnippetPart[]
  snippetLanguage: Language
  facts: string[]
  publication?: Publication
  page?: number
  why: SearchHit['why']
}

type Found = Omit<ShownHit, 'why' | 'kind' | 'snippet' | 'titleLanguage' | 'snippetLanguage'> & {
  text: string, titleLanguage?: Language, textLanguage?: Language,
}

/** The hits in their order, each with its link, a sentence and the reasons. */
export async function describeHits(
  reader: Reader, hits: SearchHit[], language: Language,
): Promise<ShownHit[]> {
  const found = await readFound(reader, hits, language)
  return hits.flatMap(({ key, why }) => {
    const { kind } = readKey(key)
    const one = found.get(kind === 'page' ? key : withoutLanguage(key))
    if (!one) return []
    const { text, titleLanguage = language, textLanguage = language, ...shown } = one
    return [{
      ...shown, kind: kind as Kind, titleLanguage, snippetLanguage: textLanguage, why,
      snippet: makeSnippet(text, why.map(({ matched }) => matched), textLanguage),
    }]
  })
}

const withoutLanguage = (key: string) => key.slice(0, key.lastIndexOf(':'))

async function readFound(
  reader: Reader, hits: SearchHit[], language: Language,
): Promise<Map<string, Found>> {
  const keys = hits.map(({ key }) => readKey(key))
  const has = (kind: string) => keys.some((one) => one.kind === kind)
  const ids = (kind: string) => keys.filter((one) => one.kind === kind).map(({ id }) => id)
  const entries: [string, Found][] = []
  const add = (kind: Kind, id: string | number, found: Found) => entries
    .push([`${kind}:${id}`, found])
  const simple = (title: Multilingual, text: string | undefined, address: string): Found =>
    ({ href: address, title: title[language], text: text ?? '', facts: [] })

  if (has('state')) for (const one of await listStates(reader)) {
    add('state', one.id, simple(one.name, '', directory.country(language, one.id)))
  }
  if (has('topic')) for (const one of await listTopics(reader)) {
    add('topic', one.id, simple(one.name, one.summary[language], directory.topic(language, one.id)))
  }
  for (const one of await listBodiesByIds(reader, ids('body'))) {
    const text = one.functions.map((each) => each[language]).join('. ')
    add('body', one.id, simple(one.name, text, directory.body(language, one.id)))
  }
  for (const one of await listTreatiesByIds(reader, ids('treaty'))) {
    const text = one.obligations.map((each) => each[language]).join('. ')
    add('treaty', one.id, simple(one.title, text, directory.treaty(language, one.id)))
  }
  for (const one of await listByIds(reader, ids('publication').map(Number))) {
    add('publication', one.id, {
      href: library.publication(language, one.id), title: titleFor(one, language).text,
      text: one.description[language], publication: one,
      facts: one.published ? [formatDate(language, one.published)] : [],
    })
  }
  for (const one of await listProjectsByIds(reader, ids('project').map(Number))) {
    add('project', one.id,
      simple(one.name, one.objective[language], cooperation.project(language, one.id)))
  }
  if (has('indicator')) for (const one of await listIndicators(reader)) {
    add('indicator', one.id, simple(
      one.title, one.definition[language], observatory.indicator(language, one.id),
    ))
  }
  await addPages(reader, keys, language, entries)
  return new Map(entries)
}

async function addPages(
  reader: Reader, keys: ReturnType<typeof readKey>[], language: Language,
  entries: [string, Found][],
) {
  const wanted = keys.filter(({ kind }) => kind === 'page')
    .map(({ id, rest }) => ({ file: Number(id), page: Number(rest) }))
  if (wanted.length === 0) return
  for (const one of await listPagesByKeys(reader, wanted)) {
    entries.push([`page:${one.file}:${one.page}`, {
      href: library.file(one.file, one.name, one.paged ? one.page : undefined),
      title: one.title[language], text: one.text, textLanguage: one.language, facts: [],
      ...(one.paged && { page: one.page }),
    }])
  }
}
