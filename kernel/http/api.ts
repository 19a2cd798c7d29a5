// The JSON interface: each endpoint declares its audience, its input and its answer once; from
// that come the checks, the OpenAPI 3.1 document and the errors (RFC 9457).
import { OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi'
import { z } from './openapi-zod.ts'
import type { Actor } from '../access/actor.ts'
import { type Audience, belongsTo } from '../access/audience.ts'
import type { Database } from '../database/database.ts'
import { type Reader, read, write } from '../database/transaction.ts'
import { type Language, negotiateLanguage } from '../i18n/languages.ts'
import type { Failure } from './failure.ts'
import { type FieldError, Gone, NotFound, problemBody, type ProblemStatus } from './problem.ts'
import { accepts } from './request.ts'
import { prepare, type Prepared, send } from './respond.ts'
import type { Recording } from './route.ts'
import type { Web } from './shell.ts'

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
  /** What a key must allow, for the audience of machines. */
  scope?: string
  summary: string
  query: z.ZodObject
  values: z.ZodObject
  answer: z.ZodType
  handle: (request: ApiRequest<never, never>) => Promise<{
    body: unknown
    /** What has to be noted before the answer leaves: who read what. */
    record: Recording | undefined
  }>
}

/** An endpoint whose handler's types follow from its schemas. */
export function endpoint<Q extends z.ZodObject, V extends z.ZodObject, A extends z.ZodType>(
  definition: {
    name: string, path: string, audience: Audience, scope?: string, summary: string, query?: Q,
    values?: V, answer: A,
    handle: (request: ApiRequest<z.infer<Q>, z.infer<V>>) => Promise<z.infer<A>>,
    record?: (answer: z.infer<A>) => Recording,
  },
): Endpoint {
  const { query = z.strictObject({}), values = z.strictObject({}), ...rest } = definition
  const handle = async (request: ApiRequest<z.infer<Q>, z.infer<V>>) => {
    const body = await definition.handle(request)
    return { body, record: definition.record?.(body) }
  }
  return { ...rest, query, values, handle } as unknown as Endpoint
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
  title: string, description: string, version: string, origin: string,
  licence: { name: string, url: string },
}

/** What can be wrong with a parameter. */
export type WrongParameter =
  | { kind: 'unknown' | 'repeated' | 'number' | 'form' }
  | { kind: 'least' | 'most', limit: number }
  | { kind: 'choice', values: string[] }

/** How problems are told, in the reader's language. */
export type Wording = {
  failure: (failure: Failure, language: Language) => { title: string, detail: string }
  parameter: (wrong: WrongParameter, language: Language) => string
}

export type ApiParts = {
  database: Database, endpoints: Endpoint[], information: ApiInformation, wording: Wording,
}

/** Mounts the endpoints at /api/v1 and their description at /openapi.json. */
export function mountApi(web: Web, { database, endpoints, information, wording }: ApiParts): void {
  for (const one of endpoints) {
    const pattern = `/api/v1${one.path.replace(/\{(\w+)\}/g, ':$1')}`
    web.all(pattern, async (c) => {
      const ask = {
        method: c.req.method, values: c.req.param(), query: new URL(c.req.url).searchParams,
        accept: c.req.header('accept'),
        language: negotiateLanguage(c.req.header('accept-language')),
      }
      const means = { database, actor: c.get('actor'), origin: information.origin, wording }
      const answer = await answerEndpoint(one, ask, means)
      if ('etag' in answer) return send(answer, { header: (name) => c.req.header(name) }, true)
      return problemResponse(
        answer, { wording, language: ask.language, requestId: c.get('requestId') },
      )
    })
  }
  const document = prepare(200, { 'content-type': 'application/json; charset=utf-8' },
    JSON.stringify(describe(endpoints, information), null, 1))
  web.get('/openapi.json', (c) => send(document, { header: (name) => c.req.header(name) }))
  web.all('/api/*', (c) => problemResponse({ status: 404 }, {
    wording, language: negotiateLanguage(c.req.header('accept-language')),
    requestId: c.get('requestId'),
  }))
}

