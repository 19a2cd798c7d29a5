// bin/bench pages: requests a second and p99 at 32 connections, for the pages people open most, side
// by side with a bare server of the same stack that answers one fixed page of the same size. The
// first five come from memory after the first request (docs/decisions/0004); the last line asks
// something else every time, so that each page is searched, read and rendered.
import { fork } from 'node:child_process'
import autocannon from 'autocannon'

const CONNECTIONS = 32
const SECONDS = Number(process.env.BENCH_SECONDS ?? 5)

const pages: [name: string, addresses: string[]][] = [
  ['home', ['/en']],
  ['State', ['/en/countries/hnd']],
  ['publications', ['/en/publications']],
  ['item', ['/en/publications/3']],
  ['search', ['/en/search?q=overcrowded%20prisons']],
  ['new searches', differentSearches()],
]

const site = await startChild('pages-site.ts', {})
console.log('page           size   requests/s   p99 ms   bare/s   bare p99   ratio')
for (const [name, addresses] of pages) {
  const answer = await fetch(site.origin + addresses[0], { headers: { 'accept-encoding': 'br' } })
  await answer.arrayBuffer()
  const size = Number(answer.headers.get('content-length') ?? 0)
  const bare = await startChild('bare-server.ts', { BARE_BYTES: String(size) })
  if (addresses.length === 1) await run(site.origin, addresses, 1)
  const ours = await run(site.origin, addresses, SECONDS)
  const floor = await run(bare.origin, ['/'], SECONDS)
  bare.stop()
  const ratio = ours.rate / floor.rate
  console.log([
    name.padEnd(13), String(size).padStart(6), ours.rate.toFixed(0).padStart(10),
    ours.p99.toFixed(0).padStart(8), floor.rate.toFixed(0).padStart(9), floor.p99.toFixed(0).padStart(9),
    ratio.toFixed(2).padStart(9),
  ].join('  '))
}
site.stop()

/** Three words a search, 27,000 of them: more than a run can ask. */
function differentSearches(): string[] {
  const words = ['prison', 'drogas', 'firearms', 'trata', 'frontière', 'lavagem', 'police', 'armas',
    'jóvenes', 'cyber', 'victims', 'minería', 'treaty', 'mujeres', 'ports', 'tribunal', 'réseau',
    'homicide', 'formação', 'aduanas', 'evidence', 'salud', 'réponse', 'judge', 'mapa', 'migrants',
    'extradición', 'seguimento', 'estrategia', 'training']
  return words.flatMap((one) => words.flatMap((two) => words.map((three) =>
    `/en/search?q=${encodeURIComponent(`${one} ${two} ${three}`)}`)))
}

type Child = { origin: string, stop: () => void }

/** Starts a server of this folder in a process of its own; it sends its address when it is ready. */
function startChild(script: string, environment: Record<string, string>): Promise<Child> {
  const child = fork(new URL(script, import.meta.url), { env: { ...process.env, ...environment } })
  return new Promise((resolve, reject) => {
    child.once('message', (origin) => resolve({ origin: String(origin), stop: () => child.kill() }))
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)))
  })
}

async function run(
  origin: string, addresses: string[], duration: number,
): Promise<{ rate: number, p99: number }> {
  const result = await autocannon({
    url: origin, connections: CONNECTIONS, duration,
    headers: { 'accept-encoding': 'br', accept: 'text/html' },
    requests: addresses.map((path) => ({ path })),
  })
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${addresses[0]}: ${result.non2xx} refused, ${result.errors} failed`)
  }
  return { rate: result.requests.average, p99: result.latency.p99 }
}
