// The inbox with its boxes and filters: everything here, counts included, is what the person who
// asks may read.
import type { PageAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { formatNumber } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { Pager } from '../../../kernel/ui/filters.tsx'
import { Select } from '../../../kernel/ui/fields.tsx'
import { Notice } from '../../../kernel/ui/parts.tsx'
import { tlpLabel, tlps } from '../../../standards/tlp/tlp.ts'
import { type Community, listOwnCommunities } from '../../directory/directory.ts'
import { edgeOf, inWorkspace } from '../items/frame.tsx'
import { itemKinds } from '../items/item.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { searchQuery, type Translate } from '../words/word.ts'
import { boxQuery, type InboxFilters, inboxQuery, readInbox } from './filters.ts'
import { boxCountText, boxes, COUNT_MAX, type InboxAsk, PAGE_MAX, PAGE_SIZE } from './inbox.ts'
import { ItemList as Items } from './message-list.tsx'
import { type BoxCounts, countBoxes, type ItemList, listItems } from './queries.ts'

/** GET /…/w/exchange?box=&tlp=&kind=&community=&q=&page= */
export const inboxPage = (translate: Translate) => (request: PageRequest): Promise<PageAnswer> =>
  showInbox(request, translate)

async function showInbox(
  { language, query, reader }: PageRequest, translate: Translate,
): Promise<PageAnswer> {
  const t = texts(language)
  const communities = await listOwnCommunities(reader)
  const filters = readInbox(query, communities)
  const ask = askOf(filters, language, translate)
  const { items, ...found } = ask
    ? await listItems(reader, ask) : { items: [], total: 0, isMore: false }
  const counts = await countBoxes(reader)
  const title = filters.box === 'inbox' ? t.inbox : t.boxes[filters.box]
  const isFiltered = Boolean(filters.words || filters.tlp || filters.kind || filters.community)
  const isBeyond = items.length === 0 && filters.page > 1
  return {
    ...inWorkspace, ...edgeOf(language, items.map(({ tlp }) => tlp)), title,
    trail: [{ href: href.home(language), text: t.workspace }],
    query: inboxQuery(filters),
    ...(isBeyond && { status: 404 as const }),
    main: (
      <>
        <div class="ihead">
          <div class="ihead__r">
            <h1>{title}</h1>
            <a class="govuk-button" href={href.fresh(language)}>{t.share}</a>
          </div>
          <Views language={language} filters={filters} counts={counts} />
        </div>
        <Filters language={language} filters={filters} communities={communities} found={found} />
        {items.length > 0 && <Items language={language} items={items} />}
        {items.length === 0 && (
          <div class="read">
            <h2>{t.nothingTitle}</h2>
            <Notice info>
              {isFiltered || isBeyond ? t.nothing.search : t.nothing[filters.box]}
            </Notice>
          </div>
        )}
        {items.length > 0 && (
          <div class="listfoot"><Pages language={language} filters={filters} found={found} /></div>
        )}
      </>
    ),
  }
}

/** Filters as a question to the database; undefined when the words leave nothing to look for. */
export function askOf(
  { words, ...filters }: InboxFilters, language: Language, translate: Translate,
): InboxAsk | undefined {
  if (!words) return { ...filters, language }
  const query = searchQuery(words, translate)
  return query === undefined ? undefined : { ...filters, language, words: query }
}

/** "1,000+" beyond what is counted. */
export const countText = (
  language: Language, count: number, isMore = count >= COUNT_MAX,
): string => `${formatNumber(language, count)}${isMore ? '+' : ''}`

type Found = Omit<ItemList, 'items'>

function Views(
  { language, filters, counts }: {
    language: Language, filters: InboxFilters, counts: BoxCounts,
  },
) {
  const t = texts(language)
  return (
    <nav class="views" aria-label={t.views}>
      {boxes.map((box) => (
        <a href={href.inbox(language, boxQuery(box))}
          aria-current={box === filters.box ? 'page' : undefined}>
          {t.boxes[box]} <span class="cnt">{boxCountText(counts[box])}</span>
        </a>
      ))}
    </nav>
  )
}

function Filters(
  { language, filters, communities, found: { total, isMore } }: {
    language: Language, filters: InboxFilters, communities: Community[], found: Found,
  },
) {
  const t = texts(language)
  const any = { value: '', text: t.any }
  return (
    <div class="wfilter">
      <form action={href.inbox(language)} role="search" aria-label={t.inbox}>
        {filters.box !== 'inbox' && <input type="hidden" name="box" value={filters.box} />}
        <div class="f f--q">
          <label for="q">{t.words}</label>
          <input class="govuk-input" id="q" name="q" type="search" value={filters.words ?? ''} />
        </div>
        <div class="f">
          <Select name="tlp" label={t.marking} value={filters.tlp ?? ''} options={[
            any, ...tlps.map((value) => ({ value, text: tlpLabel(value) })),
          ]} />
        </div>
        <div class="f">
          <Select name="kind" label={t.kind} value={filters.kind ?? ''} options={[
            any, ...itemKinds.map((value) => ({ value, text: t.kinds[value] })),
          ]} />
        </div>
        <div class="f">
          <Select name="community" label={t.community} value={filters.community ?? ''} options={[
            any, ...communities.map(({ id, name }) => ({ value: id, text: name[language] })),
          ]} />
        </div>
        <button class="govuk-button" type="submit">{t.filter}</button>
      </form>
      <p class="cluster" role="status">
        <span>
          {isMore ? t.foundMany({ count: countText(language, total, isMore) })
            : t.found({ count: total })}
        </span>
        <a href={href.inbox(language, boxQuery(filters.box))}>{t.clear}</a>
        {total > 0 && filters.box !== 'drafts' &&
          <a href={href.exported(language, inboxQuery(filters))}>{t.export}</a>}
      </p>
    </div>
  )
}

function Pages(
  { language, filters, found: { total, isMore } }: {
    language: Language, filters: InboxFilters, found: Found,
  },
) {
  const t = texts(language)
  const to = (page: number) => href.inbox(language, inboxQuery({ ...filters, page }))
  const from = (filters.page - 1) * PAGE_SIZE + 1
  const hasNext = filters.page * PAGE_SIZE < total && filters.page < PAGE_MAX
  return (
    <Pager
      texts={t}
      showing={t.showing({
        from, to: Math.min(total, from + PAGE_SIZE - 1),
        total: countText(language, total, isMore),
      })}
      previous={filters.page > 1 ? to(filters.page - 1) : undefined}
      next={hasNext ? to(filters.page + 1) : undefined}
    />
  )
}
