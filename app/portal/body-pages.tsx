// Departments and bodies: what they do, and how they hang together.
import type { ComponentChildren } from 'preact'
import { NotFound } from '../../kernel/http/problem.ts'
import type { PageAnswer, PageRequest } from '../../kernel/http/route.ts'
import type { Language, Multilingual } from '../../kernel/i18n/languages.ts'
import { Facts, PageTitle, Section, SourceList } from '../../kernel/ui/parts.tsx'
import { href as cooperation, listRelatedProjects, ProjectList } from '../../modules/cooperation/cooperation.ts'
import {
  type Body, type BodySummary, departmentCode, departmentName, getBody, href as directory,
  listBodies, listTopics, type Topic, directoryTexts
} from '../../modules/directory/directory.ts'
import {
  FeedAction, FeedHead, href as library, listRelated, PublicationList,
} from '../../modules/library/library.ts'
import { DepartmentCards, fourDepartments } from './department-cards.tsx'

export async function departmentsPage({ language, reader }: PageRequest): Promise<PageAnswer> {
  const topics = await listTopics(reader)
  const t = directoryTexts(language).departments
  return {
    title: t.title,
    description: t.lead,
    section: 'about',
    trail: [],
    main: (
      <>
        <PageTitle title={t.title} lead={t.lead} />
        <div class="wrap band-end"><DepartmentCards language={language} topics={topics} level={2} /></div>
        <Section id="bodies" title={t.bodiesTitle} sand more={{ href: directory.bodies(language), text: t.allBodies }}>
          <p>{t.bodiesLead}</p>
        </Section>
      </>
    ),
  }
}

export async function departmentPage(
  { language, reader, values }: PageRequest<{ id: string }>,
): Promise<PageAnswer> {
  const id = [...fourDepartments, 'sms' as const].find((one) => one === values.id)
  if (!id) throw new NotFound()
  const bodies = (await listBodies(reader)).filter(({ department }) => department === id)
  const topics = (await listTopics(reader)).filter(({ departments }) => departments.includes(id))
  const publications = await listRelated(reader, { department: id }, 5)
  const projects = await listRelatedProjects(reader, { department: id }, 5)
  const { departments: t } = directoryTexts(language)
  const purpose = id === 'sms' ? t.lead : t.purposes[id]
  return {
    title: `${departmentName(id, language)} (${departmentCode(id, language)})`,
    description: purpose,
    section: 'about',
    trail: [{ href: directory.departments(language), text: t.title }],
    head: <FeedHead language={language} query={{ department: id }} />,
    main: (
      <>
        <PageTitle title={departmentName(id, language)} lead={purpose}
          facts={[<span class={`dept d-${id}`}>{departmentCode(id, language)}</span>]}
          actions={<FeedAction language={language} query={{ department: id }} />} />
        <Section id="topics" title={t.topics}>
          <Columns items={topics.map((topic) =>
            <a href={directory.topic(language, topic.id)}>{topic.name[language]}</a>)} />
        </Section>
        <Section id="bodies" title={t.bodies} sand more={{ href: directory.bodies(language), text: t.allBodies }}>
          <Tree bodies={bodies} language={language} />
        </Section>
        <Section id="publications" title={t.publications} more={{
          href: library.publications(language, { department: id }), text: t.allPublications,
        }}><PublicationList items={publications.items} language={language} /></Section>
        <Section id="projects" title={t.projects} sand more={{
          href: cooperation.projects(language, { department: id }), text: t.allProjects,
        }}><ProjectList items={projects.items} language={language} /></Section>
      </>
    ),
  }
}

export async function bodiesPage({ language, reader }: PageRequest): Promise<PageAnswer> {
  const bodies = await listBodies(reader)
  const { departments: t } = directoryTexts(language)
  return {
    title: t.bodiesTitle,
    description: t.bodiesLead,
    section: 'about',
    trail: [{ href: directory.departments(language), text: t.title }],
    main: (
      <>
        <PageTitle title={t.bodiesTitle} lead={t.bodiesLead} />
        <div class="wrap band-end"><Tree bodies={bodies} language={language} /></div>
      </>
    ),
  }
}

