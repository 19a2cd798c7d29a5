// The content files of areas and groups: content/observatory/areas.yaml and groups/*.yaml.
import { z } from 'zod'
import {
  identifier, multilingual, partialDate, sources,
} from '../../../kernel/content/multilingual.ts'

const areaId = z.string().regex(/^[A-Z][A-Z-]*$/, 'is not the code of an area')

/** Territories, regions and the world; the 35 States come from content/states. */
export const areasRecord = z.strictObject({
  areas: z.array(z.strictObject({
    id: areaId,
    kind: z.enum(['territory', 'region', 'world']),
    name: multilingual,
    sourceCodes: z.array(z.string()).default([]),
  })),
  sources,
})

export const groupRecord = z.strictObject({
  id: identifier,
  position: z.int(),
  name: multilingual,
  description: multilingual,
  members: z.array(z.strictObject({
    area: areaId,
    since: partialDate.nullable().default(null),
    until: partialDate.nullable().default(null),
  })).min(1, 'has no member'),
  sources,
})

export type AreasRecord = z.infer<typeof areasRecord>
export type GroupRecord = z.infer<typeof groupRecord>
