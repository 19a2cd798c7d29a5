// The days that clocks in working days leave out: the desk sees, enters and removes them.
import { NotFound } from '../../kernel/http/problem.ts'
import type {
  FormAnswer, FormRequest, FormSeal, PageAnswer, PageRequest,
} from '../../kernel/http/route.ts'
import { compareNames, formatDate } from '../../kernel/i18n/format.ts'
import type { Language } from '../../kernel/i18n/languages.ts'
import { Select } from '../../kernel/ui/fields.tsx'
import {
  ErrorSummary, type FieldProblem, Form, Submit, TextField,
} from '../../kernel/ui/form.tsx'
import {
  addDayOff, type DayOff, listDaysOff, listPlaces, type Place, removeDayOff,
} from '../../modules/directory/directory.ts'
import { mustBeDesk } from './acting-as.ts'
import { isId, readDayOff } from './desk-input.ts'
import { problemsOf } from './desk-note.ts'
import type { Shown } from './desk-note-page.tsx'
import { deskHref } from './desk-paths.ts'
import { inWorkspace } from './menu.tsx'
import { texts } from './messages.ts'
import { href } from './paths.ts'

const SECRETARIAT = 'secretariat'

/** GET /…/w/desk/days-off */
export async function daysOffPage(request: PageRequest): Promise<PageAnswer> {
  await mustBeDesk(request)
  return show(request, request.kept ?? new URLSearchParams())
}

/** POST /…/w/desk/days-off: place, day, name; or remove=id. */
export async function changeDaysOff(request: FormRequest): Promise<FormAnswer> {
  const { form, writer, language } = request
  await mustBeDesk(request)
  const removed = form.get('remove')
  if (removed !== null) {
    if (!isId(removed)) throw new NotFound()
    await removeDayOff(writer, removed)
    return { to: deskHref.daysOff(language) }
  }
  const read = readDayOff(form)
  if (!read.ok) return show(request, form, problemsOf(language, read.fields))
  const { place, day, name } = read.value
  const isNew = await addDayOff(
    writer, { place: place === SECRETARIAT ? null : place, day, name },
  )
  if (isNew) return { to: deskHref.daysOff(language) }
  return show(request, form, [{ field: 'day', text: texts(language).daysOff.there }])
}

async function show(
  { language, reader, seal }: Shown, entered: URLSearchParams, problems: FieldProblem[] = [],
): Promise<PageAnswer> {
  const since = `${new Date().getFullYear() - 1}-01-01`
  const days = await listDaysOff(reader, since)
  const places = await listPlaces(reader)
  const t = texts(language)
  return {
    ...inWorkspace, title: t.daysOff.title,
    ...(problems.length > 0 && { status: 422 as const }),
    trail: [
      { href: href.home(language), text: t.home.title },
      { href: deskHref.desk(language), text: t.desk.title },
    ],
    main: (
      <div class="read">
        <h1>{t.daysOff.title}</h1>
        <p>{t.daysOff.lead}</p>
        {days.length === 0
          ? <p class="meta">{t.daysOff.none}</p>
          : <Days language={language} seal={seal} days={days} />}
        <h2>{t.daysOff.add}</h2>
        <ErrorSummary title={t.problems} problems={problems} />
        <Adding {...{ language, seal, entered, problems, places }} />
      </div>
    ),
  }
}

const nameOf = (language: Language, place: Place | null) => {
  const t = texts(language)
  if (place === null) return t.daysOff.secretariat
  return place.exercise ? `${place.name[language]} · ${t.exercise}` : place.name[language]
}

function Days({ language, seal, days }: { language: Language, seal: FormSeal, days: DayOff[] }) {
  const t = texts(language).daysOff
  return (
    <table class="tbl tbl--cards">
      <thead>
        <tr>
          {[t.day, t.place, t.name].map((text) => <th scope="col">{text}</th>)}
          <th scope="col"><span class="govuk-visually-hidden">{t.remove}</span></th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ id, place, day, name }) => (
          <tr>
            <th scope="row">{formatDate(language, day)}</th>
            <td class="wide" data-l={t.place}>{nameOf(language, place)}</td>
            <td class="wide" data-l={t.name}>{name}</td>
            <td>
              <Form action={deskHref.daysOff(language)} seal={seal}>
                <Submit secondary text={t.remove} named={{ name: 'remove', value: id }} />
              </Form>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Adding(
  { language, seal, entered, problems, places }: {
    language: Language, seal: FormSeal, entered: URLSearchParams, problems: FieldProblem[],
    places: Place[],
  },
) {
  const t = texts(language).daysOff
  const value = (name: string) => entered.get(name) ?? ''
  const states = places
    .map((place) => ({ value: place.id, text: nameOf(language, place) }))
    .toSorted((a, b) => compareNames(language)(a.text, b.text))
  return (
    <Form action={deskHref.daysOff(language)} seal={seal}>
      <Select name="place" label={t.place} problems={problems} value={value('place')}
        options={[{ value: SECRETARIAT, text: t.secretariat }, ...states]} />
      <TextField name="day" label={t.day} value={value('day')} problems={problems} type="date"
        width={10} />
      <TextField name="name" label={t.name} hint={t.nameHint} value={value('name')}
        problems={problems} />
      <Submit text={t.add} />
    </Form>
  )
}
