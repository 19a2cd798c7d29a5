// Practices and typologies in the public library: what authorities share with everyone.
import type { PageAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { formatDate, languageName } from '../../../kernel/i18n/format.ts'
import { isLanguage, type Language } from '../../../kernel/i18n/languages.ts'
import { Notice, PageTitle, Tag } from '../../../kernel/ui/parts.tsx'
import { href as libraryHref } from '../../library/library.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { ItemBody } from '../versions/body.tsx'
import type { Published } from './proposal.ts'
import { getPublished, listPublished } from './queries.ts'

const textFor = ({ texts: all }: Published, language: Language) =>
  all.find((one) => one.language === language) ?? all.find((one) => !one.translated) ?? all[0]

const trailOf = (language: Language) => [
  { href: libraryHref.publications(language), text: texts(language).library.title },
]

/** GET /…/publications/practices-and-typologies */
export async function practicesPage({ reader, language }: PageRequest): Promise<PageAnswer> {
  const t = texts(language)
  const all = await listPublished(reader)
  return {
    title: t.practices.title, description: t.practices.lead, section: 'library',
    trail: trailOf(language),
    main: (
      <>
        <PageTitle title={t.practices.title} lead={t.practices.lead} />
        <div class="wrap">
          {all.length === 0 && <Notice info>{t.practices.none}</Notice>}
          <ul class="plain">
            {all.map((one) => {
              const text = textFor(one, language)
              return (
                <li>
                  <h2 class="h3">
                    <a href={href.practice(language, one.number)} lang={text?.language}>
                      {text?.title}
                    </a>
                  </h2>
                  <p lang={text?.language}>{text?.summary}</p>
                  <p class="meta">
                    {one.exercise && <Tag kind="warn" text={t.exercise} />} {t.kinds[one.kind]}
                    {' · '}{t.practices.published({
                      day: formatDate(language, one.issuedOn),
                      organization: one.ownerName[language],
                    })}
                  </p>
                </li>
              )
            })}
          </ul>
        </div>
      </>
    ),
  }
}

/** GET /…/publications/practices-and-typologies/{number}?in= */
export async function practicePage(
  { reader, language, values, query }: PageRequest<{ number: string }>,
): Promise<PageAnswer> {
  const one = await getPublished(reader, values.number)
  const asked = query.get('in') ?? undefined
  const text = textFor(one, isLanguage(asked) ? asked : language)
  const t = texts(language)
  const others = one.texts.filter((other) => other.language !== text?.language)
  return {
    title: text?.title ?? one.number, description: text?.summary ?? '', section: 'library',
    trail: [...trailOf(language), { href: href.practices(language), text: t.practices.title }],
    query: { in: isLanguage(asked) ? asked : undefined },
    main: (
      <>
        <PageTitle title={text?.title ?? one.number} lang={text?.language} facts={[
          one.exercise && <Tag kind="warn" text={t.exercise} />, t.kinds[one.kind],
          t.departments[one.department], one.number,
          t.practices.published({
            day: formatDate(language, one.issuedOn), organization: one.ownerName[language],
          }),
        ]} />
        <div class="wrap prose">
          {others.length > 0 && (
            <p>
              {t.versionLanguages}{' '}
              {others.map((other, index) => (
                <>{index > 0 && ' · '}<a href={`${href.practice(language, one.number)}?in=${other
                  .language}`} lang={other.language} hreflang={other.language}>
                  {languageName(other.language, other.language)}</a></>
              ))}
            </p>
          )}
          {text?.translated && <Notice info>{t.translatedNote}</Notice>}
          <p class="lead" lang={text?.language}>{text?.summary}</p>
          {text && <ItemBody language={language} kind={one.kind} body={text.body} />}
        </div>
      </>
    ),
  }
}
