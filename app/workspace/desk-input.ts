// The forms of the desk and of administrators -> what they mean, or the fields that are wrong.
import { z } from 'zod'
import { language } from '../../kernel/content/multilingual.ts'
import { contactRoles, roles } from '../../modules/directory/directory.ts'

// One line: no control characters, which a database does not take either.
const line = (max: number) => z.string().trim().min(1).max(max).regex(/^\P{Cc}*$/u)
const maybe = <S extends z.ZodType>(schema: S) =>
  z.union([z.literal('').transform(() => null), schema])
const day = z.iso.date().refine((date) => date >= '1990-01-01' && date <= '2100-12-31')

export const isId = (text: string | null): text is string =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text ?? '')

const noteFields = {
  number: line(60),
  dated: day.refine((date) => date <= new Date().toISOString().slice(0, 10)),
  file: maybe(line(200)),
}

const personFields = {
  name: line(200),
  email: z.email().max(200).transform((address) => address.toLowerCase()),
  phone: maybe(z.string().trim().regex(/^\+[\d\s().-]{5,40}$/)),
  languages: z.array(language).min(1),
}

const nominationFields = {
  ...noteFields,
  community: z.string().min(1),
  role: z.enum(contactRoles),
  starts: day,
  ends: maybe(day),
  person: z.string().refine((text) => text === 'new' || isId(text)),
}
const fromTo = ({ starts, ends }: { starts: string, ends: string | null }) =>
  ends === null || ends > starts
const nomination = z.object(nominationFields)
  .refine(fromTo, { path: ['ends'], when: ({ issues }) => issues.length === 0 })
const newPerson = z.object(personFields)
const role = z.object({ role: z.enum(roles) })
const dayOff = z.object({
  place: z.string().regex(/^(secretariat|[A-Z]{3})$/), day, name: line(200),
})
const phone = z.object({ phone: personFields.phone })
const note = z.object(noteFields)

export type DayOffForm = z.infer<typeof dayOff>
export type NominationForm = z.infer<typeof nomination>
export type NewPersonForm = z.infer<typeof newPerson>
export type NoteForm = z.infer<typeof note>

/** The names of fields that have a sentence of their own when they are wrong. */
export type WrongField = keyof typeof nominationFields | keyof typeof personFields
  | keyof typeof dayOff.shape | 'mission'
export type Read<T> = { ok: true, value: T } | { ok: false, fields: WrongField[] }

export const readNote = (form: URLSearchParams): Read<NoteForm> => read(note, form)
export const readNomination = (form: URLSearchParams): Read<NominationForm> =>
  read(nomination, form)
export const readNewPerson = (form: URLSearchParams): Read<NewPersonForm> => read(newPerson, form)
export const readDayOff = (form: URLSearchParams): Read<DayOffForm> => read(dayOff, form)
export const readPhone = (form: URLSearchParams) => read(phone, form)
export const readRole = (form: URLSearchParams) => read(role, form)

// Each wrong field once, in the order of the form.
function read<S extends z.ZodObject>(schema: S, form: URLSearchParams): Read<z.infer<S>> {
  const given = Object.fromEntries(Object.keys(schema.shape).map((name) =>
    [name, name === 'languages' ? form.getAll(name) : form.get(name) ?? '']))
  const result = schema.safeParse(given)
  if (result.success) return { ok: true, value: result.data }
  const wrong = new Set(result.error.issues.map(({ path: [first] }) => first))
  return { ok: false, fields: order.filter((field) => wrong.has(field)) }
}

const order: WrongField[] = [
  'place', 'day', 'number', 'dated', 'file', 'community', 'role', 'starts', 'ends', 'person', 'name', 'email',
  'phone', 'languages',
]
