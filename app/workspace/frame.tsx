// The frame of the workspace: the marking, the bar with search and who is signed in, the menu
// beside the page, and the marking again.
import type { ComponentChildren } from 'preact'
import type { ShellContext, Viewer } from '../../kernel/http/shell.ts'
import type { PageAnswer } from '../../kernel/http/route.ts'
import type { Language } from '../../kernel/i18n/languages.ts'
import { Icon } from '../../kernel/ui/icon.tsx'
import { boxCountText, exchangeHref, exchangeTexts } from '../../modules/exchange/exchange.ts'
import { ThemeForm } from '../portal/footer.tsx'
import { Mark } from '../portal/mark.tsx'
import { texts as portalTexts } from '../portal/messages.ts'
import { href as portal } from '../portal/paths.ts'
import { Trail } from '../portal/trail.tsx'
import { LanguageLinks } from '../portal/utility-bar.tsx'
import { WorkspaceMenu } from './menu.tsx'
import { texts } from './messages.ts'
import { texts as noticeTexts } from './notices/messages.ts'
import { href } from './paths.ts'
import { ExerciseMark, SignOut } from './signed-in.tsx'

type Props = { answer: PageAnswer, context: ShellContext, viewer: Viewer }

export function WorkspacePage({ answer, context, viewer }: Props) {
  const { language, path } = context
  const { edge, trail } = answer
  return (
    <>
      <header>
        <ExerciseMark language={language} viewer={viewer} />
        {edge && <Edge text={edge.top}>{edge.mark}</Edge>}
        <Bar context={context} viewer={viewer} />
      </header>
      <div class="ws">
        <WorkspaceMenu language={language} path={path} viewer={viewer} />
        <div class="pane">
          {trail && (
            <div class="pane__trail">
              <Trail label={portalTexts(language).trail} steps={trail} />
            </div>
          )}
          <main id="main">{answer.main}</main>
        </div>
      </div>
      {edge && <Edge text={edge.bottom}>{edge.mark}</Edge>}
      <Foot context={context} viewer={viewer} />
    </>
  )
}

function Bar({ context, viewer }: { context: ShellContext, viewer: Viewer }) {
  const { language } = context
  const waiting = viewer.counts?.notices ?? 0
  return (
    <div class="wbar">
      <a class="wbrand" href={href.home(language)}>
        <Mark /><span>{texts(language).home.brand}</span>
      </a>
      {viewer.places?.includes('member') && <Search language={language} />}
      <div class="wtools">
        <LanguageLinks context={context} />
        <a href={href.notices(language)}>
          <Icon name="bell" />
          <span class="govuk-visually-hidden">{noticeTexts(language).title}</span>
          {waiting > 0 && <> <span class="cnt">{boxCountText(waiting)}</span></>}
        </a>
        <a href={href.account(language)}><Icon name="user-circle" /><span>{viewer.name}</span></a>
      </div>
    </div>
  )
}

function Search({ language }: { language: Language }) {
  const t = exchangeTexts(language)
  return (
    <form class="wsearch" action={exchangeHref.inbox(language)} role="search">
      <input type="hidden" name="box" value="everything" />
      <label class="govuk-visually-hidden" for="w-q">{t.search}</label>
      <input id="w-q" name="q" type="search" placeholder={t.search} />
      <button type="submit">
        <Icon name="search" /><span class="govuk-visually-hidden">{t.find}</span>
      </button>
    </form>
  )
}

function Edge({ text, children }: { text: string, children: ComponentChildren }) {
  return (
    <section class="edge" aria-label={text}>
      <div class="wrap"><span>{text}</span>{children}</div>
    </section>
  )
}

function Foot({ context, viewer }: { context: ShellContext, viewer: Viewer }) {
  const { language } = context
  const t = portalTexts(language).footer
  return (
    <footer class="wfoot">
      <div class="wfoot__me">
        <span>{texts(language).home.signedInAs({ name: viewer.name })}</span>
        <SignOut language={language} viewer={viewer} />
      </div>
      <ul>
        <li><a href={portal.home(language)}>{texts(language).home.publicSite}</a></li>
        <li><a href={portal.help(language)}>{t.help}</a></li>
        <li><a href={portal.accessibility(language)}>{t.accessibility}</a></li>
        <li><a href={portal.privacy(language)}>{t.privacy}</a></li>
        <li><a href={portal.status(language)}>{t.status}</a></li>
      </ul>
      <ThemeForm context={context} />
    </footer>
  )
}
