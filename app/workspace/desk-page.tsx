// The desk of the Secretariat: what missions wrote, and what waits for a second person.
import { NotFound } from '../../kernel/http/problem.ts'
import type {
  FormAnswer, FormRequest, FormSeal, PageAnswer, PageRequest,
} from '../../kernel/http/route.ts'
import { formatDate, formatMoment } from '../../kernel/i18n/format.ts'
import type { Language } from '../../kernel/i18n/languages.ts'
import { Form, Submit } from '../../kernel/ui/form.tsx'
import { Facts, Notice } from '../../kernel/ui/parts.tsx'
import {
  confirmEnding, confirmNomination, findNames, listUndecided, type Note, refuseEnding,
  refuseNomination, type Waiting,
} from '../../modules/directory/directory.ts'
import { mustBeDesk } from './acting-as.ts'
import { isId } from './desk-input.ts'
import { deskHref } from './desk-paths.ts'
import { inWorkspace } from './menu.tsx'
import { texts } from './messages.ts'
import { href } from './paths.ts'

/** GET /…/w/desk */
export async function deskPage(request: PageRequest): Promise<PageAnswer> {
  const { language, reader, seal } = request
  const actor = await mustBeDesk(request)
  const undecided = await listUndecided(reader)
  const names = await findNames(reader, undecided.flatMap(({ registeredBy, endRegisteredBy }) =>
    [registeredBy, ...endRegisteredBy === null ? [] : [endRegisteredBy]]))
  const isNomination = ({ since }: Waiting) => since === null
  const t = texts(language)
  const shown = (waiting: Waiting[], End: boolean) => waiting.length === 0
    ? <p class="meta">{t.desk.nothing}</p>
    : (
      <ul class="plain">
        {waiting.map((one) => (
          <li>
            <Nomination language={language} one={one} names={names} ends={End} />
            <div class="decide">
              <Decision language={language} seal={seal} one={one} own={actor.id} />
            </div>
          </li>
        ))}
      </ul>
    )
  return {
    ...inWorkspace, title: t.desk.title,
    trail: [{ href: href.home(language), text: t.home.title }],
    main: (
      <div class="read">
        <h1>{t.desk.title}</h1>
        <p>{t.desk.lead}</p>
        <p class="cluster">
          <a class="govuk-button" href={deskHref.note(language)}>{t.desk.register}</a>
          <a href={deskHref.contacts(language)}>{t.desk.contactsTitle}</a>
          <a href={deskHref.entering(language)}>{t.entering.title}</a>
          <a href={deskHref.daysOff(language)}>{t.daysOff.title}</a>
          <a href={deskHref.organizations(language)}>{t.team.title}</a>
        </p>
        <h2>{t.desk.nominations}</h2>
        {shown(undecided.filter(isNomination), false)}
        <h2>{t.desk.endings}</h2>
        {shown(undecided.filter((one) => !isNomination(one)), true)}
      </div>
    ),
  }
}

function Nomination(
  { language, one, names, ends }: {
    language: Language, one: Waiting, names: Map<string, string>, ends: boolean,
  },
) {
  const t = texts(language).desk
  const { person } = one
  const by = (ends ? one.endRegisteredBy : one.registeredBy) ?? ''
  return (
    <>
      <h3>{person.name}</h3>
      <Facts entries={[
        [t.role, texts(language).communities[one.role]],
        [t.community, one.inCommunity.name[language]],
        [t.authority, one.organization.name[language]],
        [t.reach, [person.phone, person.email].filter(Boolean).join(' · ')],
        [t.note, noteText(language, one.nominatedBy)],
        [t.file, one.nominatedBy.file],
        [t.endNote, one.endedBy && noteText(language, one.endedBy)],
        [t.from, formatDate(language, one.startsOn)],
        [t.until, one.endsOn === null ? t.noEnd : formatDate(language, one.endsOn)],
        [t.registered, ends ? names.get(by) : t.registeredBy({
          moment: formatMoment(language, one.registeredAt), name: names.get(by) ?? '',
        })],
      ]} />
      {!ends && one.works === 'elsewhere' && <Notice>{t.worksElsewhere}</Notice>}
      {!ends && one.works === 'nowhere' && <Notice info>{t.worksNowhere}</Notice>}
    </>
  )
}

const noteText = (language: Language, { number, dated, sender }: Note) =>
  texts(language).desk.noteText({
    number, date: formatDate(language, dated), sender: sender[language],
  })

function Decision(
  { language, seal, one, own }: { language: Language, seal: FormSeal, one: Waiting, own: string },
) {
  const t = texts(language).desk
  const ends = one.since !== null
  const isOwn = (ends ? one.endRegisteredBy : one.registeredBy) === own
  const refuse = { name: 'answer', value: ends ? 'refuse-end' : 'refuse' }
  return (
    <Form action={deskHref.decisions(language)} seal={seal}>
      <input type="hidden" name="contact" value={one.id} />
      {isOwn && <p>{t.byMe}</p>}
      <p class="acts">
        {!isOwn && <Submit secondary text={ends ? t.confirmEnd : t.confirm}
          named={{ name: 'answer', value: ends ? 'confirm-end' : 'confirm' }} />}
        <Submit secondary text={isOwn ? t.takeBack : t.refuse} named={refuse} />
      </p>
    </Form>
  )
}

/** POST /…/w/desk/decisions: contact, answer. Who registered it cannot confirm it. */
export async function decide(request: FormRequest): Promise<FormAnswer> {
  const { form, writer, language } = request
  const actor = await mustBeDesk(request)
  const contact = form.get('contact')
  if (!isId(contact)) throw new NotFound()
  switch (form.get('answer')) {
    case 'confirm':
      await confirmNomination(writer, actor, contact)
      break
    case 'refuse':
      await refuseNomination(writer, contact)
      break
    case 'confirm-end':
      await confirmEnding(writer, actor, contact)
      break
    case 'refuse-end':
      await refuseEnding(writer, contact)
      break
    default:
      throw new NotFound()
  }
  return { to: deskHref.desk(language) }
}
