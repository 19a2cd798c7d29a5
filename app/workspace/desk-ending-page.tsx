// A note verbale ends the role of a contact: registered here, confirmed by a second person.
import { NotFound } from '../../kernel/http/problem.ts'
import type { FormAnswer, FormRequest, PageAnswer, PageRequest } from '../../kernel/http/route.ts'
import { formatDate } from '../../kernel/i18n/format.ts'
import { Select } from '../../kernel/ui/fields.tsx'
import { ErrorSummary, type FieldProblem, Form, Submit } from '../../kernel/ui/form.tsx'
import { Facts, Notice } from '../../kernel/ui/parts.tsx'
import {
  type Contact, getContact, getOrganization, listOrganizations, type Organization, registerEnding,
  type Waiting,
} from '../../modules/directory/directory.ts'
import { mustBeDesk } from './acting-as.ts'
import { trailOfDesk } from './desk-contacts-page.tsx'
import { isId, readNote } from './desk-input.ts'
import { NoteFields, type Shown, worksFor } from './desk-note-page.tsx'
import { problemsOf } from './desk-note.ts'
import { deskHref } from './desk-paths.ts'
import { inWorkspace } from './menu.tsx'
import { texts } from './messages.ts'

/** GET /…/w/desk/contacts/{id}/ending */
export async function endingPage(request: PageRequest<{ id: string }>): Promise<PageAnswer> {
  await mustBeDesk(request)
  const contact = await openContact(request, request.values.id)
  return showEnding(request, { contact, entered: request.kept ?? new URLSearchParams() })
}

/** POST /…/w/desk/contacts/{id}/ending: mission, number, dated, file. */
export async function endContact(request: FormRequest<{ id: string }>): Promise<FormAnswer> {
  const { form, writer, language, values } = request
  const actor = await mustBeDesk(request)
  const contact = await openContact(request, values.id)
  const missions = await missionsFor(request, contact)
  const mission = missions.find(({ code }) => code === form.get('mission'))
  const read = readNote(form)
  if (!mission || !read.ok) {
    const problems = [
      ...problemsOf(language, mission ? [] : ['mission']),
      ...problemsOf(language, read.ok ? [] : read.fields),
    ]
    return showEnding(request, { contact, entered: form, problems })
  }
  await registerEnding(
    writer, actor, { ...read.value, organization: mission.id, contact: contact.id },
  )
  return { to: deskHref.desk(language) }
}

// In force, and nobody has registered its end.
async function openContact({ reader }: Pick<PageRequest, 'reader'>, id: string): Promise<Waiting> {
  if (!isId(id)) throw new NotFound()
  const contact = await getContact(reader, id)
  const isOver = contact.until !== null && contact.until <= new Date()
  if (contact.since === null || contact.endRegisteredBy !== null || isOver) throw new NotFound()
  return contact
}

async function missionsFor(
  { reader }: Pick<PageRequest, 'reader'>, contact: Contact,
): Promise<Organization[]> {
  const authority = await getOrganization(reader, contact.organization.code)
  return (await listOrganizations(reader, { limit: 2_000 }))
    .filter((one) => one.kind === 'mission' && worksFor(authority, one))
}

type Ending = { contact: Waiting, entered: URLSearchParams, problems?: FieldProblem[] }

async function showEnding(
  shown: Shown, { contact, entered, problems = [] }: Ending,
): Promise<PageAnswer> {
  const { language, seal } = shown
  const missions = await missionsFor(shown, contact)
  const t = texts(language)
  return {
    ...inWorkspace, title: t.desk.endOf({ name: contact.person.name }),
    trail: [...trailOfDesk(language),
      { href: deskHref.contacts(language), text: t.desk.contactsTitle }],
    ...(problems.length > 0 && { status: 422 as const }),
    main: (
      <div class="read">
        <h1>{t.desk.endOf({ name: contact.person.name })}</h1>
        <ErrorSummary title={t.problems} problems={problems} />
        <Facts entries={[
          [t.desk.role, t.communities[contact.role]],
          [t.desk.community, contact.inCommunity.name[language]],
          [t.desk.authority, contact.organization.name[language]],
          [t.desk.from, formatDate(language, contact.startsOn)],
        ]} />
        <Form action={deskHref.ending(language, contact.id)} seal={seal}>
          <Select name="mission" label={t.note.sender} problems={problems}
            value={entered.get('mission') ?? ''}
            options={missions.map(({ code, name }) => ({ value: code, text: name[language] }))} />
          <NoteFields language={language} entered={entered} problems={problems} />
          <Notice info>{t.note.secondEye}</Notice>
          <Submit text={t.desk.end} />
        </Form>
      </div>
    ),
  }
}
