// The list of projects with its facets.
import { filterQuery, keepChosen, readFilters, without } from '../../../kernel/http/facets.ts'
import type { PageAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { formatNumber } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { ChosenFilters, type FacetView, FilterForm, Pager } from '../../../kernel/ui/filters.tsx'
import { Notice, PageTitle } from '../../../kernel/ui/parts.tsx'
import {
  departmentCode, departmentIds, listStates, listTopics, type State, type Topic,
} from '../../directory/directory.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { facetNames, type FacetName, type Filters, knownValues } from './filters.ts'
import { ProjectList } from './list.tsx'
import { projectStatuses } from './project.ts'
import { countFacets, type FacetCount, listProjects, PAGE_SIZE } from './queries.ts'

export async function projectsPage({ language, query, reader }: PageRequest): Promise<PageAnswer> {
  const topics = await listTopics(reader)
  const states = await listStates(reader)
  const { filters, errors } = readFilters(query, knownValues(topics, states))
  const { items, total } = await listProjects(reader, filters)
  const facets = await countFacets(reader, filters)
  const name = namer(language, topics, states)
  const t = texts(language)
  const beyond = items.length === 0 && filters.page > 1
  const wrong = errors.filter(({ pointer }) => pointer !== 'page').map(({ detail }) => detail)
  const wrongPage = errors.find(({ pointer }) => pointer === 'page')
  return {
    title: t.title,
    description: t.lead,
    section: 'projects',
    trail: [],
    query: filterQuery(filters),
    status: beyond ? 404 : errors.length > 0 ? 400 : 200,
    main: (
      <>
        <PageTitle title={t.title} lead={t.lead} />
        <div class="wrap listing">
          <FilterForm action={href.projects(language)} facets={facetViews(language, filters, facets, name)} texts={t} />
          <div class="stack">
            {wrong.length > 0 && <Notice>{t.wrongFilter({ values: wrong.join(', ') })}</Notice>}
            {wrongPage && <Notice>{t.wrongPage({ value: wrongPage.detail })}</Notice>}
            <p role="status" class="found">{t.found({ count: total })}</p>
            <ChosenFilters texts={t} clear={href.projects(language)}
              chosen={facetNames.flatMap((facet) => filters[facet].map((value) => ({
                text: name(facet, value),
                href: href.projects(language, filterQuery(without(filters, facet, value))),
              })))} />
            {beyond && (
              <div class="stack">
                <h2 class="h3">{t.noPage({ page: formatNumber(language, filters.page) })}</h2>
                <p><a href={href.projects(language, filterQuery({ ...filters, page: 1 }))}>{t.firstPage}</a></p>
              </div>
            )}
            {!beyond && total === 0 && <div class="stack"><h2 class="h3">{t.noneTitle}</h2><p>{t.noneHelp}</p></div>}
            {items.length > 0 && <ProjectList items={items} language={language} level={2} />}
            {!beyond && <Pages language={language} filters={filters} total={total} />}
          </div>
        </div>
      </>
    ),
  }
}

type Name = (facet: FacetName, value: string) => string

function namer(language: Language, topics: Topic[], states: State[]): Name {
  const t = texts(language)
  return (facet, value) => {
    switch (facet) {
      case 'department':
        return departmentCode(departmentIds.find((id) => id === value) ?? 'sms', language)
      case 'topic':
        return topics.find(({ id }) => id === value)?.name[language] ?? value
      case 'status':
        return t.statuses[projectStatuses.find((status) => status === value) ?? 'unknown']
      case 'country':
        return states.find(({ id }) => id === value)?.name[language] ?? value
    }
  }
}

function facetViews(language: Language, filters: Filters, counts: FacetCount[], name: Name): FacetView[] {
  const t = texts(language)
  return facetNames.map((facet) => ({
    name: facet,
    title: t.facets[facet],
    options: keepChosen(counts, facet, filters[facet])
      .toSorted((a, b) => b.count - a.count || a.value.localeCompare(b.value))
      .map(({ value, count }) => ({
        value, count, text: name(facet, value), chosen: filters[facet].includes(value),
      })),
  }))
}

function Pages({ language, filters, total }: { language: Language, filters: Filters, total: number }) {
  const t = texts(language)
  const to = (page: number) => href.projects(language, filterQuery({ ...filters, page }))
  const from = (filters.page - 1) * PAGE_SIZE + 1
  const isLast = filters.page * PAGE_SIZE >= total
  if (total === 0) return null
  return (
    <Pager
      texts={t}
      showing={t.showing({ from, to: Math.min(total, from + PAGE_SIZE - 1), total })}
      previous={filters.page > 1 ? to(filters.page - 1) : undefined}
      next={isLast ? undefined : to(filters.page + 1)}
    />
  )
}
