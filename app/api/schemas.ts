// The shapes of the JSON interface's answers. Unknown values are null, never left out.
import { z } from '../../kernel/http/openapi-zod.ts'

export const multilingual = z.object({
  en: z.string(), es: z.string(), pt: z.string(), fr: z.string(),
}).openapi('Multilingual')

const source = z.object({ url: z.string(), note: z.string().optional() }).openapi('Source')
const language = z.enum(['en', 'es', 'pt', 'fr'])
// Not .nullable(): in the OpenAPI document a named schema would lose that it may be null.
const nullable = z.union([multilingual, z.null()])
const sources = z.array(source)
const confidence = z.enum(['high', 'medium', 'low'])

export const publication = z.object({
  id: z.int(),
  url: z.string(),
  title: multilingual,
  titlePrinted: z.array(language).describe('Languages whose title a source prints; the others are by Puente.'),
  subtitle: nullable,
  description: multilingual,
  department: z.string().nullable(),
  departments: z.array(z.string()),
  bodies: z.array(z.string()),
  states: z.array(z.string()).describe('ISO 3166-1 alpha-3 codes.'),
  topics: z.array(z.string()),
  type: z.string(),
  published: z.string().nullable().describe('YYYY, YYYY-MM or YYYY-MM-DD.'),
  onlyIn: language.nullable(),
  editions: z.array(z.object({
    language, status: z.enum(['official', 'unofficial']), basis: z.enum(['stated', 'inferred']),
  })),
  files: z.array(z.object({
    url: z.string(), name: z.string(), language, mediaType: z.string(), sizeBytes: z.int(),
    version: z.int(), pageCount: z.int().nullable().describe('null: it has no pages.'),
  })).describe('The newest version of the file in each language.'),
  partners: z.array(multilingual),
  symbol: z.string().nullable(),
  isbn: z.string().nullable(),
  link: z.string().nullable(),
  notes: nullable,
  confidence,
  sources,
  updatedAt: z.string(),
}).openapi('Publication')

export const project = z.object({
  id: z.int(),
  url: z.string(),
  name: multilingual,
  namePrinted: z.array(language),
  acronym: z.string().nullable(),
  departments: z.array(z.string()),
  bodies: z.array(z.string()),
  topics: z.array(z.string()),
  type: z.string(),
  startYear: z.int().nullable(),
  endYear: z.int().nullable(),
  status: z.string().nullable(),
  statusBasis: z.enum(['stated', 'inferred']).nullable(),
  statusNote: nullable,
  donors: z.array(multilingual).nullable().describe('null: not published.'),
  donorsNote: nullable,
  partners: z.array(multilingual),
  states: z.array(z.string()).nullable().describe('null: not published.'),
  statesNote: nullable,
  objective: multilingual,
  activities: z.array(multilingual),
  results: z.array(z.object({ date: z.string().nullable(), text: multilingual })),
  events: z.array(
    z.object({ date: z.string(), text: multilingual, source: z.string().nullable() }),
  ),
  notes: nullable,
  confidence,
  sources,
}).openapi('Project')

export const state = z.object({
  id: z.string().describe('ISO 3166-1 alpha-3.'),
  url: z.string(),
  iso2: z.string(),
  name: multilingual,
  nameFormal: nullable,
  officialLanguages: z.array(z.string()),
  status: z.string(),
  statusAsOf: z.string(),
}).openapi('State')

export const body = z.object({
  id: z.string(),
  url: z.string(),
  name: multilingual,
  acronym: nullable,
  type: z.string(),
  parent: z.string().nullable(),
  department: z.string().nullable(),
  created: z.string().nullable(),
  functions: z.array(multilingual),
  outputs: z.array(multilingual),
  documentSeries: z.string().nullable(),
  topics: z.array(z.string()),
  notes: nullable,
  sources,
}).openapi('Body')

export const topic = z.object({
  id: z.string(),
  url: z.string(),
  name: multilingual,
  summary: multilingual,
  departments: z.array(z.string()),
  sources,
}).openapi('Topic')

export const treaty = z.object({
  id: z.string(),
  url: z.string(),
  acronym: nullable,
  title: multilingual,
  adopted: z.string().nullable(),
  entryIntoForce: z.string().nullable(),
  topics: z.array(z.string()),
  bodies: z.array(z.string()),
  participationAsOf: z.string().nullable(),
  participationComplete: z.boolean(),
  notes: nullable,
  sources,
}).openapi('Treaty')

export const participation = z.object({
  treaty: z.string(),
  state: z.string().nullable(),
  stateName: nullable,
  action: z.string(),
  date: z.string().nullable(),
  signed: z.string().nullable(),
  instrument: z.string().nullable(),
  note: nullable,
  source: z.string().nullable(),
}).openapi('Participation')

/** A list that may go on: ask again with `after` set to `next` until `next` is null. */
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.int().nullable() })

export const list = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) })

const LIMIT_MAX = 100

/** The parameters of a long list. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(LIMIT_MAX).default(20),
  after: z.coerce.number().int().min(0).default(0),
}
