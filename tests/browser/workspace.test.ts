// The workspace in a real browser, signed in: accessible in light and dark at two widths, and no
// sideways scroll at 320 pixels.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { extractText } from 'unpdf'
import { readWorld } from '../../app/world.ts'
import { exerciseItem } from '../../modules/exchange/exchange.ts'
import { launchBrowser } from '../support/browser.ts'
import { openSite, serveSite, type Site } from '../support/site.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
// One of Ana's own items, one shared with her, a draft, and every page about them.
const own = `/en/w/exchange/${exerciseItem('av-contractor-accounts')}`
const draft = `/en/w/exchange/${exerciseItem(draftOf('avelara-csirt'))}/draft`
const pages = [
  '/es/w', '/es/w/avisos', '/fr/compte/notifications', '/pt/w/correio', '/fr/w/communautes', '/en/w/communities/exercise-csirts', '/es/w/intercambio',
  '/fr/w/echange?q=absent', '/pt/w/intercambio/novo', own, `${own}/readers`, `${own}/versions`,
  `${own}/marking`, `${own}/recipients`, `${own}/end`, draft, `${draft}/words`,
  draft.replace('/draft', '/files'), `${draft}/indicators`, `${draft}/marking`, `${draft}/recipients`,
  `/en/w/exchange/${exerciseItem('cc-parcels-practice')}`,
]

function draftOf(organization: string): string {
  const { items } = readWorld()
  return items.find(({ from, status }) => from === organization && status === 'draft')?.code ?? ''
}

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

async function asAna(options: BrowserContextOptions, look: (page: Page) => Promise<void>) {
  const context = await browser.newContext({ ...options, bypassCSP: true })
  const page = await context.newPage()
  await page.goto(`${origin}/es/ingresar?back=/es/w`)
  await page.getByRole('button', { name: 'Ana Rivas' }).click()
  await page.getByRole('heading', { level: 1, name: 'Espacio de trabajo' }).waitFor()
  await look(page)
  await context.close()
}

for (const width of [1280, 390]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`no violation in the workspace at ${width} pixels in ${colorScheme}`, async () => {
      await asAna({ viewport: { width, height: 900 }, colorScheme }, async (page) => {
        for (const address of pages) {
          await page.goto(origin + address)
          await page.evaluate(axe)
          const found = await page.evaluate(`axe.run(document, {
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
          }).then((result) => result.violations.map((one) => one.id + ' ' +
            one.nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(' | ')))`)
          assert.deepEqual(found, [], address)
        }
      })
    })
  }
}

test('no page of the workspace scrolls sideways at 320 pixels', async () => {
  await asAna({ viewport: { width: 320, height: 800 } }, async (page) => {
    for (const address of pages) {
      await page.goto(origin + address)
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      assert.ok(width <= 320, `${address} is ${width} pixels wide`)
    }
  })
})

test('on paper every sheet of an item carries its marking, at the top and at the bottom', async () => {
  await asAna({ viewport: { width: 1280, height: 900 } }, async (page) => {
    await page.goto(origin + own)
    const bytes = await page.pdf({ format: 'A5' })
    const { totalPages, text } = await extractText(new Uint8Array(bytes), { mergePages: false })
    assert.ok(totalPages > 1, 'the item fills one sheet, so this proves nothing')
    for (const sheet of text) {
      const marks = sheet.match(/TLP:AMBER\+STRICT/g) ?? []
      assert.ok(marks.length >= 2, sheet.slice(0, 200))
    }
  })
})
