// Bytes to the network: entity tags, 304, and the smallest encoding the client takes.
import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

export type Encoding = 'br' | 'gzip' | 'identity'

/** A finished answer that can be sent many times; compressed forms are made once, on demand. */
export type Prepared = {
  status: number
  headers: Record<string, string>
  etag: string
  bodies: Map<Encoding, Uint8Array<ArrayBuffer>>
  size: number
  /** Sent so often that it is worth the time to make it as small as it goes. */
  often?: boolean
}

const WORTH_COMPRESSING = 400 // bytes; below this the headers cost more than is saved
const TEXT = /^(text\/|application\/(.*\+)?(json|xml|javascript)|image\/svg)/

/** Prepares an answer from its text or bytes. */
export function prepare(
  status: number, headers: Record<string, string>, body: string | Uint8Array<ArrayBuffer>,
): Prepared {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  const etag = `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
  return { status, headers, etag, bodies: new Map([['identity', bytes]]), size: bytes.length }
}

/** Sends a prepared answer: 304 when the client already has it (RFC 9110 §13.1.2). */
export function send(
  prepared: Prepared, request: { header: (name: string) => string | undefined }, fast = false,
): Response {
  const headers = { ...prepared.headers, etag: prepared.etag, vary: varyOf(prepared) }
  if (prepared.status === 200 && hasTag(request.header('if-none-match'), prepared.etag)) {
    return new Response(null, { status: 304, headers })
  }
  const encoding = isCompressible(prepared)
    ? chooseEncoding(request.header('accept-encoding'))
    : 'identity'
  const body = encode(prepared, encoding, fast)
  return new Response(body, {
    status: prepared.status,
    headers: {
      ...headers,
      'content-length': String(body.length),
      ...(encoding !== 'identity' && { 'content-encoding': encoding }),
    },
  })
}

/** The best encoding a client accepts (RFC 9110 §12.5.3). */
export function chooseEncoding(header: string | undefined): Encoding {
  const accepted = (header ?? '').toLowerCase().split(',').map((one) => one.trim().split(';'))
  const takes = (name: string) => accepted.some(([coding, weight]) =>
    coding === name && !/q=0(\.0*)?$/.test(weight?.trim() ?? ''))
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity'
}

function varyOf({ headers }: Prepared): string {
  return headers.vary ? `${headers.vary}, accept-encoding` : 'accept-encoding'
}

function isCompressible({ headers, size }: Prepared): boolean {
  return size >= WORTH_COMPRESSING && TEXT.test(headers['content-type'] ?? '')
}

function encode(prepared: Prepared, encoding: Encoding, fast: boolean): Uint8Array<ArrayBuffer> {
  const known = prepared.bodies.get(encoding)
  if (known) return known
  const plain = prepared.bodies.get('identity') ?? new Uint8Array()
  const body = encoding === 'gzip'
    ? gzipSync(plain, { level: fast ? 4 : 9 }) : brotli(plain, qualityOf(prepared, fast))
  prepared.bodies.set(encoding, new Uint8Array(body))
  return prepared.bodies.get(encoding) ?? plain
}

// What never changes is compressed once, and the home page once a change: as small as they go.
const qualityOf = ({ headers, often }: Prepared, fast: boolean) =>
  fast ? 4 : often || headers['cache-control']?.includes('immutable') ? 11 : 9

const brotli = (plain: Uint8Array, quality: number) => brotliCompressSync(plain, {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
  },
})

function hasTag(header: string | undefined, etag: string): boolean {
  if (!header) return false
  return header.split(',').some((one) => one.trim() === etag || one.trim() === '*')
}
