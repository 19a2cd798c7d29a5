// What machines read about a publication in its page: Highwire and Dublin Core tags, schema.org,
// and FAIR Signposting typed links (level 1; level 2 is the link set at …/linkset.json).
import type { ComponentChildren } from 'preact'
import { type Language, languages } from '../../../kernel/i18n/languages.ts'
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

/** schema.org as JSON-LD. "<" is escaped, so that no text can end the element. */
function jsonLd(work: CitedWork, publication: Publication, origin: string): string {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Report',
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
  }
  return JSON.stringify(data).replaceAll('<', '\\u003c')
}

/** Values of the Link header: FAIR Signposting profile, level 1. */
export function itemLinks({ publication, language, origin }: Omit<Props, 'work'>): string[] {
  const page = (one: Language) => origin + href.publication(one, publication.id)
  return [
    `<${page('en')}>; rel="cite-as"`,
    '<https://schema.org/Report>; rel="type"',
    '<https://schema.org/AboutPage>; rel="type"',
    ...citationFormats.map((format) =>
      `<${origin}${href.citation(language, publication.id, format)}>; rel="describedby"; type="${citationType(format)}"`),
    ...(publication.link ? [`<${encodeURI(decodeURI(publication.link))}>; rel="item"`] : []),
    ...languages.filter((other) => other !== language).map((other) =>
      `<${page(other)}>; rel="alternate"; hreflang="${other}"`),
    `<${origin}${href.linkset(language, publication.id)}>; rel="linkset"; type="application/linkset+json"`,
  ]
}
