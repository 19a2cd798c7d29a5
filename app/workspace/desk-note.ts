// A note that was filled in: registered, or given back with what is wrong.
import type { FormAnswer, FormRequest } from '../../kernel/http/route.ts'
import type { Language } from '../../kernel/i18n/languages.ts'
import type { FieldProblem } from '../../kernel/ui/form.tsx'
import {
  addPerson, findNote, findPerson, findPersonByEmail, isNamed, listCommunities, type Organization,
  registerNomination,
} from '../../modules/directory/directory.ts'
import { mustBeDesk } from './acting-as.ts'
import {
  type NominationForm, type Read, readNewPerson, readNomination, type WrongField,
} from './desk-input.ts'
import { chosenIn, showNote } from './desk-note-page.tsx'
import { deskHref } from './desk-paths.ts'
import { texts } from './messages.ts'

/** POST /…/w/desk/notes: the mission's note and whom it names, an existing person or a new one. */
export async function registerNote(request: FormRequest): Promise<FormAnswer> {
  const { form, writer, language } = request
  const actor = await mustBeDesk(request)
  const { mission, authority } = await chosenIn(request, form)
  const again = (problems: FieldProblem[]) => showNote(request, form, problems)
  const read = readNomination(form)
  const isNew = form.get('person') === 'new'
  const wrong = [...wrongIn(read), ...isNew ? wrongIn(readNewPerson(form)) : []]
  const communities = await listCommunities(writer)
  const community = communities.find(({ code, exercise }) =>
    read.ok && code === read.value.community && exercise === authority.exercise)
  if (!read.ok || wrong.length > 0) return again(problemsOf(language, wrong))
  if (!community) return again(problemsOf(language, ['community']))
  const found = isNew
    ? await makePerson(request, authority)
    : await choosePerson(request, read.value, authority)
  if (!found.ok) {
    if (found.person) form.set('person', found.person)
    return again([found.problem])
  }
  const { number, dated, file, role, starts, ends } = read.value
  const note = await findNote(writer, { organization: mission.id, number, dated })
  const person = found.person
  if (note && await isNamed(writer, { note, person, community: community.id })) {
    return again([{ field: 'person', text: texts(language).fieldProblems.named }])
  }
  await registerNomination(writer, actor, {
    organization: mission.id, number, dated, file, community: community.id,
    authority: authority.id, person, role, startsOn: starts, endsOn: ends,
  })
  return { to: deskHref.desk(language) }
}

const wrongIn = <T>(read: Read<T>): WrongField[] => read.ok ? [] : read.fields

/** The sentence for each field that is wrong. */
export const problemsOf = (language: Language, fields: WrongField[]): FieldProblem[] =>
  fields.map((field) => ({ field, text: texts(language).fieldProblems[field] }))

type Found =
  | { ok: true, person: string }
  /** `person`: who has this address already, to be shown in the list. */
  | { ok: false, problem: FieldProblem, person?: string }

async function choosePerson(
  { writer, language }: FormRequest, { person }: NominationForm, authority: Organization,
): Promise<Found> {
  const t = texts(language).fieldProblems
  const found = await findPerson(writer, person)
  if (!found) return { ok: false, problem: { field: 'person', text: t.person } }
  return found.exercise === authority.exercise
    ? { ok: true, person: found.id }
    : { ok: false, problem: { field: 'person', text: t.mixed } }
}

async function makePerson(
  { writer, form, language }: FormRequest, { exercise }: Organization,
): Promise<Found> {
  const t = texts(language).fieldProblems
  const read = readNewPerson(form)
  const added = read.ok ? await addPerson(writer, { ...read.value, exercise }) : undefined
  if (added !== undefined) return { ok: true, person: added }
  const known = await findPersonByEmail(writer, form.get('email') ?? '')
  return known
    ? { ok: false, person: known.id,
      problem: { field: 'person', text: t.takenBy({ name: known.name }) } }
    : { ok: false, problem: { field: 'email', text: t.email } }
}
