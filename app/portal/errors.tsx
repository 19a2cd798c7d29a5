// What a reader sees when something does not work, and what a machine is told.
import type { Failure } from '../../kernel/http/failure.ts'
import type { PageAnswer } from '../../kernel/http/route.ts'
import type { ShellContext } from '../../kernel/http/shell.ts'
import { colon } from '../../kernel/i18n/format.ts'
import type { Language } from '../../kernel/i18n/languages.ts'
import { href as directory } from '../../modules/directory/directory.ts'
import { href as library } from '../../modules/library/library.ts'
import { href as cooperation } from '../../modules/cooperation/cooperation.ts'
import { texts } from './messages.ts'
import { href } from './paths.ts'

/** The title and sentence of an error, in the reader's language. */
export function errorText(failure: Failure, language: Language): { title: string, detail: string } {
  const t = texts(language).errors
  switch (failure.status) {
    case 400:
    case 422:
      return {
        title: t.badRequest, detail: addressProblem(failure, language) ?? t.badRequestDetail,
      }
    case 401:
      return { title: t.unknownKey, detail: t.unknownKeyDetail }
    case 403:
      return { title: t.otherSite, detail: t.otherSiteDetail }
    case 404:
      return { title: t.notFound, detail: t.notFoundDetail }
    case 405:
      return { title: t.method, detail: t.methodDetail({ allow: failure.allow ?? 'GET' }) }
    case 406:
      return { title: t.notAcceptable, detail: t.notAcceptableDetail }
    case 408:
      return { title: t.late, detail: t.lateDetail }
    case 409:
      return { title: t.conflict, detail: t.conflictDetail }
    case 410:
      return { title: t.gone, detail: t.goneDetail }
    case 413:
      return { title: t.tooLarge, detail: t.tooLargeDetail }
    case 414:
      return { title: t.tooLong, detail: t.tooLongDetail }
    case 415:
      return { title: t.mediaType, detail: t.mediaTypeDetail }
    case 429:
      return { title: t.tooMany, detail: t.tooManyDetail({ seconds: failure.waitSeconds ?? 60 }) }
    case 500:
      return { title: t.bug, detail: t.bugDetail }
    case 503:
      return { title: t.unavailable, detail: t.unavailableDetail }
    case 507:
      return { title: t.diskFull, detail: t.diskFullDetail }
  }
}

function addressProblem({ errors }: Failure, language: Language): string | undefined {
  const t = texts(language).errors
  const first = errors?.find(({ pointer }) => pointer === 'address')
  if (!first) return undefined
  return first.detail === 'not UTF-8' ? t.notUtf8 : t.controlCharacters
}

/** The page of an error: what happened, what to do, where to go from here. */
export function errorPage(failure: Failure, context: ShellContext): PageAnswer {
  const { language, requestId } = context
  const t = texts(language)
  const { title, detail } = errorText(failure, language)
  return {
    title,
    unlisted: true,
    hasSearch: failure.status === 404,
    main: (
      <div class="wrap ptitle error-page">
        <h1 class="h1">{title}</h1>
        <p class="lead">{detail}</p>
        {failure.errors && failure.errors.some(({ pointer }) => pointer !== 'address') && (
          <ul>{failure.errors.map((error) => <li><b>{error.pointer}</b>: {error.detail}</li>)}</ul>
        )}
        {failure.replacedBy && <p><a href={failure.replacedBy}>{t.errors.goneReplaced}</a></p>}
        {failure.status === 404 && (
          <form class="search" role="search" action={href.search(language)}>
            <label class="govuk-visually-hidden" for="error-search">{t.searchTheSite}</label>
            <input class="govuk-input" id="error-search" name="q" type="search" />
            <button type="submit">{t.search}</button>
          </form>
        )}
        <ul class="plain error-page__links">
          <li><a href={href.home(language)}>{t.home}</a></li>
          <li><a href={directory.countries(language)}>{t.nav.countries}</a></li>
          <li><a href={directory.topics(language)}>{t.nav.topics}</a></li>
          <li><a href={library.publications(language)}>{t.nav.publications}</a></li>
          <li><a href={cooperation.projects(language)}>{t.nav.projects}</a></li>
        </ul>
        {failure.status >= 500 &&
          <p class="meta">{t.errors.reference}{colon(language)} <code>{requestId}</code></p>}
      </div>
    ),
  }
}
