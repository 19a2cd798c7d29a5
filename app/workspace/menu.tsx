// The side menu of the workspace.
import type { PageAnswer } from '../../kernel/http/route.ts'
import type { ShellContext } from '../../kernel/http/shell.ts'
import {
  boxCountText, boxQuery, exchangeHref, exchangeTexts,
} from '../../modules/exchange/exchange.ts'
import { deskHref } from './desk-paths.ts'
import { texts } from './messages.ts'
import { texts as noticeTexts } from './notices/messages.ts'
import { href } from './paths.ts'

/** What every page of the workspace has in common. */
export const inWorkspace = {
  section: 'workspace', unlisted: true, hasForm: true, hasSearch: true,
} satisfies Partial<PageAnswer>

type Entry = {
  href: string, text: string,
  /** What waits there; nothing is shown for none. */
  count?: number | undefined
  /** Only for people with this role; left out: for everyone. */
  role?: string
}

/** Every place of the workspace, one level, always in this order; folded on narrow screens. */
export function WorkspaceMenu(
  { context: { language, path, viewer } }: { context: ShellContext },
) {
  const t = texts(language)
  const x = exchangeTexts(language)
  const box = (name: 'needs-action' | 'unread' | 'sent' | 'drafts'): Entry => ({
    href: exchangeHref.inbox(language, boxQuery(name)), text: x.boxes[name], role: 'member',
    count: name === 'sent' ? undefined : viewer?.counts?.[name],
  })
  const all: Entry[] = [
    { href: href.home(language), text: t.home.title },
    { href: href.notices(language), text: noticeTexts(language).title,
      count: viewer?.counts?.notices },
    { href: exchangeHref.inbox(language), text: x.inbox, role: 'member' },
    box('needs-action'), box('unread'), box('sent'), box('drafts'),
    { href: exchangeHref.fresh(language), text: x.share, role: 'member' },
    { href: href.communities(language), text: t.communities.title },
    { href: deskHref.desk(language), text: t.desk.title, role: 'desk' },
    { href: exchangeHref.deskWork(language), text: x.desk.title, role: 'desk' },
    { href: deskHref.organizations(language), text: t.team.title, role: 'desk' },
    { href: deskHref.organizations(language), text: t.team.own, role: 'administrator' },
    { href: exchangeHref.preferences(language), text: x.preferences.title, role: 'administrator' },
    { href: href.account(language), text: t.home.account },
  ]
  const entries = all.filter(({ role }) => role === undefined || viewer?.places?.includes(role))
  return (
    <div class="side">
      <details>
        <summary>{t.home.navigation}</summary>
        {viewer?.places?.includes('member') && (
          <form class="side__search" action={exchangeHref.inbox(language)} role="search">
            <input type="hidden" name="box" value="everything" />
            <label for="w-q">{x.search}</label>
            <input class="govuk-input" id="w-q" name="q" type="search" />
            <button class="act" type="submit">{x.find}</button>
          </form>
        )}
        <nav aria-label={t.home.navigation}>
          <ul>
            {entries.map((entry) => (
              <li>
                <a href={entry.href} aria-current={entry.href === path ? 'page' : undefined}>
                  {entry.text}
                  {entry.count ? <> <span class="cnt">{boxCountText(entry.count)}</span></> : null}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </details>
    </div>
  )
}
