// Passkeys in a real Chromium, with a virtual authenticator that checks its user like a real one.
import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { listen } from '../../kernel/http/server.ts'
import { launchBrowser } from '../support/browser.ts'
import { openSite, type Site } from '../support/site.ts'

let site: Site
let origin: string
let close: () => Promise<void>
let browser: Browser

// The address must be known before the site opens: passkeys belong to it.
const freePort = () => new Promise<number>((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const address = server.address()
    server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
  })
})

before(async () => {
  const port = await freePort()
  origin = `http://localhost:${port}`
  site = await openSite({ PUENTE_URL: origin })
  close = (await listen(site.web, { host: '127.0.0.1', port })).close
  browser = await launchBrowser()
})
after(async () => {
  await browser.close()
  await close()
  await site.end()
})

async function openPage(context: BrowserContext, { verified = true } = {}): Promise<Page> {
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options: {
    protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true,
    isUserVerified: verified,
  } })
  return page
}

async function signInAs(page: Page, name: string) {
  await page.goto(`${origin}/fr/connexion`)
  await page.getByRole('button', { name }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

// Who goes on before the answer is there cuts it off, and its headers clear what comes next.
async function signOut(page: Page) {
  const button = page.getByRole('button', { name: 'Se déconnecter' })
  await button.click()
  await button.waitFor({ state: 'detached' })
}

async function addPasskey(page: Page, name: string) {
  await page.getByRole('button', { name: 'Ajouter une clé d’accès' }).click()
  await page.getByLabel('Nom de cette clé d’accès').fill(name)
  await page.getByRole('button', { name: 'Créer une clé d’accès' }).click()
}

test('a person adds a passkey, signs out, and signs in with it', async () => {
  const page = await openPage(await browser.newContext())
  await signInAs(page, 'Ana Rivas')
  await addPasskey(page, 'portable de service')
  await page.getByText('portable de service').waitFor()
  await signOut(page)
  await page.goto(`${origin}/fr/connexion`)
  await page.getByRole('button', { name: 'Utiliser une clé d’accès' }).click()
  await page.getByRole('button', { name: 'Continuer' }).click()
  await page.getByRole('heading', { level: 1, name: 'Ana Rivas' }).waitFor()
  assert.match(await page.textContent('#passkeys') ?? '', /Dernière utilisation/)
})

test('a passkey that did not check its user is not taken', async () => {
  const page = await openPage(await browser.newContext(), { verified: false })
  await signInAs(page, 'Bruno Teixeira')
  await addPasskey(page, 'sans vérification')
  await page.getByText('La clé d’accès n’a pas pu être utilisée').first().waitFor()
  const { rows } = await site.database.pool.query(
    "select 1 from access.passkeys where name = 'sans vérification'")
  assert.equal(rows.length, 0)
})

test('an answer that was sent once cannot be sent again', async () => {
  const page = await openPage(await browser.newContext())
  await signInAs(page, 'Claire Desrosiers')
  await addPasskey(page, 'bureau')
  await page.getByText('bureau', { exact: true }).waitFor()
  let sent = ''
  await page.route('**/connexion/cle', async (route) => {
    const body = route.request().postData() ?? ''
    if (body.includes('credential=%7B')) sent = body
    await route.continue()
  })
  await signOut(page)
  await page.goto(`${origin}/fr/connexion`)
  await page.getByRole('button', { name: 'Utiliser une clé d’accès' }).click()
  await page.getByRole('button', { name: 'Continuer' }).click()
  await page.getByRole('heading', { level: 1, name: 'Claire Desrosiers' }).waitFor()
  const replayed = await fetch(`${origin}/fr/connexion/cle`, {
    method: 'POST', body: sent, redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
  })
  assert.ok(sent.length > 300)
  assert.deepEqual([replayed.status, replayed.headers.get('set-cookie')], [422, null])
})

test('a passkey that was removed signs nobody in', async () => {
  const page = await openPage(await browser.newContext())
  await signInAs(page, 'Daniel Marsh')
  await addPasskey(page, 'perdue')
  await page.getByText('perdue').waitFor()
  await page.getByRole('button', { name: 'Retirer' }).click()
  await page.getByText('Vous n’en avez pas encore').waitFor()
  await signOut(page)
  await page.goto(`${origin}/fr/connexion`)
  await page.getByRole('button', { name: 'Utiliser une clé d’accès' }).click()
  await page.getByRole('button', { name: 'Continuer' }).click()
  await page.getByText('La clé d’accès n’a pas pu être utilisée').first().waitFor()
})
