// The Atom feed of publications, per language, department and topic.
import { readFilters } from '../../../kernel/http/facets.ts'
import type { FileAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { BadInput } from '../../../kernel/http/problem.ts'
import { toAtom } from '../../../standards/atom/atom.ts'
import { departmentCode, listTopics, type Topic } from '../../directory/directory.ts'
import { languageName } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { knownValues } from './filters.ts'
import { departments, type Publication, titleFor } from './publication.ts'
import { listNewest } from './queries.ts'

const ENTRIES = 50

/** GET /{language}/publications.atom?language=&department=&topic= */
export function feedHandler(publisher: Record<string, string>) {
  return async ({ language, query, reader, origin }: PageRequest): Promise<FileAnswer> => {
    const topics = await listTopics(reader)
    const chosen = readChosen(query, topics)
    const publications = await listNewest(reader, chosen, ENTRIES)
    const self = origin + href.feed(language, chosen)
    const body = toAtom({
      id: self,
      title: titleOf(language, chosen, topics),
      language,
      author: publisher[language] ?? '',
      self,
      alternate: origin + href.publications(language, chosen),
      updated: publications.map(({ updatedAt }) => updatedAt).toSorted((a, b) => +b - +a)[0] ?? new Date(0),
      entries: publications.map((one) => entryOf(one, language, topics, origin)),
    })
    return { body, type: 'application/atom+xml; charset=utf-8', headers: { 'content-language': language } }
  }
}

type Chosen = { language: string[], department: string[], topic: string[] }

// A subscriber to a topic that does not exist would wait for ever: better to say so at once.
function readChosen(query: URLSearchParams, topics: Topic[]): Chosen {
  const { filters, errors } = readFilters(query, knownValues(topics))
  if (errors.length > 0) throw new BadInput(errors)
  return { language: filters.language, department: filters.department, topic: filters.topic }
}

function titleOf(language: Language, chosen: Chosen, topics: Topic[]): string {
  const parts = [
    texts(language).feedTitle,
    ...departments.filter((id) => chosen.department.includes(id))
      .map((id) => departmentCode(id, language)),
    ...topics.filter(({ id }) => chosen.topic.includes(id)).map(({ name }) => name[language]),
    ...chosen.language.map((one) => languageName(language, one)),
  ]
  return parts.join(' – ')
}

function entryOf(publication: Publication, language: Language, topics: Topic[], origin: string) {
  const title = titleFor(publication, language)
  return {
    id: `${origin}${href.publication('en', publication.id)}`,
    title: title.text,
    language,
    link: origin + href.publication(language, publication.id),
    updated: publication.updatedAt,
    published: publication.addedAt,
    summary: publication.description[language],
    categories: topics.filter(({ id }) => publication.topics.includes(id))
      .map(({ id, name }) => ({ term: id, label: name[language] })),
  }
}
