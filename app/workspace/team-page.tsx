// An organization's own administration: who works there, as what, since when.
import { NotFound } from '../../kernel/http/problem.ts'
import type { PageAnswer, PageRequest } from '../../kernel/http/route.ts'
import { formatDate } from '../../kernel/i18n/format.ts'
import type { Language } from '../../kernel/i18n/languages.ts'
import { Notice, Tag } from '../../kernel/ui/parts.tsx'
import {
  getPersonOfAccount, type LedEntry, listEntriesOf, listMembers, listOrganizations, type Member,
  type Organization,
} from '../../modules/directory/directory.ts'
import { administeredBy, mustAdminister } from './acting-as.ts'
import { deskHref } from './desk-paths.ts'
import { dayOf } from './entry-steps.tsx'
import { inWorkspace } from './menu.tsx'
import { texts } from './messages.ts'
import { href } from './paths.ts'

/** GET /…/w/organizations: those one administers; for the desk all. */
export async function organizationsPage(
  { language, reader, actor }: PageRequest,
): Promise<PageAnswer> {
  if (actor.kind !== 'person') throw new NotFound()
  const person = await getPersonOfAccount(reader, actor.id)
  const own = administeredBy(person)
  const isDesk = person.memberships.some(({ role }) => role === 'desk')
  if (!isDesk && own.length === 0) throw new NotFound()
  const organizations = (await listOrganizations(reader, { limit: 2_000 }))
    .filter(({ code }) => isDesk || own.includes(code))
  const t = texts(language)
  return {
    ...inWorkspace, title: t.team.title,
    trail: [{ href: href.home(language), text: t.home.title }],
    main: (
      <div class="read">
        <h1>{t.team.title}</h1>
        <p>{t.team.lead}</p>
        <ul class="plain">
          {organizations.map((one) => (
            <li>
              <a href={deskHref.organization(language, one.code)}>{one.name[language]}</a>
              {' '}<Exercise language={language} organization={one} />
              {one.state && <p class="meta">{one.state.name[language]}</p>}
            </li>
          ))}
        </ul>
      </div>
    ),
  }
}

function Exercise(
  { language, organization }: { language: Language, organization: Organization },
) {
  return organization.exercise ? <Tag kind="warn" text={texts(language).exercise} /> : null
}

/** GET /…/w/organizations/{code} */
export async function organizationPage(
  request: PageRequest<{ id: string }>,
): Promise<PageAnswer> {
  const { language, reader, values, query } = request
  const { organization, administers } = await mustAdminister(request, values.id)
  const members = await listMembers(reader, organization.id)
  const entries = await listEntriesOf(reader, { organization: organization.id })
  const added = members.find(({ person }) => person === query.get('added'))
  const t = texts(language)
  return {
    ...inWorkspace, title: organization.name[language],
    trail: [
      { href: href.home(language), text: t.home.title },
      { href: deskHref.organizations(language), text: t.team.title },
    ],
    main: (
      <div class="read">
        <Exercise language={language} organization={organization} />
        <h1>{organization.name[language]}</h1>
        {added && (
          <Notice info>
            {t.team.added({ name: added.name })} {t.team.firstTime}{' '}
            <a href={deskHref.member(language, { id: organization.code, membership: added.id })}>
              {added.name}</a>
          </Notice>
        )}
        <h2>{t.team.people}</h2>
        {members.length === 0 && <p class="meta">{t.team.none}</p>}
        {members.length > 0 &&
          <Members language={language} organization={organization} members={members} />}
        <p><a class="govuk-button" href={deskHref.adding(language, organization.code)}>
          {t.team.add}</a></p>
        <h2>{t.team.communities}</h2>
        <Entries language={language} entries={entries} />
        {administers && <More language={language} />}
      </div>
    ),
  }
}

function More({ language }: { language: Language }) {
  const t = texts(language)
  return (
    <>
      <h2>{t.team.more}</h2>
      <ul>
        <li><a href={href.keys(language)}>{t.account.keys}</a></li>
        <li><a href={href.approvals(language)}>{t.account.approvals}</a></li>
      </ul>
    </>
  )
}

function Members(
  { language, organization, members }: {
    language: Language, organization: Organization, members: Member[],
  },
) {
  const t = texts(language)
  return (
    <table class="tbl tbl--cards">
      <thead>
        <tr>
          {[t.team.name, t.team.role, t.team.sinceTitle, t.team.reach]
            .map((text) => <th scope="col">{text}</th>)}
        </tr>
      </thead>
      <tbody>
        {members.map((one) => (
          <tr>
            <th scope="row">
              <a href={deskHref.member(language, {
                id: organization.code, membership: one.id,
              })}>{one.name}</a>
            </th>
            <td class="wide" data-l={t.team.role}>{t.roles[one.role]}</td>
            <td class="wide" data-l={t.team.sinceTitle}>
              {formatDate(language, dayOf(one.since))}
            </td>
            <td class="wide" data-l={t.team.reach}>
              {[one.phone, one.email].filter(Boolean).join(' · ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Entries({ language, entries }: { language: Language, entries: LedEntry[] }) {
  const t = texts(language)
  if (entries.length === 0) {
    return <p><a href={href.communities(language)}>{t.team.noCommunities}</a></p>
  }
  return (
    <ul class="plain">
      {entries.map((one) => (
        <li>
          <a href={href.community(language, one.community.code)}>{one.community.name[language]}</a>
          <p class="meta">{standing(language, one)}</p>
        </li>
      ))}
    </ul>
  )
}

function standing(language: Language, { since, until, askedAt }: LedEntry): string {
  const t = texts(language).entering
  const on = (moment: Date) => ({ date: formatDate(language, dayOf(moment)) })
  if (until !== null && until <= new Date()) return t.left(on(until))
  return since === null ? t.asked(on(askedAt)) : t.since(on(since))
}
