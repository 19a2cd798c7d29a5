// The bar at the very top: whose site it is, the languages, who is signed in.
import type { ShellContext } from '../../kernel/http/shell.ts'
import type { PageAnswer } from '../../kernel/http/route.ts'
import { type Language, languages, ownNames } from '../../kernel/i18n/languages.ts'
import { ExerciseMark, SignedIn } from '../workspace/signed-in.tsx'
import type { Frame } from './frame.ts'
import { texts } from './messages.ts'
import { href } from './paths.ts'

type Props = { frame: Frame, answer: PageAnswer, context: ShellContext }

export function UtilityBar({ frame: { site }, context }: Props) {
  const { language } = context
  return (
    <>
      <div class="util">
        <div class="wrap">
          <a class="util__org" href={site.organization.url} rel="external">
            {site.organization.name[language]}
          </a>
          <LanguageLinks context={context} />
          <SignedIn language={language} viewer={context.viewer} />
        </div>
      </div>
      <ExerciseMark language={language} viewer={context.viewer} />
    </>
  )
}

/** This page in each language. */
export function LanguageLinks({ context }: { context: ShellContext }) {
  return (
    <nav aria-label={texts(context.language).languageSwitch}>
      <ul class="langs">
        {languages.map((other) => <li><LanguageLink other={other} context={context} /></li>)}
      </ul>
    </nav>
  )
}

function LanguageLink({ other, context }: { other: Language, context: ShellContext }) {
  const code = <abbr title={ownNames[other]}>{other.toUpperCase()}</abbr>
  if (other === context.language) return <span aria-current="true">{code}</span>
  const address = context.alternates?.[other] ?? href.home(other)
  return <a href={address} lang={other} hreflang={other} rel="alternate">{code}</a>
}
