// What machines read about a publication in the head of its page: Highwire tags and schema.org.
import type { ComponentChildren } from 'preact'
import type { Language } from '../../../kernel/i18n/languages.ts'
import type { CitedWork } from '../../../standards/citations/work.ts'
import { citationFormats, citationType } from '../citations/formats.ts'
import { href } from '../paths.ts'
import type { Publication } from './publication.ts'

type Props = { publication: Publication, work: CitedWork, language: Language, origin: string }

/** Elements for <head>: citation_* tags, JSON-LD, and the alternate formats. */
export function itemHead({ publication, work, language, origin }: Props): ComponentChildren {
  const tags: [string, string | undefined][] = [
    ['citation_title', work.title],
    ...work.authors.map((name): [string, string] => ['citation_author', name]),
    ['citation_publication_date', work.date?.replaceAll('-', '/')],
    ['citation_technical_report_institution', work.publisher],
    ['citation_technical_report_number', work.number],
    ['citation_isbn', work.isbn],
    ['citation_language', work.language],
    ['citation_keywords', work.keywords.join('; ') || undefined],
    ['citation_abstract_html_url', work.url],
    ['citation_pdf_url', pdfOf(publication, language, origin)],
  ]
  return (
    <>
      {tags.filter(([, value]) => value).map(([name, content]) => <meta name={name} content={content} />)}
      {citationFormats.map((format) => (
        <link rel="describedby" type={citationType(format)} href={href.citation(language, publication.id, format)} />
      ))}
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonLd(work, publication, origin) }} />
    </>
  )
}

// Readers of these tags take one file: the one in the language of the page, if there is one.
function pdfOf({ files }: Publication, language: Language, origin: string): string | undefined {
  const pdfs = files.filter(({ mediaType }) => mediaType === 'application/pdf')
  const file = pdfs.find((one) => one.language === language) ?? pdfs[0]
  return file && origin + href.file(file.id, file.name)
}

/** schema.org as JSON-LD. "<" is escaped, so that no text can end the element. */
function jsonLd(work: CitedWork, publication: Publication, origin: string): string {
  const data = {
    '@context': 'https://schema.org',
    // A number of a book belongs to a book; a report alone cannot have one.
    '@type': work.isbn ? ['Report', 'Book'] : 'Report',
    '@id': `${origin}${href.publication('en', publication.id)}`,
    name: work.title,
    alternateName: work.translatedTitle,
    description: work.abstract,
    inLanguage: work.languages,
    datePublished: work.date,
    author: work.authors.map((name) => ({ '@type': 'Organization', name })),
    publisher: { '@type': 'Organization', name: work.publisher },
    keywords: work.keywords,
    reportNumber: work.number,
    isbn: work.isbn,
    url: work.url,
    sameAs: publication.link ?? undefined,
    encoding: publication.files.map(({ id, name, mediaType, language, sizeBytes }) => ({
      '@type': 'MediaObject', contentUrl: origin + href.file(id, name), encodingFormat: mediaType,
      inLanguage: language, contentSize: String(sizeBytes),
    })),
  }
  return JSON.stringify(data).replaceAll('<', '\\u003c')
}
