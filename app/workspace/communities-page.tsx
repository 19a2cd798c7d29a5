// The directory of communities: which there are, and for their members who is reached, and whether
// the entries are still confirmed.
import type {
  FormAnswer, FormRequest, PageAnswer, PageRequest,
} from '../../kernel/http/route.ts'
import { NotFound } from '../../kernel/http/problem.ts'
import { formatMoment } from '../../kernel/i18n/format.ts'
import type { Language } from '../../kernel/i18n/languages.ts'
import { Tag } from '../../kernel/ui/parts.tsx'
import {
  type Community, confirmOwnEntries, type Contact, DepartmentMark, departmentIds, getCommunity,
  listCommunities, listContacts, listOwnCommunities, statusOf,
} from '../../modules/directory/directory.ts'
import { Joining, listApplicants } from './joining.tsx'
import { inWorkspace } from './menu.tsx'
import { texts } from './messages.ts'
import { href } from './paths.ts'

/** GET /…/w/communities */
export async function communitiesPage({ language, reader }: PageRequest): Promise<PageAnswer> {
  const t = texts(language).communities
  const own = await listOwnCommunities(reader)
  const isOwn = ({ id }: Community) => own.some((one) => one.id === id)
  const others = (await listCommunities(reader)).filter((one) => !isOwn(one))
  return {
    ...inWorkspace, title: t.title, trail: [trailHome(language)],
    main: (
      <div class="read">
        <h1>{t.title}</h1>
        <p>{t.lead}</p>
        {own.length > 0 && <h2>{t.mine}</h2>}
        {own.length > 0 && <List language={language} communities={own} />}
        {others.length > 0 && <h2>{t.others}</h2>}
        {others.length > 0 && <List language={language} communities={others} />}
      </div>
    ),
  }
}

const trailHome = (language: Language) =>
  ({ href: href.home(language), text: texts(language).home.title })

function List({ language, communities }: { language: Language, communities: Community[] }) {
  return (
    <ul class="plain">
      {communities.map((one) => (
        <li>
          <a href={href.community(language, one.code)}>{one.name[language]}</a>
          {' '}<Exercise language={language} isOne={one.exercise} />
          <p>{one.purpose[language]}</p>
        </li>
      ))}
    </ul>
  )
}

function Exercise({ language, isOne }: { language: Language, isOne: boolean }) {
  return isOne ? <Tag kind="warn" text={texts(language).exercise} /> : null
}

/** GET /…/w/communities/{code}: the contacts are for members; the database decides. */
export async function communityPage(
  { language, reader, values, actor, seal }: PageRequest<{ code: string }>,
): Promise<PageAnswer> {
  const t = texts(language).communities
  const community = await getCommunity(reader, values.code)
  const isMember = (await listOwnCommunities(reader)).some(({ id }) => id === community.id)
  const contacts = await listContacts(reader, community.id)
  const others = contacts.filter(({ role }) => role !== 'duty')
  const applicants = await listApplicants(reader, actor.id, community)
  const department = departmentIds.find((id) => id === community.department)
  return {
    ...inWorkspace, title: community.name[language],
    trail: [trailHome(language), { href: href.communities(language), text: t.title }],
    main: (
      <div class="read">
        <p class="cluster">
          {department && <DepartmentMark id={department} language={language} />}
          <Exercise language={language} isOne={community.exercise} />
        </p>
        <h1>{community.name[language]}</h1>
        <p>{community.purpose[language]}</p>
        {isMember && <p class="meta">{t.asOf({ moment: formatMoment(language, new Date()) })}</p>}
        {isMember && <Duty language={language} community={community}
          contacts={contacts.filter((one) => !others.includes(one))} />}
        {isMember ? others.length > 0 && <h2>{t.contacts}</h2> : <p>{t.notMine}</p>}
        {isMember && contacts.length === 0 && <p>{t.noContacts}</p>}
        {others.length > 0 &&
          <Contacts language={language} community={community} contacts={others} />}
        <Joining language={language} seal={seal} community={community} applicants={applicants} />
      </div>
    ),
  }
}

// Who is reached around the clock comes first, large enough to be read from a wall.
function Duty(
  { language, contacts, community }: {
    language: Language, contacts: Contact[], community: Community,
  },
) {
  const t = texts(language).communities
  return (
    <>
      <h2>{t.dutyTitle}</h2>
      {contacts.length === 0 && <p class="meta">{t.noDuty}</p>}
      <ul class="duty">
        {contacts.map((contact) => (
          <li>
            <b>{contact.person.name}</b>
            <p>{contact.organization.name[language]}</p>
            <p class="duty__reach"><Reach language={language} contact={contact} /></p>
            <p class="meta"><Confirmed language={language} contact={contact}
              every={community.rules.confirmEveryDays} /></p>
          </li>
        ))}
      </ul>
    </>
  )
}

function Contacts(
  { language, contacts, community }: {
    language: Language, contacts: Contact[], community: Community,
  },
) {
  const t = texts(language).communities
  return (
    <table class="tbl tbl--cards">
      <thead>
        <tr>
          {[t.name, t.role, t.organization, t.reach, t.confirmed]
            .map((text) => <th scope="col">{text}</th>)}
        </tr>
      </thead>
      <tbody>
        {contacts.map((contact) => (
          <tr>
            <th scope="row">{contact.person.name}</th>
            <td class="wide" data-l={t.role}>{t[contact.role]}</td>
            <td class="wide" data-l={t.organization}>
              {contact.organization.name[language]}
            </td>
            <td class="wide" data-l={t.reach}>
              <Reach language={language} contact={contact} />
            </td>
            <td class="wide" data-l={t.confirmed}><Confirmed language={language} contact={contact}
              every={community.rules.confirmEveryDays} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Reach({ language, contact: { person } }: { language: Language, contact: Contact }) {
  if (!person.email && !person.phone) return <>{texts(language).communities.noReach}</>
  return (
    <span class="reach">
      {person.phone &&
        <a href={`tel:${person.phone.replaceAll(/[^+\d]/g, '')}`}>{person.phone}</a>}
      {person.email && <a href={`mailto:${person.email}`}>{person.email}</a>}
    </span>
  )
}

function Confirmed(
  { language, contact, every }: { language: Language, contact: Contact, every: number },
) {
  const t = texts(language).communities
  const last = contact.confirmedAt ?? contact.since
  if (!last) return null
  const moment = formatMoment(language, last)
  if (statusOf(contact, new Date(), every) === 'stale') {
    return <Tag kind="warn" text={t.stale({ moment })} />
  }
  return <>{contact.confirmedAt ? t.current({ moment }) : t.never({ moment })}</>
}

/** POST /…/w/communities: all one's own entries are still right. */
export async function confirmEntries(
  { language, writer, actor }: FormRequest,
): Promise<FormAnswer> {
  if (actor.kind !== 'person') throw new NotFound()
  // Nothing to confirm: there was no such form, or the role has ended since.
  if (await confirmOwnEntries(writer, actor) === 0) throw new NotFound()
  return { to: href.home(language) }
}
