// The side menu of the workspace.
import type { PageAnswer } from '../../kernel/http/route.ts'
import type { Viewer } from '../../kernel/http/shell.ts'
import type { Language } from '../../kernel/i18n/languages.ts'
import type { IconName } from '../../kernel/ui/icon-paths.ts'
import { Icon } from '../../kernel/ui/icon.tsx'
import {
  boxCountText, boxQuery, exchangeHref, exchangeTexts,
} from '../../modules/exchange/exchange.ts'
import { deskHref } from './desk-paths.ts'
import { texts } from './messages.ts'
import { href } from './paths.ts'

/** What every page of the workspace has in common. */
export const inWorkspace = {
  section: 'workspace', unlisted: true, hasForm: true, hasSearch: true,
} satisfies Partial<PageAnswer>

type Entry = {
  href: string, text: string, icon: IconName,
  /** What waits there; nothing is shown for none. */
  count?: number | undefined
  /** Only for people with this role; left out: for everyone. */
  role?: string
}

type Group = { title?: string, entries: Entry[] }

/** Every place of the workspace, one level, always in this order; folded on narrow screens. */
export function WorkspaceMenu({ language, path, viewer }: {
  language: Language, path: string, viewer: Viewer,
}) {
  const t = texts(language).home
  const groups = groupsOf(language, viewer)
    .map(({ title, entries }) => ({ title, entries: entries.filter(({ role }) =>
      role === undefined || viewer.places?.includes(role)) }))
    .filter(({ entries }) => entries.length > 0)
  return (
    <div class="side">
      <details>
        <summary><Icon name="menu-2" />{t.menu}</summary>
        <nav aria-label={t.navigation}>
          {groups.map(({ title, entries }, at) => (
            <>
              {title && <p class="side__h" id={`menu-${at}`}>{title}</p>}
              <ul aria-labelledby={title ? `menu-${at}` : undefined}>
                {entries.map((entry) => (
                  <li>
                    <a href={entry.href} aria-current={entry.href === path ? 'page' : undefined}>
                      <Icon name={entry.icon} />{entry.text}
                      {entry.count
                        ? <> <span class="cnt">{boxCountText(entry.count)}</span></> : null}
                    </a>
                  </li>
                ))}
              </ul>
            </>
          ))}
        </nav>
      </details>
    </div>
  )
}

function groupsOf(language: Language, viewer: Viewer): Group[] {
  const t = texts(language)
  return [
    { entries: [{ href: href.home(language), text: t.home.title, icon: 'home' }] },
    { title: t.home.exchange, entries: exchangeEntries(language, viewer) },
    { title: t.home.people, entries: [
      { href: href.communities(language), text: t.communities.title, icon: 'address-book' },
      { href: deskHref.organizations(language), text: t.team.own, icon: 'users',
        role: 'administrator' },
      { href: href.account(language), text: t.home.account, icon: 'user-circle' },
    ] },
    { title: t.home.secretariat, entries: [
      { href: deskHref.desk(language), text: t.desk.title, icon: 'clipboard-check', role: 'desk' },
      { href: exchangeHref.deskWork(language), text: exchangeTexts(language).desk.title,
        icon: 'language', role: 'desk' },
      { href: deskHref.organizations(language), text: t.team.title, icon: 'building',
        role: 'desk' },
    ] },
  ]
}

function exchangeEntries(language: Language, viewer: Viewer): Entry[] {
  const t = exchangeTexts(language)
  const box = (name: 'needs-action' | 'unread' | 'sent' | 'drafts', icon: IconName): Entry => ({
    href: exchangeHref.inbox(language, boxQuery(name)), text: t.boxes[name], role: 'member', icon,
    count: name === 'sent' ? undefined : viewer.counts?.[name],
  })
  return [
    { href: exchangeHref.inbox(language), text: t.inbox, icon: 'inbox', role: 'member' },
    box('needs-action', 'clipboard-check'), box('unread', 'mail'), box('sent', 'send'),
    box('drafts', 'pencil'),
    { href: exchangeHref.fresh(language), text: t.share, icon: 'plus', role: 'member' },
    { href: exchangeHref.preferences(language), text: t.preferences.title,
      icon: 'adjustments-horizontal', role: 'administrator' },
  ]
}
