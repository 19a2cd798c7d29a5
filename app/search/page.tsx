// Search results: the card of a State or body first, then what was found and why.
import type { PageAnswer, PageRequest } from '../../kernel/http/route.ts'
import { queryText } from '../../kernel/http/paths.ts'
import { formatNumber, languageName } from '../../kernel/i18n/format.ts'
import { isLanguage, type Language, languages } from '../../kernel/i18n/languages.ts'
import type { SearchResult } from '../../kernel/search/engine.ts'
import { Pager } from '../../kernel/ui/filters.tsx'
import { Icon } from '../../kernel/ui/icon.tsx'
import { Notice } from '../../kernel/ui/parts.tsx'
import { href as directory } from '../../modules/directory/directory.ts'
import { href as library } from '../../modules/library/library.ts'
import { texts } from '../portal/messages.ts'
import { href } from '../portal/paths.ts'
import { findCard } from './card.ts'
import { type Kind, kinds } from './documents.ts'
import { describeHits, type ShownHit } from './hits.ts'
import { HitList } from './hit-list.tsx'
import type { Search } from './search.ts'

export const QUERY_MAX = 300
const PAGE_SIZE = 20
const PAGES_MAX = 50

type Asked = { text: string, kinds: Kind[], languages: Language[], page: number, wrong: string[] }

export function searchHandler(search: Search) {
  return async ({ language, query, reader }: PageRequest): Promise<PageAnswer> => {
    const asked = readAsked(query)
    const t = texts(language).searchPage
    const tooLong = [...asked.text].length > QUERY_MAX
    const canSearch = asked.text.trim() !== '' && !tooLong
    const result = canSearch ? search.find({
      ...asked, language, limit: PAGE_SIZE, offset: (asked.page - 1) * PAGE_SIZE,
    }) : undefined
    const hits = result ? await describeHits(reader, result.hits, language) : []
    const card = canSearch && asked.page === 1
      ? await findCard(reader, search.cardNames(), { text: asked.text, language }) : undefined
    const beyond = result !== undefined && result.total > 0 && hits.length === 0
    const title = asked.text ? t.titleFor({ text: asked.text.slice(0, 80) }) : t.title
    return {
      title,
      trail: [],
      unlisted: true,
      hasSearch: true,
      query: { q: asked.text.slice(0, QUERY_MAX), kind: asked.kinds, language: asked.languages },
      status: tooLong || asked.wrong.length > 0 ? 400 : beyond ? 404 : 200,
      main: (
        <div class="wrap ptitle stack band-end">
          <h1 class="h1">{t.title}</h1>
          <SearchBox language={language} asked={asked} tooLong={tooLong} />
          {asked.wrong.length > 0 &&
            <Notice>{t.wrongValue({ values: asked.wrong.join(', ') })}</Notice>}
          {!canSearch && !tooLong && <p>{t.empty}</p>}
          {result && <Results language={language} asked={asked} result={result} hits={hits} card={card} beyond={beyond} />}
        </div>
      ),
    }
  }
}

/** Reads ?q=&kind=&language=&page=; what cannot exist is reported. */
function readAsked(query: URLSearchParams): Asked {
  const wrong: string[] = []
  const known = <T extends string>(name: string, list: readonly T[]): T[] =>
    query.getAll(name).filter((value) => value !== '').flatMap((value) => {
      const found = list.find((one) => one === value)
      if (!found) wrong.push(value.slice(0, 60))
      return found ?? []
    })
  const page = query.get('page') || '1'
  const number = /^\d{1,4}$/.test(page) ? Number(page) : 0
  if (number < 1 || number > PAGES_MAX) wrong.push(page.slice(0, 60))
  return {
    // oxlint-disable-next-line no-control-regex -- Control characters cannot be searched.
    text: (query.get('q') ?? '').toWellFormed().replace(/[\u0000-\u001f\u007f]/g, ' ').trim(),
    kinds: known('kind', kinds),
    languages: known('language', languages).filter(isLanguage),
    page: Math.min(Math.max(1, number), PAGES_MAX),
    wrong: wrong.slice(0, 5),
  }
}

function SearchBox(
  { language, asked, tooLong }: { language: Language, asked: Asked, tooLong: boolean },
) {
  const { searchPage: t, search } = texts(language)
  const problem = t.tooLong({
    count: formatNumber(language, [...asked.text].length), max: formatNumber(language, QUERY_MAX),
  })
  return (
    <form role="search" action={href.search(language)} class={tooLong ? 'govuk-form-group--error' : undefined}>
      <label class="h3" for="q">{t.label}</label>
      <p class="meta" id="q-hint">{t.hint}</p>
      {tooLong && <p class="govuk-error-message" id="q-error">{problem}</p>}
      <div class="search search--lg">
        <input class="govuk-input" id="q" name="q" type="search" value={asked.text.slice(0, 20_000)}
          aria-describedby={tooLong ? 'q-error' : 'q-hint'} aria-invalid={tooLong ? 'true' : undefined} />
        <button type="submit"><Icon name="search" />{search}</button>
      </div>
    </form>
  )
}

