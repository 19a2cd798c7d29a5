// Pages of plain text: accessibility, privacy, licence, contact, help, status, and the API's page.
import type { ComponentChildren } from 'preact'
import type { Database } from '../../kernel/database/database.ts'
import type { Path } from '../../kernel/http/paths.ts'
import { page, type PageAnswer, type PageRequest, type PageRoute } from '../../kernel/http/route.ts'
import { formatMoment, formatNumber } from '../../kernel/i18n/format.ts'
import type { Language } from '../../kernel/i18n/languages.ts'
import { Facts, PageTitle } from '../../kernel/ui/parts.tsx'
import { countProjects } from '../../modules/cooperation/cooperation.ts'
import { countPublications, href as library } from '../../modules/library/library.ts'
import { EndpointList } from '../api/endpoint-list.tsx'
import { texts } from './messages.ts'
import { href, paths } from './paths.ts'
import type { Site } from './site.ts'

export function simplePages({ site }: { site: Site, database: Database }): PageRoute[] {
  return [
    plain('accessibility', paths.accessibility, (language) => {
      const t = texts(language).simple.accessibility
      return { ...t, parts: [
        [t.h1, t.p1], [t.h2, t.p2], [t.h3, t.p3],
        [t.h4, <ContactLine site={site} language={language} />],
      ] }
    }),
    plain('privacy', paths.privacy, (language) => {
      const t = texts(language).simple.privacy
      return { ...t, parts: [[t.h1, t.p1], [t.h2, t.p2], [t.h3, t.p3], [t.h4, t.p4]] }
    }),
    plain('licence', paths.licence, (language) => {
      const t = texts(language).simple.licence
      return { ...t, parts: [[t.h1, t.p1], [t.h2, t.p2], [t.h3, t.p3], [t.h4, t.p4], [t.h5, t.p5]] }
    }),
    plain('contact', paths.contact, (language) => {
      const t = texts(language).simple.contact
      const { organization } = site
      return { ...t, parts: [
        [t.h1, <ContactLine site={site} language={language} />],
        [t.h2, <>{t.p2} <a href={organization.url} rel="external">{organization.name[language]}</a></>],
      ] }
    }),
    plain('help', paths.help, (language) => {
      const t = texts(language).simple.help
      return { ...t, parts: [[t.h1, t.p1], [t.h2, t.p2], [t.h3, t.p3], [t.h4, t.p4]] }
    }),
    plain('api', paths.api, (language) => {
      const t = texts(language).simple.api
      return { ...t, parts: [
        [t.h1, <><p>{t.p1}</p><EndpointList language={language} texts={t} /></>],
        [t.h2, <OtherInterfaces language={language} />],
        [t.h3, t.p3],
      ] }
    }),
    page({ name: 'status', path: paths.status, audience: 'everyone', handle: statusPage }),
  ]
}

type Content = { title: string, lead: string, parts: [string, ComponentChildren][] }

function plain(name: string, path: Path, content: (language: Language) => Content): PageRoute {
  return page({
    name, path, audience: 'everyone',
    handle: async ({ language }: PageRequest): Promise<PageAnswer> => {
      const { title, lead, parts } = content(language)
      return {
        title,
        description: lead,
        trail: [],
        main: (
          <>
            <PageTitle title={title} lead={lead} />
            <div class="wrap prose band-end">
              {parts.map(([heading, text]) => (
                <>
                  <h2 class="h3">{heading}</h2>
                  {typeof text === 'string' ? <p>{text}</p> : <div>{text}</div>}
                </>
              ))}
            </div>
          </>
        ),
      }
    },
  })
}

function ContactLine({ site, language }: { site: Site, language: Language }) {
  const t = texts(language).simple.contact
  if (!site.contact) return <p>{t.none}</p>
  return <p>{t.p1(
    { contact: site.contact },
  )} <a href={`mailto:${site.contact}`}>{site.contact}</a></p>
}

function OtherInterfaces({ language }: { language: Language }) {
  const t = texts(language).simple.api
  return (
    <ul>
      <li><a href="/oai?verb=Identify">{t.oai}</a></li>
      <li><a href={library.feed(language)}>{t.atom}</a></li>
      <li><a href={library.citation(language, 1, 'bib')}>{t.cite}</a></li>
      <li><a href={href.licence(language)}>{texts(language).simple.licence.title}</a></li>
    </ul>
  )
}

// Asked anew each time: that the counts are there shows that the database answers.
async function statusPage({ language, reader }: PageRequest): Promise<PageAnswer> {
  const t = texts(language).simple.status
  const publications = await countPublications(reader)
  const projects = await countProjects(reader)
  return {
    title: t.title,
    description: t.lead,
    trail: [],
    unlisted: true,
    main: (
      <>
        <PageTitle title={t.title} lead={t.lead} />
        <div class="wrap prose band-end">
          <Facts entries={[
            [t.pages, t.works],
            [t.database, t.works],
            [t.publications, formatNumber(language, publications.count)],
            [t.projects, formatNumber(language, projects)],
            [t.updated, publications.updatedAt && formatMoment(language, publications.updatedAt)],
          ]} />
        </div>
      </>
    ),
  }
}
