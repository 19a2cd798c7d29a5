// The network side: one HTTP server with limits on time and size, and an end that loses nothing.
import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { serve } from '@hono/node-server'
import { limitBodies } from './patience.ts'
import { problemBody } from './problem.ts'
import type { Web } from './shell.ts'

const HEADER_BYTES_MAX = 48_000
const IDLE_MS = 30_000
const UPLOAD_MS = 3_600_000 // 100 MB at 30 kB a second

/** How long a client may take; tests are less patient. Uploads go on for longer. */
export type Patience = {
  headersMs: number, requestMs: number, lookEveryMs: number, uploadMs?: number,
}
const patient: Patience = { headersMs: 10_000, requestMs: 60_000, lookEveryMs: 5_000 }

export type Listening = { port: number, close: () => Promise<void> }

/** Starts to listen. Rejects when the port is taken or not allowed. */
export function listen(
  web: Web, { host, port }: { host: string, port: number }, patience = patient,
): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({
      fetch: web.fetch, hostname: host, port,
      serverOptions: {
        maxHeaderSize: HEADER_BYTES_MAX,
        headersTimeout: patience.headersMs,
        requestTimeout: patience.uploadMs ?? UPLOAD_MS,
        connectionsCheckingInterval: patience.lookEveryMs,
        keepAliveTimeout: IDLE_MS,
      },
    }, ({ port: actual }) => resolve({
      port: actual, close: () => close(server as Server),
    })) as Server
    server.once('error', reject)
    server.on('clientError', answerClientError)
    limitBodies(server, patience.requestMs, ({ socket }) => answerLate(socket))
  })
}

// Requests that never reached the pipeline: too large a header, too slow, not HTTP.
function answerClientError(error: NodeJS.ErrnoException, socket: Socket) {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const [status, title] = error.code === 'HPE_HEADER_OVERFLOW'
    ? [431, 'Request Header Fields Too Large'] as const
    : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? [408, 'Request Timeout'] as const : [400, 'Bad Request'] as const
  const body = problemBody(status, { title })
  socket.end(
    `HTTP/1.1 ${status} ${title}\r\nconnection: close\r\ncontent-type: application/problem+json\r\n` +
    `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}

const answerLate = (socket: Socket) => answerClientError(
  Object.assign(new Error('The body did not come'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }), socket,
)

// Stops taking connections, lets answers under way finish, then cuts what is idle.
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 3_000).unref()
  })
}

