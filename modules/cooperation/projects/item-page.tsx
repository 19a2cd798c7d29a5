// A project: its purpose, what it does, what came of it, its dated history, and what is not known.
import type { ComponentChildren } from 'preact'
import type { PageAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { colon, formatDate, formatList } from '../../../kernel/i18n/format.ts'
import type { Language, Multilingual } from '../../../kernel/i18n/languages.ts'
import { Facts, Notice, PageTitle, Section, SourceList } from '../../../kernel/ui/parts.tsx'
import {
  DepartmentMark, href as directory, listBodies, listStates, listTopics,
} from '../../directory/directory.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { periodText, StatusTag } from './list.tsx'
import type { Project } from './project.ts'
import { getProject } from './queries.ts'

export async function projectPage(
  { language, reader, values }: PageRequest<{ id: string }>,
): Promise<PageAnswer> {
  const project = await getProject(reader, values.id)
  const links = await readLinks(reader, project, language)
  const t = texts(language)
  const [printed] = project.namePrinted
  const translated = printed !== undefined && !project.namePrinted.includes(language)
  return {
    title: project.name[language],
    description: project.objective[language],
    section: 'projects',
    trail: [{ href: href.projects(language), text: t.title }],
    main: (
      <>
        <PageTitle title={project.name[language]} facts={[
          project.acronym,
          t.types[project.type],
          periodText(project, language),
          ...project.departments.map((id) => <DepartmentMark id={id} language={language} />),
          <StatusTag status={project.status} language={language} />,
          translated && t.item.translatedName,
        ]} />
        <div class="wrap grid g-8-4">
          <div class="stack">
            {translated && (
              <p><b>{t.item.originalName}{colon(language)}</b> <span lang={printed}>{project.name[printed]}</span></p>
            )}
            {project.confidence === 'low' && <Notice>{t.item.lowConfidence}</Notice>}
            <h2 class="h3">{t.item.objective}</h2>
            <p>{project.objective[language]}</p>
            <h2 class="h3">{t.item.activities}</h2>
            {project.activities.length > 0
              ? <ul>{project.activities.map((one) => <li>{one[language]}</li>)}</ul>
              : <p class="meta">{t.item.noActivities}</p>}
            <h2 class="h3">{t.item.results}</h2>
            <Results project={project} language={language} />
            {project.notes && <><h2 class="h3">{t.item.notes}</h2><p>{project.notes[language]}</p></>}
          </div>
          <div class="stack">
            <h2 class="h3">{t.item.about}</h2>
            <ProjectFacts project={project} links={links} language={language} />
          </div>
        </div>
        <Section id="history" title={t.item.history} sand><History project={project} language={language} /></Section>
        <Section id="sources" title={t.item.sources}><SourceList sources={project.sources} /></Section>
      </>
    ),
  }
}

type Link = { href: string, text: string }
type Links = { states: Link[], topics: Link[], bodies: Link[] }

async function readLinks(
  reader: PageRequest['reader'], project: Project, language: Language,
): Promise<Links> {
  const states = await listStates(reader)
  const topics = await listTopics(reader)
  const bodies = await listBodies(reader)
  return {
    states: states.filter(({ id }) => project.states.includes(id))
      .map(({ id, name }) => ({ href: directory.country(language, id), text: name[language] })),
    topics: topics.filter(({ id }) => project.topics.includes(id))
      .map(({ id, name }) => ({ href: directory.topic(language, id), text: name[language] })),
    bodies: bodies.filter(({ id }) => project.bodies.includes(id))
      .map(({ id, name }) => ({ href: directory.body(language, id), text: name[language] })),
  }
}

function Results({ project, language }: { project: Project, language: Language }) {
  const t = texts(language).item
  if (project.results.length === 0) return <p class="meta">{t.noResults}</p>
  return (
    <ul>
      {project.results.map(({ date, text }) => (
        <li>{date && <b>{formatDate(language, date)}{colon(language)} </b>}{text[language]}</li>
      ))}
    </ul>
  )
}

function ProjectFacts({ project, links, language }: { project: Project, links: Links, language: Language }) {
  const t = texts(language)
  const names = (all: Multilingual[]) => formatList(language, all.map((one) => one[language]))
  const list = (items: Link[]): ComponentChildren => items.length > 0 &&
    <ul class="plain">{items.map((one) => <li><a href={one.href}>{one.text}</a></li>)}</ul>
  return (
    <>
      <Facts entries={[
        [t.item.status, (
          <>
            {t.statuses[project.status ?? 'unknown']}
            {project.statusBasis === 'inferred' && <span class="meta"> ({t.item.inferred})</span>}
            {project.statusNote && <p class="meta">{project.statusNote[language]}</p>}
          </>
        )],
        [t.item.period, periodText(project, language)],
        [t.item.donors, (
          <>
            {project.donors?.length ? names(project.donors) : t.item.noDonors}
            {project.donorsNote && <p class="meta">{project.donorsNote[language]}</p>}
          </>
        )],
        [t.item.partners, project.partners.length > 0 ? names(project.partners) : t.item.noPartners],
        [t.item.countries, (
          <>
            {project.statesPublished ? list(links.states) : t.item.noCountries}
            {project.statesNote && <p class="meta">{project.statesNote[language]}</p>}
          </>
        )],
        [t.item.bodies, list(links.bodies)],
        [t.item.topics, list(links.topics)],
      ]} />
    </>
  )
}

// The start and end stand in the history too, unless an event of that year already tells them.
function History({ project, language }: { project: Project, language: Language }) {
  const t = texts(language).item
  const told = new Set(project.events.map(({ date }) => date.slice(0, 4)))
  const bounds = ([[project.startYear, t.started], [project.endYear, t.ended]] as const)
    .flatMap(([year, text]) => year && !told.has(String(year))
      ? [{ date: String(year), text, source: null }] : [])
  const events = [
    ...bounds,
    ...project.events.map(({ date, text, source }) => ({ date, text: text[language], source })),
  ].toSorted((a, b) => a.date.localeCompare(b.date))
  if (events.length === 0) return <p>{t.noHistory}</p>
  return (
    <ol class="timeline">
      {events.map(({ date, text, source }) => (
        <li>
          <time datetime={date}>{formatDate(language, date)}</time>
          <p>{text} {source && <a class="meta" href={source} rel="external">{t.source}</a>}</p>
        </li>
      ))}
    </ol>
  )
}
