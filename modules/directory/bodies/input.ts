// content/bodies/*.yaml -> checked records.
import { z } from 'zod'
import {
  confidence, department, identifier, multilingual, multilingualList, sources,
} from '../../../kernel/content/multilingual.ts'
import { bodyTypes } from './body.ts'

export const bodyRecord = z.strictObject({
  id: identifier,
  name: multilingual,
  acronym: multilingual.nullish(),
  type: z.enum(bodyTypes),
  parent: identifier.nullable(),
  department: department.nullable(),
  created: z.string().nullish(),
  legalBasis: multilingual.nullish(),
  membership: multilingual.nullish(),
  chairRule: multilingual.nullish(),
  meets: multilingual.nullish(),
  secretariat: multilingual.nullish(),
  functions: multilingualList,
  outputs: multilingualList,
  documentSeries: z.string().nullish(),
  users: multilingualList,
  topics: z.array(identifier).default([]),
  statusNote: multilingual.nullish(),
  notes: multilingual.nullish(),
  confidence,
  sources,
})

export type BodyRecord = z.infer<typeof bodyRecord>
