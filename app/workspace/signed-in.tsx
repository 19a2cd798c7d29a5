// Who is signed in, on every page; for visitors the way in.
import type { Viewer } from '../../kernel/http/shell.ts'
import type { Language } from '../../kernel/i18n/languages.ts'
import { Icon } from '../../kernel/ui/icon.tsx'
import { texts } from './messages.ts'
import { href } from './paths.ts'

export function SignedIn({ language, viewer }: { language: Language, viewer: Viewer | undefined }) {
  const t = texts(language)
  if (!viewer) {
    return <a class="util__in" href={href.signIn(language)}><Icon name="lock" />{t.signIn.title}</a>
  }
  return (
    <div class="util__me">
      <a href={href.home(language)}>{t.home.title}</a>
      <a href={href.account(language)}>{viewer.name}</a>
      <SignOut language={language} viewer={viewer} />
    </div>
  )
}

/** The way out. */
export function SignOut({ language, viewer }: { language: Language, viewer: Viewer }) {
  return (
    <form method="post" action={href.signOut(language)}>
      <input type="hidden" name="token" value={viewer.token} />
      <button type="submit">{texts(language).signOut}</button>
    </form>
  )
}

/** The word that marks everything of an exercise, on each page of someone who takes part in one. */
export function ExerciseMark(
  { language, viewer }: { language: Language, viewer: Viewer | undefined },
) {
  if (!viewer?.exercise) return null
  const t = texts(language)
  return <div class="exercise"><div class="wrap"><b>{t.exercise}</b> {t.exerciseText}</div></div>
}