type Ask = {
  method: string, values: Record<string, string>, query: URLSearchParams,
  accept: string | undefined, language: Language,
}
type Means = { database: Database, actor: Actor, origin: string, wording: Wording }

async function answerEndpoint(
  one: Endpoint, { method, values, query: asked, accept, language }: Ask,
  { database, actor, origin, wording }: Means,
): Promise<Prepared | Failure> {
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, allow: 'GET, HEAD' }
  const isAllowed = one.scope === undefined || (actor.kind === 'machine' &&
    actor.scopes.includes(one.scope))
  if (!belongsTo(actor, one.audience) || !isAllowed) return { status: 404 }
  if (!accepts(accept, ['application/json'])) return { status: 406 }
  const query = one.query.safeParse(Object.fromEntries(asked))
  const checked = one.values.safeParse(values)
  const errors = [...repeated(asked), ...fieldErrors(query.error), ...fieldErrors(checked.error)]
    .map(
      ({ pointer, wrong }): FieldError => ({ pointer, detail: wording.parameter(wrong, language) }),
    )
  if (errors.length > 0) return { status: 400, errors }
  try {
    const request = { query: query.data, values: checked.data, origin }
    const { body, record } = await read(
      database, actor, (reader) => one.handle({ ...request, reader } as never),
    )
    if (record) await write(database, actor, record)
    return prepare(200, {
      'content-type': 'application/json; charset=utf-8', 'cache-control': 'public, max-age=0, must-revalidate',
    }, JSON.stringify(body))
  } catch (error) {
    if (error instanceof NotFound) return { status: 404 }
    if (error instanceof Gone) return { status: 410 }
    throw error
  }
}

type Wrong = { pointer: string, wrong: WrongParameter }

function repeated(query: URLSearchParams): Wrong[] {
  const names = [...new Set(query.keys())].filter((name) => query.getAll(name).length > 1)
  return names.map((pointer) => ({ pointer, wrong: { kind: 'repeated' } }))
}

const SHOWN_MAX = 60 // characters of a wrong name that are shown back

function fieldErrors(error: z.ZodError | undefined): Wrong[] {
  return (error?.issues ?? []).flatMap((issue): Wrong[] => issue.code === 'unrecognized_keys'
    ? issue.keys.slice(0, 20)
      .map((key) => ({ pointer: key.slice(0, SHOWN_MAX), wrong: { kind: 'unknown' } }))
    : [{ pointer: issue.path.join('/'), wrong: wrongOf(issue) }])
}

function wrongOf(issue: z.core.$ZodIssue): WrongParameter {
  switch (issue.code) {
    case 'invalid_type':
      return { kind: 'number' }
    case 'too_small':
      return issue.origin === 'string'
        ? { kind: 'form' }
        : { kind: 'least', limit: Number(issue.minimum) }
    case 'too_big':
      return issue.origin === 'string'
        ? { kind: 'form' }
        : { kind: 'most', limit: Number(issue.maximum) }
    case 'invalid_value':
      return { kind: 'choice', values: issue.values.map(String) }
    default:
      return { kind: 'form' }
  }
}

const problemAnswer = (description: string) =>
  ({ description, content: { 'application/problem+json': { schema: problem } } })

function problemResponse(
  failure: Failure,
  { wording, language, requestId }: { wording: Wording, language: Language, requestId: string },
): Response {
  const { status, allow, errors } = failure
  const body = problemBody(status as ProblemStatus, {
    ...wording.failure(failure, language), instance: `urn:uuid:${requestId}`,
    ...(errors && { errors }),
  })
  return new Response(body, {
    status,
    headers: {
      'content-type': 'application/problem+json', 'content-language': language,
      'cache-control': 'no-store', vary: 'accept-language', ...(allow && { allow }),
    },
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
        406: problemAnswer('The client takes no JSON.'),
        410: problemAnswer('It was here and has been withdrawn.'),
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
