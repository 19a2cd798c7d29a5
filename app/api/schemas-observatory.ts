// The shapes of the observatory's answers. Unknown values are null, never left out.
import { z } from '../../kernel/http/openapi-zod.ts'
import { list, multilingual } from './schemas.ts'

const source = z.object({ url: z.string(), note: z.string().optional() })
const nullable = z.union([multilingual, z.null()])
const missing = z.enum([
  'not-collected', 'not-published', 'suppressed', 'not-applicable', 'withdrawn',
])

export const indicator = z.object({
  id: z.string(),
  url: z.string(),
  theme: z.string(),
  title: multilingual,
  definition: multilingual,
  method: multilingual,
  unit: z.string(),
  decimals: z.int(),
  codes: z.array(z.object({ scheme: z.string(), code: z.string() })),
  topics: z.array(z.string()),
  dimensions: z.array(z.object({
    id: z.string(), title: multilingual, overlapping: z.boolean(),
    values: z.array(z.object({ id: z.string(), title: multilingual })),
  })).describe('Where `overlapping` is true the categories must never be added up.'),
  additive: z.boolean().describe('Whether figures of several areas may be added up.'),
  trend: z.boolean().describe('Whether periods may be joined by a line.'),
  finding: nullable,
  sources: z.array(source),
}).openapi('Indicator')

export const series = z.object({
  id: z.string(),
  indicator: z.string(),
  source: z.string(),
  note: nullable,
  remarks: z.array(z.object({
    kind: z.enum(['break', 'doubt', 'excluded', 'definition', 'method']),
    areas: z.array(z.string()).nullable().describe('null: all of them.'),
    since: z.string().nullable(),
    until: z.string().nullable(),
    text: multilingual,
    source: z.string().nullable(),
  })),
}).openapi('Series')

export const observation = z.object({
  series: z.string(),
  area: z.string().describe('ISO 3166-1 alpha-3, or the word for a region, e.g. AMERICAS.'),
  period: z.string().describe('YYYY or YYYY-MM.'),
  cut: z.string().describe('"" is the total; else categories like "age=15-29;sex=female".'),
  value: z.number().nullable(),
  missing: missing.nullable().describe('Why there is no value.'),
  flag: z.enum(['estimate', 'provisional', 'projection']).nullable(),
  note: z.string().nullable(),
  released: z.string().describe('The release that brought this version of the figure.'),
}).openapi('Observation')

export const release = z.object({
  series: z.string(),
  released: z.string(),
  vintage: z.string(),
  origin: z.enum(['content', 'loaded']),
  complete: z.boolean().describe('Whether it replaced the whole series.'),
  added: z.int(),
  changed: z.int(),
  withdrawn: z.int(),
  csv: z.string().describe('The series as of this release; never changes.'),
}).openapi('Release')

export const statisticalSource = z.object({
  id: z.string(),
  producer: z.string(),
  dataset: multilingual,
  url: z.string(),
  retrieved: z.string(),
  licence: z.string(),
  licenceUrl: z.string().nullable(),
  licenceStatus: z.enum(['clear', 'unclear']),
  licenceNote: nullable,
  demands: z.string().describe('How to attribute.'),
}).openapi('StatisticalSource')

export const area = z.object({
  id: z.string(),
  kind: z.enum(['state', 'territory', 'region', 'world']),
  name: multilingual,
  sourceCodes: z.array(z.string()),
}).openapi('Area')

export const group = z.object({
  id: z.string(),
  name: multilingual,
  description: multilingual,
  sources: z.array(source),
  members: z.array(z.object({
    area: z.string(),
    since: z.string().nullable().describe('null: before all figures.'),
    until: z.string().nullable(),
  })),
}).openapi('Group')

export { list }
