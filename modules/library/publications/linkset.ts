// FAIR Signposting (https://signposting.org/FAIR/): the typed links of a publication, in the header
// of its page (level 1) and whole, with those of its parts, as a link set (level 2, RFC 9264).
import type { FileAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { type Language, languages } from '../../../kernel/i18n/languages.ts'
import { citationFormats, citationType } from '../citations/formats.ts'
import { href } from '../paths.ts'
import type { Publication } from './publication.ts'
import { getPublication } from './queries.ts'

type Target = { href: string, type?: string, hreflang?: Language[] }
type Relation = 'cite-as' | 'type' | 'describedby' | 'item' | 'alternate'
type Context = { publication: Publication, language: Language, origin: string }

const LINKSET = 'application/linkset+json'

/** Values of the Link header: level 1, and where level 2 is. */
export function linkHeader(context: Context): string[] {
  const values = Object.entries(linksOf(context)).flatMap(([relation, targets]) =>
    targets.map((target) => linkValue(relation, target)))
  return [...values, `<${linksetAddress(context)}>; rel="linkset"; type="${LINKSET}"`]
}

/** GET /{language}/publications/{id}.linkset */
export async function linksetAnswer(
  { language, values, reader, origin }: PageRequest<{ id: string }>,
): Promise<FileAnswer> {
  const context = { publication: await getPublication(reader, values.id), language, origin }
  const links = linksOf(context)
  const address = origin + href.publication(language, context.publication.id)
  const page = { href: address, type: 'text/html' }
  const linkset = [
    { anchor: address, ...links },
    ...links.describedby.map(({ href: anchor }) => ({ anchor, describes: [page] })),
    ...links.item.map(({ href: anchor }) => ({ anchor, collection: [page] })),
  ]
  return {
    body: JSON.stringify({ linkset }, null, 2),
    type: `${LINKSET}; profile="https://signposting.org/FAIR/"`,
  }
}

function linksOf({ publication, language, origin }: Context): Record<Relation, Target[]> {
  const page = (one: Language) => origin + href.publication(one, publication.id)
  const link = publication.link ? [{ href: new URL(publication.link).href }] : []
  return {
    'cite-as': [{ href: page('en') }],
    type: [{ href: 'https://schema.org/Report' }, { href: 'https://schema.org/AboutPage' }],
    describedby: citationFormats.map((format) => ({
      href: origin + href.citation(language, publication.id, format), type: citationType(format),
    })),
    item: [
      ...publication.files.map(({ id, name, mediaType }) =>
        ({ href: origin + href.file(id, name), type: mediaType })),
      ...link,
    ],
    alternate: languages.filter((other) => other !== language)
      .map((other) => ({ href: page(other), hreflang: [other] })),
  }
}

const linksetAddress = ({ publication, language, origin }: Context) =>
  origin + href.linkset(language, publication.id)

function linkValue(relation: string, { href: target, type, hreflang }: Target): string {
  const parameters = [
    `rel="${relation}"`, ...(type ? [`type="${type}"`] : []),
    ...(hreflang ? [`hreflang="${hreflang.join()}"`] : []),
  ]
  return [`<${target}>`, ...parameters].join('; ')
}
