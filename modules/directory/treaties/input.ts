// content/treaties/*.yaml -> checked records.
import { z } from 'zod'
import {
  confidence, identifier, language, multilingual, multilingualList, partialDate, source, sources,
  webAddress,
} from '../../../kernel/content/multilingual.ts'
import { actions } from './treaty.ts'

const participation = z.strictObject({
  state: z.string().regex(/^[A-Z]{3}$/).nullable(),
  name: multilingual.nullish(),
  action: z.enum(actions),
  date: partialDate.nullish(),
  signed: partialDate.nullish(),
  instrument: partialDate.nullish(),
  note: multilingual.nullish(),
  source: webAddress.nullish(),
}).refine(({ state, name }) => state !== null || name, 'names no State')

const nameOf = ({ state, name }: z.infer<typeof participation>) => state ?? name?.en

export const treatyRecord = z.strictObject({
  id: identifier,
  acronym: multilingual.nullish(),
  title: multilingual,
  titlePrinted: z.array(language).min(1, 'names no language of the printed title'),
  depositary: multilingual.nullish(),
  adopted: partialDate.nullish(),
  adoptedAt: multilingual.nullish(),
  adoptedNote: multilingual.nullish(),
  entryIntoForce: partialDate.nullish(),
  entryIntoForceNote: multilingual.nullish(),
  stated: z.strictObject({
    signatories: z.int().nullish(),
    parties: z.int().nullish(),
    note: multilingual.nullish(),
    sources: z.array(source).default([]),
  }).nullish(),
  bodies: z.array(identifier).default([]),
  followUp: multilingualList,
  obligations: multilingualList,
  topics: z.array(identifier).min(1, 'has no topic'),
  participation: z.strictObject({
    asOf: partialDate.nullish(),
    asOfNote: multilingual.nullish(),
    complete: z.boolean(),
    records: z.array(participation).default([])
      .refine((all) => new Set(all.map(nameOf)).size === all.length, 'names one State twice'),
    sources: z.array(source).default([]),
  }),
  notes: multilingual.nullish(),
  confidence,
  sources,
})

export type TreatyRecord = z.infer<typeof treatyRecord>
