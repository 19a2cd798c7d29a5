// The frame around every public page: skip link, language switch, navigation, trail, footer.
import { renderToString } from 'preact-render-to-string'
import type { ShellContext } from '../../kernel/http/shell.ts'
import type { PageAnswer } from '../../kernel/http/route.ts'
import { type Language, languages } from '../../kernel/i18n/languages.ts'
import { Icon } from '../../kernel/ui/icon.tsx'
import { texts } from './messages.ts'
import { href } from './paths.ts'
import { Footer } from './footer.tsx'
import type { Frame } from './frame.ts'
import { Mark } from './mark.tsx'
import { Navigation } from './navigation.tsx'
import { WorkspacePage } from '../workspace/frame.tsx'
import { shortcutsAsData } from '../workspace/notices/shortcuts.tsx'
import { Trail } from './trail.tsx'
import { UtilityBar } from './utility-bar.tsx'

export type { Frame } from './frame.ts'
type Props = { frame: Frame, answer: PageAnswer, context: ShellContext }

/** The whole page as HTML text. */
export function renderPage(frame: Frame, answer: PageAnswer, context: ShellContext): string {
  return `<!doctype html>${renderToString(<Page frame={frame} answer={answer} context={context} />)}`
}

function Page({ frame, answer, context }: Props) {
  const { language, theme } = context
  const t = texts(language)
  return (
    <html lang={language} data-theme={theme}>
      <Head frame={frame} answer={answer} context={context} />
      <body data-shortcuts={context.viewer?.shortcuts ? shortcutsAsData(language) : undefined}>
        <a href="#main" class="govuk-skip-link">{t.skip}</a>
        {answer.section === 'workspace' && context.viewer
          ? <WorkspacePage answer={answer} context={context} viewer={context.viewer} />
          : <PublicPage frame={frame} answer={answer} context={context} />}
      </body>
    </html>
  )
}

function PublicPage({ frame, answer, context }: Props) {
  const { language } = context
  return (
    <>
      <header>
        <UtilityBar frame={frame} answer={answer} context={context} />
        <Masthead frame={frame} answer={answer} context={context} />
        <nav class="nav" aria-label={texts(language).mainNavigation}>
          <div class="wrap"><ul><Navigation language={language} section={answer.section} /></ul></div>
        </nav>
      </header>
      {answer.trail && (
        <div class="wrap">
          <Trail label={texts(language).trail}
            steps={[{ href: href.home(language), text: texts(language).home }, ...answer.trail]} />
        </div>
      )}
      <main id="main">{answer.main}</main>
      <Footer frame={frame} context={context} />
    </>
  )
}

function Head({ frame: { site, assets }, answer, context }: Props) {
  const { language, alternates, origin } = context
  const name = site.name[language]
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{answer.home ? `${name} – ${site.platform}` : `${answer.title} – ${name}`}</title>
      {answer.description && <meta name="description" content={answer.description} />}
      {answer.unlisted && <meta name="robots" content="noindex" />}
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" content="#0b2545" />
      <link rel="icon" type="image/svg+xml" href={assets.href('mark.svg')} />
      <link rel="preload" href={assets.href('source-sans-3.woff2')} as="font" type="font/woff2" crossorigin="anonymous" />
      <link rel="stylesheet" href={assets.href('main.css')} />
      {(answer.hasForm || context.viewer) &&
        <link rel="stylesheet" href={assets.href('workspace.css')} />}
      {answer.section === 'data' && <link rel="stylesheet" href={assets.href('data.css')} />}
      {answer.section === 'workspace' &&
        <link rel="stylesheet" href={assets.href('places.css')} />}
      {alternates && <link rel="canonical" href={origin + alternates[language]} />}
      {alternates && languages.map((other) =>
        <link rel="alternate" hreflang={other} href={origin + alternates[other]} />)}
      {alternates && <link rel="alternate" hreflang="x-default" href={origin + alternates.en} />}
      {answer.script && <script type="module" src={assets.href(answer.script)} />}
      {context.viewer?.shortcuts &&
        <script type="module" src={assets.href('shortcuts.js')} />}
      {answer.head}
    </head>
  )
}

function Masthead({ frame: { site }, answer, context: { language } }: Props) {
  const t = texts(language)
  return (
    <div class="mast">
      <div class="wrap">
        <a class="brand" href={href.home(language)}><Mark /><span class="brand__n">{site.name[language]}</span></a>
        {!answer.hasSearch && <SearchForm language={language} />}
        <details class="menu">
          <summary><Icon name="menu-2" />{t.menu}</summary>
          <div class="menu__p">
            <nav aria-label={t.menuNavigation}>
              <ul>
                <Navigation language={language} section={answer.section} />
                <li><a href={href.search(language)}>{t.search}</a></li>
              </ul>
            </nav>
          </div>
        </details>
      </div>
    </div>
  )
}

function SearchForm({ language }: { language: Language }) {
  const t = texts(language)
  return (
    <form class="search" role="search" action={href.search(language)}>
      <label class="govuk-visually-hidden" for="site-search">{t.searchTheSite}</label>
      <input class="govuk-input" id="site-search" name="q" type="search" />
      <button type="submit"><Icon name="search" /><span class="govuk-visually-hidden">{t.search}</span></button>
    </form>
  )
}
