// A person comes into an organization: with an account of their own and a role, at once.
import { NotFound } from '../../kernel/http/problem.ts'
import type { FormAnswer, FormRequest, PageAnswer, PageRequest } from '../../kernel/http/route.ts'
import type { Language } from '../../kernel/i18n/languages.ts'
import { Choices } from '../../kernel/ui/fields.tsx'
import { ErrorSummary, type FieldProblem, Form, Submit } from '../../kernel/ui/form.tsx'
import {
  addMembership, addPerson, findPersonByEmail, type Organization, type Role,
} from '../../modules/directory/directory.ts'
import { type Administering, mustAdminister } from './acting-as.ts'
import { readNewPerson, readRole } from './desk-input.ts'
import { problemsOf } from './desk-note.ts'
import type { Shown } from './desk-note-page.tsx'
import { deskHref } from './desk-paths.ts'
import { inWorkspace } from './menu.tsx'
import { texts } from './messages.ts'
import { PersonFields } from './person-fields.tsx'
import { href } from './paths.ts'

/** GET /…/w/organizations/{code}/new-person */
export async function addingPage(request: PageRequest<{ id: string }>): Promise<PageAnswer> {
  const administering = await mustAdminister(request, request.values.id)
  const entered = request.kept ?? new URLSearchParams({ role: 'member' })
  return show(request, administering, { entered, problems: [] })
}

/** POST /…/w/organizations/{code}/new-person: name, email, phone, languages, role. */
export async function addToTeam(request: FormRequest<{ id: string }>): Promise<FormAnswer> {
  const { form, writer, language, values } = request
  const administering = await mustAdminister(request, values.id)
  const { organization } = administering
  const again = (problems: FieldProblem[]) => 
    show(request, administering, { entered: form, problems })
  const [read, chosen] = [readNewPerson(form), readRole(form)]
  const fields = [...read.ok ? [] : read.fields, ...chosen.ok ? [] : chosen.fields]
  if (!read.ok || !chosen.ok) return again(problemsOf(language, fields))
  const { role } = chosen.value
  if (!mayGive(administering).includes(role)) throw new NotFound()
  const { exercise } = organization
  const person = await addPerson(writer, { ...read.value, exercise }) ??
    await knownToDesk(request, administering, read.value.email)
  if (typeof person !== 'string') return again([person])
  await addMembership(writer, { person, organization: organization.id, role })
  return { to: deskHref.organization(language, organization.code, { added: person }) }
}

// Whoever has an account elsewhere is added by the desk alone: administrators confirm ways back for
// their people, so that two of them could take over the account of anybody they added.
async function knownToDesk(
  { writer, language }: FormRequest, { organization, byDesk }: Administering, email: string,
): Promise<string | FieldProblem> {
  const t = texts(language).fieldProblems
  const found = byDesk ? await findPersonByEmail(writer, email) : undefined
  if (!found) return { field: 'email', text: t.taken }
  if (found.exercise !== organization.exercise) return { field: 'email', text: t.mixed }
  const isHere = found.memberships.some((one) => one.organization.id === organization.id)
  return isHere ? { field: 'email', text: t.worksHere } : found.id
}

/** Only the desk makes a desk, and only of the Secretariat's own people. */
export const mayGive = ({ byDesk, organization }: Administering): Role[] =>
  byDesk && organization.kind === 'department'
    ? ['member', 'administrator', 'desk'] : ['member', 'administrator']

async function show(
  { language, seal }: Shown, administering: Administering,
  { entered, problems }: { entered: URLSearchParams, problems: FieldProblem[] },
): Promise<PageAnswer> {
  const { organization } = administering
  const t = texts(language)
  return {
    ...inWorkspace, title: t.team.add, trail: trailTo(language, organization),
    ...(problems.length > 0 && { status: 422 as const }),
    main: (
      <div class="read">
        <h1>{t.team.add}</h1>
        <p>{t.team.addLead({ organization: organization.name[language] })}</p>
        <p>{t.team.firstTime}</p>
        <ErrorSummary title={t.problems} problems={problems} />
        <Form action={deskHref.adding(language, organization.code)} seal={seal}>
          <PersonFields language={language} entered={entered} problems={problems} />
          <Choices name="role" label={t.team.asWhat} problems={problems}
            chosen={[entered.get('role') ?? '']} options={mayGive(administering).map((role) =>
              ({ value: role, text: t.roles[role], more: t.team[`${role}Text`] }))} />
          <Submit text={t.team.add} />
        </Form>
      </div>
    ),
  }
}

/** The way back to an organization. */
export const trailTo = (language: Language, { code, name }: Organization) => [
  { href: href.home(language), text: texts(language).home.title },
  { href: deskHref.organizations(language), text: texts(language).team.title },
  { href: deskHref.organization(language, code), text: name[language] },
]
