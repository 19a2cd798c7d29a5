// bin/bench search: how long a search takes when the library holds 200,000 pages, on the embedded
// database, with the memory of the server, beside PostgreSQL's own full-text search on these pages.
// BENCH_PAGES=20000 gives a first idea in a minute or two.
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Language } from '../kernel/i18n/languages.ts'

export type BenchQuery = { lang: Language, text: string }

const PAGES = Number(process.env.BENCH_PAGES ?? 200_000)
const WARM_UP = 10
const PEER_QUERIES = 24

const folder = mkdtempSync(path.join(tmpdir(), 'puente-bench-'))
const environment = {
  ...process.env, PUENTE_VAR: folder, BENCH_PAGES: String(PAGES),
  BENCH_QUERIES: path.join(folder, 'queries.json'),
}
try {
  await run()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function run(): Promise<void> {
  const queries = readQueries()
  writeFileSync(environment.BENCH_QUERIES, JSON.stringify(queries.slice(0, PEER_QUERIES)))
  await timed(`Writing ${PAGES} pages`, () => runChild('search-site.ts', { BENCH_FILL: '1' }))
  const { child, message } = await timed('Starting, the index is built',
    () => startChild('search-site.ts'))
  const times = await searchAll(String(message), queries)
  child.send('memory')
  const [memory] = await once(child, 'message')
  child.kill()
  await once(child, 'exit')
  const peer = await timed('Filling PostgreSQL full-text search', () => runChild('search-peer.ts'))
  report(times, Number(memory), peer as Peer)
}

type Peer = { timesAnd: number[], timesOr: number[] }
type Times = { whole: number[], server: number[] }

/** Queries of the examples, asked one after another for the whole page. */
async function searchAll(origin: string, queries: BenchQuery[]): Promise<Times> {
  const times: Times = { whole: [], server: [] }
  for (const [at, { lang, text }] of queries.entries()) {
    const start = performance.now()
    const answer = await fetch(`${origin}/${lang}/search?q=${encodeURIComponent(text)}`)
    await answer.text()
    if (!answer.ok) throw new Error(`"${text}" was answered ${answer.status}.`)
    if (at < WARM_UP) continue
    times.whole.push(performance.now() - start)
    times.server.push(Number(/dur=([\d.]+)/.exec(answer.headers.get('server-timing') ?? '')?.[1]))
  }
  return times
}

function readQueries(): BenchQuery[] {
  const root = path.join(import.meta.dirname, '..')
  const examples = path.join(root, 'kernel/search/examples/queries.jsonl')
  return readFileSync(examples, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line))
}

function report({ whole, server }: Times, memory: number, { timesAnd, timesOr }: Peer): void {
  console.log('                                  p50 ms   p95 ms')
  row('Puente, the whole page', whole)
  row('Puente, inside the server', server)
  row('PostgreSQL, all words, 1 language', timesAnd)
  row('PostgreSQL, any word, 1 language', timesOr)
  const ratio = (peer: number[]) => (quantile(whole, 0.95) / quantile(peer, 0.95)).toFixed(2)
  console.log(`Ratio of p95: ${ratio(timesAnd)} to all words, ${ratio(timesOr)} to any word.`)
  console.log(`Memory of the server: ${Math.round(memory / 2 ** 20)} MiB.`)
}

function row(name: string, times: number[]): void {
  const figures = [0.5, 0.95].map((share) => quantile(times, share).toFixed(1).padStart(7))
  console.log(`${name.padEnd(33)}${figures.join('  ')}`)
}

function quantile(times: number[], share: number): number {
  const place = Math.min(times.length - 1, Math.floor(share * times.length))
  return times.toSorted((a, b) => a - b)[place] ?? NaN
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now()
  const result = await work()
  console.log(`${what}: ${((performance.now() - start) / 1000).toFixed(0)} s`)
  return result
}

/** Starts a script of this folder and gives its first message. */
async function startChild(
  script: string, extra: Record<string, string> = {},
): Promise<{ child: ChildProcess, message: unknown }> {
  const child = fork(new URL(script, import.meta.url), { env: { ...environment, ...extra } })
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`${script} ended with ${code}.`)
  })
  const [message] = await Promise.race([once(child, 'message'), failed])
  failed.catch(() => {})
  return { child, message }
}

async function runChild(script: string, extra: Record<string, string> = {}): Promise<unknown> {
  const { child, message } = await startChild(script, extra)
  child.disconnect()
  if (child.exitCode === null) await once(child, 'exit')
  return message
}
