// The side menu of the workspace.
import type { PageAnswer } from '../../kernel/http/route.ts'
import type { ShellContext } from '../../kernel/http/shell.ts'
import { texts } from './messages.ts'
import { href } from './paths.ts'

/** What every page of the workspace has in common. */
export const inWorkspace = {
  section: 'workspace', unlisted: true, hasForm: true, hasSearch: true,
} satisfies Partial<PageAnswer>

type Entry = { href: string, text: string }

/** Every place of the workspace, one level, always in this order; folded on narrow screens. */
export function WorkspaceMenu({ context: { language, path } }: { context: ShellContext }) {
  const t = texts(language)
  const entries: Entry[] = [
    { href: href.home(language), text: t.home.title },
    { href: href.communities(language), text: t.communities.title },
    { href: href.account(language), text: t.home.account },
  ]
  return (
    <div class="side">
      <details>
        <summary>{t.home.menu}</summary>
        <nav aria-label={t.home.navigation}>
          <ul>
            {entries.map((entry) => (
              <li>
                <a href={entry.href} aria-current={entry.href === path ? 'page' : undefined}>
                  {entry.text}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </details>
    </div>
  )
}
