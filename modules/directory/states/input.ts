// content/states/*.yaml and content/observers.yaml -> checked records.
import { z } from 'zod'
import {
  confidence, multilingual, multilingualList, partialDate, source, sources,
} from '../../../kernel/content/multilingual.ts'
import { standings } from './state.ts'

export const stateRecord = z.strictObject({
  id: z.string().regex(/^[A-Z]{3}$/, 'is not an ISO 3166-1 alpha-3 code'),
  iso2: z.string().regex(/^[A-Z]{2}$/, 'is not an ISO 3166-1 alpha-2 code'),
  isoNumeric: z.string().regex(/^\d{3}$/, 'is not an ISO 3166-1 numeric code'),
  name: multilingual,
  nameFormal: multilingual.nullish(),
  officialLanguages: z.array(z.string()),
  languagesNote: multilingual.nullish(),
  tile: z.strictObject({ col: z.int(), row: z.int() }),
  statuses: z.array(z.strictObject({
    status: z.enum(standings),
    since: partialDate.nullish(),
    until: partialDate.nullish(),
    asOf: partialDate,
    note: multilingual.nullish(),
    sources,
  }).refine(({ since, until }) => !since || !until || since <= until,
    { path: ['until'], error: 'is before since' }))
    .min(1, 'has no status')
    .refine(([latest]) => !latest?.until, 'must begin with the present one, which has no end')
    // Who is suspended stays a member: it is let take part again, and does not join then.
    .refine((all) => !all.some((one) => one.status === 'member' && one.since &&
      all.some(({ status, until }) => status === 'suspended' && until === one.since)),
    'has a member since the end of a suspension: that is no date of joining'),
  confidence,
  sources,
})

export type StateRecord = z.infer<typeof stateRecord>

export const observersRecord = z.strictObject({
  counts: z.array(z.strictObject({ count: z.int(), year: z.int().nullish(), sources: z.array(source) })),
  rules: multilingual,
  listDate: multilingual,
  names: multilingualList,
  sources,
})
