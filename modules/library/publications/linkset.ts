// FAIR Signposting level 2: all typed links of a publication as one link set (RFC 9264).
import type { FileAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { languages } from '../../../kernel/i18n/languages.ts'
import { citationFormats, citationType } from '../citations/formats.ts'
import { href } from '../paths.ts'
import { getPublication } from './queries.ts'

/** GET /{language}/publications/{id}.linkset */
export async function linksetAnswer(
  { language, values, reader, origin }: PageRequest<{ id: string }>,
): Promise<FileAnswer> {
  const publication = await getPublication(reader, values.id)
  const page = origin + href.publication(language, publication.id)
  const metadata = citationFormats.map((format) => ({
    href: origin + href.citation(language, publication.id, format), type: citationType(format),
  }))
  const linkset = [
    {
      anchor: page,
      'cite-as': [{ href: origin + href.publication('en', publication.id) }],
      type: [{ href: 'https://schema.org/Report' }, { href: 'https://schema.org/AboutPage' }],
      describedby: metadata,
      alternate: languages.filter((other) => other !== language).map((other) =>
        ({ href: origin + href.publication(other, publication.id), hreflang: [other] })),
      ...(publication.link && { item: [{ href: publication.link }] }),
    },
    ...metadata.map(({ href: anchor }) => ({ anchor, describes: [{ href: page, type: 'text/html' }] })),
  ]
  return {
    body: JSON.stringify({ linkset }, null, 2),
    type: 'application/linkset+json; profile="https://signposting.org/FAIR/"',
  }
}