type Card = Awaited<ReturnType<typeof findCard>>
type ResultsProps = {
  language: Language, asked: Asked, result: SearchResult, hits: ShownHit[], card: Card,
  beyond: boolean,
}

function Results({ language, asked, result, hits, card, beyond }: ResultsProps) {
  const t = texts(language).searchPage
  const count = Math.max(result.total, card ? 1 : 0)
  return (
    <>
      <p role="status" class="found">{t.found({ count })}</p>
      {result.corrected && <p>{t.correctedFrom(result.corrected)}</p>}
      {card && (
        <a class="answer-card" href={card.href}>
          <b>{card.name}</b>
          <span class="meta">{t.kinds[card.kind]}{card.detail && ` · ${card.detail}`}</span>
          <span>{t.card} <Icon name="arrow-right" /></span>
        </a>
      )}
      <Narrow language={language} asked={asked} result={result} />
      {count === 0 && <NothingFound language={language} text={asked.text} />}
      {beyond && (
        <p>
          {t.noPage({ page: formatNumber(language, asked.page) })}{' '}
          <a href={address(language, asked, { page: 1 })}>{t.firstPage}</a>
        </p>
      )}
      <HitList hits={hits} language={language} />
      <Pages language={language} asked={asked} total={result.total} beyond={beyond} />
    </>
  )
}

function address(language: Language, asked: Asked, change: {
  kinds?: Kind[], languages?: Language[], page?: number,
}) {
  const { kinds: kind, languages: language_, page } = { ...asked, page: 1, ...change }
  return href.search(language) + queryText({
    q: asked.text, kind, language: language_, page: page > 1 ? page : undefined,
  })
}

// Links that narrow the results: by kind with counts, and by the language of the text.
function Narrow(
  { language, asked, result }: { language: Language, asked: Asked, result: SearchResult },
) {
  const t = texts(language).searchPage
  const found = kinds.filter((kind) => (result.byKind[kind] ?? 0) > 0)
  if (found.length === 0) return null
  return (
    <nav class="narrow" aria-label={t.kindsTitle}>
      <ul>
        <li><a href={address(
          language, asked, { kinds: [] },
        )} aria-current={asked.kinds.length === 0 ? 'true' : undefined}>{t.all}</a></li>
        {found.map((kind) => (
          <li>
            <a href={address(language, asked, { kinds: [kind] })}
              aria-current={asked.kinds.includes(kind) ? 'true' : undefined}>
              {t.kinds[kind]} <span class="meta">{formatNumber(language, result.byKind[kind] ??
                0)}</span>
            </a>
          </li>
        ))}
      </ul>
      {found.includes('page') && (
        <ul>
          {languages.map((one) => (
            <li>
              <a href={address(language, asked, { kinds: ['page'], languages: [one] })}
                aria-current={asked.languages.includes(one) ? 'true' : undefined}>{languageName(language, one)}</a>
            </li>
          ))}
        </ul>
      )}
    </nav>
  )
}

function NothingFound({ language, text }: { language: Language, text: string }) {
  const { searchPage: t, nav } = texts(language)
  return (
    <div class="stack">
      <h2 class="h3">{t.noneTitle({ text })}</h2>
      <p>{t.noneHelp}</p>
      <ul class="plain">
        <li><a href={directory.topics(language)}>{nav.topics}</a></li>
        <li><a href={directory.countries(language)}>{nav.countries}</a></li>
        <li><a href={library.publications(language)}>{nav.publications}</a></li>
      </ul>
    </div>
  )
}

function Pages({ language, asked, total, beyond }: {
  language: Language, asked: Asked, total: number, beyond: boolean,
}) {
  const t = texts(language).searchPage
  if (beyond || total === 0) return null
  const from = (asked.page - 1) * PAGE_SIZE + 1
  const isLast = asked.page * PAGE_SIZE >= total || asked.page === PAGES_MAX
  return (
    <Pager
      texts={t}
      showing={t.showing({ from, to: Math.min(total, from + PAGE_SIZE - 1), total })}
      previous={asked.page > 1 ? address(language, asked, { page: asked.page - 1 }) : undefined}
      next={isLast ? undefined : address(language, asked, { page: asked.page + 1 })}
    />
  )
}
