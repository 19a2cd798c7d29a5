// What programs of an organization read of the exchange: what its people read, but RED, which names
// persons. Each item that is sent is recorded for its owner.
import { endpoint, type Endpoint } from '../../kernel/http/api.ts'
import { z } from '../../kernel/http/openapi-zod.ts'
import {
  exchangeHref, getItem, itemKinds, listItems, listVersions, noteReads, type Version,
} from '../../modules/exchange/exchange.ts'
import { tlpLabel, tlps } from '../../standards/tlp/tlp.ts'
import { en } from './messages/en.ts'

const { summaries } = en
const multilingual = z.object({ en: z.string(), es: z.string(), pt: z.string(), fr: z.string() })
const owner = z.object({ code: z.string(), name: multilingual, state: multilingual.nullable() })
const moment = z.iso.datetime()

const summary = z.object({
  id: z.uuid(), number: z.string(), kind: z.enum(itemKinds), marking: z.string(),
  status: z.string(), owner, title: z.string(), language: z.string(), published: moment,
  acknowledgeBy: moment.nullable(), acknowledged: z.boolean(), exercise: z.boolean(),
  url: z.url(),
}).openapi('ExchangeItemSummary')

const text = z.object({
  language: z.string(), title: z.string(), summary: z.string(), translated: z.boolean(),
  body: z.record(z.string(), z.unknown()),
}).openapi('ExchangeText')

const item = z.object({
  id: z.uuid(), number: z.string(), kind: z.enum(itemKinds), department: z.string(),
  marking: z.string(), pap: z.string(), sourceReliability: z.string().nullable(),
  informationCredibility: z.string().nullable(), status: z.string(), owner,
  version: z.int(), issued: moment.nullable(), published: moment.nullable(),
  acknowledgeBy: moment.nullable(), ended: moment.nullable(), endedReason: z.string().nullable(),
  exercise: z.boolean(), texts: z.array(text), url: z.url(),
}).openapi('ExchangeItem')

export const exchangeEndpoints: Endpoint[] = [
  endpoint({
    name: 'listExchangeItems', path: '/exchange/items', audience: 'machines', scope: 'read',
    summary: summaries.listExchangeItems,
    query: z.strictObject({
      box: z.enum(['inbox', 'sent']).default('inbox'), kind: z.enum(itemKinds).optional(),
      marking: z.enum(tlps).optional(), page: z.coerce.number().int().min(1).max(40).default(1),
      language: z.enum(['en', 'es', 'pt', 'fr']).default('en'),
    }),
    answer: z.object({ items: z.array(summary), total: z.int() }),
    handle: async ({ reader, query: { box, kind, marking, page, language }, origin }) => {
      const found = await listItems(reader, {
        box, page, language, ...(kind && { kind }), ...(marking && { tlp: marking }),
      })
      return {
        total: found.total,
        items: found.items.map((one) => ({
          id: one.id, number: one.number, kind: one.kind, marking: tlpLabel(one.tlp),
          status: one.status, owner: ownerAnswer(one.owner), title: one.title,
          language: one.language, published: one.moment.toISOString(),
          acknowledgeBy: one.acknowledgeBy?.toISOString() ?? null,
          acknowledged: one.isAcknowledged, exercise: one.exercise,
          url: origin + exchangeHref.item(language, one.id),
        })),
      }
    },
    record: ({ items }) => noteReads(items.map(({ id }) => id), 'api'),
  }),
  endpoint({
    name: 'getExchangeItem', path: '/exchange/items/{id}', audience: 'machines', scope: 'read',
    summary: summaries.getExchangeItem, values: z.strictObject({ id: z.uuid() }), answer: item,
    handle: async ({ reader, values, origin }) => {
      const one = await getItem(reader, values.id)
      const versions = await listVersions(reader, one.id)
      return {
        id: one.id, number: one.number, kind: one.kind, department: one.department,
        marking: tlpLabel(one.tlp), pap: `PAP:${one.pap.toUpperCase()}`,
        sourceReliability: one.sourceReliability,
        informationCredibility: one.informationCredibility, status: one.status,
        owner: ownerAnswer(one.owner), version: one.currentVersion,
        issued: isoOf(one.issuedAt), published: isoOf(one.publishedAt),
        acknowledgeBy: isoOf(one.acknowledgeBy), ended: isoOf(one.endedAt),
        endedReason: one.endedReason, exercise: one.exercise,
        texts: versions.filter((version) =>
          version.number === one.currentVersion && version.publishedAt !== null).map(textAnswer),
        url: origin + exchangeHref.item('en', one.id),
      }
    },
    record: ({ id }) => noteReads([id], 'api'),
  }),
]

const isoOf = (at: Date | null) => at?.toISOString() ?? null

const ownerAnswer = ({ code, name, state }: z.infer<typeof owner>) => ({ code, name, state })

const textAnswer = ({ language, title, summary: short, translated, body }: Version) =>
  ({ language, title, summary: short, translated, body: { ...body } })
