// The list of publications with its facets.
import { filterQuery, keepChosen, readFilters, without } from '../../../kernel/http/facets.ts'
import type { PageAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { formatNumber, languageName } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { ChosenFilters, type FacetView, FilterForm, Pager } from '../../../kernel/ui/filters.tsx'
import { Notice, PageTitle } from '../../../kernel/ui/parts.tsx'
import { departmentCode, listTopics, type Topic } from '../../directory/directory.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { facetNames, type FacetName, type Filters, knownValues } from './filters.ts'
import { FeedAction, FeedHead, PublicationList } from './list.tsx'
import { type Department, type PublicationType } from './publication.ts'
import { countFacets, type FacetCount, listPublications, PAGE_SIZE } from './queries.ts'

export async function publicationsPage({ language, query, reader }: PageRequest): Promise<PageAnswer> {
  const topics = await listTopics(reader)
  const { filters, errors } = readFilters(query, knownValues(topics))
  const { items, total } = await listPublications(reader, filters)
  const facets = await countFacets(reader, filters)
  const t = texts(language)
  const lastPage = Math.max(1, Math.ceil(total / PAGE_SIZE))
  const beyond = items.length === 0 && filters.page > 1
  const name = (facet: FacetName, value: string) => valueName(language, topics, facet, value)
  const wrong = errors.filter(({ pointer }) => pointer !== 'page').map(({ detail }) => detail)
  const wrongPage = errors.find(({ pointer }) => pointer === 'page')
  return {
    title: t.title,
    description: t.lead,
    section: 'publications',
    trail: [],
    query: filterQuery(filters),
    status: beyond ? 404 : wrongPage || wrong.length > 0 ? 400 : 200,
    head: <FeedHead language={language} query={feedQuery(filters)} />,
    main: (
      <>
        <PageTitle title={t.title} lead={t.lead}
          actions={<FeedAction language={language} query={feedQuery(filters)} />} />
        <div class="wrap listing">
          <FilterForm action={href.publications(language)} facets={facetViews(language, filters, facets, name)} texts={t} />
          <div class="stack">
            {wrong.length > 0 && <Notice>{t.wrongFilter({ values: wrong.join(', ') })}</Notice>}
            {wrongPage && <Notice>{t.wrongPage({ value: wrongPage.detail })}</Notice>}
            <p role="status" class="found">{t.found({ count: total })}</p>
            <ChosenFilters chosen={chosenViews(language, filters, name)} clear={href.publications(language)} texts={t} />
            {beyond
              ? <BeyondLastPage language={language} filters={filters} />
              : total === 0 ? <NoneFound language={language} /> : <PublicationList items={items} language={language} level={2} />}
            {!beyond && <Pages language={language} filters={filters} total={total} lastPage={lastPage} />}
          </div>
        </div>
      </>
    ),
  }
}

function feedQuery(filters: Filters) {
  return { language: filters.language, department: filters.department, topic: filters.topic }
}

function valueName(language: Language, topics: Topic[], facet: FacetName, value: string): string {
  const t = texts(language)
  switch (facet) {
    case 'language':
      return languageName(language, value)
    case 'department':
      return departmentCode(value as Department, language)
    case 'topic':
      return topics.find(({ id }) => id === value)?.name[language] ?? value
    case 'year':
      return value === 'unknown' ? t.unknownYear : value
    case 'type':
      return t.types[value as PublicationType]
  }
}

type Name = (facet: FacetName, value: string) => string

function facetViews(language: Language, filters: Filters, counts: FacetCount[], name: Name): FacetView[] {
  const t = texts(language)
  return facetNames.map((facet) => ({
    name: facet,
    title: t.facets[facet],
    options: keepChosen(counts, facet, filters[facet])
      .toSorted((a, b) => facet === 'year' ? byYear(a, b) : b.count - a.count)
      .map(({ value, count }) => ({
        value, count, text: name(facet, value), chosen: filters[facet].includes(value),
      })),
  }))
}

// Latest first; "unknown" last.
const byYear = (a: { value: string }, b: { value: string }) =>
  a.value === 'unknown' ? 1 : b.value === 'unknown' ? -1 : b.value.localeCompare(a.value)

function chosenViews(language: Language, filters: Filters, name: Name) {
  return facetNames.flatMap((facet) => filters[facet].map((value) => ({
    text: name(facet, value),
    href: href.publications(language, filterQuery(without(filters, facet, value))),
  })))
}

function NoneFound({ language }: { language: Language }) {
  const t = texts(language)
  return <div class="stack"><h2 class="h3">{t.noneTitle}</h2><p>{t.noneHelp}</p></div>
}

function BeyondLastPage({ language, filters }: { language: Language, filters: Filters }) {
  const t = texts(language)
  const first = href.publications(language, filterQuery({ ...filters, page: 1 }))
  return (
    <div class="stack">
      <h2 class="h3">{t.noPage({ page: formatNumber(language, filters.page) })}</h2>
      <p><a href={first}>{t.firstPage}</a></p>
    </div>
  )
}

function Pages(
  { language, filters, total, lastPage }: {
    language: Language, filters: Filters, total: number, lastPage: number,
  },
) {
  const t = texts(language)
  const to = (page: number) => href.publications(language, filterQuery({ ...filters, page }))
  const from = (filters.page - 1) * PAGE_SIZE + 1
  return (
    <Pager
      texts={t}
      showing={t.showing({ from, to: Math.min(total, from + PAGE_SIZE - 1), total })}
      previous={filters.page > 1 ? to(filters.page - 1) : undefined}
      next={filters.page < lastPage ? to(filters.page + 1) : undefined}
    />
  )
}
