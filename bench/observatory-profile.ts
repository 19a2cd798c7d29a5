// bin/bench observatory, the pages: how long the profile of each State and the page of each
// indicator take when nobody has asked for them yet, beside a page that only repeats fixed texts
// (the methods); and what the heaviest weighs on a first visit.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createApp, openStore } from '../app/app.ts'
import { readSettings } from '../app/settings.ts'
import { visitor } from '../kernel/access/actor.ts'
import { read } from '../kernel/database/transaction.ts'
import { listStates } from '../modules/directory/directory.ts'
import { href, listIndicators } from '../modules/observatory/observatory.ts'

const LIMIT = 90_000 // bytes of a State profile on a first visit

const folder = mkdtempSync(path.join(tmpdir(), 'puente-bench-'))
const settings = readSettings({ PUENTE_VAR: folder, PUENTE_URL: 'http://puente.test' })
const database = await openStore(settings, () => {})
const app = await createApp(database, settings, () => {})

try {
  const states = await read(database, visitor('bench'), listStates)
  const indicators = await read(database, visitor('bench'), listIndicators)
  const profiles = await measure(states.map(({ id }) => href.area('en', id)))
  const pages = await measure(indicators.map(({ id }) => href.indicator('en', id)))
  const fixed = Array.from({ length: 20 }, (_, index) => `/en/data/methods?n=${index}`)
  const floor = await measure(fixed)
  console.log('page               pages   p50 ms   p95 ms   heaviest, bytes   ratio to the floor')
  const rows = { 'State profile': profiles, indicator: pages, floor }
  for (const [name, found] of Object.entries(rows)) {
    console.log([
      name.padEnd(16), String(found.times.length).padStart(7),
      at(found.times, 0.5).toFixed(1).padStart(8),
      at(found.times, 0.95).toFixed(1).padStart(8), String(found.heaviest).padStart(17),
      (at(found.times, 0.5) / at(floor.times, 0.5)).toFixed(1).padStart(20),
    ].join(' '))
  }
  console.log(`A State profile may weigh ${LIMIT} bytes; the heaviest weighs ${profiles.heaviest}.`)
} finally {
  await app.close()
  await database.close()
  rmSync(folder, { recursive: true, force: true })
}

type Measured = { times: number[], heaviest: number }

/** Asks for each address once; the first few of another kind have warmed the program up. */
async function measure(addresses: string[]): Promise<Measured> {
  for (const address of addresses.slice(0, 3)) await ask(withWarm(address))
  const times: number[] = []
  let heaviest = 0
  for (const address of addresses) {
    const started = performance.now()
    const html = await ask(address)
    times.push(performance.now() - started)
    heaviest = Math.max(heaviest, await weightOf(address, html))
  }
  return { times, heaviest }
}

async function ask(address: string): Promise<string> {
  const answer = await app.web.request(address, { headers: { accept: 'text/html' } })
  if (!answer.ok) throw new Error(`${address} was answered ${answer.status}.`)
  return answer.text()
}

/** The compressed page with its style sheets, icon and the two fonts they ask for. */
async function weightOf(address: string, html: string): Promise<number> {
  const links = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)]
  const assets = new Set(links.map(([, one = '']) => one))
  for (const sheet of [...assets].filter((one) => one.endsWith('.css'))) {
    const css = await (await app.web.request(sheet)).text()
    const fonts = css.matchAll(/url\(([^)]*source-serif-4[^)]*)\)/g)
    for (const [, font] of fonts) assets.add(`/assets/${font}`)
  }
  const sizes = await Promise.all([address, ...assets].map(bytesOf))
  return sizes.reduce((sum, size) => sum + size, 0)
}

async function bytesOf(address: string): Promise<number> {
  const headers = { 'accept-encoding': 'br', accept: '*/*' }
  const answer = await app.web.request(address, { headers })
  return (await answer.arrayBuffer()).byteLength
}

function at(times: number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN
}

function withWarm(address: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}warm=1`
}
