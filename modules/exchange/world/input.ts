// world/items/*.yaml and world/patterns/*.yaml -> checked records of the exercise.
import { z } from 'zod'
import { language } from '../../../kernel/content/multilingual.ts'

const filled = z.string().trim().min(1, 'is empty')
const code = z.string().regex(/^[a-z0-9-]{2,60}$/, 'is not a code')
const days = z.number().int().min(0).max(400)
const marking = z.enum(['red', 'amber-strict', 'amber', 'green', 'clear'])

// Nothing here may reach a real machine: RFC 5737, RFC 3849, RFC 2606.
const harmless: Record<string, RegExp> = {
  domain: /(^|\.)[a-z0-9-]+\.example$/,
  url: /^https?:\/\/[a-z0-9.-]+\.example(\/|$)/,
  email: /^[^@\s]+@[a-z0-9.-]+\.example$/,
  ipv4: /^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}$/,
  ipv6: /^2001:db8:/,
  sha256: /^[0-9a-f]{64}$/,
  text: /./,
}

const indicator = z.strictObject({
  type: z.enum(['domain', 'url', 'email', 'ipv4', 'ipv6', 'sha256', 'text']),
  value: filled,
  /** Days before it was issued. */
  seen: days,
  confidence: z.enum(['high', 'medium', 'low']),
  tlp: marking.optional(),
}).refine(({ type, value }) => harmless[type]?.test(value), 'is not an address for examples')

const invented =
  /\((sustancia inventada|substância inventada|substance fictive|invented substance)/

const common = { language, title: filled.max(200), summary: filled.max(500) }

const bodies = {
  alert: z.strictObject({
    ...common, happened: filled, now: z.array(filled).min(1), indicators: z.array(indicator),
  }),
  'early-warning': z.strictObject({
    ...common, substance: filled.regex(invented, 'does not say that it is invented'),
    class: filled, place: filled, seenOn: days, source: filled, sample: filled, harm: filled,
  }),
  typology: z.strictObject({
    ...common, steps: z.array(filled).min(1), redFlags: z.array(filled).min(1),
    sectors: z.array(filled).min(1),
  }),
  practice: z.strictObject({
    ...common, problem: filled, done: filled, evidence: filled, cost: filled, contact: filled,
    help: filled,
  }),
  question: z.strictObject({ ...common, text: filled, answerBy: days }),
}

const about = {
  code,
  from: code,
  by: code,
  tlp: marking,
  pap: z.enum(['red', 'amber', 'green', 'clear']),
  grade: z.string().regex(/^[A-F][1-6]$/, 'is not a grade like B2'),
  community: code.optional(),
  to: z.array(code).default([]),
  persons: z.array(code).default([]),
  onward: z.array(code).default([]),
  status: z.enum(['draft', 'awaiting-check', 'issued', 'closed', 'withdrawn', 'recalled'])
    .default('issued'),
  /** Days before the world was first loaded; absent while it is a draft. */
  issued: days.optional(),
  /** Days before the world was first loaded: withdrawn or recalled. */
  ended: days.optional(),
  /** Days after it was issued. */
  acknowledge: days.optional(),
  acknowledged: z.array(code).default([]),
  /** `owner`: to the owner only. `after`: days after it was issued. */
  replies: z.array(z.strictObject({
    by: code, after: days, text: filled, owner: z.boolean().default(false),
  })).default([]),
  sightings: z.array(z.strictObject({
    by: code, after: days, seen: z.boolean(), count: z.number().int().min(0), place: filled,
    private: z.boolean().default(false),
  })).default([]),
}

const kinds = ['alert', 'early-warning', 'typology', 'practice', 'question'] as const
const oneOf = <K extends typeof kinds[number]>(kind: K) => z.strictObject({
  ...about, kind: z.literal(kind), versions: z.array(bodies[kind]).min(1).max(4),
})

/** RED names persons, AMBER organizations, GREEN a community; only a draft was never issued. */
export const itemRecord = z.discriminatedUnion('kind', [
  oneOf('alert'), oneOf('early-warning'), oneOf('typology'), oneOf('practice'), oneOf('question'),
]).superRefine((item, context) => {
  const refuse = (message: string) => context.addIssue({ code: 'custom', message })
  const unissued = item.status === 'draft' || item.status === 'awaiting-check'
  if (unissued !== (item.issued === undefined)) refuse('is issued and a draft, or neither')
  if ((item.status === 'withdrawn' || item.status === 'recalled') !== (item.ended !== undefined)) {
    refuse('ends without a day, or the reverse')
  }
  if ((item.tlp === 'red') !== item.persons.length > 0) refuse('RED needs persons, others none')
  if (item.tlp.startsWith('amber') !== item.to.length > 0) refuse('AMBER needs organizations')
  if ((item.tlp === 'green') !== (item.community !== undefined)) refuse('GREEN needs a community')
  if (item.onward.length > 0 && item.tlp !== 'amber') refuse('only AMBER has clients')
  if (item.acknowledge !== undefined && unissued) refuse('a draft is acknowledged by nobody')
})
export const itemRecords = z.array(itemRecord)
export type ItemRecord = z.infer<typeof itemRecord>

/** One text with {slots}, and the cases that fill them: each becomes an item. */
export const patternRecords = z.array(z.strictObject({
  code, kind: z.enum(kinds), from: code, by: code.optional(), grade: filled, pap: filled,
  text: z.record(z.string(), z.unknown()),
  cases: z.array(z.record(z.string(), z.unknown())).min(1),
}))
export type PatternRecord = z.infer<typeof patternRecords>[number]
