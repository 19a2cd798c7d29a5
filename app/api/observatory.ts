// The endpoints of the observatory: what figures there are, and the figures.
import { z } from '../../kernel/http/openapi-zod.ts'
import { type Endpoint, endpoint } from '../../kernel/http/api.ts'
import {
  getIndicator, href, type Indicator, listAreas, listGroups, listIndicators, listObservations,
  listReleases, listSeries, listSources, type SeriesObservation,
} from '../../modules/observatory/observatory.ts'
import { en } from './messages/en.ts'
import {
  area, group, indicator, list, observation, release, series, statisticalSource,
} from './schemas-observatory.ts'

const id = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,80}$/)
const areaCode = z.string().regex(/^[A-Z][A-Z-]{1,40}$/)
const period = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/)
const ofIndicator = z.strictObject({ indicator: id.optional() })

// PostgreSQL has no text with a zero character in it.
const part = z.string().refine((text) => !text.includes('\u0000'))

// A place in the list, as text that need not be understood: where the next page begins.
const place = z.string().max(400).transform((text, context) => {
  const parts: unknown = safeParse(Buffer.from(text, 'base64url').toString('utf8'))
  const checked = z.tuple([part, part, part, part]).safeParse(parts)
  if (checked.success) return checked.data
  context.addIssue({ code: 'custom', message: 'is not a place in the list' })
  return z.NEVER
})

const observationQuery = z.strictObject({
  indicator: id.optional(),
  series: id.optional(),
  area: areaCode.optional(),
  from: period.optional(),
  to: period.optional(),
  cut: z.string().max(120).regex(/^(all|total|[a-z0-9=;-]+)$/).default('total')
    .describe('"total", "all", or categories like "age=15-29;sex=female".'),
  asOf: z.iso.date().optional().describe('What was known at the end of this day.'),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  after: place.optional(),
})

const { summaries } = en

export const observatoryEndpoints: Endpoint[] = [
  endpoint({
    name: 'listIndicators', path: '/indicators', audience: 'everyone',
    summary: summaries.listIndicators, answer: list(indicator),
    handle: async ({ reader, origin }) =>
      ({ items: (await listIndicators(reader)).map((one) => indicatorAnswer(one, origin)) }),
  }),
  endpoint({
    name: 'getIndicator', path: '/indicators/{id}', audience: 'everyone',
    summary: summaries.getIndicator, values: z.strictObject({ id: z.string() }), answer: indicator,
    handle: async ({ reader, values, origin }) =>
      indicatorAnswer(await getIndicator(reader, values.id), origin),
  }),
  endpoint({
    name: 'listSeries', path: '/series', audience: 'everyone', summary: summaries.listSeries,
    query: ofIndicator, answer: list(series),
    handle: async ({ reader, query }) => ({ items: await listSeries(reader, given(query)) }),
  }),
  endpoint({
    name: 'listObservations', path: '/observations', audience: 'everyone',
    summary: summaries.listObservations, query: observationQuery,
    answer: z.object({ items: z.array(observation), next: z.string().nullable() }),
    handle: async ({ reader, query: { limit, after, cut, ...only } }) => {
      const found = await listObservations(reader, {
        ...(only.indicator !== undefined && { indicator: only.indicator }),
        ...(only.series !== undefined && { series: [only.series] }),
        ...(only.area !== undefined && { areas: [only.area] }),
        from: only.from, to: only.to, asOf: only.asOf,
        cuts: cut === 'all' ? 'all' : [cut === 'total' ? '' : cut],
      }, { after, limit: limit + 1 })
      const items = found.slice(0, limit)
      return { items, next: found.length > limit ? placeOf(items.at(-1)) : null }
    },
  }),
  endpoint({
    name: 'listReleases', path: '/releases', audience: 'everyone',
    summary: summaries.listReleases, query: ofIndicator, answer: list(release),
    handle: async ({ reader, query, origin }) => ({
      items: (await listReleases(reader, given(query))).map((one) =>
        ({ ...one, csv: `${origin}/data/series/${one.series}/${one.released}.csv` })),
    }),
  }),
  endpoint({
    name: 'listStatisticalSources', path: '/statistical-sources', audience: 'everyone',
    summary: summaries.listStatisticalSources, answer: list(statisticalSource),
    handle: async ({ reader }) => ({ items: await listSources(reader) }),
  }),
  endpoint({
    name: 'listAreas', path: '/areas', audience: 'everyone', summary: summaries.listAreas,
    answer: list(area),
    handle: async ({ reader }) => ({ items: await listAreas(reader) }),
  }),
  endpoint({
    name: 'listGroups', path: '/groups', audience: 'everyone', summary: summaries.listGroups,
    answer: list(group),
    handle: async ({ reader }) => ({
      items: (await listGroups(reader)).map(({ members, ...one }) => ({
        ...one,
        members: members.map(({ since, ...member }) => ({ ...member, since: since || null })),
      })),
    }),
  }),
]

const given = ({ indicator: asked }: { indicator?: string | undefined }) =>
  asked === undefined ? {} : { indicator: asked }

function safeParse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const placeOf = (one: SeriesObservation | undefined) => one === undefined
  ? null
  : Buffer.from(JSON.stringify([one.series, one.area, one.cut, one.period])).toString('base64url')

const indicatorAnswer = (one: Indicator, origin: string) =>
  ({ ...one, url: origin + href.indicator('en', one.id) })
