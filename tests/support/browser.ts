// A real Chromium: the machine's own, or a sentence that says what to install; people who sign in
// with it, and what of a page they could not use.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import {
  type Browser, type BrowserContextOptions, chromium, type Page,
} from 'playwright-core'
import { openSite, serveSite, type Site } from './site.ts'

const places = [
  process.env.PUENTE_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

export const browserHelp = 'No Chromium found. Install one (Debian: sudo apt-get install chromium), ' +
  'or set PUENTE_CHROMIUM to the program of one.'

/** Where the machine has a Chromium; undefined when it has none. */
export const findBrowser = () =>
  places.find((place) => place !== undefined && place !== '' && existsSync(place))

/** Starts Chromium without its background traffic. Throws when there is none on the machine. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser()
  if (executablePath === undefined) throw new Error(browserHelp)
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync',
    ],
  })
}

export type Seen = {
  site: Site
  origin: string
  browser: Browser
  /** Signs an invented person in and looks at pages as they do. */
  as: (
    name: string, options: BrowserContextOptions, look: (page: Page) => Promise<void>,
  ) => Promise<void>
  /** Goes to an address that is there: a page that is not found would prove nothing. */
  goto: (page: Page, address: string) => Promise<void>
  end: () => Promise<void>
}

/** A site on the network and a browser beside it. */
export async function openSeen(): Promise<Seen> {
  const site = await openSite()
  const { origin, close } = await serveSite(site)
  const browser = await launchBrowser()
  return {
    site, origin, browser,
    as: async (name, options, look) => {
      const context = await browser.newContext({ ...options, bypassCSP: true })
      const page = await context.newPage()
      await page.goto(`${origin}/es/ingresar?back=/es/w`)
      await page.getByRole('button', { name }).click()
      await page.getByRole('heading', { level: 1, name: 'Espacio de trabajo' }).waitFor()
      await look(page)
      await context.close()
    },
    goto: async (page, address) => {
      const answer = await page.goto(origin + address)
      assert.equal(answer?.status(), 200, address)
    },
    end: async () => {
      await browser.close()
      await close()
      await site.end()
    },
  }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** No violation of WCAG 2.2 AA, nor of what axe holds for good practice. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  await page.evaluate(axe)
  const found = await page.evaluate(`axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }).then((result) => result.violations.map((one) => one.id + ' ' +
    one.nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(' | ')))`)
  assert.deepEqual(found, [], where)
}

/** The page is no wider than a narrow screen. */
export async function expectNarrow(page: Page, where: string): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  assert.ok(width <= 320, `${where} is ${width} pixels wide`)
}
