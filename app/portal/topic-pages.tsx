// The topics: each draws on departments, bodies, publications, projects and treaties.
import type { ComponentChildren } from 'preact'
import type { PageAnswer, PageRequest } from '../../kernel/http/route.ts'
import type { Language } from '../../kernel/i18n/languages.ts'
import { PageTitle, Section, SourceList } from '../../kernel/ui/parts.tsx'
import {
  countByTopic, href as cooperation, listRelatedProjects, ProjectList,
} from '../../modules/cooperation/cooperation.ts'
import {
  DepartmentMark, getTopic, href as directory, listBodiesOfTopic, listTopics, listTreatiesOfTopic,
  type Topic, TreatyLink, directoryTexts
} from '../../modules/directory/directory.ts'
import {
  countPublicationsByTopic, FeedAction, FeedHead, href as library, listRelated, PublicationList,
} from '../../modules/library/library.ts'
import { href as observatory, listIndicators } from '../../modules/observatory/observatory.ts'

export async function topicsPage({ language, reader }: PageRequest): Promise<PageAnswer> {
  const topics = await listTopics(reader)
  const publications = await countPublicationsByTopic(reader)
  const projects = await countByTopic(reader)
  const t = directoryTexts(language).topics
  return {
    title: t.title,
    description: t.lead,
    section: 'topics',
    trail: [],
    main: (
      <>
        <PageTitle title={t.title} lead={t.lead} />
        <div class="wrap band-end">
          <ul class="grid g-3 cards">
            {topics.map((topic) => (
              <li>
                <h2 class="h3"><a href={directory.topic(language, topic.id)}>{topic.name[language]}</a></h2>
                <p>{topic.summary[language]}</p>
                <p class="meta">{t.counts({
                  publications: publications.get(topic.id) ?? 0, projects: projects.get(topic.id) ?? 0,
                })}</p>
              </li>
            ))}
          </ul>
        </div>
      </>
    ),
  }
}

export async function topicPage(
  { language, reader, values }: PageRequest<{ id: string }>,
): Promise<PageAnswer> {
  const topic = await getTopic(reader, values.id)
  const publications = await listRelated(reader, { topic: topic.id }, 6)
  const projects = await listRelatedProjects(reader, { topic: topic.id }, 6)
  const bodies = await listBodiesOfTopic(reader, topic.id)
  const treaties = await listTreatiesOfTopic(reader, topic.id)
  const indicators = (await listIndicators(reader))
    .filter(({ topics }) => topics.includes(topic.id))
  const t = directoryTexts(language).topics
  const query = { topic: topic.id }
  return {
    title: topic.name[language],
    description: topic.summary[language],
    section: 'topics',
    trail: [{ href: directory.topics(language), text: t.title }],
    head: <FeedHead language={language} query={query} />,
    main: (
      <>
        <PageTitle title={topic.name[language]} lead={topic.summary[language]}
          facts={[<Who topic={topic} language={language} />]}
          actions={<FeedAction language={language} query={query} />} />
        <Section id="publications" title={t.publications} sand more={publications.total > 0
          ? { href: library.publications(language, query), text: t.allPublications } : undefined}>
          {publications.total > 0
            ? <PublicationList items={publications.items} language={language} /> : <p>{t.none}</p>}
        </Section>
        <Section id="projects" title={t.projects} more={projects.total > 0
          ? { href: cooperation.projects(language, query), text: t.allProjects } : undefined}>
          {projects.total > 0
            ? <ProjectList items={projects.items} language={language} /> : <p>{t.none}</p>}
        </Section>
        {indicators.length > 0 && (
          <Section id="figures" title={t.figures}>
            <List items={indicators.map(({ id, title }) =>
              <a href={observatory.indicator(language, id)}>{title[language]}</a>)} />
          </Section>
        )}
        {bodies.length > 0 && (
          <Section id="bodies" title={t.bodies} sand>
            <List items={bodies.map((body) =>
              <a href={directory.body(language, body.id)}>{body.name[language]}</a>)} />
          </Section>
        )}
        {treaties.length > 0 && (
          <Section id="treaties" title={t.treaties}>
            <List items={treaties.map((treaty) => <TreatyLink treaty={treaty} language={language} />)} />
          </Section>
        )}
        <Section id="sources" title={directoryTexts(language).country.sources} sand={treaties.length > 0}>
          <SourceList sources={topic.sources} />
        </Section>
      </>
    ),
  }
}

function Who({ topic, language }: { topic: Topic, language: Language }) {
  return (
    <>
      {directoryTexts(language).topics.who}: {topic.departments.map((id) => (
        <a class="dept-link" href={directory.department(language, id)}>
          <DepartmentMark id={id} language={language} />
        </a>
      ))}
    </>
  )
}

const List = ({ items }: { items: ComponentChildren[] }) =>
  <ul class="columns">{items.map((item) => <li>{item}</li>)}</ul>
