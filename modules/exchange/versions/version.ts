// The text of an item in one language: numbered versions, each with what is stricter than the whole
// kept apart.
import type { Language } from '../../../kernel/i18n/languages.ts'
import type { AddressType } from '../../../standards/defang/defang.ts'
import type { Tlp } from '../../../standards/tlp/tlp.ts'
import type { ItemKind } from '../items/item.ts'

export const indicatorTypes = [
  'domain', 'url', 'email', 'ipv4', 'ipv6', 'sha256', 'text',
] as const satisfies readonly AddressType[]
export type IndicatorType = (typeof indicatorTypes)[number]

export const confidences = ['high', 'medium', 'low'] as const
export type Confidence = (typeof confidences)[number]

/** Something to look for. `value` is as it is; pages show it defanged. */
export type Indicator = {
  type: IndicatorType
  value: string
  /** "2026-11-28" */
  firstSeen?: string
  confidence?: Confidence
  /** Stricter than the whole: only its readers see that it is there. */
  tlp?: Tlp
}

/** What each kind says; all of it may be missing in a draft. Days are "2026-11-28". */
export type Body = {
  // alert
  happened?: string
  now?: string[]
  indicators?: Indicator[]
  // early warning of a new psychoactive substance
  substance?: string
  class?: string
  place?: string
  seenOn?: string
  source?: string
  sample?: string
  harm?: string
  // typology
  steps?: string[]
  redFlags?: string[]
  sectors?: string[]
  // practice
  problem?: string
  done?: string
  evidence?: string
  cost?: string
  contact?: string
  help?: string
  // question
  text?: string
  answerBy?: string
}

export type BodyField = keyof Body

type Shape = 'line' | 'text' | 'list' | 'day' | 'indicators'
export type FieldShape = { name: BodyField, shape: Shape, required: boolean }

const field = (name: BodyField, shape: Shape, required = true): FieldShape =>
  ({ name, shape, required })

/** The fields of each kind, in the order of reading and asking. */
export const bodyFields: Record<ItemKind, readonly FieldShape[]> = {
  alert: [
    field('happened', 'text'), field('now', 'list'), field('indicators', 'indicators', false),
  ],
  'early-warning': [
    field('substance', 'line'), field('class', 'line'), field('place', 'line'),
    field('seenOn', 'day'), field('source', 'line'), field('sample', 'line', false),
    field('harm', 'text'),
  ],
  typology: [
    field('steps', 'list'), field('redFlags', 'list'), field('sectors', 'list'),
    field('indicators', 'indicators', false),
  ],
  practice: [
    field('problem', 'text'), field('done', 'text'), field('evidence', 'text'),
    field('cost', 'line', false), field('contact', 'line'), field('help', 'text', false),
  ],
  question: [field('text', 'text'), field('answerBy', 'day', false)],
}

export type Version = {
  item: string
  number: number
  language: Language
  title: string
  summary: string
  body: Body
  /** Who wrote it: the owner, or the desk for a translation. */
  organization: string
  createdBy: string
  createdAt: Date
  changedBy: string
  changedAt: Date
  translated: boolean
  /** Null: only its organization reads it. */
  publishedAt: Date | null
  /** Grows with each saving: a form that carries an older one meets a conflict. */
  revision: number
}

/** What a version still lacks before it can be issued: names of fields, in order. */
export function missingIn(kind: ItemKind, { title, summary, body }: Version): string[] {
  const fields = bodyFields[kind].filter(({ name, required }) => required && isEmpty(body[name]))
  return [
    ...(title === '' ? ['title'] : []), ...(summary === '' ? ['summary'] : []),
    ...fields.map(({ name }) => name),
  ]
}

/** A place that a template leaves to fill in: nothing goes out while one is left. */
export const blanks: Record<Language, string> = {
  en: '[fill in]', es: '[completar]', pt: '[preencher]', fr: '[à compléter]',
}

const hasBlank = (text: string): boolean =>
  Object.values(blanks).some((blank) => text.includes(blank))

/** Where a template has left places that nobody has filled in yet: names of fields, in order. */
export function blanksIn(kind: ItemKind, { title, summary, body }: Version): string[] {
  const isOpen = (value: Body[BodyField]) => hasBlank(JSON.stringify(value ?? ''))
  return [
    ...(hasBlank(title) ? ['title'] : []), ...(hasBlank(summary) ? ['summary'] : []),
    ...bodyFields[kind].filter(({ name }) => isOpen(body[name])).map(({ name }) => name),
  ]
}

const isEmpty = (value: Body[BodyField]): boolean => value === undefined || value.length === 0
