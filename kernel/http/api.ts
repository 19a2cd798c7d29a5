// The JSON interface: each endpoint declares its audience, its input and its answer once; from
// that come the checks, the OpenAPI 3.1 document and the errors (RFC 9457).
import { OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi'
import { z } from './openapi-zod.ts'
import type { Actor } from '../access/actor.ts'
import { type Audience, belongsTo } from '../access/audience.ts'
import type { Database } from '../database/database.ts'
import { type Reader, read } from '../database/transaction.ts'
import { type FieldError, Gone, NotFound, problemBody } from './problem.ts'
import { prepare, type Prepared, send } from './respond.ts'
import type { Web } from './web.ts'

export type ApiRequest<Query, Values> = {
  reader: Reader
  query: Query
  values: Values
  origin: string
}

export type Endpoint = {
  name: string
  /** "/publications/{id}", below /api/v1. */
  path: string
  audience: Audience
  summary: string
  query: z.ZodObject
  values: z.ZodObject
  answer: z.ZodType
  handle: (request: ApiRequest<never, never>) => Promise<unknown>
}

/** An endpoint whose handler's types follow from its schemas. */
export function endpoint<Q extends z.ZodObject, V extends z.ZodObject, A extends z.ZodType>(
  definition: {
    name: string, path: string, audience: Audience, summary: string, query?: Q, values?: V, answer: A,
    handle: (request: ApiRequest<z.infer<Q>, z.infer<V>>) => Promise<z.infer<A>>,
  },
): Endpoint {
  const { query = z.strictObject({}), values = z.strictObject({}), ...rest } = definition
  return { ...rest, query, values } as unknown as Endpoint
}

const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
}).openapi('Problem')

export type ApiInformation = {
  title: string, description: string, version: string, origin: string, licence: { name: string, url: string },
}

/** Mounts the endpoints at /api/v1 and their description at /openapi.json. */
export function mountApi(
  web: Web, database: Database, endpoints: Endpoint[], information: ApiInformation,
): void {
  for (const one of endpoints) {
    const pattern = `/api/v1${one.path.replace(/\{(\w+)\}/g, ':$1')}`
    web.all(pattern, async (c) => {
      const ask = { method: c.req.method, path: c.req.path, values: c.req.param(), url: c.req.url }
      const answer = await answerEndpoint(one, ask, { database, actor: c.get('actor'), origin: information.origin })
      return 'etag' in answer ? send(answer, { header: (name) => c.req.header(name) }, true) : answer
    })
  }
  const document = prepare(200, { 'content-type': 'application/json; charset=utf-8' },
    JSON.stringify(describe(endpoints, information), null, 1))
  web.get('/openapi.json', (c) => send(document, { header: (name) => c.req.header(name) }))
  web.all('/api/*', (c) => problemResponse(404, 'Not Found', c.req.path))
}

type Ask = { method: string, path: string, values: Record<string, string>, url: string }
type Means = { database: Database, actor: Actor, origin: string }

async function answerEndpoint(
  one: Endpoint, { method, path, values, url }: Ask, { database, actor, origin }: Means,
): Promise<Prepared | Response> {
  if (method !== 'GET' && method !== 'HEAD') {
    return problemResponse(405, 'Method Not Allowed', path, { allow: 'GET, HEAD' })
  }
  if (!belongsTo(actor, one.audience)) return problemResponse(404, 'Not Found', path)
  const query = one.query.safeParse(Object.fromEntries(new URL(url).searchParams))
  const checked = one.values.safeParse(values)
  const errors = [...fieldErrors(query.error), ...fieldErrors(checked.error)]
  if (errors.length > 0) return problemResponse(400, 'Bad Request', path, {}, errors)
  try {
    const request = { query: query.data, values: checked.data, origin }
    const body = await read(database, actor, (reader) => one.handle({ ...request, reader } as never))
    return prepare(200, {
      'content-type': 'application/json; charset=utf-8', 'cache-control': 'public, max-age=0, must-revalidate',
    }, JSON.stringify(body))
  } catch (error) {
    if (error instanceof NotFound || error instanceof Gone) return problemResponse(404, 'Not Found', path)
    throw error
  }
}

function fieldErrors(error: z.ZodError | undefined): FieldError[] {
  return (error?.issues ?? []).flatMap((issue) => issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => ({ pointer: key, detail: 'is not a parameter of this endpoint' }))
    : [{ pointer: issue.path.join('/'), detail: issue.message }])
}

const problemAnswer = (description: string) =>
  ({ description, content: { 'application/problem+json': { schema: problem } } })

function problemResponse(
  status: 400 | 404 | 405, title: string, instance: string, headers: Record<string, string> = {},
  errors?: { pointer: string, detail: string }[],
): Response {
  return new Response(problemBody(status, { title, instance, ...(errors && { errors }) }), {
    status, headers: { 'content-type': 'application/problem+json', ...headers },
  })
}

function describe(
  endpoints: Endpoint[], { title, description, version, origin, licence }: ApiInformation,
) {
  const registry = new OpenAPIRegistry()
  for (const one of endpoints) {
    registry.registerPath({
      method: 'get', path: `/api/v1${one.path}`, operationId: one.name, summary: one.summary,
      request: { query: one.query, params: one.values },
      responses: {
        200: { description: one.summary, content: { 'application/json': { schema: one.answer } } },
        400: problemAnswer('A parameter cannot be used; `errors` says which and why.'),
        404: problemAnswer('There is nothing at this address for you.'),
        429: problemAnswer('Too many requests; Retry-After says when to come back.'),
      },
    })
  }
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: { title, description, version, license: licence },
    servers: [{ url: origin }],
  })
}
