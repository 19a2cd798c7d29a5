// The words of bin/people -> what is to be done, or what is wrong with them.
import { z } from 'zod'
import { department } from '../kernel/content/multilingual.ts'
import { isLanguage, type Language } from '../kernel/i18n/languages.ts'
import {
  type NewOrganization, organizationKinds, type Role, roles,
} from '../modules/directory/directory.ts'

export const peopleUsage = `usage: bin/people add-organization CODE
         --kind authority|mission|department|partner
         --name-en NAME --name-es NAME --name-pt NAME --name-fr NAME
         [--state HND] [--department cicad|dtoc|cicte|dsp|sms] [--acronym ABC]
       bin/people add E-MAIL --name NAME --organization CODE --role member|administrator|desk
         [--languages en,es] [--phone +50412345678]
       bin/people code E-MAIL
       bin/people list [CODE]
       bin/people end E-MAIL [--organization CODE]
       bin/people communities FILE
add-organization  enters a national authority, mission, department or partner body
add               adds a person with a first role, and prints a code for the first sign-in
code              prints another such code; what opened the account before is void once it is used
list              organizations and how many people have a role there; or the people of one
end               ends the role in one organization; without --organization every role, every
                  session and the account
communities       enters communities from a file like world/communities.yaml, or changes them
A code works once, within 24 hours, at /en/sign-in/first-time. Hand it over yourself.`

export type NewMember = {
  email: string, name: string, organization: string, role: Role, languages: Language[],
  phone: string | null,
}
export type PeopleCommand =
  | { kind: 'add-organization', organization: NewOrganization }
  | { kind: 'add', person: NewMember }
  | { kind: 'code', email: string }
  | { kind: 'list', organization: string | undefined }
  | { kind: 'end', email: string, organization: string | undefined }
  | { kind: 'communities', file: string }
  | { kind: 'wrong', problem: string }

const known: Record<string, string[]> = {
  'add-organization': [
    'kind', 'name-en', 'name-es', 'name-pt', 'name-fr', 'state', 'department', 'acronym',
  ],
  add: ['name', 'organization', 'role', 'languages', 'phone'],
  code: [], list: [], end: ['organization'], communities: [],
}

/** Reads the words; a word that is a file comes through `place`. */
export function readPeopleCommand(
  words: string[], place = (file: string) => file,
): PeopleCommand {
  const [verb = '', ...rest] = words
  const allowed = known[verb]
  if (!allowed) return { kind: 'wrong', problem: peopleUsage }
  const read = readWords(rest, allowed)
  if (typeof read === 'string') return wrong(read)
  const { options, places: [first = '', ...others] } = read
  if (others.length > 0) return wrong(`${others[0]} is one word too many. Quote names: "Ana Rivas".`)
  if (verb === 'list') return { kind: 'list', organization: first || undefined }
  if (verb === 'communities') {
    return first ? { kind: 'communities', file: place(first) } : wrong('communities needs a file.')
  }
  if (verb === 'add-organization') return readOrganization(first, options)
  const email = address.safeParse(first).data
  if (!email) return wrong(`${verb} needs an e-mail address.`)
  if (verb === 'code') return { kind: 'code', email }
  if (verb === 'end') return { kind: 'end', email, organization: options.get('organization') }
  return readMember(email, options)
}

const address = z.email().max(200).transform((text) => text.toLowerCase())
const line = (max: number) => z.string().trim().min(1).max(max).regex(/^\P{Cc}*$/u)

function readWords(words: string[], allowed: string[]) {
  const options = new Map<string, string>()
  const places: string[] = []
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? ''
    if (!word.startsWith('--')) {
      places.push(word)
      continue
    }
    const name = word.slice(2)
    const value = words[index + 1]
    if (!allowed.includes(name)) return `${word} is not an option here.`
    if (value === undefined || value.startsWith('--')) return `${word} needs a value.`
    options.set(name, value)
    index += 1
  }
  return { options, places }
}

function readOrganization(code: string, options: Map<string, string>): PeopleCommand {
  const named = (key: string) => options.get(`name-${key}`)
  const missing = ['en', 'es', 'pt', 'fr'].find((key) => !line(300).safeParse(named(key)).success)
  const kind = organizationKinds.find((one) => one === options.get('kind'))
  const of = department.nullable().safeParse(options.get('department') ?? null)
  const state = options.get('state')?.toUpperCase() ?? null
  if (!/^[a-z0-9-]{2,60}$/.test(code)) {
    return wrong('add-organization needs a code of small letters, digits and dashes: hnd-csirt.')
  }
  if (!kind) return wrong(`--kind must be one of ${organizationKinds.join(', ')}.`)
  if (missing) return wrong(`--name-${missing} is missing: a name in each of the four languages.`)
  if (!of.success) return wrong('--department must be cicad, dtoc, cicte, dsp or sms.')
  if (kind === 'mission' && state === null) return wrong('A mission needs --state, such as HND.')
  return { kind: 'add-organization', organization: {
    code, kind, state, department: of.data, acronym: options.get('acronym') ?? null,
    name: {
      en: named('en') ?? '', es: named('es') ?? '', pt: named('pt') ?? '', fr: named('fr') ?? '',
    },
  } }
}

function readMember(email: string, options: Map<string, string>): PeopleCommand {
  const name = line(200).safeParse(options.get('name')).data
  const role = roles.find((one) => one === options.get('role'))
  const organization = options.get('organization')
  const wanted = (options.get('languages') ?? 'en').split(',')
  const languages = wanted.filter(isLanguage)
  const phone = options.get('phone') ?? null
  if (!name) return wrong('--name is missing: the name of the person, at most 200 characters.')
  if (!organization) return wrong('--organization is missing: its code, as bin/people list shows.')
  if (!role) return wrong(`--role must be one of ${roles.join(', ')}.`)
  if (languages.length !== wanted.length) return wrong('--languages are en, es, pt, fr, with commas.')
  if (phone !== null && !/^\+[\d\s().-]{5,40}$/.test(phone)) {
    return wrong('--phone begins with + and the code of the country.')
  }
  return { kind: 'add', person: { email, name, organization, role, languages, phone } }
}

const wrong = (problem: string): PeopleCommand =>
  ({ kind: 'wrong', problem: `${problem}\n${peopleUsage}` })
