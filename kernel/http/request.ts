// What is checked of every request before anything else looks at it.
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import type { Failure } from './failure.ts'

const URL_CHARACTERS_MAX = 32_000
const FORM_BYTES_MAX = 100_000

/** Refuses addresses that are too long, or whose escapes are not UTF-8 (RFC 3986 §2.5). */
export function checkShape(request: Request): Failure | undefined {
  const { url } = request
  if (url.length > URL_CHARACTERS_MAX) return { status: 414 }
  const start = url.indexOf('/', url.indexOf('//') + 2)
  const text = url.slice(start).replaceAll('+', ' ')
  let decoded: string
  try {
    decoded = decodeURIComponent(text)
  } catch {
    return { status: 400, errors: [{ pointer: 'address', detail: 'not UTF-8' }] }
  }
  const pathname = decoded.split('?')[0] ?? ''
  return hasControls(pathname)
    ? { status: 400, errors: [{ pointer: 'address', detail: 'control characters' }] }
    : undefined
}

// eslint-disable-next-line no-control-regex -- Looking for them is the point.
const hasControls = (text: string) => /[\u0000-\u001f\u007f]/.test(text)

/** The decoded form of a POST, or why it cannot be used. */
export async function readForm(request: Request): Promise<URLSearchParams | Failure> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded') return { status: 415 }
  if (Number(request.headers.get('content-length') ?? 0) > FORM_BYTES_MAX) return { status: 413 }
  const bytes = await readAtMost(request, FORM_BYTES_MAX)
  if (!bytes) return { status: 413 }
  try {
    return new URLSearchParams(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return { status: 400 }
  }
}

/** The bytes of a request, or undefined when there are more than `bytesMax`. */
async function readAtMost(request: Request, bytesMax: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  let total = 0
  for await (const chunk of request.body ?? []) {
    total += chunk.length
    if (total > bytesMax) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Whether the client takes HTML: it says so, takes anything, or does not say. */
export const acceptsHtml = (header: string | undefined) => accepts(
  header, ['text/html', 'application/xhtml+xml'],
)

/** Whether the client takes one of these media types (RFC 9110 §12.5.1). */
export function accepts(header: string | undefined, types: readonly string[]): boolean {
  if (!header) return true
  const taken = types.flatMap((type) => [type, `${type.split('/')[0]}/*`, '*/*'])
  return header.toLowerCase().split(',').some((one) => {
    const [type = '', ...parameters] = one.trim().split(';').map((part) => part.trim())
    const refused = parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))
    return !refused && taken.includes(type)
  })
}

/**
 * Whether the request comes from this machine itself, and not through a proxy on it. How long an
 * answer took tells others what is in memory and how much there is to read.
 */
export function isFromHere(c: Context): boolean {
  const through = ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip']
  if (through.some((name) => c.req.header(name) !== undefined)) return false
  return /^(127\.|::1$|::ffff:127\.|test$)/.test(clientAddress(c, 0))
}

/** The network address a budget belongs to: the socket's, or what trusted proxies report. */
export function clientAddress(c: Context, proxies: number): string {
  if (proxies > 0) {
    const hops = (c.req.header('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim())
    const address = hops.at(-proxies)
    if (address) return address
  }
  try {
    return getConnInfo(c).remote.address ?? 'unknown'
  } catch {
    return 'test' // web.request() in tests has no socket
  }
}
