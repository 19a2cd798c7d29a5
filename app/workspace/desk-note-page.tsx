// A note verbale names a contact: the desk registers it, one question after the other.
import { NotFound } from '../../kernel/http/problem.ts'
import type { PageAnswer, PageRequest } from '../../kernel/http/route.ts'
import { compareNames } from '../../kernel/i18n/format.ts'
import type { Language } from '../../kernel/i18n/languages.ts'
import { Choices, Select } from '../../kernel/ui/fields.tsx'
import {
  ErrorSummary, type FieldProblem, Form, Submit, TextField,
} from '../../kernel/ui/form.tsx'
import { Facts, Notice } from '../../kernel/ui/parts.tsx'
import {
  type Community, contactRoles, findPerson, listCommunities, listOrganizations, listPeopleOf,
  type Organization, type Person,
} from '../../modules/directory/directory.ts'
import { mustBeDesk } from './acting-as.ts'
import { isId } from './desk-input.ts'
import { deskHref } from './desk-paths.ts'
import { inWorkspace } from './menu.tsx'
import { texts } from './messages.ts'
import { PersonFields } from './person-fields.tsx'
import { href } from './paths.ts'

export type Shown = Pick<PageRequest, 'language' | 'reader' | 'seal'>
const ORGANIZATIONS_MAX = 2_000

/** GET /…/w/desk/notes: mission, then authority, then the note. */
export async function notePage(request: PageRequest): Promise<PageAnswer> {
  await mustBeDesk(request)
  return showNote(request, request.kept ?? request.query)
}

/** The question that comes next, or the note with what was entered. */
export async function showNote(
  shown: Shown, entered: URLSearchParams, problems: FieldProblem[] = [],
): Promise<PageAnswer> {
  const { language } = shown
  const all = await listOrganizations(shown.reader, { limit: ORGANIZATIONS_MAX })
  const sending = all.filter(({ kind }) => kind === 'mission')
  const mission = sending.find(({ code }) => code === entered.get('mission'))
  if (!mission) return inFrame(language, <Ask language={language} name="mission"
    organizations={sending} />)
  const working = all.filter((one) => one.kind === 'authority' && worksFor(one, mission))
  const authority = working.find(({ code }) => code === entered.get('authority'))
  if (!authority) return inFrame(language, (
    <Ask language={language} name="authority" organizations={working} mission={mission} />
  ))
  const communities = (await listCommunities(shown.reader))
    .filter(({ exercise }) => exercise === authority.exercise)
  const people = await candidates(shown, authority, entered.get('person'))
  return {
    ...inFrame(language, <NoteForm shown={shown} entered={entered} problems={problems}
      {...{ mission, authority, communities, people }} />),
    query: { mission: mission.code, authority: authority.code },
    ...(problems.length > 0 && { status: 422 as const }),
  }
}

/** The authority belongs to the State whose mission wrote. */
export const worksFor = (authority: Organization, mission: Organization): boolean =>
  authority.state?.id === mission.state?.id && authority.exercise === mission.exercise

// Those who work for the authority, and whoever was found by their address.
async function candidates(
  { reader }: Shown, authority: Organization, chosen: string | null,
): Promise<Person[]> {
  const people = await listPeopleOf(reader, authority.id)
  if (!isId(chosen) || people.some(({ id }) => id === chosen)) return people
  const found = await findPerson(reader, chosen)
  return found ? [...people, found] : people
}

const inFrame = (language: Language, main: PageAnswer['main']): PageAnswer => ({
  ...inWorkspace, title: texts(language).note.title,
  trail: [
    { href: href.home(language), text: texts(language).home.title },
    { href: deskHref.desk(language), text: texts(language).desk.title },
  ],
  main: <div class="read"><h1>{texts(language).note.title}</h1>{main}</div>,
})

function Ask(
  { language, name, organizations, mission }: {
    language: Language, name: 'mission' | 'authority', organizations: Organization[],
    mission?: Organization,
  },
) {
  const t = texts(language).note
  const options = organizations
    .map((one) => ({ value: one.code, text: nameOf(language, one) }))
    .toSorted((a, b) => compareNames(language)(a.text, b.text))
  if (options.length === 0) {
    return <Notice>{name === 'mission' ? t.noMissions : t.noAuthorities}</Notice>
  }
  return (
    <form class="form" action={deskHref.note(language)}>
      {mission && <input type="hidden" name="mission" value={mission.code} />}
      {mission && <Sender language={language} mission={mission} />}
      <Select name={name} label={t[name]} options={options} value="" />
      <Submit text={t.next} />
    </form>
  )
}

