// The claims for machines: /api/v1/claims and /api/v1/claims/{id}.
import { z } from '../../../kernel/http/openapi-zod.ts'
import { type Endpoint, endpoint } from '../../../kernel/http/api.ts'
import { listReleases } from '../indicators/queries.ts'
import { href } from '../paths.ts'
import type { Claim } from './claim.ts'
import { COMPUTATION } from './code.tsx'
import type { Row } from './computation.ts'
import { getClaim, listClaims } from './queries.ts'
import { chooseRow, computeAll } from './rows.ts'

const text = z.object({ en: z.string(), es: z.string(), pt: z.string(), fr: z.string() })
const row = z.object({
  year: z.int(),
  set: z.string().describe('Identifier of a group of States.'),
  source: z.string().describe('Whose figures both sides of the division are: one of the claim’s sources.'),
  numerator: z.number().describe('Sum over the States that have a figure.'),
  denominator: z.number().describe('The published total; never the sum of those that report.'),
  value: z.number().nullable()
    .describe('In per cent; null where the figures leave a range: see lower and upper.'),
  lower: z.number().describe('The share, in per cent, if States without a figure had no case.'),
  upper: z.number().describe('The share, in per cent, if they had their highest rate.'),
  coverage: z.number().describe('Share of the set’s people who live in States with a figure, in per cent.'),
  states: z.object({ reporting: z.int(), members: z.int() }),
  missing: z.array(z.string()).describe('Codes of the members without a figure.'),
  contradictory: z.array(z.string()).describe('Members left out because their part exceeds their whole.'),
  published: z.object({ numerator: z.number(), value: z.number() }).nullable()
    .describe('What the source itself estimates for the whole set.'),
  vintage: z.string().describe('The publications the figures come from.'),
  releases: z.array(z.object({ series: z.string(), released: z.string() })),
  projected: z.boolean().describe('Whether a figure is a projection of its source.'),
  holds: z.boolean().nullable().describe('Whether the statement holds; null: cannot be said.'),
}).openapi('ClaimRow')

const claim = {
  id: z.string(),
  url: z.string(),
  title: text,
  published: z.object({ text, url: z.string() }).describe('The statement as the Secretariat publishes it.'),
  statement: z.union([
    z.object({ kind: z.literal('between'), from: z.number(), to: z.number() }),
    z.object({ kind: z.literal('above'), above: z.number() }),
  ]).describe('The values it covers, in per cent: from <= value < to, or value > above.'),
  reading: text,
  numerator: text,
  denominator: text,
  sets: z.array(z.string()),
  sources: z.array(z.string()),
  refused: z.array(z.object({ id: z.string(), name: text, reason: text }))
    .describe('Ways of computing that are refused, and why.'),
  computation: z.string().describe('The source text of the computation.'),
}

const word = z.string().regex(/^[A-Za-z0-9-]{1,60}$/)

export const claimEndpoints: Endpoint[] = [
  endpoint({
    name: 'listClaims', path: '/claims', audience: 'everyone', summary: 'Statements that are checked, each with its newest year that can be said',
    answer: z.object({ items: z.array(z.object({ ...claim, latest: z.union([row, z.null()]) })) }),
    handle: async ({ reader, origin }) => {
      const nameOf = await vintages(reader)
      const all = await computeAll(reader, await listClaims(reader))
      return {
        items: all.map((one) => {
          const latest = chooseRow(one)
          return {
            ...claimAnswer(one.claim, origin), latest: latest ? rowAnswer(latest, nameOf) : null,
          }
        }),
      }
    },
  }),
  endpoint({
    name: 'getClaim', path: '/claims/{id}', audience: 'everyone', summary: 'One statement, a row for each year, set of States and source',
    values: z.strictObject({ id: word }),
    query: z.strictObject({
      year: z.string().regex(/^\d{4}$/).optional(), set: word.optional(), source: word.optional(),
    }),
    answer: z.object({ ...claim, items: z.array(row) }),
    handle: async ({ reader, values, query, origin }) => {
      const found = await getClaim(reader, values.id)
      const nameOf = await vintages(reader)
      const rows = (await computeAll(reader, [found]))[0]?.rows ?? []
      const items = rows.filter((one) => (query.year ?? one.year) === one.year &&
        (query.set ?? one.set) === one.set && (query.source ?? one.source) === one.source)
      return { ...claimAnswer(found, origin), items: items.map((one) => rowAnswer(one, nameOf)) }
    },
  }),
]

type NameOf = Map<string, string>

async function vintages(reader: Parameters<typeof listReleases>[0]): Promise<NameOf> {
  const releases = await listReleases(reader)
  return new Map(releases.map(({ series, released, vintage }) =>
    [`${series} ${released}`, vintage]))
}

function claimAnswer(one: Claim, origin: string) {
  const { id, title, published, statement, reading, numerator, denominator, sets, refused } = one
  return {
    id, url: origin + href.claim('en', id), title, published, statement, reading, numerator,
    denominator, sets, sources: one.ways.map((way) => way.id), refused,
    computation: origin + COMPUTATION,
  }
}

function rowAnswer(one: Row, nameOf: NameOf) {
  const { year, members, releases, verdict, reportingOnly: _, ...rest } = one
  const { missing, contradictory } = one
  return {
    ...rest,
    year: Number(year),
    states: { reporting: members - missing.length - contradictory.length, members },
    vintage: [...new Set(releases.map((release) => nameOf.get(release) ?? release))].join('; '),
    releases: releases.map((release) => {
      const [series = '', released = ''] = release.split(' ')
      return { series, released }
    }),
    holds: verdict === 'cannot-be-said' ? null : verdict === 'holds',
  }
}
