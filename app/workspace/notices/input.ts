// Forms and addresses of notifications -> checked values, or the fields that are wrong.
import { z } from 'zod'
import type { Hours, Rhythm } from '../../../kernel/notices/choice.ts'
import { rhythms } from '../../../kernel/notices/choice.ts'
import { NotFound } from '../../../kernel/http/problem.ts'
import { chosenTypes } from './types.ts'

const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)

/** An id of a notice. Throws NotFound for what cannot be one. */
export function readId(text: string): string {
  const read = uuid.safeParse(text)
  if (!read.success) throw new NotFound()
  return read.data
}

const page = z.coerce.number().int().min(1).max(10_000).catch(1)

/** The page of a list; what is no number is the first. */
export const readPage = (query: URLSearchParams): number => page.parse(query.get('page') ?? '1')

/** The names of zones that a form offers. */
export const zones: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone')]

const choice = z.enum(rhythms)
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** `rhythm-TYPE`, `zone`, `begins`, `ends`; what is wrong is named by the field and a message. */
export type Wrong = { field: string, problem: 'rhythm' | 'zone' | 'begins' | 'ends' | 'same' }

export const fieldOf = (type: string) => `rhythm-${type}`

export type NoticeChoices = { choices: Record<string, Rhythm>, hours: Hours }

export function readChoices(
  form: URLSearchParams,
): { ok: true, value: NoticeChoices } | { ok: false, wrong: Wrong[] } {
  const choices: Record<string, Rhythm> = {}
  const wrong: Wrong[] = []
  for (const type of chosenTypes) {
    const read = choice.safeParse(form.get(fieldOf(type)))
    if (read.success) choices[type] = read.data
    else wrong.push({ field: fieldOf(type), problem: 'rhythm' })
  }
  const zone = form.get('zone') ?? ''
  if (!zones.includes(zone)) wrong.push({ field: 'zone', problem: 'zone' })
  const quiet = readQuiet(form)
  if (Array.isArray(quiet)) wrong.push(...quiet)
  if (wrong.length > 0 || Array.isArray(quiet)) return { ok: false, wrong }
  return { ok: true, value: { choices, hours: { zone, quiet } } }
}

function readQuiet(form: URLSearchParams): Hours['quiet'] | Wrong[] {
  const [begins = '', ends = ''] = ['begins', 'ends'].map((name) => (form.get(name) ?? '').trim())
  if (begins === '' && ends === '') return undefined
  const wrong: Wrong[] = []
  if (!time.safeParse(begins).success) wrong.push({ field: 'begins', problem: 'begins' })
  if (!time.safeParse(ends).success) wrong.push({ field: 'ends', problem: 'ends' })
  else if (begins === ends) wrong.push({ field: 'ends', problem: 'same' })
  return wrong.length > 0 ? wrong : { begins, ends }
}
