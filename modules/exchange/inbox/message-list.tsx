// Rows of items: marking, kind, title, who it is from, what it asks of the reader.
import { formatBrief, formatMoment } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { Icon } from '../../../kernel/ui/icon.tsx'
import { Tag } from '../../../kernel/ui/parts.tsx'
import type { ItemSummary } from '../items/item.ts'
import { TlpMark } from '../items/marks.tsx'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'

type Rows = {
  language: Language
  /** The level of their headings. */
  level?: 2 | 3 | 4
  /** The id of the item that stands beside the list. */
  open?: string | undefined
  /** Where a row leads; left out: to the item's own page. */
  to?: (item: ItemSummary) => string
}

/** The rows. */
export function ItemList({ items, ...rows }: Rows & { items: ItemSummary[] }) {
  return <ul class="msgs">{items.map((item) => <Row {...rows} item={item} />)}</ul>
}

function Row(
  { language, item, level = 2, open, to = ({ id }) => href.item(language, id) }:
  Rows & { item: ItemSummary },
) {
  const t = texts(language)
  const Heading = `h${level}` as const
  const isOpen = item.id === open
  const isNew = !item.isRead && !item.isOwn && !isOpen
  const isWritten = item.title !== ''
  return (
    <li class={isOpen ? 'msg msg--sel' : isNew ? 'msg msg--new' : 'msg'}>
      <div class="msg__t">
        {isNew && <span class="new">{t.unreadMark}</span>}
        <TlpMark tlp={item.tlp} />
        <span>{t.kinds[item.kind]}</span>
        {item.exercise && <Tag kind="warn" text={t.exercise} />}
        {item.status !== 'issued' && <Tag kind="line" text={t.statuses[item.status]} />}
        <time datetime={item.moment.toISOString()} title={formatMoment(language, item.moment)}>
          {formatBrief(language, item.moment, new Date())}
        </time>
      </div>
      <Heading>
        <a href={to(item)} lang={isWritten ? item.language : undefined}
          aria-current={isOpen ? 'true' : undefined}>
          {isWritten ? item.title : item.number}
        </a>
      </Heading>
      <div class="msg__m">
        <span>{item.owner.name[language]}</span>
        {item.owner.state && <span>{item.owner.state[language]}</span>}
        <Due language={language} item={item} />
      </div>
    </li>
  )
}

/** What the reader still has to do, or has done. */
export function Due(
  { language, item }: {
    language: Language,
    item: Pick<ItemSummary, 'acknowledgeBy' | 'isAcknowledged' | 'isOwn' | 'status'>,
  },
) {
  const t = texts(language)
  if (item.isOwn) return null
  if (item.isAcknowledged) {
    return <span class="done"><Icon name="check" />{t.acknowledgedShort}</span>
  }
  if (!item.acknowledgeBy || item.status !== 'issued') return null
  const moment = formatMoment(language, item.acknowledgeBy)
  return (
    <span class="due">
      <Icon name="alert-triangle" />
      {item.acknowledgeBy < new Date() ? t.overdue({ moment }) : t.acknowledgeBy({ moment })}
    </span>
  )
}
