// A publication as a cited work: the printed title first, institutions as authors.
import type { Language } from '../../../kernel/i18n/languages.ts'
import type { CitedWork } from '../../../standards/citations/work.ts'
import { departmentName, type Topic } from '../../directory/directory.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { type Publication, titleFor } from '../publications/publication.ts'

/** `publisher` is the organization's name in the language asked for. */
export function citedWork(
  publication: Publication, language: Language,
  { origin, publisher, topics }: { origin: string, publisher: string, topics: Topic[] },
): CitedWork {
  const title = titleFor(publication, language)
  const department = publication.department
  return {
    key: `puente-publication-${publication.id}`,
    title: title.original?.text ?? title.text,
    translatedTitle: title.original && title.text,
    language: workLanguage(publication, title.original?.language ?? language),
    authors: department ? [departmentName(department, language)] : [publisher],
    publisher,
    date: publication.published ?? undefined,
    genre: texts(language).types[publication.type],
    abstract: publication.description[language],
    abstractLanguage: language,
    keywords: topics.filter(({ id }) => publication.topics.includes(id)).map(({ name }) => name[language]),
    number: publication.symbol ?? undefined,
    isbn: publication.isbn ?? undefined,
    url: origin + href.publication(language, publication.id),
    languages: publication.editions.map((edition) => edition.language),
  }
}

// The title may be in a language in which the work does not exist: a source about it, or Puente, gave it.
function workLanguage({ editions }: Publication, ofTitle: Language): Language {
  return editions.some((one) => one.language === ofTitle) ? ofTitle : editions[0]?.language ?? ofTitle
}

/** A citation in words: authors (year). Title. Publisher, if it is not the author. Address. */
export function citationText(work: CitedWork, unknownDate: string): string {
  const year = work.date?.slice(0, 4) ?? unknownDate
  const number = work.number ? ` (${work.number})` : ''
  const publisher = work.authors.includes(work.publisher) ? '' : ` ${work.publisher}.`
  return `${work.authors.join(', ')} (${year}). ${work.title}${number}.${publisher} ${work.url}`
}
