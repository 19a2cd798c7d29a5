// Addresses that machines look for by convention: sitemap, robots, security contact.
import { machine, type MachineRequest, type Route } from '../../kernel/http/route.ts'
import { link, type Path } from '../../kernel/http/paths.ts'
import { type Language, languages } from '../../kernel/i18n/languages.ts'
import { href as cooperation, listWholeProjects } from '../../modules/cooperation/cooperation.ts'
import {
  departmentIds, directoryPaths, href as directory, listBodies, listStates, listTopics,
  listTreaties,
} from '../../modules/directory/directory.ts'
import { href as library, listWhole } from '../../modules/library/library.ts'
import { observatoryAddresses, observatoryPages } from '../../modules/observatory/observatory.ts'
import { element, text, XML_DECLARATION } from '../../standards/xml.ts'
import { paths } from './paths.ts'
import type { Site } from './site.ts'

const SITEMAP_MAX = 50_000 // addresses in one file, by the sitemaps.org protocol
const LIMIT = 10_000

export function machineFiles(site: Site): Route[] {
  return [
    machine({
      name: 'sitemap', methods: ['GET'], pattern: '/sitemap.xml', audience: 'everyone',
      handle: async (request) =>
        ({ body: await sitemap(request), type: 'application/xml; charset=utf-8' }),
    }),
    machine({
      name: 'robots', methods: ['GET'], pattern: '/robots.txt', audience: 'everyone',
      handle: async ({ origin }) => ({
        body: `User-agent: *\nAllow: /\nSitemap: ${origin}/sitemap.xml\n`, type: 'text/plain; charset=utf-8',
      }),
    }),
    machine({
      name: 'security-contact', methods: ['GET'], pattern: '/.well-known/security.txt', audience: 'everyone',
      handle: async ({ origin }) =>
        ({ body: securityTxt(site, origin), type: 'text/plain; charset=utf-8' }),
    }),
  ]
}

// RFC 9116: contact and expiry are required; the page of contact stands in for a missing address.
function securityTxt(site: Site, origin: string): string {
  const contact = site.contact ? `mailto:${site.contact}` : `${origin}/en/contact`
  return [
    `Contact: ${contact}`,
    `Expires: ${expiry(new Date()).toISOString()}`,
    `Preferred-Languages: ${languages.join(', ')}`,
    `Canonical: ${origin}/.well-known/security.txt`,
    '',
  ].join('\n')
}

// Less than a year ahead, as §2.5.5 asks, and the same for a whole month.
const expiry = (now: Date) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 10, 1))

type Address = (language: Language) => string

/** Every public page in four languages, each with its alternates (sitemaps.org, hreflang). */
async function sitemap({ reader, origin }: MachineRequest): Promise<string> {
  const fixed: Path[] = [
    paths.home, paths.about, paths.help, paths.accessibility, paths.privacy, paths.licence,
    paths.contact, paths.api, directoryPaths.countries, directoryPaths.departments,
    directoryPaths.bodies, directoryPaths.topics, directoryPaths.treaties,
  ]
  const pages: Address[] = [
    ...fixed.map((path): Address => (language) => link(path, language, {})),
    library.publications,
    cooperation.projects,
    ...observatoryPages,
    ...(await observatoryAddresses(reader)),
    ...departmentIds.map((id): Address => (language) => directory.department(language, id)),
    ...(await listStates(reader))
    .map(({ id }): Address => (language) => directory.country(language, id)),
    ...(await listTopics(reader))
    .map(({ id }): Address => (language) => directory.topic(language, id)),
    ...(await listBodies(reader))
    .map(({ id }): Address => (language) => directory.body(language, id)),
    ...(await listTreaties(reader))
    .map(({ id }): Address => (language) => directory.treaty(language, id)),
    ...(await listWhole(reader, { limit: LIMIT })).map(({ id }): Address =>
      (language) => library.publication(language, id)),
    ...(await listWholeProjects(reader, { limit: LIMIT })).map(({ id }): Address =>
      (language) => cooperation.project(language, id)),
  ]
  const entries = pages.slice(0, SITEMAP_MAX / languages.length).flatMap((address) =>
    languages.map((language) => entryOf(origin, address, language)))
  return XML_DECLARATION + element('urlset', {
    xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
    'xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
  }, ...entries)
}

function entryOf(origin: string, address: Address, language: Language): string {
  return element('url', {},
    element('loc', {}, text(origin + address(language))),
    ...languages.map((other) => element('xhtml:link', {
      rel: 'alternate', hreflang: other, href: origin + address(other),
    })),
    element(
      'xhtml:link', { rel: 'alternate', hreflang: 'x-default', href: origin + address('en') },
    ),
  )
}
