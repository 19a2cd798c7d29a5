// The desk, an organization's administration and a community in a real browser: accessible in light
// and dark at two widths, no sideways scroll at 320 pixels, and fit for paper.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  expectAccessible, expectNarrow, openSeen, type Seen,
} from '../support/browser.ts'

const NOTE = '/es/w/mesa/notas?mission=brisoria-mission&authority=brisoria-police'
const people: [string, string[]][] = [
  ['Inés Galván', [
    '/es/w/mesa', '/fr/w/bureau/jours-non-ouvres', '/fr/w/bureau/notes', NOTE, '/en/w/desk/contacts', '/pt/w/mesa/ingressos',
    '/fr/w/organisations', '/en/w/desk/exchange',
  ]],
  ['Ruth Ambrose', [
    '/en/w/organizations/marravel-ports', '/pt/w/organizacoes/marravel-ports/nova-pessoa',
    '/fr/w/communautes/exercise-csirts', '/es/w/comunidades/exercise-terrorism',
    '/fr/compte/coordonnees',
  ]],
]

let seen: Seen
before(async () => { seen = await openSeen() })
after(() => seen.end())

for (const width of [1280, 390]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`no violation at the desk at ${width} pixels in ${colorScheme}`, async () => {
      for (const [name, addresses] of people) {
        await seen.as(name, { viewport: { width, height: 900 }, colorScheme }, async (page) => {
          for (const address of addresses) {
            await seen.goto(page, address)
            await expectAccessible(page, address)
          }
        })
      }
    })
  }
}

test('no page of the desk scrolls sideways at 320 pixels', async () => {
  for (const [name, addresses] of people) {
    await seen.as(name, { viewport: { width: 320, height: 800 } }, async (page) => {
      for (const address of addresses) {
        await seen.goto(page, address)
        await expectNarrow(page, address)
      }
    })
  }
})

test('someone at the desk registers a note by keyboard alone, after a first attempt with faults', async () => {
  await seen.as('Inés Galván', { viewport: { width: 1280, height: 900 } }, async (page) => {
    await seen.goto(page, NOTE)
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
  await seen.as('Ana Rivas', { viewport: { width: 1280, height: 900 } }, async (page) => {
    await seen.goto(page, '/es/w/comunidades/exercise-csirts')
    await page.emulateMedia({ media: 'print' })
    assert.ok(await page.locator('.duty').getByText('marta@avelara-csirt.example').isVisible())
    assert.equal(await page.getByRole('navigation').filter({ visible: true }).count(), 1,
      'the trail alone')
    assert.equal(await page.getByRole('button').filter({ visible: true }).count(), 0)
  })
})
