// The floor: Hono on Node, answering BARE_BYTES fixed bytes and nothing else.
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const body = new Uint8Array(Number(process.env.BARE_BYTES ?? 1000)).fill(120)
const app = new Hono()
app.get('/', () => new Response(body, { headers: { 'content-type': 'text/html' } }))
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  process.send?.(`http://127.0.0.1:${port}/`)
})