export async function bodyPage(
  { language, reader, values }: PageRequest<{ id: string }>,
): Promise<PageAnswer> {
  const body = await getBody(reader, values.id)
  const bodies = await listBodies(reader)
  const topics = (await listTopics(reader)).filter(({ id }) => body.topics.includes(id))
  const publications = await listRelated(reader, { body: body.id }, 5)
  const projects = await listRelatedProjects(reader, { body: body.id }, 5)
  const { body: t, departments } = directoryTexts(language)
  return {
    title: body.name[language],
    section: 'about',
    trail: [{ href: directory.bodies(language), text: departments.bodiesTitle }],
    main: (
      <>
        <PageTitle title={body.name[language]} facts={[body.acronym?.[language], t.types[body.type]]} />
        <div class="wrap grid g-7-5 band-end">
          <div class="stack">
            <Texts title={t.functions} items={body.functions} language={language} />
            <Texts title={t.outputs} items={body.outputs} language={language} />
            <Texts title={t.users} items={body.users} language={language} />
            {(body.notes ?? body.statusNote) && <h2 class="h3">{t.notes}</h2>}
            {body.statusNote && <p>{t.status}: {body.statusNote[language]}</p>}
            {body.notes && <p>{body.notes[language]}</p>}
          </div>
          <div class="stack">
            <h2 class="h3">{t.place}</h2>
            <BodyFacts body={body} bodies={bodies} topics={topics} language={language} />
          </div>
        </div>
        {publications.total > 0 && (
          <Section id="publications" title={t.publications} sand>
            <PublicationList items={publications.items} language={language} />
          </Section>
        )}
        {projects.total > 0 && (
          <Section id="projects" title={t.projects}><ProjectList items={projects.items} language={language} /></Section>
        )}
        <Section id="sources" title={directoryTexts(language).country.sources}>
          <SourceList sources={body.sources} />
        </Section>
      </>
    ),
  }
}

function BodyFacts(
  { body, bodies, topics, language }: {
    body: Body, bodies: BodySummary[], topics: Topic[], language: Language,
  },
) {
  const { body: t } = directoryTexts(language)
  const parent = bodies.find(({ id }) => id === body.parent)
  const children = bodies.filter(({ parent: above }) => above === body.id)
  const known = (text: Multilingual | null) => text?.[language] ?? t.unknown
  const links = (list: BodySummary[]) => list.length > 0 && (
    <ul class="plain">
      {list.map(({ id, name }) => <li><a href={directory.body(language, id)}>{name[language]}</a></li>)}
    </ul>
  )
  return (
    <Facts entries={[
      [t.parent, parent && <a href={directory.body(language, parent.id)}>{parent.name[language]}</a>],
      [t.children, links(children)],
      [t.department, body.department &&
        <a href={directory.department(language, body.department)}>{departmentCode(body.department, language)}</a>],
      [t.created, body.created ?? t.unknown],
      [t.legalBasis, known(body.legalBasis)],
      [t.membership, known(body.membership)],
      [t.chairRule, known(body.chairRule)],
      [t.meets, known(body.meets)],
      [t.secretariat, known(body.secretariat)],
      [t.documentSeries, body.documentSeries ?? t.unknown],
      [directoryTexts(language).topics.title, topics.length > 0 && (
        <ul class="plain">
          {topics.map(({ id, name }) => <li><a href={directory.topic(language, id)}>{name[language]}</a></li>)}
        </ul>
      )],
    ]} />
  )
}

function Texts({ title, items, language }: { title: string, items: Multilingual[], language: Language }) {
  if (items.length === 0) return null
  return <><h2 class="h3">{title}</h2><ul>{items.map((item) => <li>{item[language]}</li>)}</ul></>
}

/** Bodies under the one they report to; those whose parent is not in the list come first. */
function Tree({ bodies, language }: { bodies: BodySummary[], language: Language }) {
  const ids = new Set(bodies.map(({ id }) => id))
  const roots = bodies.filter(({ parent }) => parent === null || !ids.has(parent))
  return <Branch of={roots} bodies={bodies} language={language} />
}

function Branch(
  { of, bodies, language }: { of: BodySummary[], bodies: BodySummary[], language: Language },
): ComponentChildren {
  if (of.length === 0) return null
  const { body: t } = directoryTexts(language)
  return (
    <ul class="tree">
      {of.map(({ id, name, acronym, type }) => (
        <li>
          <a href={directory.body(language, id)}>{name[language]}</a>
          <span class="meta"> {[acronym?.[language], t.types[type]].filter(Boolean).join(' · ')}</span>
          <Branch of={bodies.filter(({ parent }) => parent === id)} bodies={bodies} language={language} />
        </li>
      ))}
    </ul>
  )
}

const Columns = ({ items }: { items: ComponentChildren[] }) =>
  <ul class="columns">{items.map((item) => <li>{item}</li>)}</ul>
