// The desk, an organization's administration and a community in a real browser: accessible in light
// and dark at two widths, no sideways scroll at 320 pixels, and fit for paper.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { openSite, serveSite, type Site } from '../support/site.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const NOTE = '/es/w/mesa/notas?mission=brisoria-mission&authority=brisoria-police'
const people: [string, string[]][] = [
  ['Inés Galván', [
    '/es/w/mesa', '/fr/w/bureau/notes', NOTE, '/en/w/desk/contacts', '/pt/w/mesa/ingressos',
    '/fr/w/organisations',
  ]],
  ['Ruth Ambrose', [
    '/en/w/organizations/marravel-ports', '/pt/w/organizacoes/marravel-ports/nova-pessoa',
    '/fr/w/communautes/exercise-csirts', '/es/w/comunidades/exercise-terrorism',
    '/fr/compte/coordonnees',
  ]],
]

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

async function as(
  name: string, options: BrowserContextOptions, look: (page: Page) => Promise<void>,
) {
  const context = await browser.newContext({ ...options, bypassCSP: true })
  const page = await context.newPage()
  await page.goto(`${origin}/es/ingresar?back=/es/w`)
  await page.getByRole('button', { name }).click()
  await page.getByRole('heading', { level: 1, name: 'Espacio de trabajo' }).waitFor()
  await look(page)
  await context.close()
}

async function expectAccessible(page: Page, where: string) {
  await page.evaluate(axe)
  const found = await page.evaluate(`axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }).then((result) => result.violations.map((one) => one.id + ' ' +
    one.nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(' | ')))`)
  assert.deepEqual(found, [], where)
}

for (const width of [1280, 390]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`no violation at the desk at ${width} pixels in ${colorScheme}`, async () => {
      for (const [name, addresses] of people) {
        await as(name, { viewport: { width, height: 900 }, colorScheme }, async (page) => {
          for (const address of addresses) {
            await page.goto(origin + address)
            await expectAccessible(page, address)
          }
        })
      }
    })
  }
}

test('no page of the desk scrolls sideways at 320 pixels', async () => {
  for (const [name, addresses] of people) {
    await as(name, { viewport: { width: 320, height: 800 } }, async (page) => {
      for (const address of addresses) {
        await page.goto(origin + address)
        const width = await page.evaluate(() => document.documentElement.scrollWidth)
        assert.ok(width <= 320, `${address} is ${width} pixels wide`)
      }
    })
  }
})

test('someone at the desk registers a note by keyboard alone, after a first attempt with faults', async () => {
  await as('Inés Galván', { viewport: { width: 1280, height: 900 } }, async (page) => {
    await page.goto(origin + NOTE)
    await page.getByRole('button', { name: 'Registrar', exact: true }).press('Enter')
    await page.getByRole('alert').waitFor()
    await expectAccessible(page, 'with faults')
    await page.getByLabel('Número', { exact: true }).fill('NV-1/2026')
    await page.getByLabel('Fecha de la nota').fill('2026-11-20')
    await page.getByLabel('Comienza el').fill('2026-11-20')
    await page.getByLabel('A toda hora').press('Space')
    await page.getByLabel(/Otávio Reis/).press('Space')
    await page.getByRole('button', { name: 'Registrar', exact: true }).press('Enter')
    await page.getByRole('heading', { level: 3, name: 'Otávio Reis' }).waitFor()
    await expectAccessible(page, 'with a note that waits')
  })
})

test('on paper a community shows who is on duty, and neither menu nor forms', async () => {
  await as('Ana Rivas', { viewport: { width: 1280, height: 900 } }, async (page) => {
    await page.goto(`${origin}/es/w/comunidades/exercise-csirts`)
    await page.emulateMedia({ media: 'print' })
    assert.ok(await page.locator('.duty').getByText('marta@avelara-csirt.example').isVisible())
    assert.equal(await page.getByRole('navigation').filter({ visible: true }).count(), 1,
      'the trail alone')
    assert.equal(await page.getByRole('button').filter({ visible: true }).count(), 0)
  })
})
