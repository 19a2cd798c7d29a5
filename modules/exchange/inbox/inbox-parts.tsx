// Around the list of the inbox: its boxes, its filters, its pages.
import { formatNumber } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { Pager } from '../../../kernel/ui/filters.tsx'
import { Select } from '../../../kernel/ui/fields.tsx'
import { Icon } from '../../../kernel/ui/icon.tsx'
import { tlpLabel, tlps } from '../../../standards/tlp/tlp.ts'
import type { Community } from '../../directory/directory.ts'
import { isDraft, itemKinds, type ItemSummary } from '../items/item.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { isSame, isWorthKeeping, type View, viewQuery } from '../views/view.ts'
import { boxQuery, type InboxFilters, inboxQuery } from './filters.ts'
import { boxCountText, boxes, PAGE_MAX, PAGE_SIZE } from './inbox.ts'
import type { BoxCounts, ItemList } from './queries.ts'

/** "1,000+" beyond what is counted. */
export const countText = (
  language: Language, count: number, isMore: boolean,
): string => `${formatNumber(language, count)}${isMore ? '+' : ''}`

type Found = Omit<ItemList, 'items'>

/** The boxes, each with how much it holds, and the views the person keeps. */
export function Views(
  { language, filters, counts, views }: {
    language: Language, filters: InboxFilters, counts: BoxCounts, views: View[],
  },
) {
  const t = texts(language)
  const isKept = views.some((view) => isSame(view.filters, filters))
  const canKeep = isWorthKeeping(filters) && !isKept
  return (
    <nav class="views" aria-label={t.views}>
      {boxes.map((box) => (
        <a href={href.inbox(language, boxQuery(box))}
          aria-current={box === filters.box && !isKept ? 'page' : undefined}>
          {t.boxes[box]} <span class="cnt">{boxCountText(counts[box])}</span>
        </a>
      ))}
      {views.map((view) => (
        <a href={href.inbox(language, viewQuery(view.filters))}
          aria-current={isSame(view.filters, filters) ? 'page' : undefined}>{view.name}</a>
      ))}
      {canKeep && (
        <a href={href.views(language, viewQuery(filters))}>
          <Icon name="plus" />{t.saved.save}
        </a>
      )}
      {!canKeep && views.length > 0 && <a href={href.views(language)}>{t.saved.manage}</a>}
    </nav>
  )
}

/** What narrows the list, and how much is left. */
export function Filters(
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

/** The pages before and after. */
export function Pages(
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

/** Where an entry leads: beside its list; a draft is written, not read, and has its own page. */
export const besideOf = (language: Language, filters: InboxFilters) => (item: ItemSummary) =>
  isDraft(item) ? href.item(language, item.id)
    : href.beside(language, item.id, inboxQuery(filters))

/** Above the open item: the entries before and after it in the list, and its own page. */
export function Around(
  { language, filters, items, open }: {
    language: Language, filters: InboxFilters, items: ItemSummary[], open: string,
  },
) {
  const t = texts(language).beside
  const at = items.findIndex(({ id }) => id === open)
  const [before, after] = at < 0 ? [] : [items[at - 1], items[at + 1]]
  const to = besideOf(language, filters)
  return (
    <nav class="around noprint" aria-label={t.label}>
      {before && <a href={to(before)} rel="prev">{t.previous}</a>}
      {after && <a href={to(after)} rel="next">{t.next}</a>}
      <a href={href.item(language, open)}>{t.own}</a>
    </nav>
  )
}
