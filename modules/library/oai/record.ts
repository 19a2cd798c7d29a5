// A publication as the record that harvesters get.
import { languages } from '../../../kernel/i18n/languages.ts'
import type { LibraryRecord } from '../../../standards/dublin-core/records.ts'
import { departmentName, type Topic } from '../../directory/directory.ts'
import { href } from '../paths.ts'
import type { Publication, PublicationType } from '../publications/publication.ts'

/** Titles and descriptions in all four languages; the printed title is told apart. */
export function libraryRecord(
  publication: Publication, topics: Topic[], origin: string, publisher: string,
): LibraryRecord {
  const subjects = topics.filter(({ id }) => publication.topics.includes(id))
  return {
    url: origin + href.publication('en', publication.id),
    titles: languages.map((language) => ({
      language, text: publication.title[language], printed: publication.titlePrinted.includes(language),
    })),
    descriptions: languages.map((language) => ({ language, text: publication.description[language] })),
    creators: publication.departments.length > 0
      ? publication.departments.map((id) => departmentName(id, 'en')) : [publisher],
    publisher,
    date: publication.published ?? undefined,
    languages: publication.editions.map(({ language }) => language),
    subjects: subjects.flatMap(({ name }) => languages.map((language) => ({ language, text: name[language] }))),
    kind: kindOf(publication.type),
    linkUrl: publication.link ?? undefined,
    files: publication.files.map(({ id, name, mediaType }) =>
      ({ url: origin + href.file(id, name), mediaType })),
    number: publication.symbol ?? undefined,
    isbn: publication.isbn ?? undefined,
  }
}

function kindOf(type: PublicationType): LibraryRecord['kind'] {
  switch (type) {
    case 'article':
      return 'article'
    case 'guide': case 'guidelines': case 'handbook': case 'manual': case 'compilation':
      return 'book'
    case 'bulletin': case 'newsletter':
      return 'newsletter'
    case 'white-paper': case 'discussion-text': case 'information-paper':
      return 'workingPaper'
    case 'plan': case 'strategy': case 'declaration': case 'resolution': case 'work-plan':
    case 'model-legislation': case 'meeting-recommendations':
      return 'policy'
    case 'questionnaire': case 'agenda': case 'glossary': case 'fact-sheet':
      return 'other'
    case 'expert-group-product': case 'study':
      return 'technical'
    case 'report': case 'annual-report': case 'evaluation-report': case 'evaluation-report-series':
    case 'mandate-report': case 'meeting-report': case 'progress-report':
    case 'project-evaluation': case 'session-report':
      return 'report'
  }
}
