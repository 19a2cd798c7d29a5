// content/observatory/claims/*.yaml -> checked records.
import { z } from 'zod'
import {
  identifier, multilingual, multilingualList, name, sources, webAddress,
} from '../../../kernel/content/multilingual.ts'

const series = z.string()
  .regex(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/, 'is not a series like homicide-rate.wdi')
const word = z.string()
  .regex(/^[a-z][a-z0-9-]*$/, 'is not a word of small letters, digits and hyphens')
const percent = z.number().min(0).max(100)

const amount = z.union([
  z.strictObject({ count: series }), z.strictObject({ rate: series, population: series }),
], 'is neither a count nor a rate with its population')

const sentence = multilingual.refine(
  (texts) => Object.values(texts).every((text) =>
    ['{year}', '{value}', '{place}'].every((name) => text.includes(name))),
  'must name {year}, {value} and {place} in all four languages',
)

export const claimRecord = z.strictObject({
  id: word,
  position: z.int(),
  title: multilingual,
  published: z.strictObject({ text: multilingual, url: webAddress }),
  statement: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('between'), from: percent, to: percent })
      .refine(({ from, to }) => from < to, { path: ['to'], error: 'is not more than from' }),
    z.strictObject({ kind: z.literal('above'), above: percent }),
  ]),
  reading: multilingual,
  form: z.enum(['of-world', 'of-members']),
  recordedOnly: z.boolean().default(false),
  numerator: multilingual,
  denominator: multilingual,
  decimals: z.int().min(0).max(4),
  sentence,
  sets: z.array(identifier).min(1, 'names no set of States'),
  population: series,
  ways: z.array(z.strictObject({
    id: word, name, part: amount, whole: amount,
    regions: z.record(identifier, z.string()).default({}),
  })).min(1, 'names no source'),
  refused: z.array(z.strictObject({ id: word, name: multilingual, reason: multilingual }))
    .default([]),
  notes: multilingualList,
  sources,
})

export type ClaimRecord = z.infer<typeof claimRecord>
