// Every template in a real browser: accessible (axe-core, WCAG 2.2 AA) in light and dark at two
// widths, no sideways scroll at 320 pixels, no script needed, within the weight budget.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'
import { brotliDecompressSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { openSite, serveSite, type Site, templates } from '../support/site.ts'

// Bytes over the wire on a first visit, fonts included; a page of figures carries charts and maps.
const WEIGHT_MAX = 70_000
const WEIGHT_MAX_OF_FIGURES = 90_000
const hasFigures = (address: string) => /^\/..\/(data|datos|dados|donnees)(\/|$)/.test(address)

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let site: Site
let origin: string
let close: () => Promise<void>
let browser: Browser

before(async () => {
  site = await openSite()
  const served = await serveSite(site)
  origin = served.origin
  close = served.close
  browser = await launchBrowser()
})
after(async () => {
  await browser.close()
  await close()
  await site.end()
})

async function visit(
  options: Parameters<Browser['newContext']>[0], look: (page: Page) => Promise<void>,
) {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  await look(page)
  await context.close()
}

async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const found: { id: string, targets: string }[] = await page.evaluate(`axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }).then((result) => result.violations.map((one) =>
    ({ id: one.id, targets: one.nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(' | ') })))`)
  return found.map(({ id, targets }) => `${id}: ${targets}`)
}

for (const width of [1280, 390]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`no accessibility violation at ${width} pixels in ${colorScheme}`, async () => {
      await visit({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true }, async (page) => {
        for (const [name, address] of Object.entries(templates)) {
          await page.goto(origin + address)
          assert.deepEqual(await findViolations(page), [], name)
        }
      })
    })
  }
}

test('no page scrolls sideways at 320 pixels', async () => {
  await visit({ viewport: { width: 320, height: 800 } }, async (page) => {
    for (const [name, address] of Object.entries(templates)) {
      await page.goto(origin + address)
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      assert.ok(width <= 320, `${name} is ${width} pixels wide`)
    }
  })
})

test('on paper no page is wider than the sheet, and the navigation stays off it', async () => {
  // A4 less the margins of _print.scss, at 96 dots an inch.
  await visit({ viewport: { width: 672, height: 980 } }, async (page) => {
    await page.emulateMedia({ media: 'print' })
    for (const [name, address] of Object.entries(templates)) {
      await page.goto(origin + address)
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      assert.ok(width <= 672, `${name} is ${width} pixels wide on paper`)
      assert.equal(await page.locator('nav.nav').isVisible(), false, name)
    }
  })
})

test('no page logs an error or breaks the content security policy', async () => {
  await visit({}, async (page) => {
    const problems: string[] = []
    page.on('console', (message) => { if (message.type() === 'error') problems.push(message.text()) })
    page.on('pageerror', (error) => problems.push(String(error)))
    for (const [name, address] of Object.entries(templates)) {
      problems.length = 0
      await page.goto(origin + address)
      const unexpected = problems.filter((text) => !/status of (400|404)/.test(text))
      assert.deepEqual(unexpected, [], name)
    }
  })
})

test('a first visit of a page weighs at most 70 kB, of a page of figures 90 kB, with no script at all', async () => {
  for (const [name, address] of Object.entries(templates)) {
    const { total, scripts } = await weigh(address)
    const max = hasFigures(address) ? WEIGHT_MAX_OF_FIGURES : WEIGHT_MAX
    assert.ok(total <= max, `${name} weighs ${total} bytes`)
    assert.equal(scripts, 0, name)
  }
})

/** Bytes of the page, its style sheet, and the two fonts its style asks for, as a browser gets them. */
async function weigh(address: string): Promise<{ total: number, scripts: number }> {
  const sizeOf = async (path: string) => {
    const response = await fetch(origin + path, { headers: { 'accept-encoding': 'identity' } })
    const plain = await response.text()
    const compressed = await rawGet(path)
    return { size: compressed, plain }
  }
  const page = await sizeOf(address)
  const assets = [...page.plain.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '')
  const styles = assets.filter((path) => path.endsWith('.css'))
  let total = page.size
  const fonts = new Set(assets.filter((path) => path.endsWith('.woff2')))
  for (const path of styles) {
    const { size, plain } = await sizeOf(path)
    total += size
    for (const [, font] of plain.matchAll(/url\(([^)]*source-serif-4[^)]*\.woff2)\)/g)) fonts.add(`/assets/${font}`)
  }
  for (const path of [...fonts, ...assets.filter((one) => one.endsWith('.svg'))]) total += await rawGet(path)
  const scripts = (page.plain.match(/<script(?! type="application\/ld\+json")/g) ?? []).length
  return { total, scripts }
}

async function rawGet(path: string): Promise<number> {
  const answer = await site.get(path, { 'accept-encoding': 'br', accept: '*/*' })
  const bytes = Buffer.from(await answer.arrayBuffer())
  if (answer.headers.get('content-encoding') === 'br') brotliDecompressSync(bytes)
  const headers = [...answer.headers].reduce((sum, [key, value]) => sum + key.length + value.length + 4, 20)
  return bytes.length + headers
}