const nameOf = (language: Language, { name, exercise }: Organization) =>
  exercise ? `${name[language]} · ${texts(language).exercise}` : name[language]

function Sender(
  { language, mission, authority }: {
    language: Language, mission: Organization, authority?: Organization,
  },
) {
  const t = texts(language)
  const again = (to: string) => <> <a href={to}>{t.note.change}</a></>
  return (
    <Facts entries={[
      [t.note.sender, <>{nameOf(language, mission)}{again(deskHref.note(language))}</>],
      [t.desk.authority, authority && <>{nameOf(language, authority)}{
        again(deskHref.note(language, { mission: mission.code }))}</>],
    ]} />
  )
}

type NoteProps = {
  shown: Shown, entered: URLSearchParams, problems: FieldProblem[], mission: Organization,
  authority: Organization, communities: Community[], people: Person[],
}

function NoteForm(props: NoteProps) {
  const { shown: { language, seal }, entered, problems, mission, authority } = props
  const t = texts(language).note
  const text = { entered, problems }
  return (
    <>
      <ErrorSummary title={texts(language).problems} problems={problems} />
      <Sender language={language} mission={mission} authority={authority} />
      <Form action={deskHref.note(language)} seal={seal}>
        <input type="hidden" name="mission" value={mission.code} />
        <input type="hidden" name="authority" value={authority.code} />
        <h2>{t.theNote}</h2>
        <NoteFields language={language} {...text} />
        <h2>{t.theRole}</h2>
        <RoleFields {...props} />
        <h2>{t.thePerson}</h2>
        <Choices name="person" label={t.person} problems={problems}
          chosen={[entered.get('person') ?? '']} options={[
            ...props.people.map(({ id, name, email }) => ({ value: id, text: name, more: email })),
            { value: 'new', text: t.newPerson, more: t.newPersonText },
          ]} />
        <h3>{t.ifNew}</h3>
        <PersonFields language={language} {...text} />
        <Notice info>{t.secondEye}</Notice>
        <Submit text={t.register} />
      </Form>
    </>
  )
}

/** Number, date and file of a note. */
export function NoteFields(
  { language, entered, problems }: {
    language: Language, entered: URLSearchParams, problems: FieldProblem[],
  },
) {
  const t = texts(language).note
  const value = (name: string) => entered.get(name) ?? ''
  return (
    <>
      <TextField name="number" label={t.number} hint={t.numberHint} value={value('number')}
        problems={problems} width={20} />
      <TextField name="dated" label={t.dated} value={value('dated')} problems={problems}
        type="date" width={10} />
      <TextField name="file" label={t.file} hint={t.fileHint} value={value('file')}
        problems={problems} width={20} />
    </>
  )
}

function RoleFields({ shown: { language }, entered, problems, communities }: NoteProps) {
  const t = texts(language)
  const value = (name: string) => entered.get(name) ?? ''
  return (
    <>
      <Select name="community" label={t.note.community} problems={problems}
        value={value('community')} options={communities.map(({ code, name }) =>
          ({ value: code, text: name[language] }))} />
      <Choices name="role" label={t.note.role} problems={problems} chosen={[value('role')]}
        options={contactRoles.map((role) => ({ value: role, text: t.communities[role] }))} />
      <TextField name="starts" label={t.note.starts} value={value('starts')} problems={problems}
        type="date" width={10} />
      <TextField name="ends" label={t.note.ends} value={value('ends')} problems={problems}
        type="date" width={10} />
    </>
  )
}

/** What was chosen in a sent note. Throws NotFound when the questions were left out. */
export async function chosenIn(
  { reader }: Pick<PageRequest, 'reader'>, form: URLSearchParams,
): Promise<{ mission: Organization, authority: Organization }> {
  const all = await listOrganizations(reader, { limit: ORGANIZATIONS_MAX })
  const of = (name: string) => all.find(({ code }) => code === form.get(name))
  const [mission, authority] = [of('mission'), of('authority')]
  if (mission?.kind !== 'mission' || authority?.kind !== 'authority' ||
    !worksFor(authority, mission)) throw new NotFound()
  return { mission, authority }
}
