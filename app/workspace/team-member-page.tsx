// One person of an organization: the role, its end, and an end of all sessions.
import { NotFound } from '../../kernel/http/problem.ts'
import type {
  FormAnswer, FormRequest, FormSeal, PageAnswer, PageRequest,
} from '../../kernel/http/route.ts'
import { formatDate, formatList, formatMoment } from '../../kernel/i18n/format.ts'
import { type Language, ownNames } from '../../kernel/i18n/languages.ts'
import { Form, Submit } from '../../kernel/ui/form.tsx'
import { Facts, Notice } from '../../kernel/ui/parts.tsx'
import {
  changeRole, endRole, endSessionsOf, getMember, letIn, listMembers, mayLetIn, type Member,
  type Organization,
} from '../../modules/directory/directory.ts'
import { type Administering, mustAdminister } from './acting-as.ts'
import { isId } from './desk-input.ts'
import { deskHref } from './desk-paths.ts'
import { dayOf } from './entry-steps.tsx'
import { inWorkspace } from './menu.tsx'
import { texts } from './messages.ts'
import { trailTo } from './team-adding-page.tsx'

type Values = { id: string, membership: string }

async function open(request: PageRequest<Values>) {
  const { reader, values } = request
  const administering = await mustAdminister(request, values.id)
  if (!isId(values.membership)) throw new NotFound()
  const member = await getMember(reader, administering.organization.id, values.membership)
  return { ...administering, member }
}

/** GET /…/w/organizations/{code}/people/{role} */
export async function memberPage(request: PageRequest<Values>): Promise<PageAnswer> {
  const { language, reader, seal, query } = request
  const opened = await open(request)
  const { member, organization, byDesk, actor } = opened
  const isNew = await mayLetIn(reader, member.account)
  const members = await listMembers(reader, organization.id)
  const isLast = !byDesk && member.role === 'administrator' &&
    members.filter(({ role }) => role === 'administrator').length === 1
  const ended = /^\d{1,3}$/.exec(query.get('ended') ?? '')
  const t = texts(language)
  const props = { language, seal, opened }
  return {
    ...inWorkspace, title: member.name, trail: trailTo(language, organization),
    main: (
      <div class="read">
        <h1>{member.name}</h1>
        {member.account === actor.id && <p class="meta">{t.team.self}</p>}
        {ended && <Notice info>{t.team.sessionsEnded({ count: Number(ended[0]) })}</Notice>}
        <Facts entries={[
          [t.team.role, t.team.since({
            role: t.roles[member.role], date: formatDate(language, dayOf(member.since)),
          })],
          [t.note.email, member.email],
          [t.desk.reach, member.phone],
          [t.note.languages, formatList(language, member.languages.map((one) => ownNames[one]))],
        ]} />
        {isNew && <FirstTime {...props} />}
        {isLast ? <Notice>{t.team.last}</Notice> : <Role {...props} />}
        {member.account !== actor.id && <Sessions {...props} />}
      </div>
    ),
  }
}

type Props = {
  language: Language, seal: FormSeal, opened: Administering & { member: Member },
}

function FirstTime({ language, seal, opened: { member, organization } }: Props) {
  const t = texts(language).team
  const action = deskHref.member(language, { id: organization.code, membership: member.id })
  return (
    <>
      <h2>{t.firstCode}</h2>
      <p>{t.firstCodeText({ name: member.name })}</p>
      <Form action={action} seal={seal}>
        <Submit secondary text={t.firstCodeMake} named={{ name: 'do', value: 'first-code' }} />
      </Form>
    </>
  )
}

function Role({ language, seal, opened: { member, organization } }: Props) {
  const t = texts(language).team
  const action = deskHref.member(language, { id: organization.code, membership: member.id })
  const other = member.role === 'administrator' ? 'member' : 'administrator'
  return (
    <>
      {member.role !== 'desk' && (
        <>
          <h2>{t.change}</h2>
          <Form action={action} seal={seal}>
            <Submit secondary text={other === 'member' ? t.makeMember : t.makeAdministrator}
              named={{ name: 'do', value: other }} />
          </Form>
        </>
      )}
      <h2>{t.end}</h2>
      <p>{t.endText({ name: member.name, organization: organization.name[language] })}</p>
      <Form action={action} seal={seal}>
        <Submit secondary text={t.endNow} named={{ name: 'do', value: 'end' }} />
      </Form>
    </>
  )
}

function Sessions({ language, seal, opened: { member, organization } }: Props) {
  const t = texts(language).team
  const action = deskHref.member(language, { id: organization.code, membership: member.id })
  return (
    <>
      <h2>{t.sessions}</h2>
      <p>{t.sessionsText({ name: member.name })}</p>
      <Form action={action} seal={seal}>
        <Submit secondary text={t.sessionsEnd} named={{ name: 'do', value: 'sessions' }} />
      </Form>
    </>
  )
}

/** POST /…/w/organizations/{code}/people/{role}: do=member|administrator|end|sessions|first-code */
export async function changeMember(request: FormRequest<Values>): Promise<FormAnswer> {
  const { form, writer, language } = request
  const { member, organization, byDesk } = await open(request)
  // Only the desk itself may end the role of someone at the desk.
  if (member.role === 'desk' && !byDesk) throw new NotFound()
  const wanted = form.get('do')
  switch (wanted) {
    case 'member':
    case 'administrator':
      if (member.role === 'desk') throw new NotFound()
      await changeRole(writer, member, { organization: organization.id, role: wanted })
      break
    case 'end':
      await endRole(writer, member, { organization: organization.id, byDesk })
      break
    case 'first-code':
      return showFirstCode(language, {
        organization, member, ...await letIn(writer, member.account),
      })
    case 'sessions':
      return { to: deskHref.member(language, {
        id: organization.code, membership: member.id,
        ended: await endSessionsOf(writer, member.account),
      }) }
    default:
      throw new NotFound()
  }
  return { to: deskHref.organization(language, organization.code) }
}

// The code is on this one answer and nowhere else.
function showFirstCode(
  language: Language, { organization, member, code, until }: {
    organization: Organization, member: Member, code: string, until: Date,
  },
): PageAnswer {
  const t = texts(language).team
  return {
    ...inWorkspace, title: t.firstCode, trail: trailTo(language, organization),
    main: (
      <div class="read">
        <h1>{t.firstCode}</h1>
        <p>{t.firstCodeLead({ name: member.name })}</p>
        <p class="secret">{code}</p>
        <Notice>{t.firstCodeOnce({ moment: formatMoment(language, until) })}</Notice>
        <p>{t.firstCodeWhere({ email: member.email ?? '' })}</p>
        <p><a href={deskHref.organization(language, organization.code)}>{t.firstCodeDone}</a></p>
      </div>
    ),
  }
}
