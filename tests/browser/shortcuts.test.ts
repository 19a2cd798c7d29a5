// Keyboard shortcuts in a real browser: they lead on, but not while typing, and can be turned off.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { openSite, serveSite, type Site } from '../support/site.ts'

let site: Site
let origin: string
let close: () => Promise<void>
let browser: Browser
let page: Page
before(async () => {
  site = await openSite()
  const served = await serveSite(site)
  origin = served.origin
  close = served.close
  browser = await launchBrowser()
  page = await browser.newPage()
  await page.goto(`${origin}/es/ingresar?back=/es/w`)
  await page.getByRole('button', { name: 'Ana Rivas' }).click()
  await page.waitForURL(`${origin}/es/w`)
})
after(async () => {
  await browser.close()
  await close()
  await site.end()
})

const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}
const isAt = (address: string) => page.waitForURL(origin + address, { timeout: 5_000 })
const stays = async (address: string) => {
  await page.waitForTimeout(300)
  assert.equal(page.url(), origin + address)
}

test('g and then n leads to the notifications, h home, i to the inbox, ? to the list', async () => {
  await press('g', 'n')
  await isAt('/es/w/avisos')
  await press('g', 'i')
  await isAt('/es/w/intercambio')
  await press('?')
  await isAt('/es/cuenta/avisos#shortcuts')
  await press('g', 'h')
  await isAt('/es/w')
})

const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim())

test('j and k go through a list, / to the search, e to acknowledging, r to the reply', async () => {
  await page.goto(`${origin}/es/w/intercambio?box=needs-action`)
  const titles = await page.locator('.msg a').allTextContents()
  await press('j')
  assert.equal(await focused(), titles[0]?.trim())
  await press('j', 'k', 'k')
  assert.equal(await focused(), titles[0]?.trim())
  await press('Enter')
  await page.getByRole('heading', { level: 1, name: titles[0]?.trim() ?? '' }).waitFor()
  await press('e')
  assert.equal(await focused(), 'Confirmar lectura')
  await press('r')
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'TEXTAREA')
  await page.locator(':focus').blur()
  await press('/')
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'w-q')
  assert.equal(await page.locator('#w-q').inputValue(), '')
})

test('keys in a field, with Ctrl, or too far apart are no shortcut', async () => {
  await page.goto(`${origin}/es/w/intercambio`)
  await page.locator('#q').focus()
  await press('g', 'h')
  await stays('/es/w/intercambio')
  assert.equal(await page.locator('#q').inputValue(), 'gh')
  await page.locator('#q').blur()
  await press('n', 'Control+g')
  await stays('/es/w/intercambio')
  await press('g')
  await page.waitForTimeout(1_700)
  await press('h')
  await stays('/es/w/intercambio')
})

test('who turns them off types in peace', async () => {
  await page.goto(`${origin}/es/cuenta/avisos`)
  await page.getByLabel('Usar los atajos de teclado').uncheck()
  await page.locator('#shortcuts').getByRole('button', { name: 'Guardar' }).click()
  await isAt('/es/cuenta/avisos?done=saved')
  await press('g', 'h')
  await stays('/es/cuenta/avisos?done=saved')
})
