// How long the body of a request may take. Node knows one limit for all of a server; here forms
// have the short one and uploads, once it is known who sends them, the long one.
import type { IncomingMessage, Server } from 'node:http'
import type { Ask } from './shell.ts'

const longer = new WeakSet<object>()

/** Calls `late` for a request whose body is not there in time, unless it may take longer. */
export function limitBodies(
  server: Server, ms: number, late: (incoming: IncomingMessage) => void,
): void {
  server.on('request', (incoming: IncomingMessage) => {
    const { 'content-length': length, 'transfer-encoding': coding } = incoming.headers
    if (length === undefined && coding === undefined) return
    const timer = setTimeout(() => {
      if (!incoming.complete && !longer.has(incoming)) late(incoming)
    }, ms).unref()
    incoming.once('close', () => clearTimeout(timer))
  })
}

/** This request may take as long as the server allows; its reader watches that it goes on. */
export function allowLonger(c: Ask): void {
  const env: unknown = c.env
  if (typeof env !== 'object' || env === null || !('incoming' in env)) return
  if (typeof env.incoming === 'object' && env.incoming !== null) longer.add(env.incoming)
}
