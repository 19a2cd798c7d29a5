// Publications in a list: title, kind, date, department, and in which languages they exist.
import { colon, formatDate, formatList, languageName } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import type { Query } from '../../../kernel/http/paths.ts'
import { Action, Tag } from '../../../kernel/ui/parts.tsx'
import { DepartmentMark } from '../../directory/directory.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { Cover } from './cover.tsx'
import { type PublicationSummary, titleFor } from './publication.ts'

export function PublicationList(
  { items, language, level = 3 }: {
    items: PublicationSummary[], language: Language, level?: 2 | 3,
  },
) {
  return (
    <ul class="pubs">
      {items.map((item) => (
        <li>
          <Cover department={item.department} />
          <div>
            <Heading item={item} language={language} level={level} />
            <Meta item={item} language={language} />
          </div>
        </li>
      ))}
    </ul>
  )
}

function Heading(
  { item, language, level }: { item: PublicationSummary, language: Language, level: 2 | 3 },
) {
  const title = titleFor(item, language)
  const t = texts(language)
  const Element = level === 2 ? 'h2' : 'h3'
  return (
    <>
      <Element><a href={href.publication(language, item.id)}>{title.text}</a></Element>
      {title.original && (
        <p class="original">
          <span class="govuk-visually-hidden">
            {title.original.fromWork ? t.originalTitle : t.sourceTitle}{colon(language)}{' '}
          </span>
          <span lang={title.original.language}>{title.original.text}</span>
        </p>
      )}
    </>
  )
}

function Meta({ item, language }: { item: PublicationSummary, language: Language }) {
  const t = texts(language)
  return (
    <p class="meta">
      <span>{t.types[item.type]}</span>
      <span>{item.published ? formatDate(language, item.published) : t.noDate}</span>
      {item.departments.map((id) => <DepartmentMark id={id} language={language} />)}
      <LanguageTag item={item} language={language} />
    </p>
  )
}

type Feed = { language: Language, query: Query }

/** For the head of a page: the feed of what it shows. */
export const FeedHead = ({ language, query }: Feed) => (
  <link rel="alternate" type="application/atom+xml" title={texts(language).feedTitle}
    href={href.feed(language, query)} />
)

/** The same feed for people, beside the title. */
export const FeedAction = ({ language, query }: Feed) =>
  <Action href={href.feed(language, query)} icon="rss" text={texts(language).feedTitle} />

/** In which languages a work exists, as honestly as it is known. */
export function LanguageTag({ item, language }: { item: PublicationSummary, language: Language }) {
  const t = texts(language)
  if (item.onlyIn) {
    return <Tag kind="line" text={t.onlyIn({ language: languageName(language, item.onlyIn) })} />
  }
  const stated = item.editions.filter(({ basis }) => basis === 'stated')
  if (stated.length === 0) return <span>{t.languageNotStated}</span>
  const names = stated.map((edition) => languageName(language, edition.language))
  return <span>{t.inLanguages({ languages: formatList(language, names) })}</span>
}
