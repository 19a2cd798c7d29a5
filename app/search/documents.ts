// What can be found: every public record in each of its four languages, and every page of a file.
// A key is "kind:id:language"; a page of a file is "page:file:number".
import type { Reader } from '../../kernel/database/transaction.ts'
import { type Language, languages, type Multilingual } from '../../kernel/i18n/languages.ts'
import type { SearchDocument } from '../../kernel/search/index.ts'
import { listWholeProjects } from '../../modules/cooperation/cooperation.ts'
import {
  listStates, listTopics, listWholeBodies, listWholeTreaties,
} from '../../modules/directory/directory.ts'
import { listIndicators } from '../../modules/observatory/observatory.ts'
import { type PageText, listWhole } from '../../modules/library/library.ts'

export const recordKinds = [
  'state', 'topic', 'body', 'treaty', 'publication', 'project', 'indicator',
] as const
export type RecordKind = (typeof recordKinds)[number]
export type Kind = RecordKind | 'page'
export const kinds: readonly Kind[] = [...recordKinds, 'page']

type Text = { title: string, body: string }

const LIMIT = 5000

/** All records a visitor may read, ready for the index. */
export async function readRecordDocuments(reader: Reader): Promise<SearchDocument[]> {
  const topics = await listTopics(reader)
  const topicNames = (ids: string[], language: Language) =>
    topics.filter(({ id }) => ids.includes(id)).map(({ name }) => name[language])
  const states = await listStates(reader)
  const publications = await listWhole(reader, { limit: LIMIT })
  const projects = await listWholeProjects(reader, { limit: LIMIT })
  return [
    ...states.flatMap((one) => inAll('state', one.id, (language) => ({
      title: one.name[language], body: [one.nameFormal?.[language], one.id].join(' '),
    }))),
    ...topics.flatMap((one) => inAll('topic', one.id, (language) => ({
      title: one.name[language], body: one.summary[language],
    }))),
    ...(await listWholeBodies(reader)).flatMap((one) => inAll('body', one.id, (language) => ({
      title: `${one.name[language]} ${one.acronym?.[language] ?? ''}`,
      body: join(
        language, one.functions, one.outputs, [one.notes], topicNames(one.topics, language),
      ),
    }))),
    ...(await listWholeTreaties(reader)).flatMap((one) => inAll('treaty', one.id, (language) => ({
      title: `${one.title[language]} ${one.acronym?.[language] ?? ''}`,
      body: join(
        language, one.obligations, one.followUp, [one.notes], topicNames(one.topics, language),
      ),
    }))),
    ...publications.flatMap((one) => inAll('publication', String(one.id), (language) => ({
      title: [one.title[language], one.symbol ?? ''].join(' '),
      body: join(
        language, [one.description, one.notes], topicNames(one.topics, language), one.partners,
      ),
    }))),
    ...(await listIndicators(reader)).flatMap((one) => inAll('indicator', one.id, (language) => ({
      title: one.title[language],
      body: join(
        language, [one.definition, one.method], topicNames(one.topics, language),
        one.dimensions.map(({ title }) => title),
      ),
    }))),
    ...projects.flatMap((one) => inAll('project', String(one.id), (language) => ({
      title: `${one.name[language]} ${one.acronym ?? ''}`,
      body: join(language, [one.objective, one.notes], one.activities,
        one.results.map(({ text }) => text), topicNames(one.topics, language), one.partners),
    }))),
  ]
}

/** A page of a file; its publication's title does not count as text of the page. */
export function pageDocument({ file, page, language, text }: PageText): SearchDocument {
  return { key: `page:${file}:${page}`, kind: 'page', lang: language, title: '', body: text }
}

/** The parts of a key: kind, identifier, and language or page number. */
export function readKey(key: string): { kind: string, id: string, rest: string } {
  const [kind = '', id = '', rest = ''] = key.split(':')
  return { kind, id, rest }
}

function inAll(kind: RecordKind, id: string, text: (language: Language) => Text): SearchDocument[] {
  return languages.map((lang) => ({ key: `${kind}:${id}:${lang}`, kind, lang, ...text(lang) }))
}

type Part = Multilingual | string | null | undefined

function join(language: Language, ...lists: Part[][]): string {
  return lists.flat().map((part) => typeof part === 'string' ? part : part?.[language] ?? '')
    .join('. ')
}
