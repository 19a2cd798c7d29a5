// What people do, in Spanish, in a real browser without JavaScript.
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
  page = await (await browser.newContext({ javaScriptEnabled: false, locale: 'es-MX' })).newPage()
})
after(async () => {
  await browser.close()
  await close()
  await site.end()
})

test('a reader whose browser speaks Spanish lands on the Spanish home page', async () => {
  await page.goto(origin)
  assert.equal(new URL(page.url()).pathname, '/es')
  await page.getByRole('heading', { level: 1, name: 'Cooperación para la seguridad de las Américas' }).waitFor()
})

test('a researcher finds the guide that exists in Spanish only, and is told so', async () => {
  await page.goto(`${origin}/es`)
  await page.getByRole('searchbox').fill('guía movilidad humana trata')
  await page.getByRole('button', { name: 'Buscar' }).click()
  await page.getByRole('link', { name: /gestión segura de la movilidad humana/ }).first().click()
  await page.getByText('Disponible solo en español').first().waitFor()
  await page.getByText('Título traducido por Puente').first().waitFor()
})

test('the language switch keeps the page', async () => {
  await page.goto(`${origin}/es/publicaciones/3`)
  await page.getByRole('navigation', { name: 'Idioma' }).getByRole('link', { name: 'PT' }).click()
  assert.equal(new URL(page.url()).pathname, '/pt/publicacoes/3')
  await page.getByRole('navigation', { name: 'Idioma' }).getByRole('link', { name: 'FR' }).click()
  assert.equal(new URL(page.url()).pathname, '/fr/publications/3')
})

test('a delegate sees with the keyboard alone what Honduras has ratified', async () => {
  await page.goto(`${origin}/es/paises`)
  await page.getByRole('link', { name: /^HND/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Honduras' }).waitFor()
  await page.getByRole('row', { name: /CIFTA/ }).getByText(/Ratificó|Firmó/).waitFor()
})

test('filters of the publications list work without a script and can be taken away', async () => {
  await page.goto(`${origin}/es/publicaciones?topic=cybersecurity&language=es`)
  const status = await page.getByRole('status').innerText()
  assert.match(status, /^\d+ publicaci/)
  await page.getByRole('link', { name: 'Quitar el filtro: Español', exact: false }).click()
  assert.equal(new URL(page.url()).searchParams.get('language'), null)
  assert.equal(new URL(page.url()).searchParams.get('topic'), 'cybersecurity')
})

test('a search in French finds what is written in Spanish, says why, and corrects a slip', async () => {
  await page.goto(`${origin}/fr/recherche?q=ransomwear`)
  await page.getByText('Nous avons cherché').waitFor()
  await page.goto(`${origin}/fr/recherche?q=Barbade`)
  await page.getByRole('link', { name: /^Barbade Pays/ }).waitFor()
})

test('dark colours are remembered by a plain form', async () => {
  await page.goto(`${origin}/es`)
  await page.getByLabel('Oscuros').check()
  await page.getByRole('button', { name: 'Aplicar' }).click()
  assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark')
  await page.getByLabel('Los de mi dispositivo').check()
  await page.getByRole('button', { name: 'Aplicar' }).click()
  assert.equal(await page.locator('html').getAttribute('data-theme'), null)
})
