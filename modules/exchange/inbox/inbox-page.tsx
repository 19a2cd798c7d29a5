// The inbox with its boxes and filters, and the chosen item beside it: everything here, counts
// included, is what the person who asks may read.
import type { PageAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { queryText } from '../../../kernel/http/paths.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { Notice } from '../../../kernel/ui/parts.tsx'
import { listOwnCommunities } from '../../directory/directory.ts'
import { edgeOf, inWorkspace } from '../items/frame.tsx'
import { openItem } from '../items/item-page.tsx'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { listViews } from '../views/queries.ts'
import { searchQuery, type Translate } from '../words/word.ts'
import { type InboxFilters, inboxQuery, readInbox } from './filters.ts'
import type { InboxAsk } from './inbox.ts'
import { Around, besideOf, Filters, Pages, Views } from './inbox-parts.tsx'
import { ItemList } from './message-list.tsx'
import { countBoxes, listItems } from './queries.ts'

/** GET /…/w/exchange?box=&tlp=&kind=&community=&q=&page=&item= */
export const inboxPage = (translate: Translate) => (request: PageRequest): Promise<PageAnswer> =>
  showInbox(request, translate)

async function showInbox(request: PageRequest, translate: Translate): Promise<PageAnswer> {
  const { language, query, reader } = request
  const t = texts(language)
  const communities = await listOwnCommunities(reader)
  const filters = readInbox(query, communities)
  const beside = await openBeside(request, filters)
  const ask = askOf(filters, language, translate)
  const { items, ...found } = ask
    ? await listItems(reader, ask) : { items: [], total: 0, isMore: false }
  const counts = await countBoxes(reader)
  const views = await listViews(reader)
  const title = filters.box === 'inbox' ? t.inbox : t.boxes[filters.box]
  const isBeyond = items.length === 0 && filters.page > 1
  const part = { language, filters }
  // What is read has the heading of the page; the list beside it stands one level lower.
  const Heading = beside ? 'h2' : 'h1'
  return {
    ...inWorkspace, title: beside?.title ?? title,
    ...edgeOf(language, [...items.map(({ tlp }) => tlp), ...beside?.markings ?? []]),
    trail: [
      { href: href.home(language), text: t.workspace },
      ...(beside ? [{ href: href.inbox(language, inboxQuery(filters)), text: title }] : []),
    ],
    query: { ...inboxQuery(filters), ...beside?.query },
    ...(isBeyond && { status: 404 as const }),
    ...(beside?.record && { record: beside.record }),
    main: (
      <div class={beside ? 'box box--item' : 'box'}>
        <div class="ihead">
          <div class="ihead__r">
            <Heading>{title}</Heading>
            <a class="govuk-button" href={href.fresh(language)}>{t.share}</a>
          </div>
          <Views {...part} counts={counts} views={views} />
        </div>
        <Filters {...part} communities={communities} found={found} />
        <div class="split">
          <section class="lst" aria-label={title}>
            {items.length > 0 && (
              <ItemList language={language} items={items} level={beside ? 3 : 2}
                open={beside?.query.item} to={besideOf(language, filters)} />
            )}
            {items.length === 0 && <Nothing {...part} isBeyond={isBeyond} isBeside={!!beside} />}
            {items.length > 0 && <div class="listfoot"><Pages {...part} found={found} /></div>}
          </section>
          {beside && (
            <div id="item">
              <Around {...part} items={items} open={beside.query.item} />
              {beside.main}
            </div>
          )}
        </div>
      </div>
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

// The item that the address names: as on its own page, and not found as there.
async function openBeside(request: PageRequest, filters: InboxFilters) {
  const id = request.query.get('item')
  if (id === null) return undefined
  const opened = await openItem(
    { ...request, values: { id } }, queryText(inboxQuery(filters)),
  )
  return { ...opened, query: { item: id, in: request.query.get('in') ?? undefined } }
}

function Nothing(
  { language, filters: { box, words, tlp, kind, community }, isBeyond, isBeside }: {
    language: Language, filters: InboxFilters, isBeyond: boolean, isBeside: boolean,
  },
) {
  const t = texts(language)
  const isFiltered = Boolean(words || tlp || kind || community)
  const Heading = isBeside ? 'h3' : 'h2'
  return (
    <div class="read">
      <Heading>{t.nothingTitle}</Heading>
      <Notice info>{isFiltered || isBeyond ? t.nothing.search : t.nothing[box]}</Notice>
    </div>
  )
}
