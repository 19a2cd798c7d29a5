// A publication: what it is, in which languages, where to get it, how to cite it, and how we know.
import type { ComponentChildren } from 'preact'
import type { PageAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { colon, formatDate, formatList, formatSize, languageName } from '../../../kernel/i18n/format.ts'
import { type Language, languages } from '../../../kernel/i18n/languages.ts'
import { Action, Facts, Notice, PageTitle, Section, SourceList } from '../../../kernel/ui/parts.tsx'
import {
  type BodySummary, departmentCode, DepartmentMark, href as directory, listBodies, listStates, listTopics,
  type State, type Topic,
} from '../../directory/directory.ts'
import type { LibraryFile } from '../files/file.ts'
import { listFiles } from '../files/queries.ts'
import { citedWork, citationText } from '../citations/work.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { Cover } from './cover.tsx'
import { PublicationList } from './list.tsx'
import { linkHeader } from './linkset.ts'
import { itemHead } from './metadata.tsx'
import { type Publication, titleFor } from './publication.ts'
import { getPublication, listRelated } from './queries.ts'

/** The handler; `publisher` names the organization in each language. */
export function publicationHandler(publisher: Record<Language, string>) {
  return async (request: PageRequest<{ id: string }>): Promise<PageAnswer> => {
    const { language, reader, values, origin } = request
    const publication = await getPublication(reader, values.id)
    const topics = await listTopics(reader)
    const bodies = await listBodies(reader)
    const states = publication.states.length > 0 ? await listStates(reader) : []
    const files = await listFiles(reader, publication.id)
    const related = publication.topics[0]
      ? (await listRelated(reader, { topic: publication.topics[0] }, 5)).items : []
    const t = texts(language)
    const title = titleFor(publication, language)
    const work = citedWork(publication, language, { origin, topics, publisher: publisher[language] })
    return {
      title: title.text,
      description: publication.description[language],
      section: 'publications',
      trail: [{ href: href.publications(language), text: t.title }],
      head: itemHead({ publication, work, language, origin }),
      links: linkHeader({ publication, language, origin }),
      main: (
        <>
          <PageTitle title={title.text} facts={[
            t.types[publication.type],
            publication.published ? formatDate(language, publication.published) : t.noDate,
            ...publication.departments.map((id) => <DepartmentMark id={id} language={language} />),
            title.basis === 'translated' && t.translatedTitle,
            title.basis === 'given' && t.givenTitle,
          ]} />
          <div class="wrap grid g-8-4">
            <div class="stack">
              {title.original && (
                <p>
                  <b>{title.original.fromWork ? t.originalTitle : t.sourceTitle}{colon(language)}</b>{' '}
                  <cite lang={title.original.language}>{title.original.text}</cite>
                </p>
              )}
              {publication.subtitle && <p class="lead">{publication.subtitle[language]}</p>}
              {publication.confidence === 'low' && <Notice>{t.item.lowConfidence}</Notice>}
              <h2 class="h3">{t.item.description}</h2>
              <p>{publication.description[language]}</p>
              <Editions publication={publication} language={language} />
              <GetIt publication={publication} files={files} language={language} />
              {(publication.notes ?? publication.languagesNote) && <h2 class="h3">{t.item.notes}</h2>}
              {publication.languagesNote && <p>{publication.languagesNote[language]}</p>}
              {publication.notes && <p>{publication.notes[language]}</p>}
            </div>
            <div class="stack">
              <ItemCover publication={publication} files={files} />
              <h2 class="h3">{t.item.about}</h2>
              <ItemFacts publication={publication} language={language} topics={topics} bodies={bodies} states={states} />
            </div>
          </div>
          <Section id="cite" title={t.item.cite} sand>
            <div class="cite">
              <p class="meta">{t.item.citation}</p>
              <code>{citationText(work, t.noDate)}</code>
              <p class="meta">{t.item.permanent}</p>
              <code>{work.url}</code>
              <h3 class="h3">{t.item.formats}</h3>
              <div class="acts">
                <Action href={href.citation(language, publication.id, 'bib')} icon="quote" text="BibTeX" />
                <Action href={href.citation(language, publication.id, 'ris')} icon="quote" text="RIS" />
                <Action href={href.citation(language, publication.id, 'json')} icon="quote" text="CSL-JSON" />
              </div>
            </div>
          </Section>
          {related.length > 1 && (
            <Section id="related" title={t.item.related}>
              <PublicationList items={related.filter(({ id }) => id !== publication.id)} language={language} />
            </Section>
          )}
          <Section id="sources" title={t.item.sources} sand>
            <SourceList sources={publication.sources} />
            <p class="meta">{t.item.updated({ date: formatDate(language, publication.updatedAt.toISOString().slice(0, 10)) })}</p>
          </Section>
        </>
      ),
    }
  }
}

// All four languages, each with what is known: an absent edition is said, not left out.
function Editions({ publication, language }: { publication: Publication, language: Language }) {
  const t = texts(language)
  return (
    <>
      <h2 class="h3">{t.item.editions}</h2>
      {publication.onlyIn && <p><b>{t.onlyIn({ language: languageName(language, publication.onlyIn) })}</b></p>}
      <dl class="dl">
        {languages.map((other) => {
          const edition = publication.editions.find((one) => one.language === other)
          return (
            <>
              <dt>{languageName(language, other)}</dt>
              <dd>
                {edition ? t.item[edition.status] : t.item.absent}
                {edition?.basis === 'inferred' && <span class="meta"> · {t.item.inferred}</span>}
              </dd>
            </>
          )
        })}
      </dl>
    </>
  )
}

type Files = { publication: Publication, files: LibraryFile[], language: Language }

// Our own files first, the newest version of each language; earlier ones keep their address.
function GetIt({ publication, files, language }: Files) {
  const t = texts(language).item
  const newest = files.filter((file, index) =>
    files.findIndex((one) => one.language === file.language) === index)
  const earlier = files.filter((file) => !newest.includes(file))
  return (
    <>
      <h2 class="h3">{t.read}</h2>
      {newest.length > 0 && <FileList files={newest} language={language} />}
      {earlier.length > 0 && <><h3 class="h3">{t.earlier}</h3><FileList files={earlier} language={language} /></>}
      {publication.link && (
        <p><a href={publication.link} rel="external">{t.readAt}</a> <span class="meta">{hostOf(publication.link)}</span></p>
      )}
      {newest.length === 0 && !publication.link && <p>{t.noLink}</p>}
    </>
  )
}

function FileList({ files, language }: { files: LibraryFile[], language: Language }) {
  const t = texts(language).item
  return (
    <ul class="plain">
      {files.map((file) => (
        <li>
          <a href={href.file(file.id, file.name)}>{[
            kindName(file.mediaType), file.language && languageName(language, file.language),
            formatSize(language, file.sizeBytes), file.pageCount && t.pageCount({ count: file.pageCount }),
          ].filter(Boolean).join(', ')}</a>
          {file.version > 1 && <span class="meta"> · {t.version({ version: file.version })}</span>}
        </li>
      ))}
    </ul>
  )
}

const kindName = (mediaType: string) =>
  mediaType === 'application/pdf' ? 'PDF' : mediaType === 'text/html' ? 'HTML' : 'DOCX'

function ItemCover({ publication, files }: { publication: Publication, files: LibraryFile[] }) {
  const pictured = files.find(({ cover }) => cover)
  if (!pictured) return <Cover department={publication.department} />
  return <img class="cover-picture" src={href.cover(pictured.id)} alt="" width="160" loading="lazy" />
}

const hostOf = (url: string) => new URL(url).host.replace(/^www\./, '')

function ItemFacts(
  { publication, language, topics, bodies, states }: {
    publication: Publication, language: Language, topics: Topic[], bodies: BodySummary[], states: State[],
  },
) {
  const t = texts(language)
  const links = (items: { href: string, text: string }[]): ComponentChildren =>
    items.length > 0 && <ul class="plain">{items.map((one) => <li><a href={one.href}>{one.text}</a></li>)}</ul>
  return (
    <Facts entries={[
      [t.item.department, publication.departments.length > 0
        ? links(publication.departments.map((id) => ({ href: directory.department(language, id), text: departmentCode(id, language) })))
        : t.item.departmentUnknown],
      [t.item.bodies, links(bodies.filter(({ id }) => publication.bodies.includes(id))
        .map(({ id, name }) => ({ href: directory.body(language, id), text: name[language] })))],
      [t.item.topics, links(topics.filter(({ id }) => publication.topics.includes(id))
        .map(({ id, name }) => ({ href: directory.topic(language, id), text: name[language] })))],
      [t.item.states, links(states.filter(({ id }) => publication.states.includes(id))
        .map(({ id, name }) => ({ href: directory.country(language, id), text: name[language] })))],
      [t.item.partners, publication.partners.length > 0 && 
        formatList(language, publication.partners.map((one) => one[language]))],
      [t.item.symbol, publication.symbol],
      [t.item.isbn, publication.isbn],
    ]} />
  )
}
